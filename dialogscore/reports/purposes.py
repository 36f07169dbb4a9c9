"""What the posts are for: the mix beside the study's goals, both readings, and where the company talks with people."""

from typing import TYPE_CHECKING

from dialogscore.measures.goals import ACT_PURPOSES, GOALS, NAMED, NO_POST, PURPOSES, REPLY_PURPOSE, SIDES
from dialogscore.measures.purposes import purpose_units
from dialogscore.measures.turns import said_by_company
from dialogscore.reports.figures import Figure, Figures
from dialogscore.reports.lines import row
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["named", "purposes"]

# Fewer posts than the first are named one by one, fewer than the second drawn with a warning.
LEAST, FEW, MOST_NAMED = 10, 30, 3
RATE, DIALOG = "reply_rate_72h", "dialog_share"
POINTS = ("difference", "low", "high", "low_labels", "high_labels")


def named(purpose: str, words: Words) -> str:
    """
    Name a purpose.

    Parameters
    ----------
    purpose : str
        Its code; ``none`` for threads without a post whose purpose is known.
    words : Words
        Wording.

    Returns
    -------
    str
        Its name.
    """
    return words(f"purposes.names.{purpose}")


def purposes(audit: "Audit", figures: Figures, words: Words) -> dict:
    """
    Set what the posts are for, whose goals that serves, and under which posts people are answered.

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
        ``note`` (why there are no shares, or empty); ``cases`` (fewer than ten posts by name in place of shares, or
        empty), ``few`` and ``unsure`` (sentences, or empty); ``title`` and ``picture`` (lines of a dot plot, the
        largest share first; none of so few posts); ``goals`` (name, purposes, ours as a line, study);
        ``readings`` (name, meaning and a line for posts and for all messages; empty without shares of either),
        ``second`` (whether there are shares of all messages), ``by_act`` (how replies are read);
        ``findings`` (sentences), ``sides`` (which purposes sell, which serve), ``talk`` (name, posts, rate, dialog) and
        ``left_out`` (parts too small for either figure, or empty).
    """
    posts = {one.subset: one for one in figures.parts("purpose_share", "purpose")}
    every = {one.subset: one for one in figures.parts("purpose_share_all", "purpose")}
    stated = sorted((one for one in posts.values() if one.value is not None), key=lambda one: -one.value)
    first = next(iter(posts.values()), None)
    cases = _cases(audit, first.n, words) if stated and first.n < LEAST else ""
    note = "" if stated or first is None else first.short_note(words)
    stated = [] if cases else stated
    second = any(one.value is not None for one in every.values())
    return {
        "note": note,
        "cases": cases,
        "few": words("purposes.few", n=first.n) if stated and first.n < FEW else "",
        "unsure": _unsure(audit, words) if stated else "",
        "title": _title(stated, words) if stated else "",
        "picture": [row(one, words, name=named(one.subset, words)) for one in stated],
        "goals": [] if cases else _goals(figures, words),
        "readings": [
            {"name": named(name, words), "meaning": words(f"purposes.meaning.{name}"),
             "posts": _line(posts.get(name) if stated else None, words, few=True), "all": _line(every.get(name), words)}
            for name in PURPOSES if name in posts and (stated or second)
        ],
        "second": second,
        "by_act": _by_act(words),
        "findings": _findings(audit, words),
        "sides": {side: words.list(named(one, words) for one in served) for side, served in SIDES.items()},
        **_talk(audit, figures, words),
    }  # fmt: skip


def _cases(audit: "Audit", n: int, words: Words) -> str:
    """Name so few posts one by one, by purpose, where shares of them would say nothing."""
    units = purpose_units(audit.messages, said_by_company(audit.messages, window=audit.window))
    units = units[units["is_post"]]
    refs = audit.messages["ref"].to_numpy(dtype=object)
    told = [
        f"{named(purpose, words)} ({', '.join(refs[part['row'].to_numpy()])})"
        for purpose, part in units.groupby(units["purpose"].astype(object), sort=True)
    ]
    return words("purposes.cases", n=n, named=words.list(told))


def _line(figure: Figure | None, words: Words, *, few: bool = False) -> dict | None:
    if figure is None:
        return None
    # That there are few posts is said once above the picture.
    is_said = few and figure.note is not None and figure.note[0] == "few_clusters"
    return row(figure._replace(note=None) if is_said else figure, words, name=words.name(figure.measure))


def _title(stated: list[Figure], words: Words) -> str:
    """Name the most frequent purpose, or those that intervals leave together at the top."""
    top = stated[0]
    rivals = [one for one in stated[1:] if one.high >= top.low]
    if not rivals:
        more = {"share": top.value, "low": top.low, "high": top.high, "n": top.n}
        return words("purposes.title_one", name=named(top.subset, words), **more)
    if len(rivals) >= MOST_NAMED:
        return words("purposes.title_open", name=named(top.subset, words), share=top.value, n=top.n)
    return words("purposes.title_some", names=words.list(named(one.subset, words) for one in (top, *rivals)))


def _unsure(audit: "Audit", words: Words) -> str:
    table = audit.tables.get("purposes")
    if table is None or not table["uncertain_posts"].sum():
        return ""
    return words("purposes.unsure", n=int(table["uncertain_posts"].sum()), of=int(table["posts"].sum()))


def _goals(figures: Figures, words: Words) -> list[dict]:
    found = {one.subset: one for one in figures.parts("goal_share", "goal")}
    return [
        {"name": words(f"purposes.goals.{goal}"), "purposes": words.list(named(one, words) for one in served),
         "ours": _line(found[goal], words, few=True), "study": words.whole_share(NAMED[goal]) if goal in NAMED else ""}
        for goal, served in GOALS.items() if goal in found
    ]  # fmt: skip


def _by_act(words: Words) -> str:
    read = [
        words("purposes.act_as", act=words(f"acts.{act}"), purpose=named(purpose, words))
        for act, purpose in ACT_PURPOSES.items()
    ]
    return words("purposes.by_act", reply=named(REPLY_PURPOSE, words), acts=words.list(read))


def _findings(audit: "Audit", words: Words) -> list[str]:
    table = audit.tables.get("purpose_talk")
    said = []
    for line in [] if table is None else table.to_dict("records"):
        if not line["sells_n"] + line["serves_n"]:
            continue
        # Told as what one side has over the other; where neither has more, as what serving has over selling.
        turned = line["finding"] == "sells"
        ends = [line[name] for name in POINTS]
        ends = [-ends[place] for place in (0, 2, 1, 4, 3)] if turned else ends
        known = {**line, **{name: 100 * end for name, end in zip(POINTS, ends, strict=True)}}
        said.append(words(f"purposes.talk.{line['measure']}_{line['finding']}", **known))
        if line["finding"] in SIDES and not line["outlasts"]:
            said[-1] += " " + words("purposes.talk.fragile", **known)
    return said


def _talk(audit: "Audit", figures: Figures, words: Words) -> dict:
    rates = {(one.by, one.subset): one for one in figures.parts(RATE) if one.by.startswith("purpose")}
    dialogs = {(one.by, one.subset): one for one in figures.parts(DIALOG) if one.by.startswith("purpose")}
    table = audit.tables.get("purposes")
    counts = {} if table is None else dict(zip(table["purpose"], table["posts"].astype(int), strict=True))
    lines, silent = [], []
    parts = [("purpose", name) for name in (*PURPOSES, NO_POST)] + [("purpose_side", side) for side in SIDES]
    for by, name in parts:
        rate, dialog = rates.get((by, name)), dialogs.get((by, name))
        found = [one for one in (rate, dialog) if one is not None]
        called = named(name, words) if by == "purpose" else words(f"purposes.sides.{name}")
        if all(one.value is None for one in found):
            silent += [_left_out(called, rate, dialog, words)] if found else []
            continue
        posts = sum(counts.get(one, 0) for one in SIDES.get(name, (name,)))
        lines.append(
            {"name": called, "posts": "–" if name == NO_POST else words.count(posts), "sum": by == "purpose_side",
             "rate": _line(rate, words), "dialog": _line(dialog, words)}
        )  # fmt: skip
    told = words("purposes.left_out", parts="; ".join(silent)) if silent else ""
    return {"talk": lines, "left_out": told}


def _left_out(called: str, rate: Figure | None, dialog: Figure | None, words: Words) -> str:
    """Name a part without figures with what there is of it: requests of people, and turns of the company, apart."""
    counted = [
        words(f"purposes.left_out_{code}", n=one.n)
        for code, one in (("asked", rate), ("own", dialog)) if one is not None
    ]  # fmt: skip
    return f"{called} ({', '.join(counted)})"
