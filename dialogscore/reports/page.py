"""What all pages share: the templates, how they escape, and which links they let through."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

import jinja2
import pandas as pd

from dialogscore import __version__
from dialogscore.reports.clean import shown
from dialogscore.reports.compiled import Beside
from dialogscore.reports.wording import Words

__all__ = ["PLAIN", "environment", "link"]

# Without a brand the page wears nobody's name.
PLAIN = {"agency": "", "client": "", "logo": "", "accent": "", "accent_dark": "", "closing": (), "leave_out": ()}


@cache
def environment(words: Words) -> jinja2.Environment:
    """
    Set templates up in a language, once.

    Parameters
    ----------
    words : Words
        Wording, in templates ``t`` and ``w``.

    Returns
    -------
    jinja2.Environment
        With the report's templates; everything that is no markup of ours is escaped, and a name that nobody set is a
        mistake.
    """
    folder = files("dialogscore.reports") / "templates"
    loader = jinja2.FunctionLoader(lambda name: (folder / name).read_text(encoding="utf-8"))
    options = {"undefined": jinja2.StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    kept = Beside(str(folder), made_by=f"{__version__} escaping {options}")
    environment = jinja2.Environment(autoescape=True, loader=loader, bytecode_cache=kept, **options)
    environment.globals.update(t=words, w=words, language=words.language)
    environment.filters.update(shown=shown, link=link, hash=_hash)
    return environment


def _hash(text: str) -> str:
    """Name a style or a script as a content security policy does."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def link(url: object) -> str:
    """
    Let addresses of the web through and nothing else.

    Parameters
    ----------
    url : object
        Address, or a missing value.

    Returns
    -------
    str
        The address, or nothing.
    """
    text = "" if pd.isna(url) else str(url)
    if any(ord(sign) <= 32 for sign in text):
        return ""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in ("http", "https") and parts.netloc else ""
