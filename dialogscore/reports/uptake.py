"""What came of asking people: invitations by outcome and purpose, suggestions, and the posts that asked for them."""

from typing import TYPE_CHECKING

from dialogscore.measures.exchanges import OUTCOMES
from dialogscore.measures.turns import said_by_company
from dialogscore.measures.uptake import ASKING
from dialogscore.reports.figures import Figures
from dialogscore.reports.lines import row, rows
from dialogscore.reports.purposes import named
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["uptake"]

# Fewer invitations than the first are named one by one, fewer than the second drawn with a warning.
LEAST, FEW, MOST_THREADS = 5, 10, 20
WIDE = 8.0
JUDGED = ("kept", "broken", "untaken")
IN_SUBSTANCE, ANSWERED = "suggestions_answered_in_substance", "suggestions_answered"
SUGGESTIONS = (
    IN_SUBSTANCE, ANSWERED, "research_threads_answered_in_substance", "research_threads_answered",
)  # fmt: skip


def uptake(audit: "Audit", figures: Figures, words: Words) -> dict:
    """
    Set the invitations by what came of them and what they were for, and the suggestions by how they were answered.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    figures : Figures
        Its figures.
    words : Words
        Wording.

    Returns
    -------
    dict
        ``note`` (why nothing is told of invitations, or empty), ``cases`` (fewer than five by name in place of shares,
        or empty), ``few`` (a sentence, or empty), ``title``, ``shares``
        (lines of the outcomes), ``legend`` and ``bars`` (of invitations by purpose), ``kept`` (lines by purpose);
        ``asking`` (name of the purpose that asks for ideas), ``suggestions`` (lines),
        ``suggested`` (title, or empty), ``no_suggestions`` (why none are told, or empty),
        ``threads`` (posts that ask for ideas) and ``all`` (how many there are).
    """
    shares = figures.parts("invitation_share", "outcome")
    stated = [one for one in shares if one.value is not None]
    invited = stated[0].n if stated else 0
    note = "" if stated else _missing(shares, "uptake.none_invited", words)
    cases = _cases(audit, invited, words) if 0 < invited < LEAST else ""
    stated = [] if cases else stated
    kept = figures.parts("invitations_kept", "purpose")
    table = audit.tables.get("invitation_purposes")
    return {
        "note": note,
        "cases": cases,
        "few": words("uptake.few", n=invited) if LEAST <= invited < FEW else "",
        "title": _title({one.subset: one for one in stated}, words) if stated else "",
        "shares": [
            row(one, words, name=words(f"outcomes.{one.subset}")) for one in stated if one.value or one.subset in JUDGED
        ],
        "legend": [(name, words(f"outcomes.{name}")) for name in OUTCOMES if table is not None and table[name].any()],
        "bars": [] if table is None else [_bar(line, words) for line in table.to_dict("records")],
        "kept": [row(one, words, name=named(one.subset, words)) for one in kept if one.n],
        "asking": named(ASKING, words),
        **_suggested(audit, figures, words),
    }


def _cases(audit: "Audit", n: int, words: Words) -> str:
    """Name so few invitations one by one, by what came of them, where shares of them would say nothing."""
    said = said_by_company(audit.messages, window=audit.window)
    invited = said[((said["act"] == "invite") & said["supported"]).to_numpy(dtype=bool)]
    refs = audit.messages["ref"].to_numpy(dtype=object)
    told = []
    for outcome in OUTCOMES:
        rows = invited.loc[(invited["outcome"] == outcome).to_numpy(dtype=bool), "row"].to_numpy()
        if len(rows):
            told.append(f"{', '.join(refs[rows])} ({words(f'outcomes.{outcome}')})")
    return words("uptake.cases", n=n, named=words.list(told))


def _missing(found: list, code: str, words: Words) -> str:
    """Say why there is no figure: that there was nothing in words of its own, all else by its note."""
    first = found[0] if found else None
    is_empty = first is None or first.note is None or first.note[0] == "no_units"
    return words(code) if is_empty else first.short_note(words)


def _title(found: dict, words: Words) -> str:
    shares = {name: found[name].value for name in JUDGED}
    return words("uptake.title", n=found["kept"].n, low=found["kept"].low, high=found["kept"].high, **shares)


def _bar(line: dict, words: Words) -> dict:
    of = line["invitations"]
    segments = [
        {"outcome": name, "name": words(f"outcomes.{name}"), "label": words.count(line[name]),
         "width": f"{100 * line[name] / of:.2f}", "wide": 100 * line[name] / of >= WIDE}
        for name in OUTCOMES if line[name]
    ]  # fmt: skip
    told = ", ".join(f"{one['name']} {one['label']}" for one in segments)
    return {"name": named(line["purpose"], words), "n": words.count(of), "segments": segments, "text": told}


def _suggested(audit: "Audit", figures: Figures, words: Words) -> dict:
    deep, plain = figures.get(IN_SUBSTANCE), figures.get(ANSWERED)
    is_stated = deep is not None and plain is not None and deep.value is not None and plain.value is not None
    table = audit.tables.get("research_threads")
    lines = [] if table is None else table.head(MOST_THREADS).to_dict("records")
    ends = {"low": deep.low, "high": deep.high, "answered": plain.value} if is_stated else {}
    title = words("uptake.suggested", n=deep.n, substance=deep.value, **ends) if is_stated else ""
    none = "" if is_stated else _missing([deep] if deep is not None else [], "uptake.no_suggestions", words)
    return {
        "suggestions": rows(figures, SUGGESTIONS, words) if is_stated else [],
        "suggested": title,
        "no_suggestions": none,
        "threads": [
            {name: words.count(line[name]) for name in ("suggestions", "answered", "in_substance", "not_watched")}
            | {"ref": line["ref"], "refs": line["refs"].split(), "uncertain": bool(line["is_uncertain"])}
            for line in lines
        ],
        "all": 0 if table is None else len(table),
    }
