"""What a module offers is what it says it offers, documented to the last parameter."""

import ast
import dataclasses
import doctest
import importlib
import inspect
from pathlib import Path
from typing import NamedTuple

import pytest
from numpydoc.docscrape import NumpyDocString
from numpydoc.validate import validate

import dialogscore

PACKAGE = Path(dialogscore.__file__).parent
MODULES = sorted(
    "dialogscore" + "".join(f".{part}" for part in path.relative_to(PACKAGE).with_suffix("").parts)
    for path in PACKAGE.rglob("*.py")
)
MODULES = [name.removesuffix(".__init__") for name in MODULES if not name.endswith("__main__")]

# Codes of numpydoc that are matters of taste, each with the reason why ours differs.
TASTE = {
    "ES01": "a summary that says all needs no longer text",
    "EX01": "not everything can be shown in two lines; tests are the examples",
    "PR06": "types are words, such as 'list of bool'",
    "PR08": "a description may begin with a value in backticks or a lower-case name",
    "RT04": "as in PR08",
    "SA01": "modules are short: what belongs together stands together",
    "SS05": "'Has' and 'Is' are no verbs in the wrong form",
}


class Public(NamedTuple):
    """One public function or class and where it lives."""

    module: str
    name: str
    value: object


def public_things() -> list[Public]:
    found = []
    for module_name in MODULES[1:]:  # the package itself only passes names on
        module = importlib.import_module(module_name)
        for name in module.__all__:
            value = getattr(module, name)
            documented = inspect.isfunction(value) or inspect.isclass(value)
            if documented and getattr(value, "__module__", None) == module_name:
                found.append(Public(module_name, name, value))
    return found


@pytest.mark.parametrize("name", MODULES)
def test_all_is_sorted_and_complete(name):
    module = importlib.import_module(name)
    listed = module.__all__
    assert list(listed) == sorted(set(listed), key=_natural), f"{name}.__all__ is not sorted"
    for public in listed:
        assert hasattr(module, public)
    defined = {
        node.name
        for node in ast.parse(Path(module.__file__).read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    }
    assert defined <= set(listed), f"{name}: {sorted(defined - set(listed))} are public but not listed"


def _natural(name: str) -> tuple[int, str]:
    """Sort as ruff does: CONSTANTS, then Classes, then functions."""
    kind = 0 if name.isupper() else 1 if name[:1].isupper() else 2
    return kind, name


@pytest.mark.parametrize("name", MODULES)
def test_every_module_says_what_it_is_for(name):
    assert (importlib.import_module(name).__doc__ or "").strip()


@pytest.mark.parametrize("thing", public_things(), ids=lambda thing: f"{thing.module}.{thing.name}")
def test_docstring_is_complete(thing):
    allowed = set(TASTE)
    fields = fields_of(thing.value)
    if fields:  # what a record holds may stand under Attributes
        allowed.add("PR01")
        sections = NumpyDocString(inspect.getdoc(thing.value))
        entries = [*sections["Attributes"], *sections["Parameters"]]
        assert {name for entry in entries for name in entry.name.split(", ")} == set(fields)
    elif inspect.isclass(thing.value) and "__init__" not in vars(thing.value):
        allowed.add("PR01")  # the parameters are those of the class it is made from
    assert not [fault for fault in validate(f"{thing.module}.{thing.name}")["errors"] if fault[0] not in allowed]


def fields_of(value: object) -> tuple[str, ...]:
    """List the fields of a dataclass or a named tuple."""
    if dataclasses.is_dataclass(value):
        return tuple(field.name for field in dataclasses.fields(value))
    return getattr(value, "_fields", ())


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_are_true(name):
    assert not doctest.testmod(importlib.import_module(name)).failed


def test_the_package_offers_what_a_user_needs_first():
    assert {"audit", "Audit", "load", "DialogscoreError"} <= set(dialogscore.__all__)
    for name in dialogscore.__all__:
        assert getattr(dialogscore, name) is not None
