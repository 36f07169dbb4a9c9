"""Installed, it works from anywhere: wheel, editable install, other Pythons, both generations of pandas."""

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dialogscore
from tests.test_architecture import FILES, imports_of

ROOT = Path(__file__).parent.parent
SETUP = configparser.ConfigParser()
SETUP.read(ROOT / "setup.cfg", encoding="utf-8")


def run(*command, cwd=None, **environment) -> subprocess.CompletedProcess:
    """Run a program without this checkout on its path and return what it did."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST"))}
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=clean | environment, capture_output=True, text=True
    )


def must(*command, **options) -> str:
    """Run a program that has to end well and return what it said."""
    done = run(*command, **options)
    assert done.returncode == 0, f"{command}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
    return done.stdout


def other_pythons() -> dict[str, str]:
    """Find one interpreter of each supported version on this machine that can make environments."""
    found = {}
    candidates = [*(f"python3.{minor}" for minor in (11, 12, 13)), sys.executable]
    home = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    candidates += sorted(str(path) for path in home.glob("versions/3.1[123].*/bin/python3"))
    for candidate in candidates:
        program = shutil.which(candidate)
        if program:
            done = run(program, "-c", "import sys, ensurepip, venv; print('%d.%d' % sys.version_info[:2])")
            if done.returncode == 0 and done.stdout.strip() in ("3.11", "3.12", "3.13"):
                found.setdefault(done.stdout.strip(), program)
    return found


def copied(target: Path) -> Path:
    """Copy what a build needs, so that no left-over of an earlier build hides what is missing."""
    leave = shutil.ignore_patterns(".git", ".venv*", "build", "dist", "*.egg-info", "__pycache__", "dialogscore-demo*")
    shutil.copytree(ROOT, target, ignore=leave)
    return target


def environment(folder: Path, *what, python: str = sys.executable) -> Path:
    """Make an environment with `what` installed and return its folder of programs."""
    must(python, "-m", "venv", folder)
    must(folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what)
    return folder / "bin"


def test_every_package_is_in_setup_cfg():
    listed = set(SETUP["options"]["packages"].split())
    there = {
        ".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "dialogscore").rglob("__init__.py")
    } | {"dialogscore_models", "dialogscore_corpora"}
    assert listed == there


def test_every_data_file_is_covered_by_package_data():
    patterns = {name: value.replace(" ", "").split(",") for name, value in SETUP["options.package_data"].items()}
    folders = {"dialogscore": "dialogscore", "dialogscore_models": "models", "dialogscore_corpora": "corpora"}
    for package, folder in folders.items():
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix not in (".py", ".pyc"):
                assert any(path.match(pattern.replace("**/", "")) for pattern in patterns[package]), path


def test_every_library_that_is_imported_is_required():
    named = {"sklearn": "scikit-learn", "python_calamine": "python-calamine"}
    # An extra is asked for by the one module that needs it.
    extras = [wanted for name, wanted in SETUP["options.extras_require"].items() if name != "test"]
    listed = "\n".join([SETUP["options"]["install_requires"], *extras])
    required = set(re.findall(r"^[\w-]+", listed, flags=re.MULTILINE))
    imported = {target[0] for path in FILES for target in imports_of(path)}
    others = imported - set(sys.stdlib_module_names) - {"dialogscore"}
    assert {named.get(name, name) for name in others} <= required


def test_pyproject_has_no_project_table():
    assert "[project]" not in re.sub(r"#.*", "", (ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_model_files_are_arrays_and_json_never_pickles():
    kinds = {path.suffix for path in (ROOT / "models").rglob("*") if path.is_file()}
    assert kinds <= {".npz", ".json", ".md", ".py", ".pyc"}


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ("case $2 in *version_info*) exit 1;; esac", "is Python 3.9.1, expected Python 3.11, 3.12 or 3.13"),
        ("case $2 in *ensurepip*) exit 1;; esac", "On Debian and Ubuntu: apt-get install python3-venv"),
    ],
    ids=["too old", "without venv"],
)
def test_makefile_refuses_an_unusable_python_in_one_sentence(answers, sentence, tmp_path):
    fake = tmp_path / "python3"
    fake.write_text(f"#!/bin/sh\n[ $1 = --version ] && echo 'Python 3.9.1'\n{answers}\nexit 0\n", encoding="utf-8")
    fake.chmod(0o755)
    done = run("make", "install", f"PYTHON={fake}", f"VENV={tmp_path / 'venv'}", cwd=ROOT)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert not (tmp_path / "venv").exists()


@pytest.fixture(scope="session")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    source = copied(folder / "source")
    must(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, source)
    return next(folder.glob("dialogscore-*.whl"))


@pytest.mark.full
def test_wheel_works_in_a_fresh_environment_from_any_folder(wheel, tmp_path):
    programs = environment(tmp_path / "venv", wheel)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert dialogscore.__version__ in must(programs / "dialogscore", "--version", cwd=elsewhere)
    assert "de_en_acts_social" in must(programs / "dialogscore", "list", "models", cwd=elsewhere)
    verdict = must(programs / "dialogscore", "demo", cwd=elsewhere)
    assert verdict
    reports = sorted(elsewhere.glob("dialogscore-demo/*/report.html"))
    assert len(reports) == 2


@pytest.mark.full
def test_editable_install_works_from_any_folder(tmp_path):
    source = copied(tmp_path / "source")
    programs = environment(tmp_path / "venv", "--editable", source)
    assert "de_en_acts_social" in must(programs / "dialogscore", "list", "models", cwd=tmp_path)
    must(programs / "dialogscore", "demo", "-o", tmp_path / "demo", cwd=tmp_path)
    assert (tmp_path / "demo").exists()
    assert not (source / "build").exists()


@pytest.mark.full
@pytest.mark.parametrize("pandas", ["pandas==2.2.3", "pandas>=3,<4"], ids=["oldest", "newest"])
def test_suite_passes_with_both_generations_of_pandas(pandas, tmp_path):
    pythons = other_pythons()
    chosen = pythons[min(pythons)] if "2.2.3" in pandas else pythons[max(pythons)]
    source = copied(tmp_path / "source")
    programs = environment(tmp_path / "venv", "--editable", f"{source}[test]", pandas, python=chosen)
    suite = ("pytest", "-q", "-n", "auto", "-m", "not slow and not full", "-p", "no:cacheprovider")
    done = run(programs / "python", "-m", *suite, cwd=source)
    assert done.returncode == 0, done.stdout[-6000:]


@pytest.mark.full
def test_scores_are_the_same_with_every_python_that_is_there(wheel, tmp_path):
    seen = {}
    for version, python in other_pythons().items():
        programs = environment(tmp_path / version, wheel, python=python)
        must(programs / "dialogscore", "demo", "-o", tmp_path / f"demo-{version}", cwd=tmp_path)
        seen[version] = [path.read_bytes() for path in sorted((tmp_path / f"demo-{version}").glob("*/scores.csv"))]
    assert seen
    first = next(iter(seen.values()))
    assert len(first) == 2
    assert all(scores == first for scores in seen.values())
