"""How a benchmark came about: definitions, protocol, engine, models and options, so that it can be repeated."""

import json
from typing import TYPE_CHECKING

from dialogscore.reports.clean import shown
from dialogscore.reports.provenance import window_days
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.benchmark import Benchmark

__all__ = ["made", "method"]

PARAGRAPHS = ("places", "tiers", "predicted", "frame", "window", "index", "dialog", "study")


def method(benchmark: "Benchmark", words: Words) -> list[str]:
    """
    Word how the figures came about.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.
    words : Words
        Wording.

    Returns
    -------
    list of str
        Paragraphs.
    """
    options = benchmark.manifest["options"]
    told = {"draws": options["draws"], "least": options["least_covered"]}
    return [words(f"benchmark.method.{name}", **told) for name in PARAGRAPHS]


def made(benchmark: "Benchmark", words: Words) -> dict:
    """
    Set versions, protocol, models and options.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.
    words : Words
        Wording.

    Returns
    -------
    dict
        ``version``, ``protocol`` (a sentence), ``pairs`` (name and text), ``options`` and ``versions``.
    """
    given = benchmark.manifest
    sha256 = (given.get("protocol") or {}).get("sha256", "")
    errors = [
        f"{name}: {words.probability(one['sd'])}" for name, one in sorted(given["label_errors"].items()) if "sd" in one
    ]
    pairs = [
        (words("manifest.engine"), shown(given["engine"], 600)),
        *((shown(one["name"], 80), f"SHA-256 {one['sha256']}") for one in given["models"]),
        (words("benchmark.label_errors"), "; ".join(errors)),
        (words("benchmark.audited"), words.count(given["audited"])),
    ]
    return {
        "version": shown(given["dialogscore"], 40),
        "protocol": words("benchmark.protocol", sha256=sha256) if sha256 else words("benchmark.no_protocol"),
        "pairs": [(name, text) for name, text in pairs if text],
        "options": [
            (name, words("format.interval", **dict(zip(("low", "high"), window_days(value, words), strict=True)))
             if name == "window" else _plain(value))
            for name, value in sorted(given["options"].items()) if value not in (None, [], "")
        ],
        "versions": [(name, str(value)) for name, value in sorted(given.get("versions", {}).items())],
    }


def _plain(value: object) -> str:
    return shown(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True), 400)
