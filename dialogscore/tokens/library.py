"""spaCy without its command line.

``import spacy`` loads the program ``spacy`` too, and with it a web client that opens a socket only to learn whether
there is IPv6. That takes longer than to tokenise all of a small feed, and nothing here calls it.
"""

import sys
from types import ModuleType

__all__ = ["LOWER", "SPACY", "UNITS", "Tokenizer", "spacy"]

_PROGRAM = "spacy.cli", "spacy.cli.info"


def _info(*args, **kwargs):
    """Stand in for `spacy.info`, which alone comes from the program: whoever calls it gets the real one."""
    from spacy.cli.info import info

    return info(*args, **kwargs)


_absent = [name for name in _PROGRAM if name not in sys.modules]
for _name in _absent:
    sys.modules[_name] = ModuleType(_name)
    sys.modules[_name].info = _info
try:
    import spacy
    from spacy.attrs import LOWER, SPACY
    from spacy.lang.char_classes import UNITS
    from spacy.tokenizer import Tokenizer
finally:
    for _name in _absent:
        del sys.modules[_name]
