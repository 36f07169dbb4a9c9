"""A worklist held against a newer export: what was answered since, closed or taken away, and what is new."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, in_table_order, unread
from dialogscore.audit import audit as run
from dialogscore.config import Account
from dialogscore.errors import UsageError
from dialogscore.pairing import row_of
from dialogscore.tables import typed
from dialogscore.worklist.cases import case_numbers

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["STATES", "audit_again", "updated"]

#: How a case stands in the newer export.
STATES = ("open", "answered", "closed", "gone", "absent", "new", "apart")
#: Parts whose cases still wait for an answer.
WAITING = ("open", "check", "older")


def audit_again(
    audit: "Audit", feeds: Sequence[str | Path], *, mapping: str | Path | None = None,
    as_of: pd.Timestamp | str | None = None,
) -> "Audit":  # fmt: skip
    """
    Audit newer export files with the options of an older audit.

    Parameters
    ----------
    audit : Audit
        The older one.
    feeds : sequence of str or pathlib.Path
        Newer files; together they are one feed.
    mapping : str or pathlib.Path, optional
        The mapping file, if the older audit had one: it was not kept.
    as_of : pandas.Timestamp or str, optional
        End of observation of the newer files; by default the last message of each.

    Returns
    -------
    Audit
        With the same accounts, format, zone, language, models and start of the window, which has no end.

    Raises
    ------
    UsageError
        If the older audit had a mapping file and none is given.
    """
    options = audit.manifest["options"]
    if options.get("mapping") and mapping is None:
        raise UsageError(
            "read the newer export", found="no mapping file", expected=f"{options['mapping']}, as the audit was made",
            next_step="Add --mapping FILE.",
        )  # fmt: skip
    window = options.get("window")
    roles = options.get("account_roles") or options.get("accounts") or ()
    theirs = audit.messages[audit.messages["author_role"].eq("affiliate")]
    theirs = theirs.assign(handle=theirs["author_handle"].fillna(theirs["author_id"]))[["platform", "handle"]]
    affiliates = [Account(*one) for one in theirs.dropna().drop_duplicates().itertuples(index=False)]
    kept = {
        name: options[name]
        for name in ("format", "zone", "language", "min_confidence", "max_rejects", "coverage", "act_model",
                     "inbound_model", "purpose_model", "seed")
        if options.get(name) is not None
    }  # fmt: skip
    newer = run(
        list(feeds), company=audit.company, accounts=[Account(*one) for one in roles], affiliates=affiliates,
        mapping=mapping, as_of=as_of, window=(window[0], None) if window and window[0] else None,
        spacy_pipelines=options.get("spacy_pipelines") or (), **kept,
    )  # fmt: skip
    # Persons are named as in the older audit.
    named = {"key_check": options.get("key_check")}
    return replace(newer, manifest=newer.manifest | {"options": newer.manifest["options"] | named})


def updated(older: pd.DataFrame, newer: pd.DataFrame, record: pd.DataFrame, messages: pd.DataFrame) -> pd.DataFrame:
    """
    Strike what was answered since.

    Parameters
    ----------
    older : pandas.DataFrame
        The worklist, as `dialogscore.worklist.worklist` gives it.
    newer : pandas.DataFrame
        That of the newer export.
    record : pandas.DataFrame
        Messages of the older audit.
    messages : pandas.DataFrame
        Messages of the newer audit.

    Returns
    -------
    pandas.DataFrame
        Every case of the older list, in its order and as it was, with ``state`` (one of `STATES`) and ``ended_at``
        (when it was answered, if it was); then what waits in the newer list alone, ``new``. ``absent`` stays open: the
        newer export does not hold its messages; ``apart`` needed no answer in the older list; of what is ``gone`` the
        words go too. A case is the same if the message shown is, on the same platform, whatever thread the newer
        export puts it in.
    """
    messages = in_table_order(messages)
    case = case_numbers(messages)
    place = pd.Index(_ids(messages)).get_indexer(_ids(record.set_index("ref").loc[older["ref"]].reset_index()))
    held = (place >= 0) & ~unread(messages)[place]
    answer = np.where(held, _answered_after(messages, case, place), _answered_by_name(messages, record, older["ref"]))
    rows = pd.Index(messages["ref"]).get_indexer(newer["ref"])
    parts = pd.Series(newer["part"].to_numpy(dtype=object), index=case[rows])
    part = pd.Series(np.where(held, case[place], -1)).map(parts[~parts.index.duplicated()])
    waited = older["part"].isin(WAITING).to_numpy(dtype=bool)
    states = {
        "apart": ~waited,
        "gone": held & ~equals(messages["status"], "visible")[place],
        "answered": answer >= 0,
        "absent": ~held,
        "closed": (part.notna() & ~part.isin(WAITING)).to_numpy(dtype=bool),
    }
    state = np.select(list(states.values()), list(states), default="open").astype(object)
    ended = messages["created_at"].iloc[np.maximum(answer, 0)].where(state == "answered")
    is_new = newer["part"].isin(WAITING).to_numpy(dtype=bool) & ~np.isin(case[rows], case[place[waited & held]])
    added = newer[is_new].assign(state="new", ended_at=pd.NaT)
    # Whoever took words back does not find them repeated here.
    found = older.assign(state=state, ended_at=ended.array, text=older["text"].mask(state == "gone"))
    return typed(found if added.empty else pd.concat([found, typed(added)], ignore_index=True))


def _ids(messages: pd.DataFrame) -> pd.Series:
    return (messages["platform"] + "\x1f" + messages["message_id"]).astype(object)


def _answered_after(messages: pd.DataFrame, case: np.ndarray, place: np.ndarray) -> np.ndarray:
    """Find the first answer that each person got in the thread after the message shown, -1 if none."""
    asked = np.flatnonzero(messages["response_id"].notna() & equals(messages["direction"], "inbound"))
    found = pd.DataFrame({"case": case[asked], "answer": row_of(messages, messages["response_id"], asked)})
    wanted = pd.DataFrame({"case": case[place], "shown": place, "at": np.arange(len(place))})
    both = wanted.merge(found[found["answer"] >= 0], on="case")
    first = both[both["answer"] > both["shown"]].groupby("at")["answer"].min()
    return first.reindex(range(len(place))).fillna(-1).to_numpy(dtype=np.int64)


def _answered_by_name(messages: pd.DataFrame, record: pd.DataFrame, refs: pd.Series) -> np.ndarray:
    """Find company messages that name a message as their parent, also where it is no row itself; -1 if none."""
    own = np.flatnonzero(equals(messages["direction"], "outbound") & messages["parent_id"].notna().to_numpy(dtype=bool))
    some = messages.iloc[own]
    parents = pd.Series(own, index=(some["platform"] + "\x1f" + some["parent_id"]).astype(object))
    first = parents.groupby(level=0).min()
    shown = _ids(record.set_index("ref").loc[refs].reset_index())
    return first.reindex(shown).fillna(-1).to_numpy(dtype=np.int64)
