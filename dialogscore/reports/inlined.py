"""Drawings for paper: what the page's style sheet says of an inline SVG is written on its shapes.

WeasyPrint draws an SVG apart from the page it stands in: rules of the page do not reach it, strokes that should keep
their width are stretched with the drawing, and its text alternative is its ``<title>``. So the rules are applied here,
stretched drawings are set in the proportions they have on paper, and each gets its title.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

import cssselect2
import tinycss2

__all__ = ["inline"]

SVG = "{http://www.w3.org/2000/svg}"
# A drawing that stretches with its page is 1000 units wide and, on paper, as many high as its style sheet says; so many
# of them are a pixel of style where 1000 are 154.4 mm, the width that A4 leaves.
WIDTH, TALL, PER_PIXEL = 1000.0, "--tall", 1.67
KNOWN = {
    "display", "fill", "fill-opacity", "font-family", "font-size", "font-style", "font-weight", "opacity",
    "stroke", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "stroke-width", "text-anchor",
    "vector-effect", "visibility",
}  # fmt: skip
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_STEP = re.compile(r"([MLHVZ])([^MLHVZ]*)", re.IGNORECASE)
_PIXELS = re.compile(r"-?[\d.]+")


def inline(page: cssselect2.ElementWrapper) -> None:
    """
    Make the drawings of a page stand on their own.

    Parameters
    ----------
    page : cssselect2.ElementWrapper
        Root of a page; its tree is changed in place.
    """
    sheet = "\n".join(style.etree_element.text or "" for style in page.query_all("style"))
    matcher = cssselect2.Matcher()
    for selectors, declared in _rules(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)):
        for selector in selectors:
            matcher.add_selector(selector, declared)
    variables = {name: value for name, value in _declared(page, matcher).items() if name.startswith("--")}
    for drawing in page.query_all("svg"):
        if not drawing.etree_element.tag.startswith(SVG):
            continue
        own = variables | _declared(drawing, matcher)
        for shape in drawing.iter_subtree():
            _dress(shape, matcher, own)
        if drawing.etree_element.get("preserveAspectRatio") == "none":
            _unstretch(drawing.etree_element, tall=float(own.get(TALL, WIDTH)))
        _entitle(drawing)


def _rules(nodes: list) -> Iterator[tuple[list, dict[str, str]]]:
    """Go through the rules that hold on paper."""
    for node in nodes:
        if node.type == "at-rule" and node.lower_at_keyword == "media":
            if tinycss2.serialize(node.prelude).strip() == "print" and node.content is not None:
                yield from _rules(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True))
        elif node.type == "qualified-rule":
            try:
                selectors = cssselect2.compile_selector_list(node.prelude)
            except cssselect2.SelectorError:  # a browser's own, such as ::-webkit-scrollbar
                continue
            found = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            named = {one.name: tinycss2.serialize(one.value).strip() for one in found if one.type == "declaration"}
            wanted = {name: value for name, value in named.items() if name.startswith("--") or name in KNOWN}
            if wanted:
                yield selectors, wanted


def _declared(element: cssselect2.ElementWrapper, matcher: cssselect2.Matcher) -> dict[str, str]:
    found: dict[str, str] = {}
    for _, _, pseudo, declared in sorted(matcher.match(element), key=lambda match: match[:2]):
        if pseudo is None:
            found |= declared
    return found


def _dress(shape: cssselect2.ElementWrapper, matcher: cssselect2.Matcher, variables: dict[str, str]) -> None:
    style = _declared(shape, matcher)
    written = shape.etree_element.get("style") or ""
    style |= dict(map(str.strip, part.split(":", 1)) for part in written.split(";") if ":" in part)
    own = variables | {name: value for name, value in style.items() if name.startswith("--")}
    done = {
        name: _VARIABLE.sub(lambda found: own.get(found[1], "none"), value)
        for name, value in style.items()
        if not name.startswith("--")
    }
    if done:
        shape.etree_element.set("style", ";".join(f"{name}:{value}" for name, value in done.items()))


def _unstretch(drawing: Element, *, tall: float) -> None:
    """Give a drawing that was to be stretched the proportions of paper, so that lines are as thick both ways."""
    left, top, width, height = map(float, drawing.get("viewBox").split())
    tall *= width / WIDTH
    factor, per_pixel = tall / height, PER_PIXEL * width / WIDTH
    for shape in drawing.iter():
        for name in ("y", "y1", "y2", "cy", "height"):
            if name in shape.attrib and shape is not drawing:
                shape.set(name, f"{float(shape.get(name)) * factor:.2f}")
        if "d" in shape.attrib:
            shape.set("d", _flattened(shape.get("d"), factor))
        style = shape.get("style") or ""
        if "non-scaling-stroke" in style or shape.get("vector-effect") == "non-scaling-stroke":
            shape.set("style", re.sub(r"(stroke-width|stroke-dasharray):([^;]*)", lambda found: f"{found[1]}:" + (
                _PIXELS.sub(lambda pixels: f"{float(pixels[0]) * per_pixel:.2f}", found[2].replace("px", ""))
            ), style))  # fmt: skip
    drawing.set("viewBox", f"{left:g} {top * factor:g} {width:g} {tall:g}")
    del drawing.attrib["preserveAspectRatio"]


def _flattened(path: str, factor: float) -> str:
    """Scale the heights of a path of straight lines."""
    steps = []
    for command, numbers in _STEP.findall(path):
        values = [float(value) for value in re.findall(r"-?[\d.]+", numbers)]
        if command in "Vv":
            values = [value * factor for value in values]
        elif command in "MLml":
            values = [value * factor if place % 2 else value for place, value in enumerate(values)]
        steps.append(command + " ".join(f"{value:.2f}".rstrip("0").rstrip(".") for value in values))
    return "".join(steps)


def _entitle(drawing: cssselect2.ElementWrapper) -> None:
    """Put what the page tells of a drawing to those who do not see it into the drawing."""
    if drawing.etree_element.find(f"{SVG}title") is not None:
        return
    told = drawing.etree_element.get("aria-label") or ""
    around = drawing
    while not told and (around := around.parent) is not None:
        told = around.etree_element.get("aria-label") or ""
        if not told and around.etree_element.tag == "figure":
            caption = around.etree_element.find("figcaption")
            told = "" if caption is None else " ".join("".join(caption.itertext()).split())
    title = SubElement(drawing.etree_element, f"{SVG}title")
    title.text = told
