"""What the company writes: modes, acts, the ladder and the readings of the dialog share."""

from dialogscore.reports.figures import Figures
from dialogscore.reports.lines import row, rows
from dialogscore.reports.wording import Words

__all__ = ["mix"]

READINGS = (
    "dialog_share",
    "dialog_share_strict",
    "dialog_share_wide",
    "dialog_share_messages",
    "dialog_share_openers",
    "dialog_share_replies",
    "dialog_share_without_handed_over",
    "dialog_share_without_prizes",
)
# Handed over is a part of the nominal turns and stands between them and dialog.
MODES = ("broadcast", "nominal", "handed_over", "open", "dialog")


def mix(figures: Figures, words: Words) -> dict:
    """
    Set the modes of all turns, openers and replies, the acts, the ladder and the readings.

    Parameters
    ----------
    figures : Figures
        Its figures.
    words : Words
        Wording.

    Returns
    -------
    dict
        ``title``, ``bars``, ``legend``, ``tables``, ``ladder``, ``readings``; ``rungs``: ``title`` and ``lines`` of the
        ladder's picture, the highest first, or None.
    """
    bars = []
    for part in ("", "_openers", "_replies"):
        found = {figure.subset: figure for figure in figures.parts(f"mode_share{part}")}
        handed, nominal = found.get("handed_over"), found.get("nominal")
        if handed is not None and nominal is not None and handed.value:
            found["nominal"] = nominal._replace(value=max(0.0, nominal.value - handed.value))
        known = [found[mode] for mode in MODES if mode in found and found[mode].value is not None]
        segments = [
            {"mode": one.subset, "width": f"{100 * one.value:.2f}", "label": words.share(one.value),
             "wide": one.value >= 0.12, "name": words(f"modes.{one.subset}")}
            for one in known if one.value > 0
        ]  # fmt: skip
        whole = figures.get(f"dialog_share{part}")
        bars.append(
            {"name": words(f"mix.{part[1:] or 'all'}"), "segments": segments,
             "n": words.count(known[0].n) if known else "0",
             "note": "" if known or whole is None else whole.short_note(words),
             "text": ", ".join(f"{segment['name']} {segment['label']}" for segment in segments)}
        )  # fmt: skip
    dialog, broadcast = figures.part("mode_share", "dialog"), figures.part("mode_share", "broadcast")
    title = words("mix.no_modes")
    if dialog is not None and broadcast is not None and None not in (dialog.value, broadcast.value):
        title = words("mix.modes_title", share=dialog.value, broadcast=broadcast.value)
    tables = [
        (words(f"mix.{head}"), _split(figures, measure, kind, words))
        for head, measure, kind in (("mode", "mode_share", "modes"), ("act", "act_share", "acts"))
    ]
    return {
        "title": title,
        "bars": bars,
        "legend": [(mode, words(f"modes.{mode}"), words(f"modes_meaning.{mode}")) for mode in MODES],
        "tables": tables,
        "ladder": [
            row(figure, words, name=words(f"levels.{figure.subset}")) for figure in figures.parts("level_share")
        ],
        "rungs": _rungs(figures, words),
        "readings": rows(figures, READINGS, words),
    }


def _rungs(figures: Figures, words: Words) -> dict | None:
    found = [one for one in figures.parts("level_share") if one.value is not None]
    if not found:
        return None
    most = max(found, key=lambda one: one.value)
    named = {one.subset: words(f"levels.{one.subset}") for one in found}
    lines = [row(one, words, name=named[one.subset]) | {"tone": f"rung{one.subset}"} for one in found[::-1]]
    return {"title": words("mix.ladder_title", rung=named[most.subset], share=most.value), "lines": lines}


def _split(figures: Figures, measure: str, kind: str, words: Words) -> list[tuple[str, list[dict]]]:
    parts = []
    for part in ("", "_openers", "_replies"):
        found = figures.parts(f"{measure}{part}")
        lines = [row(figure, words, name=words(f"{kind}.{figure.subset}")) for figure in found]
        parts.append((words(f"mix.{part[1:] or 'all'}"), lines))
    return parts
