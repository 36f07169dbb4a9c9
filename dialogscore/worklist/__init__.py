"""The worklist: one row per open case, the most pressing first; what needs no answer any more is listed apart.

A case is one person in one thread. Nothing in it measures or names who answers for the company.
"""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from dialogscore import privacy, tables, tokens
from dialogscore.arrays import equals, flags, in_table_order, numbers
from dialogscore.cues.casework import case_cues
from dialogscore.languages.varieties import read_as
from dialogscore.worklist.cases import OLDER, PARTS, case_numbers, cases
from dialogscore.worklist.naming import case_ids, case_key, neutral_links
from dialogscore.worklist.updating import STATES, audit_again, updated

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["COLUMNS", "OLDER", "PARTS", "STATES", "URGENCIES", "audit_again", "updated", "worklist"]

#: Most pressing first; a case has the first that any of its asking messages holds a cue of.
URGENCIES = ("safety", "health", "data_leak", "legal", "deadline")
COLUMNS = {
    "case": "stable name of person and thread, without the person",
    "part": "where it is listed: " + ", ".join(PARTS),
    "urgency": "most pressing of " + ", ".join(URGENCIES) + "; NA for none",
    "reasons": "codes of why it is listed, separated by spaces",
    "age_seconds": "from its first open message to the end of observation of its source",
    "asked_at": "when its first open message was written",
    "observed_until": "end of observation of its source",
    "asks": "question, complaint, praise, comment or noise: type of the message shown",
    "messages": "how many messages of the person ask",
    "probability": "highest probability that one of them needs a reply",
    "platform": "where",
    "language": "of the message shown",
    "author": "pseudonym, or with names the handle",
    "url": "permalink of the message shown, or of its thread",
    "text": "what was asked, with quotes only",
    "answered_at": "when the company last answered this person in this thread",
    "followers": "reach of the author",
    "ref": "the message shown, as the audit cites it",
    "message_id": "its id at the platform",
    "thread_id": "id of the thread",
}
LISTED = ("closed", "moved_away")


def worklist(
    audit: "Audit", *, quotes: bool = False, show_names: bool = False, key: bytes | None = None,
    before: pd.DataFrame | None = None,
) -> pd.DataFrame:  # fmt: skip
    """
    List the open cases of an audit.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    quotes : bool, default False
        Hold what people wrote; phone numbers, e-mail addresses and IBANs are masked all the same.
    show_names : bool, default False
        Hold handles and links that name persons.
    key : bytes, optional
        The secret that the audit was saved with; cases then have the same names in every audit made with it.
    before : pandas.DataFrame, optional
        Messages of an older audit of the same company: who wrote in it has the same pseudonym here, and a case the
        same name.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`, by part (`PARTS`), urgency (`URGENCIES`) and age, oldest first.

    Raises
    ------
    UsageError
        If the audit was saved with another key, or with none.
    """
    privacy.require_key(audit.manifest["options"].get("key_check"), key)
    messages = in_table_order(audit.messages)
    cues = _cues(messages, _possible(messages))
    found = cases(messages, cues, window=audit.window)
    table = found.table
    asking = _ranked(found.asking, cues)
    by = asking.groupby("case", sort=True)
    lead = asking.loc[by["rank"].idxmin(), ["row", "rank"]].reset_index(drop=True)
    rows = lead["row"].to_numpy(dtype=np.int64)
    first = table["first"].to_numpy(dtype=np.int64)
    ends = audit.sources.set_index("source_id")["observed_until"]
    answer = table["answer"].to_numpy(dtype=np.int64)
    older = messages.iloc[:0] if before is None else before[before.columns.intersection(messages.columns)]
    shown = _shown(audit, messages, older, rows, key=key, quotes=quotes, show_names=show_names)
    head = messages.iloc[rows]
    probability = pd.Series(numbers(messages["needs_reply_probability"])[asking["row"]]).groupby(
        asking["case"].to_numpy()
    )
    waiting = table["waiting"].to_numpy(dtype=float)
    listed = pd.DataFrame(
        {
            "case": case_ids(messages, rows, key or case_key(messages if before is None else before)),
            "part": table["part"].to_numpy(dtype=object),
            "urgency": np.array([*URGENCIES, None], dtype=object)[lead["rank"].to_numpy(dtype=np.int64)],
            "reasons": _reasons(messages, table, asking, cues),
            "age_seconds": waiting,
            "asked_at": messages["created_at"].iloc[first].array,
            "observed_until": messages["source_id"].iloc[first].map(ends).array,
            "asks": head["inbound_type"].array,
            "messages": by.size().to_numpy(dtype=np.int64),
            "probability": probability.max().to_numpy(dtype=float),
            "platform": head["platform"].array,
            "language": head["language"].array,
            "author": (shown["author_handle"].fillna(shown["author_id"]) if show_names else shown["author_id"]).array,
            "url": _links(messages, shown, rows, show_names=show_names),
            "text": shown["text"].array if quotes else pd.array([None] * len(rows), dtype=object),
            "answered_at": messages["created_at"].iloc[np.maximum(answer, 0)].where(answer >= 0).array,
            "followers": head["author_followers"].array,
            "ref": head["ref"].array,
            "message_id": shown["message_id"].array,
            "thread_id": shown["thread_id"].array,
        }
    )
    return tables.typed(_sorted(listed)).astype({"text": pd.StringDtype("pyarrow")})


def _shown(
    audit: "Audit", messages: pd.DataFrame, older: pd.DataFrame, rows: np.ndarray, *, key: bytes | None, **allowed: bool
) -> pd.DataFrame:
    """Reduce the messages that stand for the cases to what may be handed on."""
    options = audit.manifest["options"]
    as_audited = all(bool(options.get(name)) is given for name, given in allowed.items())
    if messages is audit.messages and as_audited and not len(older):
        return audit.shown(key=key, rows=rows)
    whole = pd.concat([older, messages], ignore_index=True) if len(older) else messages
    accounts = options.get("accounts") or ()
    return privacy.shared_messages(whole, key=key, accounts=accounts, rows=len(older) + rows, **allowed)


def _possible(messages: pd.DataFrame) -> np.ndarray:
    """Find all that was written by whoever asked something that may need a reply, in the same thread."""
    asks = flags(messages["needs_reply"]) | flags(messages["is_uncertain"])
    asks |= equals(messages["language_support"], "unsupported")
    theirs = equals(messages["author_role"], "audience")
    case = case_numbers(messages)
    return np.flatnonzero(theirs & np.isin(case, case[asks & theirs]))


def _cues(messages: pd.DataFrame, rows: np.ndarray) -> dict[str, np.ndarray]:
    """Find the cues of the audience's messages; all others have none."""
    some = messages[["text", "language"]].iloc[rows]
    languages = read_as(some["language"])
    found = case_cues(tokens.tokenize(some["text"], languages), languages)
    whole = {code: np.zeros(len(messages), dtype=bool) for code in (*LISTED, *(f"urgent_{one}" for one in URGENCIES))}
    for code in whole.keys() & found.keys():
        whole[code][rows] = found[code]
    return whole


def _ranked(asking: pd.DataFrame, cues: dict[str, np.ndarray]) -> pd.DataFrame:
    """Say how pressing each message is; the most pressing and then the earliest of a case stands for it."""
    rows = asking["row"].to_numpy()
    urgent = [cues[f"urgent_{one}"][rows] for one in URGENCIES]
    rank = np.select(urgent, list(range(len(URGENCIES))), default=len(URGENCIES))
    return asking.assign(rank=rank).sort_values(["case", "row"], kind="stable").reset_index(drop=True)


def _reasons(
    messages: pd.DataFrame, table: pd.DataFrame, asking: pd.DataFrame, cues: dict[str, np.ndarray]
) -> np.ndarray:
    """Put together the codes of why a case is listed: how it came to be so, what presses, what is unsure."""
    rows, case = asking["row"].to_numpy(), asking["case"].to_numpy()

    def some(mask: np.ndarray) -> np.ndarray:
        return np.bincount(case, weights=mask, minlength=len(table)) > 0

    sure = table["sure"].to_numpy(dtype=bool)
    holds = {one: some(cues[f"urgent_{one}"][rows]) for one in URGENCIES}
    holds |= {
        "repeated": np.bincount(case, minlength=len(table)) > 1,
        "uncertain": ~sure & some(flags(messages["is_uncertain"])[rows]),
        "language": ~sure & some(equals(messages["language_support"], "unsupported")[rows]),
    }
    reasons = table["state"].to_numpy(dtype=object)
    for code, mask in holds.items():
        reasons = np.where(mask, reasons + " " + code, reasons)
    return reasons


def _links(messages: pd.DataFrame, shown: pd.DataFrame, rows: np.ndarray, *, show_names: bool) -> pd.Series:
    """Find where a case is read: its message, or else the company's post above it."""
    own = shown["url"].to_list() if show_names else neutral_links(messages, rows)
    roots = messages[["platform", "message_id", "url", "author_role"]]
    roots = roots[roots["author_role"].eq("company").fillna(False) & roots["url"].notna()]
    roots = roots.drop_duplicates(["platform", "message_id"]).set_index(["platform", "message_id"])["url"]
    some = messages[["platform", "thread_id"]].iloc[rows]
    above = roots.reindex(pd.MultiIndex.from_frame(some)).to_numpy(dtype=object, na_value=None)
    return pd.Series([one if not pd.isna(one) else other for one, other in zip(own, above, strict=True)], dtype=object)


def _sorted(listed: pd.DataFrame) -> pd.DataFrame:
    part = listed["part"].map({name: place for place, name in enumerate(PARTS)})
    pressing = listed["urgency"].map({name: place for place, name in enumerate(URGENCIES)}).fillna(len(URGENCIES))
    order = pd.DataFrame({"part": part.astype(int), "pressing": pressing, "age": -listed["age_seconds"],
                          "ref": listed["ref"].astype(object)})  # fmt: skip
    by = order.sort_values(["part", "pressing", "age", "ref"], kind="stable", na_position="last").index
    return listed.loc[by].reset_index(drop=True)
