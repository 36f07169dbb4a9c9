"""The characters that are not shown as they are: one list for terminal, page, CSV and JSON."""

import re

__all__ = ["HIDDEN", "JOINERS", "escaped", "removed"]

# Tab and line feed are not in it: they are what they look like.
_RANGES = (
    (0x00, 0x08), (0x0B, 0x1F), (0x7F, 0x9F),  # controls: they move the cursor and color the terminal
    (0xAD, 0xAD),  # soft hyphen
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x061C, 0x061C), (0x200E, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069),  # they turn the reading direction
    (0x115F, 0x1160), (0x3164, 0x3164), (0xFFA0, 0xFFA0), (0x17B4, 0x17B5),  # letters without a form
    (0x180B, 0x180F), (0x200B, 0x200B), (0x2060, 0x2065), (0xFEFF, 0xFEFF),  # blanks without a width
    (0x2028, 0x2029),  # line ends that are none everywhere
    (0x206A, 0x206F), (0xFFF9, 0xFFFB),  # deprecated formats, annotations
    (0xE0000, 0xE007F), (0xE0100, 0xE01EF),  # tags and variants: a whole hidden text fits into them
)  # fmt: skip
#: Inside of a character class of `re` and of RE2 alike. Variation selectors of emoji are left alone.
HIDDEN = "".join(f"{chr(first)}-{chr(last)}" for first, last in _RANGES)
#: Invisible too, but between emoji and in several scripts they belong to the text: a file keeps them.
JOINERS = "\u200c\u200d"
_ALL = re.compile(f"[{HIDDEN}{JOINERS}\ud800-\udfff]")


def removed(text: str) -> str:
    """
    Take the hidden characters out of a text.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The text without `HIDDEN`, `JOINERS` and lone surrogates.
    """
    return _ALL.sub("", text)


def escaped(text: str) -> str:
    r"""
    Write the hidden characters of a text as escapes.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The text with such as ``\x1b``, ``\u202e`` and ``\U000e0041`` for them.
    """
    return _ALL.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
