"""A small feed case by case: who asked, when the answer came, what is still open - and no rate of a handful."""

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from dialogscore.reports.clean import shown
from dialogscore.reports.figures import Figures
from dialogscore.reports.verdicts import verdict
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["LEAST", "LEAST_THREADS", "Cases", "cases", "chapter", "headline", "left_out"]

#: Turns that need a reply, and their threads, below which no horizon can stand.
LEAST, LEAST_THREADS = 30, 10
HORIZON_DAYS, DAY = 3, 86400
MOST = 60
TRACK = (8.0, 392.0)  # ends of a track 400 wide
TOO_SMALL = ("too_few_watched", "too_few_threads", "no_units")
ASKED = ("eligible", "too_recent")
# Chapters of nothing but rates of the audience's turns, and those that rest on the company's own.
OF_ASKED = (
    "replies", "times", "service_level", "unanswered", "themes", "profiles", "development", "accounts", "alike",
    "flattered", "continuity", "uptake",
)  # fmt: skip
OF_SAID = ("mix", "purposes", "substance", "invitations", "st_gallen")
MODES = ("dialog", "open", "nominal", "broadcast")


class Cases(NamedTuple):
    """
    Everything in a small feed that needed an answer.

    Attributes
    ----------
    rows : pandas.DataFrame
        First message of each turn that needed a reply, in order of time.
    threads : int
        Threads that they lie in.
    start, end : pandas.Timestamp
        What was watched.
    """

    rows: pd.DataFrame
    threads: int
    start: pd.Timestamp
    end: pd.Timestamp

    @property
    def answered(self) -> int:
        """Count the cases that the company answered directly, however late."""
        return int(self.rows["response_seconds"].notna().sum())

    @property
    def days(self) -> int:
        """Count the days watched, begun ones as whole."""
        return max(1, math.ceil((self.end - self.start).total_seconds() / DAY))

    @property
    def needed(self) -> int | None:
        """
        Tell how many days would be enough at this pace: 30 turns in 10 threads, the last watched for 72 hours.

        None where nobody asked.
        """
        if not len(self.rows):
            return None
        return math.ceil(self.days * max(LEAST / len(self.rows), LEAST_THREADS / self.threads)) + HORIZON_DAYS


def cases(audit: "Audit") -> Cases | None:
    """
    Find the cases of a feed that is too small for any rate.

    Parameters
    ----------
    audit : Audit
        A finished audit.

    Returns
    -------
    Cases or None
        None where there are 30 turns that need a reply in 10 threads, or a rate is refused for any other reason than
        their number: a feed that holds answered messages only would flatter case by case too.
    """
    horizons = audit.tables.get("horizons")
    if horizons is None:
        return None
    small = horizons["measure"].eq("reply_rate_72h") & horizons["reason"].isin(TOO_SMALL)
    if not small.any():
        return None
    figure = Figures(audit.scores).get("dialog_share")
    if figure is not None and figure.note is not None and figure.note[0] == "reviews_only":
        return None
    rows = audit.messages[audit.messages["ledger"].isin(ASKED).to_numpy(dtype=bool)]
    threads = len(rows[["platform", "thread_id"]].drop_duplicates())
    if len(rows) >= LEAST and threads >= LEAST_THREADS:
        return None
    return Cases(rows.sort_values(["created_at", "ref"], kind="stable"), threads, *_watched(audit))


def _watched(audit: "Audit") -> tuple[pd.Timestamp, pd.Timestamp]:
    """Take the window, and for an open end what the sources watched."""
    ends = audit.manifest.get("options", {}).get("window") or (None, None)
    seen = audit.sources["observed_from"].min(), audit.sources["observed_until"].max()
    created = audit.messages["created_at"]
    seen = [moment if not pd.isna(moment) else other for moment, other in zip(seen, (created.min(), created.max()),
                                                                              strict=True)]  # fmt: skip
    start, end = (pd.Timestamp(given) if given else other for given, other in zip(ends, seen, strict=True))
    return start, max(start, end)


def headline(audit: "Audit", figures: Figures, company: str, words: Words) -> list[str]:
    """
    Say what an audit comes to: its verdict, or of a small feed how many wrote what, and how many were answered.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    figures : Figures
        Its figures.
    company : str
        The audited company, made fit to be shown.
    words : Words
        Wording.

    Returns
    -------
    list of str
        Sentences; of a small feed without any percent.
    """
    found = cases(audit)
    if found is None:
        return verdict(figures, company, words)
    said = [_talk(figures, company, words), _count(found, words), _pace(found, words)]
    return [*said, *_unread(figures, words)]


def _talk(figures: Figures, company: str, words: Words) -> str:
    whole = figures.get("dialog_share")
    if whole is None or whole.value is None:
        return words("verdict.talk.unknown", company=company)
    shares = {mode: figures.part("mode_share", mode) for mode in MODES}
    counts = {mode: round(one.value * one.n) for mode, one in shares.items() if one is not None and one.value}
    parts = [f"{words.count(count)} {words(f'cases.modes.{mode}')}" for mode, count in counts.items() if count]
    return words("cases.talk", company=company, turns=words("cases.written", n=whole.n), parts=words.list(parts))


def _count(found: Cases, words: Words) -> str:
    return words(f"cases.{'counted' if len(found.rows) else 'nobody'}", n=len(found.rows), **_facts(found))


def _facts(found: Cases) -> dict:
    # A window ends before the moment that ends it.
    return {"answered": found.answered, "from": found.start, "until": found.end - pd.Timedelta(1, "us")}


def _pace(found: Cases, words: Words) -> str:
    if found.needed is None:
        return words("cases.no_pace")
    more = {"threads": found.threads, "days": words("cases.days", n=found.days), "needed": found.needed}
    return words("cases.pace", n=len(found.rows), **more)


def _unread(figures: Figures, words: Words) -> list[str]:
    said = []
    for name, what in (("unsupported_language_share_inbound", "turns"), ("unsupported_language_share", "messages")):
        share = figures.get(name)
        if share is not None and share.value:
            said.append(words(f"cases.unread_{what}", n=round(share.value * share.n), of=share.n))
    return said


def left_out(figures: Figures) -> tuple[str, ...]:
    """
    Name the chapters that would only say of a small feed that it is too small.

    Parameters
    ----------
    figures : Figures
        Its figures.

    Returns
    -------
    tuple of str
        All that rest on what was asked; those on what the company wrote too, unless it wrote 30 turns.
    """
    said = figures.get("dialog_share")
    return OF_ASKED if said is not None and said.n >= LEAST and said.value is not None else (*OF_ASKED, *OF_SAID)


def chapter(audit: "Audit", figures: Figures, words: Words, *, key: bytes | None = None) -> dict | None:
    """
    Set the cases of a small feed with a track each, from the question to its answer or to the end of observation.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    figures : Figures
        Its figures.
    words : Words
        Wording.
    key : bytes, optional
        The secret that persons are named with.

    Returns
    -------
    dict or None
        ``title``, ``pace``, ``without`` (names of chapters left out), ``axis`` (days at its ends), ``lines`` (``ref``,
        ``url``, ``asked``, ``type``, ``text``, ``outcome``, ``state``, ``from``, ``to``: places on the track), ``all``;
        None where the feed is not small.
    """
    found = cases(audit)
    if found is None:
        return None
    n = len(found.rows)
    drawn = found.rows.iloc[:MOST]
    end = drawn["created_at"] + pd.to_timedelta(drawn["observed_seconds"].fillna(0.0).astype(float), unit="s")
    until = max([found.end, *end])
    names = [words("sections.index"), *(words(f"sections.{name}") for name in left_out(figures))]
    return {
        "title": words("cases.title" if n else "cases.title_nobody", n=n, answered=found.answered),
        "pace": _pace(found, words),
        "without": words("cases.without", names=words.list(words("cases.quoted", name=name) for name in names)),
        "axis": [words.date(found.start), words.date(until)],
        "lines": _lines(audit, drawn, (found.start, until), words, key) if n else [],
        "all": n,
    }


def _lines(
    audit: "Audit", rows: pd.DataFrame, span: tuple[pd.Timestamp, pd.Timestamp], words: Words, key: bytes | None
) -> list[dict]:
    place = np.flatnonzero(audit.messages["ref"].isin(rows["ref"]).to_numpy(dtype=bool))
    quotes = bool(audit.manifest["options"].get("quotes"))
    reduced = audit.shown(key=key, rows=place).set_index("ref")
    lines = []
    for one in rows.to_dict("records"):
        asked, waited, watched = one["created_at"], one["response_seconds"], one["observed_seconds"]
        state = "answered" if not pd.isna(waited) else {"direct": "open"}.get(one["answered"], one["answered"])
        state = "open" if pd.isna(state) or state == "none" else state
        lasted = waited if state == "answered" else 0.0 if pd.isna(watched) else watched
        shared = reduced.loc[one["ref"]]
        lines.append(
            {
                "ref": one["ref"],
                "url": shared["url"],
                "asked": words.moment(asked),
                "type": "" if pd.isna(one["inbound_type"]) else words(f"types.{one['inbound_type']}"),
                "text": shown(shared["text"], 280) if quotes else "",
                "unsure": bool(one["is_uncertain"]) if not pd.isna(one["is_uncertain"]) else False,
                "outcome": words(f"cases.states.{state}", time=lasted),
                "state": state,
                "from": _place(asked, span),
                "to": _place(asked + pd.Timedelta(lasted, "s"), span),
            }
        )
    return lines


def _place(moment: pd.Timestamp, span: tuple[pd.Timestamp, pd.Timestamp]) -> str:
    """Place a moment on the track, between its ends."""
    whole = max((span[1] - span[0]).total_seconds(), 1.0)
    share = min(1.0, max(0.0, (moment - span[0]).total_seconds() / whole))
    return f"{TRACK[0] + (TRACK[1] - TRACK[0]) * share:.1f}"
