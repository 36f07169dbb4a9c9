"""Recount of who is answered in time: turns that were watched so long, with the band of uncertain labels."""

from collections.abc import Callable, Hashable, Sequence

from dialogscore.verify.shares import Recount, refused, share
from dialogscore.verify.units import Asked

__all__ = ["HORIZON", "HORIZONS", "HOUR", "banded_rate", "eligible", "rate_recounts", "stands", "unanswered_recounts"]

HOUR = 3600
HORIZON = 72 * HOUR
HORIZONS = {"24h": 24 * HOUR, "72h": HORIZON, "7d": 168 * HOUR}
BANDS, BY_TYPE = "uncertain_labels", "inbound_type"
LEAST_TURNS, LEAST_THREADS, LEAST_WATCHED = 30, 10, 0.5


def eligible(turns: Sequence[Asked], *, needing: bool = True) -> list[Asked]:
    """
    Take the turns that a rate would count, were they watched long enough.

    Parameters
    ----------
    turns : sequence of Asked
        Turns of the audience.
    needing : bool, default True
        Only those that need a reply.

    Returns
    -------
    list of Asked
        In the window, not wholly deleted, with an exact time.
    """
    return [turn for turn in turns if turn.inside and not turn.deleted and turn.exact and (turn.needs or not needing)]


def stands(units: Sequence[Asked], horizon: float) -> tuple[str | None, int]:
    """
    Tell whether enough turns were watched for a horizon.

    Parameters
    ----------
    units : sequence of Asked
        As `eligible` gives them.
    horizon : float
        Seconds.

    Returns
    -------
    (str or None, int)
        Why there is no figure, if so; and how many were watched.
    """
    watched = [turn for turn in units if turn.watched(horizon)]
    enough = len(watched) >= LEAST_TURNS and len({turn.thread for turn in watched}) >= LEAST_THREADS
    if enough and len(watched) >= LEAST_WATCHED * len(units):
        return None, len(watched)
    return "not_watched" if units else "no_units", len(watched)


def banded_rate(
    measure: str,
    turns: Sequence[Asked],
    horizon: float,
    *,
    worst: Sequence[Asked] | None = None,
    best: Sequence[Asked] | None = None,
    person: Callable[[Asked], Hashable] | None = None,
    by: str = "",
    part: str = "",
) -> list[Recount]:
    """
    Recount a rate of turns that need a reply, and its band.

    Parameters
    ----------
    measure : str
        Name of the measure.
    turns : sequence of Asked
        Turns, also those that need no reply.
    horizon : float
        Seconds.
    worst, best : sequence of Asked, optional
        The same turns with the answers that they have if uncertain labels are read against the company, and for it.
    person : callable, optional
        Who wrote a turn, where each person counts once, by the first turn counted.
    by, part : str, optional
        What the turns were split by, and which part this is.

    Returns
    -------
    list of Recount
        Three rows, or one that says why there is none.
    """
    turns = eligible(turns, needing=False)
    note, n = stands([turn for turn in turns if turn.needs], horizon)
    if note:
        return [refused(measure, note, n, by=by, part=part)]
    of, end = (f":{by}", f":{part}") if by else ("", "")
    rows = [_rate(measure, [turn for turn in turns if turn.needs], horizon, person, by=by, part=part)]
    # A turn that may need a reply counts where it lowers the rate (against), or where it raises it (for).
    for side, some in (("against", worst), ("for", best)):
        read = turns if some is None else eligible(some, needing=False)
        counts = [turn for turn in read if turn.surely or (turn.maybe and turn.within(horizon) == (side == "for"))]
        rows.append(_rate(measure, counts, horizon, person, by=f"uncertain_labels{of}", part=side + end))
    return rows


def _rate(
    measure: str, turns: Sequence[Asked], horizon: float, person: Callable[[Asked], Hashable] | None = None, **of: str
) -> Recount:
    watched = [turn for turn in turns if turn.watched(horizon)]
    if person is not None:
        # Written from the last to the first, so that the first of each person stays.
        watched = sorted({person(turn): turn for turn in reversed(watched)}.values(), key=lambda turn: turn.head.number)
    return share(measure, watched, lambda turn: turn.within(horizon), **of)


def rate_recounts(turns: Sequence[Asked], reason: str | None, needing: str | None) -> list[Recount]:
    """
    Recount the reply rates.

    Parameters
    ----------
    turns : sequence of Asked
        Turns of the audience.
    reason, needing : str or None
        Why there is no rate at all, or none of those that need a reply, if so.

    Returns
    -------
    list of Recount
        Rates of those that need a reply with their bands, and of all.
    """
    rows = []
    for name, horizon in HORIZONS.items():
        measure, refusal = f"reply_rate_{name}", reason or needing
        rows += [refused(measure, refusal)] if refusal else banded_rate(measure, turns, horizon)
    everybody = eligible(turns, needing=False)
    for name, horizon in HORIZONS.items():
        measure = f"reply_rate_all_{name}"
        note, n = (reason, 0) if reason else stands(everybody, horizon)
        rows.append(refused(measure, note, n) if note else _rate(measure, everybody, horizon))
    return rows


def unanswered_recounts(rates: Sequence[Recount]) -> list[Recount]:
    """
    Turn the 72-hour rate round.

    Parameters
    ----------
    rates : sequence of Recount
        Rates of the whole and of parts.

    Returns
    -------
    list of Recount
        Share of turns without an answer in time, of the whole and by what was asked, with its bands.
    """
    return [
        row._replace(
            measure="unanswered_share",
            part=_turned(row),
            value=None if row.value is None else 1 - row.value,
            limits=None if row.limits is None else (1 - row.limits[1], 1 - row.limits[0]),
            hits=[not hit for hit in row.hits],
        )
        for row in rates
        if row.measure == "reply_rate_72h" and row.by in ("", BANDS, BY_TYPE, f"{BANDS}:{BY_TYPE}")
    ]


def _turned(row: Recount) -> str:
    if not row.by.startswith(BANDS):
        return row.part
    side, *part = row.part.split(":")
    return ":".join([{"against": "for", "for": "against"}[side], *part])
