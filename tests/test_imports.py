"""Starting the program is cheap: heavy libraries are loaded when a command needs them."""

import json
import subprocess
import sys

import pytest

HEAVY = {"pandas", "spacy", "sklearn", "pyarrow", "scipy", "numpy", "rich", "jinja2", "joblib", "babel", "matplotlib",
         "weasyprint"}  # fmt: skip

SLOW = {"scipy.stats", "scipy.optimize", "sklearn", "matplotlib", "xlsxwriter", "scipy.sparse.csgraph", "joblib"}

PROGRAM = """
import json, sys
{statement}
print(json.dumps(sorted({{name.partition(".")[0] for name in sys.modules}})))
"""


def modules_after(statement: str) -> set[str]:
    """Run a statement in a fresh interpreter and return the first-level modules it left loaded."""
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(statement=statement)], capture_output=True, text=True, check=True
    )
    return set(json.loads(run.stdout.rstrip().rpartition("\n")[2]))


@pytest.mark.parametrize(
    "statement",
    [
        "import dialogscore",
        "import dialogscore; dir(dialogscore)",
        "import dialogscore.schema, dialogscore.registry, dialogscore.config",
        "from dialogscore.cli import main; main(['--help'])",
        "from dialogscore.cli import main; main(['audit', '--help'])",
        "from dialogscore.cli import main; main(['inspect', '--help'])",
        "from dialogscore.cli import main; main(['sample', '--help'])",
        "from dialogscore.cli import main; main(['--version'])",
        "from dialogscore.cli import main; main(['audit'])",
    ],
)
def test_nothing_heavy_is_loaded_by(statement):
    assert not HEAVY & modules_after(statement)


def test_an_audit_and_its_report_load_nothing_that_they_do_not_need():
    statement = "import dialogscore; dialogscore.audit, dialogscore.load; import dialogscore.reports.html"
    run = subprocess.run(
        [sys.executable, "-c", f"import sys\n{statement}\nprint({SLOW} & set(sys.modules))"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert run.stdout.strip() == "set()"


def test_lazy_names_are_found_and_unknown_ones_are_not():
    import dialogscore

    assert dialogscore.audit.__module__ == "dialogscore.audit"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        dialogscore.nothing  # noqa: B018
