"""The trail from a label to the message in its thread, and from a rejected row to its reason."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from dialogscore import privacy
from dialogscore.reports import explorer
from dialogscore.reports.clean import shown
from dialogscore.reports.labelled import labelled
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["evidence", "reject_lines"]

# Deeper answers are indented no further; of the threads so many are shown at a time, and printed.
DEEPEST = 6
AT_A_TIME, PRINTED = 25, 10


def evidence(audit: "Audit", words: Words, *, key: bytes | None = None) -> dict:
    """
    Set threads with all their messages, labels and cues, as far as a page holds them.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    words : Words
        Wording.
    key : bytes, optional
        Secret that pseudonyms are made with, as in `privacy.pseudonyms`.

    Returns
    -------
    dict
        ``threads`` (each with its ``lines``), ``told`` (which are shown, in a sentence or more), the choices of the
        explorer (``acts``, ``types``, ``states``, ``accounts``: code and name), ``all`` (how many threads there are),
        ``at_a_time`` and ``printed`` (how many at first, and on paper), ``quotes`` and ``names``.

    Raises
    ------
    UsageError
        If the audit was saved with another key, or with none.
    """
    options = audit.manifest["options"]
    quotes, names = bool(options.get("quotes")), bool(options.get("show_names"))
    privacy.require_key(options.get("key_check"), key)
    messages = audit.messages
    became = explorer.states(messages, window=audit.window)
    chosen = explorer.choose(messages, became, quotes=quotes, seed=int(options.get("seed") or 0))
    rows = chosen.rows["row"].to_numpy()
    # In table order, in which everybody is named as in messages.csv; then as the threads have them.
    shown_rows = np.sort(rows)
    reduced = audit.shown(key=key, rows=shown_rows).iloc[np.searchsorted(shown_rows, rows)]
    accounts, speaking = _accounts(messages, chosen)
    lines = [
        labelled(line, words, quotes=quotes) | told
        for line, told in zip(reduced.to_dict("records"), _places(messages, chosen, became, words), strict=True)
    ]
    ends = np.cumsum(chosen.threads["shown"].to_numpy())
    parts = [lines[end - size : end] for end, size in zip(ends, chosen.threads["shown"], strict=True)]
    heads = zip(chosen.threads.to_dict("records"), parts, speaking, strict=True)
    return {
        "threads": [_thread(head, part, of, words) for head, part, of in heads],
        "told": _told(chosen, words),
        "acts": _choices(lines, "act", "acts", words),
        "types": _choices(lines, "type_code", "types", words),
        "states": _choices(lines, "state", "explorer.states", words),
        "accounts": accounts,
        "quotes": quotes,
        "names": names,
        "all": len(chosen.threads),
        "at_a_time": AT_A_TIME,
        "printed": PRINTED,
    }


def _accounts(messages: pd.DataFrame, chosen: explorer.Chosen) -> tuple[list[str], list[str]]:
    """Name the company's accounts that speak in these threads, and give each thread the numbers of its own."""
    rows = chosen.rows["row"].to_numpy()
    ours = messages.iloc[rows][["platform", "author_handle", "author_id", "author_role"]].reset_index(drop=True)
    said = pd.DataFrame({"thread": chosen.rows["thread"]})
    said["name"] = ours["platform"] + ": " + ours["author_handle"].fillna(ours["author_id"])
    said = said[ours["author_role"].eq("company").to_numpy()].dropna().drop_duplicates()
    names = sorted(said["name"].unique())
    said["number"] = (pd.Index(names).get_indexer(pd.Index(said["name"])) + 1).astype(str)
    of_thread = said.groupby("thread", sort=False)["number"].agg(" ".join)
    return [shown(name, 80) for name in names], of_thread.reindex(range(len(chosen.threads)), fill_value="").tolist()


def _places(messages: pd.DataFrame, chosen: explorer.Chosen, became: pd.DataFrame, words: Words) -> list[dict]:
    """Say of each shown row what it answers and what became of it; refs are taken before ids are masked."""
    rows, target = chosen.rows["row"].to_numpy(), chosen.rows["target"].to_numpy()
    refs = np.where(target >= 0, messages["ref"].to_numpy(dtype=object)[target], "")
    linked = np.isin(target, rows)
    told = became.iloc[rows]
    return [
        {
            "target": ref,
            "target_shown": is_shown,
            "depth": min(depth, DEEPEST),
            "state": state,
            # That no reply is needed is the label itself.
            "became": "" if state in ("", "not_needed") else _became(state, wait, words),
        }
        for ref, is_shown, depth, state, wait in zip(
            refs.tolist(), linked.tolist(), chosen.rows["depth"].tolist(), told["state"], told["wait"], strict=True
        )
    ]


def _became(state: str, wait: float, words: Words) -> str:
    return words(f"explorer.states.{state}") if np.isnan(wait) else words(f"explorer.after.{state}", wait=wait)


def _choices(lines: list[dict], column: str, table: str, words: Words) -> list[tuple[str, str]]:
    found = {line[column] for line in lines} - {""}
    return sorted(((code, words(f"{table}.{code}")) for code in found), key=lambda pair: pair[1])


def _thread(head: dict, lines: list[dict], accounts: str, words: Words) -> dict:
    part = "explorer.part" if head["shown"] < head["messages"] else "explorer.all"
    wait = head["wait"]
    return {
        "lines": lines,
        "ref": lines[0]["ref"],
        "open": head["open"],
        "size": words(part, shown=head["shown"], messages=head["messages"]),
        "waits": words("explorer.open_cases", n=head["open"]) if head["open"] else "",
        "accounts": accounts,
        "wait": "" if np.isnan(wait) else round(wait),
        "surest": "" if np.isnan(head["surest"]) else f"{head['surest']:.4f}",
        "messages": head["messages"],
        "time": lines[0]["seconds"],
    }


def _told(chosen: explorer.Chosen, words: Words) -> dict:
    """Say which threads are shown: all, or by which rule some."""
    here, everywhere = (sum(pair[place] for pair in chosen.counts.values()) for place in (0, 1))
    cut = int((chosen.threads["shown"] < chosen.threads["messages"]).sum())
    is_whole = here == everywhere
    return {
        "lead": words("explorer.every", n=here) if is_whole else words("explorer.some", shown=here, all=everywhere),
        "parts": [] if is_whole else [
            words(f"explorer.of_{group}", shown=some, all=every) for group, (some, every) in chosen.counts.items()
        ],
        "cut": words("explorer.cut", n=cut, most=explorer.MOST_IN_THREAD) if cut else "",
        "rest": "" if is_whole and not cut else words("explorer.elsewhere"),
    }  # fmt: skip


def reject_lines(audit: "Audit", words: Words) -> list[dict]:
    """
    Sum up the rows that were not used, by kind and reason, most frequent first.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    words : Words
        Wording.

    Returns
    -------
    list of dict
        ``kind``, ``reason``, ``count``, ``first``, worded.
    """
    rejects = audit.rejects
    if not len(rejects):
        return []
    groups = rejects.groupby(["kind", "reason"], sort=True)
    summary = groups.agg(count=("source_row", "size"), source=("source_id", "first"), row=("source_row", "first"))
    summary = summary.reset_index().sort_values(["count", "kind", "reason"], ascending=[False, True, True])
    return [
        {
            "kind": words(f"reject_kinds.{line['kind']}"),
            "reason": words(f"reject_reasons.{line['reason']}"),
            "count": words.count(line["count"]),
            "first": words("rejects.row", source=line["source"], row=line["row"]),
        }
        for line in summary.to_dict("records")
    ]
