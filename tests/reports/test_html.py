"""The page says every figure with its n, interval and basis, and shows foreign text harmlessly."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from dialogscore.brand import LEAVE_OUT
from dialogscore.reports import explorer, html
from dialogscore.reports.evidence import AT_A_TIME, PRINTED
from tests.reports import made

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)> \u202egnp.exe \x1b[2J =1+1 {{ 7*7 }}"
LANGUAGES = pytest.mark.parametrize("language", ["de", "en"])


class Page(HTMLParser):
    """Tags, attributes and words of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text += data


def page_of(tmp_path, audit, language="en"):
    html.render(audit, tmp_path / "report.html", language=language)
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    return text, Page(text)


@LANGUAGES
def test_every_section_is_there_and_the_page_stands_alone(tmp_path, language):
    text, page = page_of(tmp_path, made.audit(), language)
    ids = [value for name, value in page.attributes if name == "id"]
    for section in ("verdict", "index", "export", "mix", "replies", "substance", "invitations", "continuity"):
        assert section in ids
    assert len(ids) == len(set(ids))
    assert not {"link", "iframe", "img", "object"} & set(page.tags)
    assert "default-src 'none'" in text
    assert "&#34;" not in text.partition("</style>")[0].partition("<style>")[2]
    assert f'lang="{language}"' in text


def test_figures_stand_with_n_interval_and_basis(tmp_path):
    _, page = page_of(tmp_path, made.audit())
    for words in (
        "30.0%", "20.0% to 40.0%", "uncertain labels against and for: 25.0% to 35.0%", "1,013",
        "9\u00a0min 51\u00a0s", "counted", "estimated by model, not checked by people", "Who coded",
    ):  # fmt: skip
        assert words in page.text


def test_refused_figures_stand_with_their_reason(tmp_path):
    _, page = page_of(tmp_path, made.audit())
    for words in (
        "No index",
        "7 threads, 10 are needed",
        "Too few: 4, at least 10 are needed",
        "At least 30 watched turns",
    ):
        assert words in page.text


@LANGUAGES
def test_study_is_named_with_its_limit(tmp_path, language):
    _, page = page_of(tmp_path, made.audit(), language)
    assert "St. Gallen" in page.text
    assert {"en": "does not replicate", "de": "wiederholt die Studie nicht"}[language] in page.text


@LANGUAGES
def test_hostile_texts_stay_text(tmp_path, language):
    audit = made.audit(HOSTILE, company=HOSTILE, asked=HOSTILE, quotes=True, show_names=True,
                       notes=[["assumed_zone", {"file": HOSTILE, "zone": "UTC"}]])  # fmt: skip
    audit.messages["url"] = "javascript:alert(1)"
    audit.sources["file"] = HOSTILE
    text, page = page_of(tmp_path, audit, language)
    assert page.tags.count("script") == 1
    assert "img" not in page.tags
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert "javascript:" not in text
    assert not set("\u202e\x1b") & set(text)
    assert "{{ 7*7 }}" in page.text


def test_a_million_characters_are_cut_with_the_count_said(tmp_path):
    text, _ = page_of(tmp_path, made.audit("x" * 1_000_000))
    assert len(text) < 100_000
    assert "[+999300]" in text


def test_persons_are_hidden_unless_asked_for(tmp_path):
    audit = made.audit("@Handle0 Hallo Anna, please send a message. ^JK", asked="my secret question")
    text, _ = page_of(tmp_path, audit)
    assert "text not shown" in text
    for hidden in ("Handle0", "Anna", "Sommer", "my secret question", "example.org/q"):
        assert hidden not in text
    assert "@person-1" in text


def test_quotes_and_names_are_shown_when_asked_for(tmp_path):
    audit = made.audit("@Handle0 sure", asked="my open question", quotes=True, show_names=True)
    _, page = page_of(tmp_path, audit)
    assert "my open question" in page.text
    assert "@Handle0 sure" in page.text


def test_long_evidence_is_cut_with_the_count_said(tmp_path, monkeypatch):
    monkeypatch.setattr(explorer, "BUDGET", 100_000)
    text, page = page_of(tmp_path, made.audit(*[f"reply {number}" for number in range(250)]))
    assert 50_000 < len(text.partition('<table class="evidence')[2].partition("</table>")[0]) < 110_000
    # A thread takes 350 bytes and 2 * 650 bytes, and less than 100 for its text: 100,000 hold 57 to 60.
    shown = page.tags.count("tbody") - page_of(tmp_path, made.audit("reply"))[1].tags.count("tbody") + 1
    assert 57 <= shown <= 60
    assert f"{shown} of 250 threads are shown" in page.text
    assert "Every message with its label is in messages.csv." in page.text


def test_style_and_script_cut_where_the_page_says(tmp_path):
    text, _ = page_of(tmp_path, made.audit())
    assert f".threads:not(.live) tbody:nth-of-type(n+{AT_A_TIME + 1}) {{ display: none; }}" in text
    assert f'data-page="{AT_A_TIME}"' in text
    # The head of the table counts as one.
    assert f".threads tbody:nth-child(n+{PRINTED + 2} of tbody:not([hidden]), thead) {{ display: none; }}" in text


def test_policy_names_style_and_script_by_their_hashes_and_nothing_else(tmp_path):
    text, page = page_of(tmp_path, made.audit())
    policy = dict(page.attributes[: page.attributes.index(("name", "viewport"))])["content"]
    sources = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    for tag in ("style", "script"):
        held = text.partition(f"<{tag}>")[2].partition(f"</{tag}>")[0]
        digest = base64.b64encode(hashlib.sha256(held.encode()).digest()).decode()
        assert sources[f"{tag}-src"] == f"'sha256-{digest}'"
    assert sources == sources | {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}
    assert set(sources) == {"default-src", "style-src", "style-src-attr", "script-src", "base-uri", "form-action"}


@pytest.mark.parametrize("name", ["explorer.js", "scrolling.js"])
def test_script_writes_no_markup_keeps_nothing_and_asks_nobody(name):
    script = (files("dialogscore.reports") / "templates" / name).read_text(encoding="utf-8")
    for call in ("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval", "Function(", "Storage", "cookie",
                 "fetch", "XMLHttp", "WebSocket", "import(", "sendBeacon", "</"):  # fmt: skip
        assert call not in script, call


@pytest.mark.parametrize("left_out", [[], list(LEAVE_OUT)])
def test_references_lead_to_messages_that_the_page_shows(tmp_path, left_out):
    audit = made.audit()
    audit.manifest["brand"] = {"leave_out": left_out}
    _, page = page_of(tmp_path, audit)
    places = {value for name, value in page.attributes if name == "id"}
    within = {value[1:] for name, value in page.attributes if name == "href" and value.startswith("#")}
    assert within <= places
    assert not places & set(left_out)
    # The reply, in the lists of canned ones and of invitations.
    assert page.attributes.count(("href", "#M000002")) == (0 if left_out else 2)


def test_links_lead_out_without_a_trace(tmp_path):
    text, _ = page_of(tmp_path, made.audit())
    assert '<a href="https://example.org/r" rel="noopener noreferrer nofollow">' in text


def test_model_stands_with_its_measured_quality(tmp_path):
    _, page = page_of(tmp_path, made.audit())
    for words in ("900 messages of 31 companies", "macro-F1, replies", "0.66 to 0.75", "Not for other languages."):
        assert words in page.text
    assert "0.05" not in page.text


def test_rejects_are_summed_up(tmp_path):
    reject = {"source_id": "S1", "kind": "malformed", "reason": "bad_time", "arguments": "{}"}
    _, page = page_of(tmp_path, made.audit(rejects=[reject | {"source_row": 3}, reject | {"source_row": 9}]))
    assert "a time that is no time" in page.text
    assert "S1 row 3" in page.text


def test_same_audit_gives_the_same_bytes(tmp_path):
    first, _ = page_of(tmp_path, made.audit())
    second, _ = page_of(tmp_path, made.audit())
    assert first == second


def test_a_brand_is_worn_as_text_and_its_sections_are_left_out(tmp_path):
    audit = made.audit()
    audit.manifest["brand"] = {
        "agency": "<b>Lupe</b>", "client": "Acme", "accent": "#7a1f3d", "logo": "data:image/png;base64,AA",
        "closing": ["<script>alert(1)</script>"], "leave_out": ["evidence"],
    }  # fmt: skip
    text, page = page_of(tmp_path, audit)
    assert page.tags.count("script") == 1
    assert "form.explorer" not in text  # what it finds is left out, and so is its script
    assert "Prepared for Acme" in page.text
    assert "--accent: #7a1f3d" in text
    assert "img-src data:" in text
    ids = [value for name, value in page.attributes if name == "id"]
    assert "evidence" not in ids
    assert "closing" in ids
    assert ("href", "#evidence") not in page.attributes


@pytest.mark.parametrize("name", ["style.css", "print.css"])
def test_every_block_of_a_style_sheet_is_closed_before_the_next_begins(name):
    text = (files("dialogscore.reports") / "templates" / name).read_text(encoding="utf-8")
    depth = 0
    for line in re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).split("\n"):
        assert not (line.startswith("@media") and depth), line
        depth += line.count("{") - line.count("}")
        assert depth in (0, 1, 2), line
    assert depth == 0
