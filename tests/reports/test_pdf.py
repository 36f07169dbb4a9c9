"""The PDF tells what the page tells, is tagged for screen readers, loads nothing and comes out the same every time."""

import base64
import itertools
import logging
import shutil
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from dialogscore.cli import main
from dialogscore.errors import UsageError
from dialogscore.folder import verify
from dialogscore.reports import pdf
from dialogscore.reports.wording import load as words_of
from tests.reports import made

LANGUAGES = pytest.mark.parametrize("language", ["de", "en"])
HOSTILE = "<script>alert(1)</script><img src=https://example.org/x> \u202egnp.exe {{ 7*7 }} "
HOSTILE += "\U0001f963 \U0001f44d\U0001f3fd"
ALLOWED = {"Document", "Part", "Sect", "Div", "Span", "NonStruct", "P", "H1", "H2", "H3", "H4", "L", "LI", "LBody",
           "Lbl", "Table", "THead", "TBody", "TR", "TH", "TD", "Figure", "Caption", "Link"}  # fmt: skip


def elements(reader: pypdf.PdfReader) -> list[tuple[str, dict, list[str]]]:
    """All structure elements in reading order: kind, dictionary, kinds of those around it."""
    found = []

    def walk(node, around):
        node = node.get_object()
        if isinstance(node, list):
            for one in node:
                walk(one, around)
        elif isinstance(node, dict) and "/S" in node:
            kind = node["/S"][1:]
            found.append((kind, node, around))
            walk(node.get("/K", pypdf.generic.ArrayObject()), [*around, kind])

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"], [])
    return found


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


@LANGUAGES
def test_it_is_tagged_and_says_its_language_and_title(papers, language):
    reader = pypdf.PdfReader(papers[language])
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Lang"] == language
    assert reader.metadata.title == words_of(language)("page.title", company="Knusperloh")
    assert b"<pdfuaid:part>1" in root["/Metadata"].get_data() or b'pdfuaid:part="1"' in root["/Metadata"].get_data()
    assert all(page["/StructParents"] == number for number, page in enumerate(reader.pages))
    assert all(page["/Tabs"] == "/S" for page in reader.pages if "/Annots" in page)


@LANGUAGES
def test_headings_descend_without_a_gap_and_only_known_tags_stand_in_the_tree(papers, language):
    found = elements(pypdf.PdfReader(papers[language]))
    assert {kind for kind, _, _ in found} <= ALLOWED
    levels = [int(kind[1]) for kind, _, _ in found if len(kind) == 2 and kind[0] == "H"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def test_tables_have_rows_and_every_cell_knows_its_headers(papers):
    found = elements(pypdf.PdfReader(papers["de"]))
    rows = [around for kind, _, around in found if kind == "TR"]
    assert rows
    assert all("Table" in around for around in rows)
    cells = [node for kind, node, _ in found if kind == "TD"]
    named = [cell for cell in cells if cell["/A"].get("/Headers")]
    assert len(named) > 0.95 * len(cells)
    ids = {str(node["/ID"]) for kind, node, _ in found if kind == "TH" and "/ID" in node}
    assert all(str(header) in ids for cell in named for header in cell["/A"]["/Headers"])


@LANGUAGES
def test_every_figure_has_a_text_and_a_place(papers, language):
    figures = [node for kind, node, _ in elements(pypdf.PdfReader(papers[language])) if kind == "Figure"]
    assert figures
    for figure in figures:
        assert len(figure["/Alt"]) > 10
        assert len(figure["/A"]["/BBox"]) == 4


@LANGUAGES
def test_pages_are_numbered_and_carry_company_and_chapter(papers, language):
    reader = pypdf.PdfReader(papers[language])
    count = len(reader.pages)
    assert f"/ {count}" not in reader.pages[0].extract_text()
    for number, page in enumerate(reader.pages[1:], start=2):
        text = page.extract_text()
        assert f"{number} / {count}" in text
        assert "Knusperloh" in text
    assert words_of(language)("sections.manifest") in reader.pages[-1].extract_text()


def test_contents_name_the_page_on_which_each_chapter_begins(papers):
    reader, words = pypdf.PdfReader(papers["de"]), words_of("de")
    # With all its chapters the contents may take two pages.
    contents = [line for page in reader.pages[1:3] for line in page.extract_text().split("\n")]
    led = [line for line in contents if "...." in line]
    assert len(led) > 20
    assert all(line.rpartition(".")[2].strip().isdigit() for line in led)
    for name in ("export", "mix", "replies", "evidence", "method", "manifest"):
        title = words(f"sections.{name}")
        line = next(line for line in contents if line.startswith(title))
        page = int(line.rpartition(".")[2])
        assert title in reader.pages[page - 1].extract_text()


def test_the_week_is_shaded_by_its_numbers(papers):
    fullest = b"0.431373 0.615686 0.631373 rg"  # 60 % of #0d5c63 on white
    drawn = [page.get_contents().get_data() for page in pypdf.PdfReader(papers["de"]).pages]
    assert sum(fullest in page for page in drawn) == 1


def test_bookmarks_are_the_chapters_with_their_parts(papers):
    outline = pypdf.PdfReader(papers["de"]).outline
    assert outline[0].title == "Knusperloh"
    chapters = [one.title for one in outline[1] if not isinstance(one, list)]
    words = words_of("de")
    assert [words("page.contents"), words("sections.verdict")] == chapters[:2]
    assert words("sections.manifest") == chapters[-1]


def test_the_same_audit_gives_the_same_bytes_in_another_process(tmp_path):
    program = (
        "import sys; from dialogscore.reports import pdf; from tests.reports import made; "
        "pdf.render(made.audit(), sys.argv[1], language='en')"
    )
    for seed in ("1", "2"):
        command = [sys.executable, "-c", program, str(tmp_path / seed)]
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin:/bin"}
        subprocess.run(command, check=True, env=environment)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()
    assert "/CreationDate" not in pypdf.PdfReader(tmp_path / "1").metadata


def test_hostile_texts_stay_text_and_nothing_is_asked_for(tmp_path, caplog):
    audit = made.audit(HOSTILE, company=HOSTILE, asked=HOSTILE, quotes=True, show_names=True)
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        pdf.render(audit, tmp_path / "report.pdf", language="de")
    assert not [record for record in caplog.records if "load" in record.message.lower()]
    reader = pypdf.PdfReader(tmp_path / "report.pdf")
    text = text_of(tmp_path / "report.pdf").replace("\n", "")
    assert "alert(1)" in text
    assert "[bowl with spoon] [thumbs up sign]" in text.replace("  ", " ")
    assert "/JavaScript" not in str(reader.trailer["/Root"])
    assert "{{ 7*7 }}" in text


def test_a_brand_is_worn_with_its_logo_and_colour(tmp_path, papers):
    audit = made.audit()
    drawn = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    svg = base64.b64encode(drawn).decode()
    audit.manifest["brand"] = {
        "agency": "Lupe", "client": "Acme AG", "accent": "#7a1f3d", "closing": ["Mit bestem Dank."],
        "logo": f"data:image/svg+xml;base64,{svg}", "leave_out": ["evidence"],
    }  # fmt: skip
    pdf.render(audit, tmp_path / "worn.pdf", language="de")
    reader = pypdf.PdfReader(tmp_path / "worn.pdf")
    assert "Acme AG" in reader.pages[0].extract_text()
    assert "Mit bestem Dank." in text_of(tmp_path / "worn.pdf")
    assert reader.metadata.author == "Lupe"
    alts = [node["/Alt"] for kind, node, _ in elements(reader) if kind == "Figure"]
    assert "Lupe" in alts
    cover = reader.pages[0].get_contents().get_data()
    red = b"0.478431 0.121569 0.239216"
    assert red in cover
    assert red not in pypdf.PdfReader(papers["en"]).pages[0].get_contents().get_data()
    assert words_of("de")("sections.evidence") not in text_of(tmp_path / "worn.pdf")


def test_long_evidence_is_cut_to_whole_threads_with_the_count_said(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "MOST_ROWS", 9)
    pdf.render(made.audit(*[f"reply {number}" for number in range(30)]), tmp_path / "report.pdf", language="en")
    text = text_of(tmp_path / "report.pdf").replace("\n", " ")
    printed = 4  # a question and its reply each
    assert f"The first {printed} threads are printed" in text
    assert text.count("Thread from M") == printed


def test_nothing_reaches_beyond_the_edge_of_the_paper(papers):
    for page in pypdf.PdfReader(papers["de"]).pages:
        width, seen = float(page.mediabox.width), []

        def note(text, matrix, at, *_, seen=seen):
            seen.extend([matrix[0] * at[4] + matrix[4]] if text.strip() else [])

        page.extract_text(visitor_text=note)
        assert seen
        assert min(seen) > 40
        assert max(seen) < width - 51  # the margin of 18 mm


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("sys.modules['weasyprint'] = None", "pip install 'dialogscore[pdf]'"),
        (
            "import ctypes.util, cffi\n"
            "def none(self, name, *rest): raise OSError(f\"cannot load library '{name}': no such file\")\n"
            "cffi.FFI.dlopen = none",
            "apt-get install libpango-1.0-0",
        ),
    ],
    ids=["no WeasyPrint", "no Pango"],
)
def test_what_is_missing_is_named_before_the_work_begins(missing, sentence, demo_audits, tmp_path):
    program = f"import sys\n{missing}\nfrom dialogscore.cli import main\nsys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "report", str(demo_audits["knusperloh"]), "--pdf"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert done.returncode == UsageError.exit_code
    assert sentence in " ".join(done.stderr.split())
    assert not (demo_audits["knusperloh"] / "report.pdf").exists()


def test_the_command_line_writes_it_beside_the_page(demo_audits, tmp_path):
    out = shutil.copytree(demo_audits["fernmoor_trains"], tmp_path / "out")
    assert main(["report", str(out), "--pdf", "--language", "en"]) == 0
    assert (out / "report.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert verify(out) == ((), (), ())
