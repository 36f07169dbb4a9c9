"""What each format can tell, as data: seven abilities, and the limits that narrow or remove them."""

from dialogscore.readers.model import Format

__all__ = ["ABILITIES", "LIMITS", "abilities"]

ABILITIES = (
    "company_posts",
    "audience_messages",
    "parents",
    "exact_times",
    "dialog_share",
    "reply_rate",
    "response_time",
)
"""The first four are what a file holds, the last three what can be measured on it."""

LIMITS: dict[str, dict[str, str]] = {
    "own_side_only": {"audience_messages": "no", "reply_rate": "no", "response_time": "no"},
    "answered_only": {"audience_messages": "partly", "reply_rate": "no"},
    "parents_without_text": {"audience_messages": "no"},
    "posts_only": {"audience_messages": "no", "parents": "no", "dialog_share": "no", "reply_rate": "no",
                   "response_time": "no"},
    "no_posts": {"company_posts": "no", "dialog_share": "no"},
    "support_only": {"company_posts": "partly", "dialog_share": "partly"},
    "post_is_missing": {"company_posts": "partly"},
    "parents_by_order": {"parents": "no", "dialog_share": "partly"},
    "parents_by_rows": {"parents": "partly", "reply_rate": "partly"},
    "parents_by_post": {"parents": "partly", "dialog_share": "partly"},
    "no_parents": {"parents": "no", "dialog_share": "partly", "reply_rate": "no", "response_time": "no"},
    "parents_by_source": {"parents": "partly", "dialog_share": "partly", "reply_rate": "partly",
                          "response_time": "partly"},
    "time_from_id": {"exact_times": "partly"},
    "parent_time_from_id": {"response_time": "partly"},
    "time_zone_unmarked": {"exact_times": "partly", "response_time": "partly"},
    "time_zone_abbreviated": {"exact_times": "partly"},
    "times_may_be_missing": {"exact_times": "partly", "response_time": "partly"},
    "times_in_part": {"exact_times": "partly", "response_time": "partly"},
    "time_estimated": {"exact_times": "no", "response_time": "no"},
    "day_only": {"exact_times": "no", "response_time": "no"},
    "replies_cut": {"audience_messages": "partly", "reply_rate": "partly"},
    "posts_of_nobody": {"reply_rate": "partly"},
    "authors_may_be_missing": {"reply_rate": "partly"},
    "replies_may_be_cut": {"audience_messages": "partly", "reply_rate": "partly"},
    "gaps_of_federation": {"audience_messages": "partly", "reply_rate": "partly"},
    "answer_time_is_last_edit": {"exact_times": "partly", "response_time": "partly"},
    "unverified_columns": {},
}  # fmt: skip
"""Code of a limit (worded by the reports), and what it leaves of the abilities: ``partly`` or ``no``."""


def abilities(known: Format) -> dict[str, tuple[str, tuple[str, ...]]]:
    """
    Say what a format can tell at best.

    Parameters
    ----------
    known : Format
        The format.

    Returns
    -------
    dict of str to (str, tuple of str)
        For each of `ABILITIES`: ``yes``, ``partly`` or ``no``, and the codes of the limits that say so.
    """
    held = dict.fromkeys(ABILITIES, "yes") | {name: "no" for name in ABILITIES[:4] if name not in known.capabilities}
    found = {}
    for ability in ABILITIES:
        codes = tuple(code for code in known.limits if ability in LIMITS[code])
        worst = [held[ability], *(LIMITS[code][ability] for code in codes)]
        found[ability] = next(grade for grade in ("no", "partly", "yes") if grade in worst), codes
    return found
