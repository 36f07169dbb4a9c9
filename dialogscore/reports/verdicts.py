"""What an audit comes to in sentences, by a rule declared beforehand (string ``verdict.rule``)."""

from dialogscore.reports.figures import POOLED, Figure, Figures
from dialogscore.reports.wording import Words

__all__ = ["index_title", "notices", "verdict"]

HALF = 0.5
FEW = 10  # turns of the company below which no share of them is put into a sentence
UNREAD = "unsupported_languages"
NOT_VALIDATED = "languages_not_validated"
OF_TURNS = (
    "reply_rate", "response_", "unsupported_language_share_inbound", "continuity", "pillar_responsiveness",
    "pillar_continuity", "unanswered_share", "exchanges_completed",
)  # fmt: skip


def _whole(figure: Figure | None) -> bool:
    return figure is not None and None not in (figure.value, figure.low, figure.high)


def _checked(figure: Figure | None) -> Figure | None:
    return None if figure is None else figure.checked()


def _by_people(figure: Figure, words: Words) -> list[str]:
    """Say on how many coded messages a sentence rests, if on any."""
    if figure.basis != "corrected":
        return []
    return [words("corrected.by_pooled" if figure.note[0] == POOLED else "corrected.by", **figure.note[1])]


def notices(figures: Figures, words: Words) -> list[str]:
    """
    Say once what many figures have to note: languages that are not in them.

    Parameters
    ----------
    figures : Figures
        The figures.
    words : Words
        Wording.

    Returns
    -------
    list of str
        One sentence a distinct note, with what it speaks of.
    """
    said: dict[str, None] = {}
    for figure in figures.noted():
        if figure.note[0] in words.table["notes_short"]:
            whole = "of" not in figure.note[1]
            kind = "all" if whole else "turns" if figure.measure.startswith(OF_TURNS) else "messages"
            said.setdefault(words(f"notices.{kind}", text=figure.note_text(words)))
    return list(said)


def verdict(figures: Figures, company: str, words: Words) -> list[str]:
    """
    Say what the audit comes to; where people have coded, by the corrected figures.

    Parameters
    ----------
    figures : Figures
        The figures.
    company : str
        The audited company.
    words : Words
        Wording.

    Returns
    -------
    list of str
        One sentence on how the company talks, one on what it answers.
    """
    return [_talk(figures, company, words), _answers(figures, words)]


def _talk(figures: Figures, company: str, words: Words) -> str:
    dialog = _checked(figures.get("dialog_share"))
    if not _whole(dialog):
        if dialog is not None and dialog.note is not None and dialog.note[0] == "reviews_only":
            return words("verdict.talk.reviews", company=company)
        withheld = dialog is not None and dialog.note is not None and dialog.note[0] == UNREAD
        code, arguments = ("languages", dialog.note[1]) if withheld else ("unknown", {})
        return words(f"verdict.talk.{code}", company=company, **arguments)
    if figures.get("dialog_share").n < FEW:
        return words("verdict.talk.few", company=company, turns=figures.get("dialog_share").n)
    broadcast, nominal = (_checked(figures.part("mode_share", name)) for name in ("broadcast", "nominal"))
    # What becomes of an open invitation nobody knows: the sentence must hold whatever it is.
    high = max(dialog.high, dialog.kept[1]) if dialog.kept else dialog.high
    arguments = {"company": company, "share": dialog.value, "low": dialog.low, "high": high}
    if dialog.low > HALF:
        code = "with"
    elif high >= HALF:
        code = "undecided"
    elif _whole(broadcast) and broadcast.low > HALF:
        code, arguments["broadcast"] = "at", broadcast.value
    elif _whole(nominal) and nominal.low > HALF:
        code, arguments["nominal"] = "form", nominal.value
    else:
        code = "less"
    said = [words(f"verdict.talk.{code}", **arguments)]
    said += [words("verdict.talk.kept")] if high > dialog.high else []
    said += _left_out(figures, "unsupported_language_share", "messages", words)
    return " ".join([*said, *_not_validated(dialog, "messages", words), *_by_people(dialog, words)])


def _left_out(figures: Figures, measure: str, what: str, words: Words) -> list[str]:
    """Name the share that a sentence does not speak of, if there is any."""
    share = figures.get(measure)
    return [words(f"verdict.left_out.{what}", share=share.value)] if share is not None and share.value else []


def _not_validated(figure: Figure, what: str, words: Words) -> list[str]:
    """Say that a sentence rests on a language whose model nobody has checked, if it does."""
    if figure.note is None or figure.note[0] != NOT_VALIDATED:
        return []
    return [words(f"verdict.not_validated.{what}", share=figure.note[1]["share"])]


def index_title(figures: Figures, words: Words) -> str:
    """
    Word the index in one line.

    Parameters
    ----------
    figures : Figures
        The figures.
    words : Words
        Wording.

    Returns
    -------
    str
        Value and interval, whether it is partial or rests on a language that was not validated; or that there is none.
    """
    whole = figures.get("index")
    if not _whole(whole):
        return words("verdict.index_withheld")
    partial = whole.note is not None and whole.note[0] == "partial_index"
    ends = {"value": whole.value, "low": whole.low, "high": whole.high}
    title = words("verdict.index_partial" if partial else "verdict.index", **ends)
    based = (figures.get("dialog_share"), figures.get("reply_rate_72h"))
    unchecked = any(one is not None and one.note is not None and one.note[0] == NOT_VALIDATED for one in based)
    return f"{title}, {words('verdict.index_not_validated')}" if unchecked else title


def _answers(figures: Figures, words: Words) -> str:
    rate = _checked(figures.get("reply_rate_72h"))
    if not _whole(rate):
        reason = rate.note_text(words) if rate is not None else ""
        return words("verdict.answers.unknown", reason=reason).strip()
    code = "most" if rate.low > HALF else "few" if rate.high < HALF else "half"
    said = words(f"verdict.answers.{code}", share=rate.value, low=rate.low, high=rate.high)
    said = [said, *_left_out(figures, "unsupported_language_share_inbound", "turns", words)]
    return " ".join([*said, *_not_validated(rate, "turns", words), *_by_people(rate, words)])
