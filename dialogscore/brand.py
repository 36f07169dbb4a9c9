"""An agency's own face on a report: names, logo, colour and closing notes, read from ``brand.toml`` and checked."""

import base64
import re
import tomllib
from pathlib import Path

from dialogscore.errors import UsageError, nearest

__all__ = ["PAPERS", "contrast", "load_brand"]

#: Grounds that the accent stands on, light and dark; `tests/test_brand.py` holds them to the style sheet.
PAPERS = {"accent": "#fcfbf8", "accent_dark": "#14191b"}
LEAST_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3
LARGEST_LOGO = 500_000  # bytes
_KEYS = {
    "agency": str,
    "client": str,
    "logo": str,
    "accent": str,
    "accent_dark": str,
    "closing": list,
    "leave_out": list,
}
LEAVE_OUT = (
    "purposes", "languages", "week", "service_level", "themes", "alike", "flattered", "profiles", "invitations",
    "uptake", "continuity", "worklist", "st_gallen", "development", "steadiness", "accounts", "counts", "evidence",
)  # fmt: skip
_PNG = b"\x89PNG\r\n\x1a\n"
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_SVG = "{http://www.w3.org/2000/svg}"
_DRAWN = {
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "defs", "title",
    "desc", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "use", "symbol",
}  # fmt: skip
_OUTSIDE = re.compile(r"(?i)url\(\s*[\"']?(?!#)|javascript:|data:|https?:|//")


def load_brand(path: str | Path) -> dict:
    """
    Read and check a brand file.

    Parameters
    ----------
    path : str or pathlib.Path
        ``brand.toml`` with any of ``agency``, ``client``, ``logo`` (a PNG or SVG beside it), ``accent`` and
        ``accent_dark`` (``#rrggbb``, for light and dark pages), ``closing`` (paragraphs) and ``leave_out`` (sections of
        the report; what a figure cannot be defended without stays).

    Returns
    -------
    dict
        The same keys; the logo as a data address. Plain values, fit for a manifest.

    Raises
    ------
    UsageError
        If the file, a key, a colour or the logo is not as it must be; the message says what is.
    """
    path, task = Path(path), f"use the brand {path}"
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(task, found=f"what is no TOML ({error})", expected="a brand file") from None
    for key, value in said.items():
        if key not in _KEYS:
            raise UsageError(task, found=f"{key!r}", expected=", ".join(_KEYS), next_step=nearest(key, list(_KEYS)))
        texts = value if isinstance(value, list) else []
        if not isinstance(value, _KEYS[key]) or not all(isinstance(one, str) for one in texts):
            kind = "a list of texts" if _KEYS[key] is list else "a text"
            raise UsageError(task, found=f"{key} = {value!r}", expected=kind)
    for name in said.get("leave_out", []):
        if name not in LEAVE_OUT:
            known = list(LEAVE_OUT)
            raise UsageError(
                task, found=f"leave_out {name!r}", expected=", ".join(known), next_step=nearest(name, known)
            )
    for key, paper in PAPERS.items():
        if key in said:
            _check_colour(said[key], key, paper, task)
    return said | ({"logo": _logo(path.parent / said["logo"], task)} if "logo" in said else {})


def contrast(one: str, other: str) -> float:
    """
    Measure how far two colours are apart in brightness.

    Parameters
    ----------
    one, other : str
        Colours as ``#rrggbb``.

    Returns
    -------
    float
        Contrast ratio of WCAG 2.2, 1..21.
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _check_colour(colour: str, key: str, paper: str, task: str) -> None:
    if not _HEX.fullmatch(colour):
        raise UsageError(task, found=f"{key} = {colour!r}", expected="a colour such as #0d5c63")
    if (found := contrast(colour, paper)) < LEAST_CONTRAST:
        way = "darker" if key == "accent" else "lighter"
        raise UsageError(
            task, found=f"{key} = {colour}, which stands out from the page by {found:.1f} to 1",
            expected=f"at least {LEAST_CONTRAST} to 1, or links and titles cannot be read by everybody",
            next_step=f"Take a {way} tone of it.",
        )  # fmt: skip


def _logo(path: Path, task: str) -> str:
    if not path.is_file():
        raise UsageError(task, found=f"no file {path.name}", expected="a logo beside the brand file")
    data = path.read_bytes()
    if len(data) > LARGEST_LOGO:
        raise UsageError(task, found=f"a logo of {len(data):,} bytes", expected=f"at most {LARGEST_LOGO:,}")
    if data.startswith(_PNG):
        return f"data:image/png;base64,{base64.b64encode(data).decode()}"
    return f"data:image/svg+xml;base64,{base64.b64encode(_drawing(data, task)).decode()}"


def _drawing(data: bytes, task: str) -> bytes:
    """Write an SVG anew from the shapes it draws; whatever could run, load or name something outside stops it."""
    from xml.etree import ElementTree  # --help need not load it

    if b"<!" in data.replace(b"<!--", b""):
        raise UsageError(task, found="a logo with a document type or entities", expected="a plain SVG or a PNG")
    try:
        root = ElementTree.fromstring(data)  # noqa: S314  (entities were refused above)
    except ElementTree.ParseError as error:
        raise UsageError(task, found=f"a logo that is neither PNG nor SVG ({error})", expected="one of both") from None
    for element in root.iter():
        name = element.tag.removeprefix(_SVG) if isinstance(element.tag, str) else ""
        if not str(element.tag).startswith(_SVG) or name not in _DRAWN:
            raise UsageError(
                task, found=f"<{name}> in the logo", expected="shapes and text alone",
                next_step="Save it as a plain SVG or as PNG.",
            )  # fmt: skip
        for key, value in element.attrib.items():
            leads_out = key.endswith("href") and not value.startswith("#")
            if key.lower().startswith("on") or leads_out or _OUTSIDE.search(value):
                found = f"{key} = {value[:60]!r} in the logo"
                raise UsageError(task, found=found, expected="nothing that runs or loads")
    ElementTree.register_namespace("", _SVG[1:-1])
    return ElementTree.tostring(root, encoding="utf-8")
