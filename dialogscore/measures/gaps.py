"""What the messages themselves show to be missing from the export: said beside every figure, never mended."""

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, flags, numbers, set_apart, threads
from dialogscore.config import TWO_LEVEL_PLATFORMS
from dialogscore.measures.tongues import named_by_hand
from dialogscore.measures.turns import inbound_rows
from dialogscore.pairing import row_of

__all__ = ["WORTH_SAYING", "gaps", "quiet_days"]

# Columns by which a message can address the company.
ADDRESSING = ("parent_id", "parent_author_id", "mentions")
# What less than this share of the messages lacks is not worth a sentence.
WORTH_SAYING = 0.05
# Where the count of a post is that of everything below it, and not of the first level alone.
_COUNT_ALL = (*TWO_LEVEL_PLATFORMS, "reddit")


def gaps(messages: pd.DataFrame) -> list[tuple[str, dict]]:
    """
    Find what is missing around the messages.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages with the columns of the stages up to ``features``.

    Returns
    -------
    list of (str, dict)
        Codes with arguments ``found`` and ``of``, each only from a share of `WORTH_SAYING` on: ``parents_missing``
        (company messages that answer a message which is not in the export), ``replies_missing`` (inbound messages that
        the source says have more replies than the export holds), ``posts_cut`` (the same of the company's own
        messages), ``languages_unmeasured`` (messages in
        Swiss German: read by the model of a neighboring language, which nobody measured in it). First of all
        ``language_set``, with the ``language``, if a user set one for all messages; ``nobody_addressed``, with the
        ``columns`` that are empty, if no audience message is known to address the company; ``posts_missing``: audience
        comments that name a post which is not in the export, and how many are ``inbound`` all the same; and
        ``quiet_days``: days between the first and the last message on which neither side wrote, the ``longest`` run
        of them and its first day.
    """
    own = equals(messages["direction"], "outbound") & ~set_apart(messages)
    answers = own & messages["parent_id"].notna().to_numpy()
    known = flags(messages["parent_known"])

    parent = row_of(messages, messages["parent_id"])
    held = np.bincount(parent[parent >= 0], minlength=len(messages))
    stated = numbers(messages["reply_count"])
    inbound = inbound_rows(messages) & ~np.isnan(stated)
    posts = own & ~np.isnan(stated)
    thread = threads(messages)
    size = np.bincount(thread)[thread].astype(float)
    is_root = messages["parent_id"].isna().to_numpy() & equals(messages["platform"], *_COUNT_ALL)
    below = np.where(is_root, np.fmax(size - 1, held), held)

    read = (own | inbound_rows(messages)) & messages["language"].notna().to_numpy()
    unmeasured = read & equals(messages["language_support"], "unmeasured")
    lines = [
        ("parents_missing", answers & ~known, answers),
        ("replies_missing", inbound & (np.nan_to_num(stated) > held), inbound),
        ("posts_cut", posts & (np.nan_to_num(stated) > below), posts),
        ("languages_unmeasured", unmeasured, read),
    ]
    silent = quiet_days(messages)
    by_hand = named_by_hand(messages)
    said = [] if by_hand is None else [("language_set", {"language": by_hand})]
    audience = int(equals(messages["author_role"], "audience").sum())
    unfilled = [name for name in ADDRESSING if messages[name].isna().all()]
    if audience and not inbound_rows(messages).any() and unfilled:
        said.append(("nobody_addressed", {"found": audience, "columns": unfilled}))
    orphan = equals(messages["kind"], "comment") & equals(messages["author_role"], "audience") & ~known
    orphan &= messages["parent_id"].notna().to_numpy()
    if orphan.sum() and orphan.sum() >= WORTH_SAYING * audience:
        taken = int((orphan & inbound_rows(messages)).sum())
        said.append(("posts_missing", {"found": int(orphan.sum()), "inbound": taken}))
    if len(silent):
        longest = silent.loc[silent["days"].idxmax()]
        days = {"found": int(silent["days"].sum()), "of": _span(messages)}
        said.append(("quiet_days", {**days, "longest": int(longest["days"]), "from": longest["from"]}))
    return said + [
        (code, {"found": int(found.sum()), "of": int(of.sum())})
        for code, found, of in lines
        if found.sum() > 0 and found.sum() >= WORTH_SAYING * of.sum()
    ]


def quiet_days(messages: pd.DataFrame) -> pd.DataFrame:
    """
    List the days on which neither side wrote: nothing happened, or the collection has a hole.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages with ``created_at``.

    Returns
    -------
    pandas.DataFrame
        A line a run of such days (UTC): ``from`` and ``until`` (ISO dates, both quiet) and ``days``.
    """
    written = np.unique(messages["created_at"].dt.floor("D").to_numpy(dtype="datetime64[D]"))
    day = np.timedelta64(1, "D")
    first, after = written[:-1] + day, written[1:] - day
    held = after >= first
    text = pd.StringDtype("pyarrow")
    return pd.DataFrame(
        {
            "from": pd.Series(np.datetime_as_string(first[held]), dtype=text),
            "until": pd.Series(np.datetime_as_string(after[held]), dtype=text),
            "days": pd.Series((after - first)[held].astype(np.int64) + 1, dtype="Int64"),
        }
    )


def _span(messages: pd.DataFrame) -> int:
    days = messages["created_at"].dt.floor("D").to_numpy(dtype="datetime64[D]")
    return int((days.max() - days.min()).astype(np.int64)) + 1
