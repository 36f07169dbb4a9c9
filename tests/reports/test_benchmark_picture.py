"""The picture as files: well-formed, escaped, the same bytes for the same benchmark."""

from xml.etree import ElementTree

import pytest

from dialogscore.reports import benchmark_picture, benchmark_png, wording
from tests.reports import benchmarks

SVG = "{http://www.w3.org/2000/svg}"
RENDERERS = pytest.mark.parametrize("module", [benchmark_picture, benchmark_png])


@pytest.fixture(scope="module")
def drawn():
    return benchmarks.made(6, absent=1)


def test_svg_is_well_formed_and_says_what_it_shows(drawn, tmp_path):
    path = tmp_path / "benchmark.svg"
    benchmark_picture.render(drawn, path, language="de")
    root = ElementTree.parse(path).getroot()  # noqa: S314  # written here
    assert root.find(f"{SVG}title").text.endswith("ihren möglichen Plätzen (Index)")
    texts = {one.text for one in root.iter(f"{SVG}text")}
    assert {"Offenheit", "Reaktion", "Substanz", "Beständigkeit"} <= texts
    width, height = float(root.get("width")), float(root.get("height"))
    for one in root.iter(f"{SVG}text"):
        assert 0 <= float(one.get("x")) <= width
        assert float(one.get("y")) <= height


def test_names_of_others_are_escaped(tmp_path):
    path = tmp_path / "benchmark.svg"
    found = benchmarks.made(4, names=[f"<a href='x'>&{place}" for place in range(4)], absent=0)
    benchmark_picture.render(found, path, language="en")
    root = ElementTree.parse(path).getroot()  # noqa: S314  # written here
    assert not list(root.iter(f"{SVG}a"))
    assert "<a href='x'>&0" in {one.text for one in root.iter(f"{SVG}text")}


@RENDERERS
def test_the_same_benchmark_gives_the_same_bytes(drawn, tmp_path, module):
    paths = [tmp_path / "one", tmp_path / ".two.partial"]
    for path in paths:
        module.render(drawn, path, language="en")
    assert paths[0].read_bytes() == paths[1].read_bytes()


@RENDERERS
def test_nobody_ranked_is_a_sheet_that_says_so(tmp_path, module):
    path = tmp_path / "picture"
    module.render(benchmarks.made(1, absent=0), path, language="en")
    assert path.stat().st_size > 0


def test_png_is_one_of_the_sheets_size(drawn, tmp_path):
    path = tmp_path / "benchmark.png"
    benchmark_png.render(drawn, path, language="en")
    content = path.read_bytes()
    drawing, _ = benchmark_picture.whole(drawn, wording.load("en"))
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = (int.from_bytes(content[start : start + 4], "big") for start in (16, 20))
    assert (width, height) == (pytest.approx(2 * drawing.width, abs=2), pytest.approx(2 * drawing.height + 52, abs=2))
