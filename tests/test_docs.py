"""The documents say what the program does: every command and option, every column and measure, every date."""

import re
from pathlib import Path

import pytest

import dialogscore
from dialogscore import config
from dialogscore.brand import load_brand
from dialogscore.cli import program
from dialogscore.opening import parse_opening
from dialogscore.readers import load_mapping
from dialogscore.schema import SCORES, column_names
from tests.readme import README, options_of, renewed

ROOT = Path(__file__).parent.parent
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "PRIVACY.md", "corpora/README.md")


def test_generated_parts_of_the_readme_are_current():
    text = README.read_text(encoding="utf-8")
    assert renewed(text) == text, "run: make readme"


@pytest.mark.parametrize("name", program.commands)
def test_command_is_in_the_readme_with_an_example(name):
    text = README.read_text(encoding="utf-8")
    assert f"### `dialogscore {name}" in text
    examples = [line for line in text.split("\n") if line.startswith(f"dialogscore {name}")]
    assert examples


@pytest.mark.parametrize(
    ("name", "option"),
    [
        (name, spelling)
        for name in program.commands
        for option in options_of(name)
        if option.param_type_name == "option"
        for spelling in option.opts
    ],
)
def test_option_is_in_the_readme(name, option):
    section = README.read_text(encoding="utf-8").partition(f"### `dialogscore {name}")[2].partition("\n### ")[0]
    assert option in section


def test_examples_in_the_readme_use_options_that_exist():
    blocks = re.findall(r"^```\n(.*?)^```", README.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for line in re.findall(r"^dialogscore (.+)$", "\n".join(blocks), flags=re.MULTILINE):
        name = line.split()[0]
        known = {spelling for option in options_of(name) for spelling in option.opts}
        assert set(re.findall(r"(?<!\S)--?[a-z][a-z-]*", line)) <= known, line


def test_files_shown_in_the_readme_are_read_as_they_stand(tmp_path):
    text = README.read_text(encoding="utf-8")
    company, hours, brand, several, mapping = re.findall(r"^```toml\n(.*?)^```", text, flags=re.M | re.S)
    (tmp_path / "company.toml").write_text(company, encoding="utf-8")
    (tmp_path / "table.toml").write_text(mapping, encoding="utf-8")
    (tmp_path / "export.csv").write_text("Post ID;Message\n", encoding="utf-8")
    told = config.load(tmp_path)
    assert told.company == "Acme"
    assert told.mapping == tmp_path / "table.toml"
    (tmp_path / "company.toml").write_text(company + hours, encoding="utf-8")
    assert list(parse_opening(config.load(tmp_path).hours)) == ["", "x:acme_help"]
    (tmp_path / "company.toml").write_text(several, encoding="utf-8")
    assert [account.role for account in config.load(tmp_path).accounts] == ["marketing", "care", None]
    assert load_mapping(tmp_path / "table.toml").columns["message_id"] == ("Post ID",)
    assert load_mapping(told.mapping).columns["text"] == ("Message",)
    (tmp_path / "brand.toml").write_text(brand, encoding="utf-8")
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>', "utf-8")
    assert load_brand(tmp_path / "brand.toml")["agency"] == "Lupe & Partner"


def test_demo_and_test_come_first():
    start = README.read_text(encoding="utf-8").partition("## ")[2]
    assert re.search(r"^make demo.*\nmake test", start, flags=re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_between_documents_lead_somewhere(document):
    path = ROOT / document
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), f"{document} links to {target}"


def test_versions_agree():
    version = dialogscore.__version__
    assert f"version: {version}" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = changelog.partition("\n## ")[2]
    assert newest.startswith(version)
    assert newest.partition("\n### ")[2].startswith("Scores that change")


def test_scores_shown_in_the_readme_are_columns():
    text = README.read_text(encoding="utf-8")
    for name in ("basis", "low", "high", "low_sampling", "high_sampling", "note_code", "n"):
        assert name in column_names(SCORES)
        assert f"`{name}`" in text
