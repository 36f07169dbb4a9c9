"""A brand is checked before it is worn: readable colours, a logo that only draws, and clear errors."""

import base64
import re
from pathlib import Path

import pytest

from dialogscore.brand import LEAVE_OUT, PAPERS, contrast, load_brand
from dialogscore.errors import UsageError
from dialogscore.reports.html import CHAPTERS

ROOT = Path(__file__).parents[1]
SHAPE = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9" fill="#000"/>{}</svg>'


def brand(tmp_path, text, logo=None):
    if logo is not None:
        (tmp_path / "logo.svg").write_bytes(logo if isinstance(logo, bytes) else logo.encode())
    (tmp_path / "brand.toml").write_text(text, encoding="utf-8")
    return load_brand(tmp_path / "brand.toml")


def test_contrast_is_that_of_the_guidelines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)  # the grey that famously just fails
    assert contrast("#ffffff", "#ffffff") == 1


def test_grounds_are_those_of_the_page():
    style = (ROOT / "dialogscore/reports/templates/style.css").read_text(encoding="utf-8")
    assert tuple(re.findall(r"--paper: (#\w{6});", style)) == tuple(PAPERS.values())


def test_every_section_that_may_be_left_out_is_a_chapter_of_the_page():
    assert set(LEAVE_OUT) < set(CHAPTERS)
    kept = {path.stem for path in (ROOT / "dialogscore/reports/templates/chapters").glob("*.j2")}
    assert kept == {"verdict", "index", "cases", *CHAPTERS}


def test_what_is_said_is_kept_and_the_logo_becomes_an_address_of_data(tmp_path):
    found = brand(tmp_path, 'agency = "Lupe"\nlogo = "logo.svg"\nclosing = ["Thanks."]', SHAPE.format(""))
    assert found["agency"] == "Lupe"
    head, _, data = found["logo"].partition(",")
    assert head == "data:image/svg+xml;base64"
    assert b"rect" in base64.b64decode(data)


def test_a_png_is_taken_as_it_is(tmp_path):
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n....")
    assert brand(tmp_path, 'logo = "logo.png"')["logo"].startswith("data:image/png;base64,")


@pytest.mark.parametrize(
    "bad",
    ["<script>alert(1)</script>", '<rect onload="x()"/>', '<use href="https://evil.example/a.svg#b"/>',
     '<use href="other.svg#b"/>', '<rect style="fill:url(https://evil.example)"/>', "<foreignObject/>",
     '<image href="data:image/png;base64,AA"/>', "<style>@import 'x'</style>"],
)  # fmt: skip
def test_a_logo_that_could_run_or_load_is_refused(tmp_path, bad):
    with pytest.raises(UsageError, match="in the logo"):
        brand(tmp_path, 'logo = "logo.svg"', SHAPE.format(bad))


def test_entities_are_refused_before_anything_is_read(tmp_path):
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SHAPE.format("<text>&a;</text>")
    with pytest.raises(UsageError, match="document type"):
        brand(tmp_path, 'logo = "logo.svg"', bomb)


@pytest.mark.parametrize(
    ("text", "found"),
    [('accent = "#ffff66"', r"1\.\d to 1"), ('accent = "red"', "a colour such as"), ('agencie = "x"', "agency"),
     ("agency = 3", "a text"), ("closing = [1]", "a list of texts"), ('leave_out = ["ledger"]', "evidence"),
     ('logo = "none.png"', "no file"), ("agency = ", "no TOML")],
)  # fmt: skip
def test_what_is_wrong_is_said_with_what_is_expected(tmp_path, text, found):
    with pytest.raises(UsageError, match=found):
        brand(tmp_path, text)


def test_the_chapters_on_what_the_talk_is_for_may_be_left_out_and_the_readme_names_every_one(tmp_path):
    left_out = ["purposes", "themes", "uptake", "service_level", "steadiness"]
    assert brand(tmp_path, f"leave_out = {left_out}") == {"leave_out": left_out}
    told = re.search(r"# Any of: ([a-z_,\s#]*)\n", (ROOT / "README.md").read_text(encoding="utf-8"))[1]
    assert tuple(re.findall(r"\w+", told)) == LEAVE_OUT


def test_a_logo_that_is_neither_kind_or_too_large_is_refused(tmp_path):
    with pytest.raises(UsageError, match="neither PNG nor SVG"):
        brand(tmp_path, 'logo = "logo.svg"', b"GIF89a")
    with pytest.raises(UsageError, match="at most"):
        brand(tmp_path, 'logo = "logo.svg"', b"x" * 500_001)
