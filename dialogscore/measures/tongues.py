"""Languages: which the company and its audience write, what no model can read, and who is answered in his own."""

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, ref_numbers
from dialogscore.languages.varieties import read_as
from dialogscore.measures.mix import DIALOG, company_turns, split_rows
from dialogscore.measures.rows import Refusal, Setting, refused_row, share_row
from dialogscore.measures.turns import inbound_rows
from dialogscore.pairing import row_of
from dialogscore.statistics import clusters_of

__all__ = [
    "MOST_UNSUPPORTED",
    "language_scores",
    "language_table",
    "name_left_out",
    "named_by_hand",
    "same_language",
    "too_many",
    "withhold",
]

# Above this share of unread messages no share of the whole is given.
MOST_UNSUPPORTED = 0.20
NOT_VALIDATED = "languages_not_validated"
KNOWN = ("text", "declared")
BY_HAND = "option"
TEXT = pd.StringDtype("pyarrow")


def too_many(units: pd.DataFrame) -> Refusal | None:
    """
    Tell whether too much is in languages that no model was measured in.

    Parameters
    ----------
    units : pandas.DataFrame
        Company messages or inbound turns, with the column ``supported``.

    Returns
    -------
    Refusal or None
        ``unsupported_languages`` with how many of how many, from more than one in five on.
    """
    left_out, of = _left_out(units)
    if left_out > MOST_UNSUPPORTED * of:
        return "unsupported_languages", {"found": left_out, "of": of, "share": left_out / of}
    return None


def _left_out(units: pd.DataFrame) -> tuple[int, int]:
    return int((~units["supported"]).sum()), len(units)


def named_by_hand(messages: pd.DataFrame) -> str | None:
    """
    Find the language that a user set for all messages.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages.

    Returns
    -------
    str or None
        Its code; None where languages were found out.
    """
    set_ = messages.loc[equals(messages["language_source"], BY_HAND), "language"]
    return str(set_.iloc[0]) if len(set_) else None


def withhold(rows: list[dict], reason: Refusal | None, setting: Setting) -> list[dict]:
    """
    Take the values out of scores that would speak of a part as of the whole.

    Parameters
    ----------
    rows : list of dict
        Rows of `scores`.
    reason : Refusal or None
        Why, or None to leave them.
    setting : Setting
        What all scores of the run share.

    Returns
    -------
    list of dict
        Refused rows in their place, the bands left out; or the rows themselves.
    """
    if reason is None:
        return rows
    bands = ("uncertain_labels", "open_invitations")
    return [
        refused_row(
            setting, row["measure"], reason[0], n=row["n"], unit=row["unit"], basis=row["basis"],
            subset=(row["subset_by"], row["subset"]), **reason[1],
        )
        for row in rows
        if not str(row["subset_by"]).startswith(bands)
    ]  # fmt: skip


def name_left_out(rows: list[dict], units: pd.DataFrame, setting: Setting, *, by_hand: str | None = None) -> list[dict]:
    """
    Note at scores of the whole how much of it they do not cover, that it was not validated, or that nobody looked.

    Parameters
    ----------
    rows : list of dict
        Rows of `scores`; those that carry a note already keep it, but for ``few_clusters`` before a language that was
        not validated.
    units : pandas.DataFrame
        Company messages or inbound turns, with the columns ``supported`` and ``validated``.
    setting : Setting
        What all scores of the run share.
    by_hand : str, optional
        The language that was set for all messages, as `named_by_hand` finds it.

    Returns
    -------
    list of dict
        The same rows, those over everything with the note ``languages_not_validated`` if more than one in five is in a
        variety whose model was not validated, else ``languages_left_out`` if anything is, or ``language_set``.
    """
    left_out, of = _left_out(units)
    unvalidated = int((units["supported"] & ~units["validated"]).sum())
    if unvalidated > MOST_UNSUPPORTED * of:
        note = refused_row(setting, "", NOT_VALIDATED, found=unvalidated, of=of, share=unvalidated / of)
    elif left_out:
        note = refused_row(setting, "", "languages_left_out", found=left_out, of=of, share=left_out / of)
    elif by_hand is not None:
        note = refused_row(setting, "", "language_set", language=by_hand)
    else:
        return rows
    noted = {name: note[name] for name in ("note_code", "note_args")}
    # That a figure rests on few threads its interval shows; that nobody checked its language nothing else does.
    free = (None, "few_clusters") if noted["note_code"] == NOT_VALIDATED else (None,)
    return [
        row | noted if row["note_code"] in free and row["subset_by"] is None and row["basis"] != "counted" else row
        for row in rows
    ]


def same_language(messages: pd.DataFrame, turns: pd.DataFrame) -> pd.DataFrame:
    """
    Pair the language of answered turns with that of their answers.

    A turn has the language of its first message whose language is known: told by the text itself or declared by the
    source. What took its language from another message or from the company's habit says nothing here.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    turns : pandas.DataFrame
        Their `inbound_turns`.

    Returns
    -------
    pandas.DataFrame
        ``thread`` and ``same`` of turns in the window, not deleted and answered, both languages known; Swiss German
        and German are one language here, because whoever speaks the one reads the other.
    """
    known = equals(messages["language_source"], *KNOWN)
    # Numbers of languages; -1 where it is not known.
    spoken = np.where(known, pd.factorize(read_as(messages["language"]))[0], -1)
    rows, number = np.flatnonzero(inbound_rows(messages) & (spoken >= 0)), ref_numbers(messages, "turn")
    first = np.full(int(number.max(initial=-1)) + 1, -1, dtype=np.int64)
    # Written from the last to the first, so that the first stands.
    first[number[rows[::-1]]] = spoken[rows[::-1]]
    answered = turns[turns["inside"] & ~turns["deleted"] & turns["response"].notna()]
    head = answered["row"].to_numpy()
    asked = first[number[head]]
    answer = row_of(messages, messages["response_id"], head)
    given = np.where(answer >= 0, spoken[answer], -1)
    both = (asked >= 0) & (given >= 0)
    return pd.DataFrame({"thread": answered["thread"].to_numpy()[both], "same": (asked == given)[both]})


def language_scores(
    messages: pd.DataFrame, said: pd.DataFrame, turns: pd.DataFrame, setting: Setting, blocked: Refusal | None
) -> list[dict]:
    """
    Compute what concerns languages.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    said : pandas.DataFrame
        Company messages of all languages, as `said_by_company` gives them.
    turns : pandas.DataFrame
        Turns, as `inbound_turns` gives them.
    setting : Setting
        What all scores of the run share.
    blocked : Refusal or None
        Why the export cannot tell which answer belongs to which message, if so.

    Returns
    -------
    list of dict
        Rows of `scores`: the shares left out, the share and the dialog share of each language (the latter refused
        where no model was measured in the language), and answered_in_same_language.
    """
    thread = clusters_of(said["thread"].to_numpy())
    inside = turns[turns["inside"] & ~turns["deleted"]]
    rows = [share_row(setting, "unsupported_language_share", ~said["supported"].to_numpy(), thread)]
    if len(inside):
        hits = ~inside["supported"].to_numpy()
        rows.append(share_row(setting, "unsupported_language_share_inbound", hits, inside["thread"].to_numpy()))
    else:
        rows.append(refused_row(setting, "unsupported_language_share_inbound", "no_units"))
    for code, part in _by_language(said):
        subset = ("language", code)
        rows.append(share_row(setting, "language_share", part, thread, subset=subset))
        own = company_turns(said, part)
        support = said["support"].iloc[int(np.argmax(part))]
        if support != "measured":
            # Labels that nobody measured are no figure; how many messages there are, and what share, needs no label.
            rows.append(refused_row(setting, "dialog_share", f"language_{support}", n=len(own), subset=subset))
            continue
        rows += split_rows(
            setting, "dialog_share", (own["mode"] == DIALOG).to_numpy(), own["uncertain"].to_numpy(),
            own["thread"].to_numpy(), errors=("dialog_share",), subset=subset,
        )  # fmt: skip
    if blocked is not None:
        return [*rows, refused_row(setting, "answered_in_same_language", blocked[0], **blocked[1])]
    pairs = same_language(messages, turns)
    hits = pairs["same"].to_numpy(dtype=bool)
    return [*rows, share_row(setting, "answered_in_same_language", hits, pairs["thread"].to_numpy())]


def _by_language(said: pd.DataFrame) -> list[tuple[str, np.ndarray]]:
    counts = _counted(said["language"])
    codes = sorted((code for code in counts if code), key=lambda code: (-counts[code], code))
    return [(code, (said["language"] == code).to_numpy()) for code in codes]


def _counted(languages: pd.Series) -> dict[str, int]:
    """Count each language that is there; a category that no row has is not."""
    return {code: count for code, count in languages.value_counts().items() if count}


def language_table(messages: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    """
    List the languages.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    said : pandas.DataFrame
        Company messages of all languages, as `said_by_company` gives them.

    Returns
    -------
    pandas.DataFrame
        ``language``, ``support`` (measured, unmeasured, unsupported), ``company_messages`` (that enter a share),
        ``audience_messages``; most company messages first.
    """
    own = _counted(said.loc[said["language"] != "", "language"])
    inbound = _counted(messages.loc[inbound_rows(messages), "language"].dropna())
    support = messages[["language", "language_support"]].dropna().drop_duplicates("language").set_index("language")
    table = pd.DataFrame({"language": pd.Series(sorted({*own, *inbound}), dtype=TEXT)})
    table["support"] = table["language"].map(support["language_support"]).astype(TEXT)
    for name, counts in (("company_messages", own), ("audience_messages", inbound)):
        table[name] = table["language"].map(counts).astype("float64").fillna(0).astype("int64")
    order = ["company_messages", "audience_messages", "language"]
    return table.sort_values(order, ascending=[False, False, True], ignore_index=True)
