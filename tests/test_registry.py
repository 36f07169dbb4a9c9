"""The plug-in table: frozen, complete and lazy."""

import pytest

from dialogscore import registry
from dialogscore.errors import UsageError

CONTENTS = {
    "formats": registry.names("formats"),
    "languages": ["de", "en"],
    "reports": ["html", "xlsx", "pdf"],
    "benchmark_reports": ["html", "xlsx", "svg", "png"],
    "views": ["notebook", "plots"],
}


def test_what_is_built_in_is_written_down_here():
    assert {kind: registry.names(kind) for kind in registry.BUILT_IN} == CONTENTS
    assert {"canonical", "table", "hootsuite"} < set(CONTENTS["formats"])


@pytest.mark.parametrize("name", CONTENTS["formats"])
def test_every_format_goes_by_its_name(name):
    assert registry.resolve("formats", name).name == name


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, found in CONTENTS.items() for name in found])
def test_every_name_resolves(kind, name):
    assert registry.resolve(kind, name) is not None


def test_an_unknown_name_suggests_the_nearest():
    with pytest.raises(UsageError, match="Did you mean canonical"):
        registry.resolve("formats", "canonicel")
