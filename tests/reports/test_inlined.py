"""Drawings that stand alone wear the page's rules for paper, are not stretched and say what they show."""

from importlib.resources import files

import cssselect2
import pytest
import tinycss2
import tinyhtml5

from dialogscore.reports.inlined import inline

SHEETS = sorted((files("dialogscore.reports") / "templates").glob("*.css"))
PAGE = """<!doctype html><style>
:root { --ink: #010203; } @media print { :root { --ink: #040506; } } @media screen { .line { stroke: red; } }
.plot .line { stroke: var(--ink); stroke-width: 2; vector-effect: non-scaling-stroke; position: static; }
svg { --tall: 380; } #one { fill: none; } .gone::before { fill: red; } path { fill: blue; opacity: .5; }
</style><figure><figcaption>What <b>it</b>  shows</figcaption>
<div class="plot"%s><svg viewBox="0 0 1000 1000" preserveAspectRatio="none">
<path id="one" class="line gone" d="M0 1000V500.5h10L20 250v100Z"/>
<rect y="100" height="50" width="3" style="fill: var(--own); --own: green"/>
</svg></div></figure>"""


def drawn(attribute=""):
    root = cssselect2.ElementWrapper.from_html_root(tinyhtml5.parse(PAGE % attribute, namespace_html_elements=False))
    inline(root)
    drawing = root.query("svg").etree_element
    return drawing, [one for one in drawing if not one.tag.endswith("title")]


def style_of(shape):
    return dict(part.split(":") for part in shape.get("style").split(";"))


def test_rules_of_the_page_for_paper_are_written_on_the_shapes():
    _, (path, rectangle) = drawn()
    assert style_of(path)["stroke"] == "#040506"
    assert style_of(path)["fill"] == "none"
    assert style_of(path)["opacity"] == ".5"
    assert style_of(rectangle) == {"fill": "green"}


def test_a_stretched_drawing_gets_the_proportions_of_paper_and_lines_keep_their_width():
    drawing, (path, rectangle) = drawn()
    assert drawing.get("viewBox") == "0 0 1000 380"
    assert drawing.get("preserveAspectRatio") is None
    assert path.get("d") == "M0 380V190.19h10L20 95v38Z"
    assert (rectangle.get("y"), rectangle.get("height"), rectangle.get("width")) == ("38.00", "19.00", "3")
    assert style_of(path)["stroke-width"] == "3.34"


@pytest.mark.parametrize(
    ("attribute", "told"), [("", "What it shows"), (' aria-label="All of &lt;it&gt;"', "All of <it>")]
)
def test_a_drawing_is_entitled_by_its_label_or_its_caption(attribute, told):
    drawing, _ = drawn(attribute)
    assert drawing[-1].text == told


def test_style_sheets_are_there():
    assert [sheet.name for sheet in SHEETS] == ["print.css", "style.css"]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_style_sheet_has_no_mistake_and_closes_what_it_opens(sheet):
    text = sheet.read_text(encoding="utf-8")
    assert text.count("{") == text.count("}")
    nodes = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    for node in nodes:
        assert node.type != "error"
        if node.type == "at-rule" and node.lower_at_keyword == "media":
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            assert {one.type for one in inner} <= {"qualified-rule", "at-rule"}
            assert "media" not in {one.lower_at_keyword for one in inner if one.type == "at-rule"}
