"""The picture of the architecture, kept true: a module imports lower floors only, and only its own libraries."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "dialogscore"
FLOORS = (
    {"errors"},  # what a user can mend
    {"codes", "disk", "feedfiles", "hidden", "memory", "pieces", "resealing", "schema", "registry",
     "remembered"},  # all lean on these
    {"brand", "config", "moments", "languages", "tokens", "cues", "statistics", "forest", "opening", "pairing",
     "targets", "modelstore", "tables", "folder", "privacy", "arrays", "engines", "words", "lent"},  # tools
    {"readers", "threads", "features", "classifier", "canned", "levels", "measures", "themes"},  # stages
    {"index", "profiles"},  # what stands on measures
    {"audit"},  # the verb
    {"benchmark", "coding", "comparing", "training", "convert", "verify", "sharing", "forgetting",
     "worklist"},  # verbs that use audits
    {"reports"},  # words and pictures
    {"cli", "__init__"},  # doors
    {"__main__"},
)  # fmt: skip
# Lists of words or columns with hardly any code: these may be long.
LISTS = {"schema.py"}
FLOOR_OF = {name: number for number, names in enumerate(FLOORS) for name in names}
FILES = sorted(PACKAGE.rglob("*.py"))

# Libraries that only these modules may import.
ONLY_IN = {
    "spacy": {"tokens"},
    "sklearn": {"classifier", "themes", "training"},
    "click": {"cli"},
    "rich": {"cli", "reports"},
    "jinja2": {"reports"},
    "babel": {"reports"},
    "cssselect2": {"reports"},
    "joblib": {"audit", "benchmark", "classifier", "cues", "pieces", "tokens", "training"},
    "matplotlib": {"reports"},
    "py3langid": {"languages"},
    "python_calamine": {"readers"},
    "tinycss2": {"reports"},
    "weasyprint": {"reports"},
    "xlsxwriter": {"coding", "reports"},
}
FORBIDDEN_LIBRARIES = {"pickle", "shelve", "marshal", "socket", "urllib.request", "http.client", "requests", "httpx"}
FORBIDDEN = {
    "except Exception": r"except\s+(Base)?Exception\b(?!.*# reraised)",
    "bare except": r"except\s*:",
    "splitlines": r"\.splitlines\(",
    "iterrows": r"\.iterrows\(",
    "apply over rows": r"\.apply\(\s*lambda",
    "in place": r"\binplace\s*=",
    "the clock": r"\b(datetime|date|Timestamp)\.(now|utcnow|today)\(|\btime\.time\(",
    "joblib.load": r"\bjoblib\.load\(|allow_pickle\s*=\s*True",
    "unfinished work": r"\b(TODO|FIXME|XXX)\b",
    "locale": r"strptime\([^)]*%[aAbBp]",
}
# A skipped or excused test is a test that nobody runs.
FORBIDDEN_IN_TESTS = {
    "skipping": r"pytest\.(skip|importorskip)\(|mark\.(skip|skipif|xfail)\b",
    "unfinished work": r"\b(TODO|FIXME)\b",
}


def module_of(path: Path) -> str:
    relative = path.relative_to(PACKAGE)
    return relative.parts[0] if len(relative.parts) > 1 else path.stem


def imports_of(path: Path) -> Iterator[tuple[str, ...]]:
    """Yield the dotted names that a file imports, anywhere in it, as tuples."""
    here = ("dialogscore", *path.relative_to(PACKAGE).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = here[: len(here) - node.level + 1] if node.level else ()
            base += tuple(node.module.split(".")) if node.module else ()
            yield from ((*base, alias.name) for alias in node.names)


def called(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", FILES, ids=called)
def test_module_imports_lower_floors_only(path):
    name = module_of(path)
    for target in imports_of(path):
        if target[0] != "dialogscore" or len(target) < 2 or target[1] in (name, "__version__"):
            continue
        assert target[1] in FLOOR_OF, f"{name} imports {target[1]}, which has no floor"
        assert FLOOR_OF[target[1]] < FLOOR_OF[name], f"{name} must not import {target[1]}"


def test_every_module_has_a_floor_and_every_floor_is_in_the_contributors_guide():
    assert {module_of(path) for path in FILES} == set(FLOOR_OF)
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    missing = {module_of(path) for path in FILES} - set(re.findall(r"\w+", guide))
    assert not missing


@pytest.mark.parametrize("path", FILES, ids=called)
def test_library_is_imported_only_where_it_belongs(path):
    for target in imports_of(path):
        allowed = ONLY_IN.get(target[0])
        assert allowed is None or module_of(path) in allowed, f"{called(path)} must not import {target[0]}"
        forbidden = FORBIDDEN_LIBRARIES & {".".join(target[:depth]) for depth in (1, 2)}
        # The command line keeps spaCy's urllib3 from opening a socket, and must name the module for that.
        assert not forbidden or (forbidden == {"socket"} and called(path) == "dialogscore/cli/__init__.py")


@pytest.mark.parametrize("path", FILES, ids=called)
def test_module_is_short_enough_to_hold_one_idea(path):
    length = path.read_text(encoding="utf-8").count("\n")
    assert length <= 300 or path.relative_to(PACKAGE).as_posix() in LISTS


@pytest.mark.parametrize("path", FILES, ids=called)
@pytest.mark.parametrize("what", FORBIDDEN)
def test_module_is_free_of(path, what):
    found = re.findall(f".*(?:{FORBIDDEN[what]}).*", path.read_text(encoding="utf-8"))
    assert not found, f"{called(path)}: {what}"


@pytest.mark.parametrize("path", FILES, ids=called)
def test_only_the_command_line_prints(path):
    if module_of(path) == "cli":
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    assert "print" not in {call.id for call in calls if isinstance(call, ast.Name)}


@pytest.mark.parametrize("path", sorted((ROOT / "tests").rglob("*.py")), ids=called)
@pytest.mark.parametrize("what", FORBIDDEN_IN_TESTS)
def test_tests_are_free_of(path, what):
    if path == Path(__file__):
        return  # it has to name what it forbids
    assert not re.findall(FORBIDDEN_IN_TESTS[what], path.read_text(encoding="utf-8"))


def test_every_module_has_its_test():
    tested = {path.relative_to(ROOT / "tests").as_posix() for path in (ROOT / "tests").rglob("test_*.py")}
    for path in FILES:
        name = module_of(path)
        if name in ("__init__", "__main__"):
            continue
        candidates = [test for test in tested if test == f"test_{name}.py" or test.startswith(f"{name}/")]
        assert candidates, f"nothing tests {name}"
