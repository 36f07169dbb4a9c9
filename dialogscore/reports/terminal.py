"""What a finished run says in a terminal: the verdict, the pillars, three numbers, and what could not be told."""

import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd

from dialogscore.readers.pages import account_label
from dialogscore.reports import cases, compared, people, reviews, wording
from dialogscore.reports.clean import terminal_safe
from dialogscore.reports.evidence import reject_lines
from dialogscore.reports.figures import Figure, Figures
from dialogscore.reports.provenance import worded
from dialogscore.reports.sections import PILLARS
from dialogscore.reports.stgallen import sentence, uncorrected
from dialogscore.reports.verdicts import index_title

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["notes", "rejects", "threads", "verdict"]

WIDTH = 88
BAR = 20
LONGEST_LINE, LONGEST_NOTE = 120, 1200
MOST_MESSAGES = 12
# Whose absence an auditor wants explained at once; the report explains every other.
SAID_AT_ONCE = (
    "company_by_declaration", "language_set", "nobody_addressed", "account_without_messages", "posts_missing",
    "parents_missing", "replies_missing", "posts_cut", "vanished", "languages_unmeasured",
)  # fmt: skip
MOST_ACCOUNTS = 6
HEADLINES = ("reply_rate_72h", "response_median_seconds", "response_p90_seconds", "dialog_share", "index")


def verdict(audit: "Audit", *, language: str = "en") -> str:
    """
    Say what an audit comes to.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    language : str, default "en"
        ``"de"`` or ``"en"``.

    Returns
    -------
    str
        Lines of plain text without any sign that a terminal would obey.
    """
    words = wording.load(language)
    figures = Figures(audit.scores)
    is_small = cases.cases(audit) is not None
    sentences = cases.headline(audit, figures, terminal_safe(audit.company, 80), words)
    lines = [textwrap.fill(sentence, WIDTH) for sentence in sentences]
    lines += [] if is_small else [*_numbers(figures, words), *_st_gallen(audit, words)]
    beside = compared.compared(audit, words)
    lines += ["", textwrap.fill(f"{beside['lead']} {beside['title']}.", WIDTH)] if beside else []
    of_reviews = reviews.told(figures, words)
    lines += ["", *of_reviews] if of_reviews else []
    lines += ["", *people.told(audit, figures, words), *_accounts(audit, words)]
    said = [note for note in audit.manifest.get("notes", []) if note[0] in SAID_AT_ONCE]
    lines += [textwrap.fill(line, WIDTH) for line in notes(said, language=language).split("\n") if line]
    missing = [] if is_small else _missing(figures, words)
    if missing:
        lines += ["", f"{words('terminal.missing')}:", *missing]
    refused = rejects(audit, language=language)
    if refused:
        lines += ["", f"{words('terminal.rejects')}:", refused]
    return "\n".join([*lines, "", words("terminal.report")])


def _numbers(figures: Figures, words: wording.Words) -> list[str]:
    lines = ["", *_index(figures, words)]
    lines += [_pillar(figures.get(f"pillar_{name}"), words) for name in PILLARS]
    lines.append("")
    rate = _longest_standing_rate(figures)
    for label, measure in (rate, ("median", "response_median_seconds"), ("dialog", "dialog_share"),
                           ("without_handed_over", "dialog_share_without_handed_over")):  # fmt: skip
        lines.append(_number(words(f"terminal.{label}"), figures.get(measure), words))
    return lines


def _st_gallen(audit: "Audit", words: wording.Words) -> list[str]:
    table = audit.tables.get("st_gallen")
    # Why nothing is stated the first line says already.
    if table is None or table["state"].iloc[0] == "unstated":
        return []
    line = table.to_dict("records")[0]
    parts = [sentence(line, terminal_safe(audit.company, 80), words), uncorrected(Figures(audit.scores), words)]
    said = " ".join(part for part in parts if part)
    return ["", textwrap.fill(f"{words('terminal.st_gallen', rule=line['rule'])}: {said}", WIDTH)]


def _longest_standing_rate(figures: Figures) -> tuple[str, str]:
    """Choose the 72-hour rate, or where it does not stand the 24-hour rate if that does."""
    day = figures.get("reply_rate_24h")
    whole = figures.get("reply_rate_72h")
    if day is not None and day.value is not None and (whole is None or whole.value is None):
        return "reply_day", "reply_rate_24h"
    return "reply", "reply_rate_72h"


def _accounts(audit: "Audit", words: wording.Words) -> list[str]:
    """Name the accounts that were taken for the company's: who sees a wrong one sees a wrong report."""
    named = [
        ": ".join(terminal_safe(name, 80) for name in (account["platform"], account_label(account)) if name)
        for account in audit.manifest.get("accounts", [])
    ]
    if not named:
        return []
    shown = named[:MOST_ACCOUNTS] + ([f"... ({len(named)})"] if len(named) > MOST_ACCOUNTS else [])
    return [textwrap.fill(words("terminal.accounts", names=", ".join(shown)), WIDTH, subsequent_indent="  ")]


def _index(figures: Figures, words: wording.Words) -> list[str]:
    whole = figures.get("index")
    if whole is None or whole.value is None:
        return [words("verdict.index_withheld")]
    line, note = textwrap.fill(index_title(figures, words), WIDTH), whole.short_note(words)
    return [line, textwrap.fill(note, WIDTH)] if note else [line]


def _pillar(figure: Figure | None, words: wording.Words) -> str:
    if figure is None:
        return ""
    name = words.name(figure.measure)
    if figure.value is None:
        return f"  {name:<18} {'·' * BAR}  –  {_short(figure.short_note(words), WIDTH - 47)}".rstrip()
    full = round(BAR * figure.value)
    bar = "█" * full + "·" * (BAR - full)
    told = f"({figure.interval_text(words)}, n = {words.count(figure.n)})"
    return f"  {name:<18} {bar}  {figure.value_text(words):>7}  {told}"


def _number(label: str, figure: Figure | None, words: wording.Words) -> str:
    if figure is None or (figure.value is None and not figure.note):
        return f"  {label:<18} –"
    if figure.value is None:
        return f"  {label:<18} –  {_short(figure.short_note(words), WIDTH - 24)}"
    interval = figure.interval_text(words)
    more = f"{interval}, n = {words.count(figure.n)}" if interval else f"n = {words.count(figure.n)}"
    return f"  {label:<18} {figure.value_text(words)}  ({more})"


def _short(text: str, width: int) -> str:
    return textwrap.shorten(text, width, placeholder=" …")


def _missing(figures: Figures, words: wording.Words) -> list[str]:
    found: dict[str, list[str]] = {}
    more = 0
    for figure in figures.noted():
        if figure.value is not None or figure.measure.endswith("_raw"):
            continue
        if figure.measure in HEADLINES:
            found.setdefault(figure.short_note(words), []).append(words.name(figure.measure))
        else:
            more += 1
    told = [f"{', '.join(names)}: {reason}" for reason, names in found.items()]
    told += [words("terminal.more_missing", n=more)] if more else []
    return [textwrap.fill(line, WIDTH, initial_indent="  ", subsequent_indent="    ") for line in told]


def rejects(audit: "Audit", *, language: str = "en") -> str:
    """
    Sum up the rows that were not used.

    Parameters
    ----------
    audit : Audit
        A finished audit, or anything with its ``rejects``.
    language : str, default "en"
        ``"de"`` or ``"en"``.

    Returns
    -------
    str
        One line a reason, empty if every row was used.
    """
    lines = reject_lines(audit, wording.load(language))
    return "\n".join(f"  {line['count']:>9}  {line['reason']} ({line['kind']}; {line['first']})" for line in lines)


def notes(notes: Iterable[tuple[str, dict]], *, language: str = "en") -> str:
    """
    Word what the reading of the files has to say.

    Parameters
    ----------
    notes : iterable of (str, dict)
        Codes and arguments, as in `dialogscore.readers.Feed`.
    language : str, default "en"
        ``"de"`` or ``"en"``.

    Returns
    -------
    str
        One paragraph a note, indented.
    """
    said = (terminal_safe(line, LONGEST_NOTE) for line in worded(notes, wording.load(language)))
    return "\n".join(textwrap.fill(line, WIDTH, initial_indent="  ", subsequent_indent="    ") for line in said)


def threads(messages: pd.DataFrame, n: int = 3, *, language: str = "en") -> str:
    """
    Draw the first threads that the company touches as indented text.

    Parameters
    ----------
    messages : pandas.DataFrame
        The table after the stage `threads`.
    n : int, default 3
        How many threads.
    language : str, default "en"
        ``"de"`` or ``"en"``.

    Returns
    -------
    str
        One line a message, indented by its depth; a company's messages carry an arrow. Foreign text is made harmless
        and cut.
    """
    words = wording.load(language)
    keys = ["platform", "thread_id"]
    touched = messages[messages["direction"].isin(["outbound", "inbound"])]
    sizes = messages.groupby(keys).size()
    first = touched.drop_duplicates(keys)
    # A thread with a reply shows more than a lone post; without any, the first ones will do.
    several = first[(sizes.reindex(pd.MultiIndex.from_frame(first[keys])) > 1).to_numpy()]
    chosen = (several if len(several) else first).head(n)[keys]
    if not len(chosen):
        return words("terminal.no_threads")
    drawn = []
    for platform, thread in chosen.itertuples(index=False):
        rows = messages[(messages["platform"] == platform) & (messages["thread_id"] == thread)]
        drawn.append("\n".join(_drawn(line) for line in _in_thread_order(rows)[:MOST_MESSAGES]))
        rest = len(rows) - MOST_MESSAGES
        if rest > 0:
            drawn[-1] += "\n    " + words("terminal.more", n=rest)
    return "\n\n".join(drawn)


def _in_thread_order(rows: pd.DataFrame) -> list[dict]:
    """Put each message under the one it answers; what answers nothing here stands at the end of its time."""
    lines = rows.to_dict("records")
    known = {line["message_id"] for line in lines}
    under: dict[str, list[dict]] = {}
    for line in lines:
        parent = line["parent_id"]
        here = not pd.isna(parent) and parent in known and line["depth"] > 0
        under.setdefault(parent if here else "", []).append(line)
    order, stack = [], list(reversed(under.get("", [])))
    while stack:
        line = stack.pop()
        order.append(line)
        stack += reversed(under.pop(line["message_id"], []))
    return order


def _drawn(line: dict) -> str:
    is_own = line["author_role"] == "company"
    named = {key: None if pd.isna(line[f"author_{key}"]) else line[f"author_{key}"] for key in ("handle", "id", "name")}
    # A page is called by its name; people's names are not told.
    author = named["handle"] or (is_own and named["name"]) or named["id"]
    who = terminal_safe(author, 40) or "?"
    mark = ">" if is_own else " "
    when = line["created_at"].strftime("%Y-%m-%d %H:%M")
    indent = "  " * min(int(line["depth"]), 12)
    return f"{line['ref']} {when} {mark} {indent}{who}: {terminal_safe(line['text'], LONGEST_LINE)}"
