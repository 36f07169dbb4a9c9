"""Templates are compiled once and kept where Python keeps modules, where it keeps any."""

import sys

import jinja2
import pytest

from dialogscore.reports.compiled import Beside


@pytest.fixture
def keeping(monkeypatch):
    """Let Python keep what it compiles, beside the sources, whatever this process was told."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)


def rendered(folder, *, made_by="one") -> str:
    """Render the folder's only template as a new process would."""
    loader = jinja2.FileSystemLoader(folder)
    templates = jinja2.Environment(autoescape=True, loader=loader, bytecode_cache=Beside(folder, made_by=made_by))
    return templates.get_template("page.j2").render(name="you")


def kept(folder) -> list:
    return sorted((folder / "__pycache__").glob("*"))


def test_a_template_is_kept_and_not_compiled_again(tmp_path, keeping, monkeypatch):
    (tmp_path / "page.j2").write_text("Hello {{ name }}")
    assert rendered(tmp_path) == "Hello you"
    (one,) = kept(tmp_path)
    assert one.name.endswith(".opt-jinja.pyc")
    monkeypatch.delattr(jinja2.Environment, "compile")
    assert rendered(tmp_path) == "Hello you"


def test_a_changed_template_is_compiled_anew(tmp_path, keeping):
    (tmp_path / "page.j2").write_text("Hello {{ name }}")
    rendered(tmp_path)
    (tmp_path / "page.j2").write_text("Goodbye {{ name }}")
    assert rendered(tmp_path) == "Goodbye you"
    assert len(kept(tmp_path)) == 1


@pytest.mark.parametrize("left", [0, 10, 100, -1])
def test_what_is_damaged_is_compiled_anew(left, tmp_path, keeping):
    (tmp_path / "page.j2").write_text("Hello {{ name }}")
    rendered(tmp_path)
    (one,) = kept(tmp_path)
    whole = one.read_bytes()
    one.write_bytes(whole[:left])
    assert rendered(tmp_path) == "Hello you"
    assert one.read_bytes() == whole


def test_what_another_version_compiled_is_compiled_anew(tmp_path, keeping, monkeypatch):
    (tmp_path / "page.j2").write_text("Hello {{ name }}")
    rendered(tmp_path)
    (one,) = kept(tmp_path)
    whole = one.read_bytes()
    monkeypatch.setattr(jinja2, "__version__", "0.0")
    assert rendered(tmp_path) == "Hello you"
    assert one.read_bytes() != whole


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path, keeping, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    (tmp_path / "page.j2").write_text("Hello {{ name }}")
    assert rendered(tmp_path) == "Hello you"
    assert kept(tmp_path) == []


def test_a_folder_that_cannot_be_written_to_is_no_matter(tmp_path, keeping):
    (tmp_path / "page.j2").write_text("Hello {{ name }}")
    (tmp_path / "__pycache__").write_text("in the way")
    assert rendered(tmp_path) == "Hello you"


def test_what_was_compiled_otherwise_is_compiled_anew(tmp_path, keeping):
    (tmp_path / "page.j2").write_text("Hello {{ name }}")
    rendered(tmp_path)
    (one,) = kept(tmp_path)
    whole = one.read_bytes()
    assert rendered(tmp_path, made_by="another") == "Hello you"
    assert one.read_bytes() != whole
