"""dialogscore: when this company talks on social media, does it talk with people, or at them?

>>> import dialogscore
>>> found = dialogscore.audit(["export.csv"], company="Acme")  # doctest: +SKIP
>>> found.save("acme-audit")  # doctest: +SKIP

Names are imported when first used, so that ``import dialogscore`` stays light.
"""

import sys
from importlib import import_module
from types import ModuleType

from dialogscore.errors import (
    CompanyError,
    ComparisonError,
    DamagedIdsError,
    DialogscoreError,
    FeedError,
    ModelError,
    OutputError,
    TooManyRejectsError,
    UnknownFormatError,
    UsageError,
)

__all__ = [
    "Account",
    "Audit",
    "Benchmark",
    "CompanyError",
    "ComparisonError",
    "DamagedIdsError",
    "DialogscoreError",
    "FeedError",
    "ModelError",
    "OutputError",
    "TooManyRejectsError",
    "UnknownFormatError",
    "UsageError",
    "audit",
    "benchmark",
    "compare",
    "load",
]

__version__ = "0.1.0"

_LAZY = {
    "Account": "dialogscore.config:Account",
    "Audit": "dialogscore.audit:Audit",
    "Benchmark": "dialogscore.benchmark:Benchmark",
    "audit": "dialogscore.audit:audit",
    "benchmark": "dialogscore.benchmark:benchmark",
    "compare": "dialogscore.comparing:compare",
    "load": "dialogscore.audit:load",
}


def __getattr__(name: str) -> object:
    if name not in _LAZY:
        raise AttributeError(f"module 'dialogscore' has no attribute {name!r}")
    module, _, attribute = _LAZY[name].partition(":")
    value = getattr(import_module(module), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """Keeps `dialogscore.audit` the function: importing the module of that name would set the module in its place."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _LAZY and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
