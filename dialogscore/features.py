"""What a text shows by itself: its language, its length, whether it asks, links, takes up words or is signed.

Nothing here looks at anything that was written after the message, with one exception that says nothing of any
single message: a text too short to tell takes, as the last resort, the language that the company mostly writes.
"""

import re
from collections.abc import Collection
from functools import lru_cache, partial

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore import cues, registry
from dialogscore.arrays import unread
from dialogscore.languages.cleaning import cleaned, has_letters
from dialogscore.languages.guesses import UNDETERMINED, guess_languages
from dialogscore.languages.hearing import Heard, hear
from dialogscore.languages.varieties import READ_AS, SWISS, read_as
from dialogscore.pairing import row_of
from dialogscore.pieces import at_once, piecewise
from dialogscore.remembered import encoded
from dialogscore.tokens import words_shared

__all__ = ["add_features", "add_language"]

TEXT = pd.StringDtype("pyarrow")
MIN_PROBABILITY = 0.8
DOUBLINGS = 24
END_CHARACTERS = 200
# Few enough for a processor's own memory.
PAIRS_AT_ONCE = 8_000

TAIL = r"(?:\s|https?:\S*|pic\.twitter\.com/\S*|\(?[1-9] ?/ ?[1-9]\)?|#\S+|[\p{So}\p{Sk}\x{fe0f}\x{200d}])*$"
# What is customary at the end of a service message in any language: ^LK, *JT, ~mk, /Jo, -Anna.
MARKED = (
    r"[\^*~] ?\p{L}[\p{L}'’.]{0,14}",
    r"[/\-–—]\p{Lu}[\p{L}'’]{0,14}(?: \p{Lu}\.?)?",
)
AFTER_SENTENCE = (
    r"[/\-–—] ?\p{Lu}[\p{L}'’]{0,14}(?: \p{Lu}\.?)?",
    r"\p{Lu}\p{Ll}{1,14}(?: \p{Lu}\.?)?",
    r"\p{Lu}{2,3}",
)


def add_language(
    messages: pd.DataFrame,
    *,
    language: str = "auto",
    measured: Collection[str] = ("de", "en"),
    measured_inbound: Collection[str] | None = None,
    heard: Heard | None = None,
    jobs: int = 1,
) -> pd.DataFrame:
    """
    Tell the language of every message of a touched thread.

    Detected once per distinct text, after links, mentions, hashtags and numbers are taken out. A text of fewer than
    20 letters, or one whose language has a probability below .8, takes the language of the nearest earlier message
    above it on its reply-target path that is surer, else the one that its source declares, else the one in which the
    company mostly writes, else its own best guess from .5 on, else ``und``. Swiss German (``gsw``) is told by words
    that only it has; what takes a language from a message in Swiss German takes German, which it is read as.

    A language is supported if there is a cue pack for it and `measured` names it. Swiss German is supported where
    German is, but nobody measured how well it is read.

    Parameters
    ----------
    messages : pandas.DataFrame
        The table after the stage threads.
    language : str, default "auto"
        ``"auto"``, or a code such as ``"de"`` that is taken for every message.
    measured : collection of str, default ("de", "en")
        Languages that the models at hand were measured in.
    measured_inbound : collection of str, optional
        Those of the model that reads what the company does not write, where they are others.
    heard : Heard, optional
        What the texts tell by themselves, row by row, if that is known already.
    jobs : int, default 1
        Threads among which the texts are spread; the result is the same.

    Returns
    -------
    pandas.DataFrame
        With `language` (ISO 639-1, ``gsw`` or ``und``; NA where direction is NA or no text is in
        the export), `language_probability` (0..1; NaN
        where the language is declared, ``gsw``, ``und`` or NA; the share of the company's messages where it is the
        company's), `language_source` (what it was taken from) and `language_support`.
    """
    touched = messages["direction"].notna().to_numpy(bool) & ~unread(messages)
    codes, source = np.full(len(messages), None, object), np.full(len(messages), None, object)
    probability = np.full(len(messages), np.nan)
    if language != "auto":
        codes[touched], probability[touched], source[touched] = language, 1.0, "option"
    elif touched.any():
        codes[touched], probability[touched], source[touched] = _detect(messages, touched, heard, jobs)
    languages = pd.Series(codes, dtype=TEXT)
    outbound = messages["direction"].eq("outbound").fillna(False).to_numpy(bool)
    support = _support(languages, outbound, measured, measured if measured_inbound is None else measured_inbound)
    return messages.assign(
        language=languages.array,
        language_probability=probability,
        language_source=pd.array(source, dtype=TEXT),
        language_support=support,
    )


def add_features(messages: pd.DataFrame, tokens, found, *, jobs: int = 1) -> pd.DataFrame:
    """
    Add the columns `feature_*`.

    Parameters
    ----------
    messages : pandas.DataFrame
        The table after `add_language`.
    tokens : dialogscore.tokens.Tokens
        Its texts, row by row.
    found : dialogscore.cues.Cues
        Their cues, row by row.
    jobs : int, default 1
        Threads; the result is the same.

    Returns
    -------
    pandas.DataFrame
        With the columns that `dialogscore.schema` lists for the stage features; all NA where direction is NA,
        `feature_overlap` also where no message of the feed is answered, `feature_sign_off` also where none is found.
    """
    touched = messages["direction"].notna().to_numpy(bool)
    target = row_of(messages, messages["reply_target_id"])
    count = pd.Series(tokens.count(tokens.kinds.is_word, jobs=jobs), dtype="Int64")
    overlap = pd.Series(_overlap(tokens, messages["language"], target, jobs), dtype="Int64")
    flags = {
        name: pd.Series(found.has(code), dtype="boolean").where(touched)
        for name, code in (
            ("feature_question", "has_question_mark"),
            ("feature_link", "has_link"),
            ("feature_prize", "prize"),
        )
    }
    columns = {
        "feature_words": count.where(touched),
        "feature_question": flags["feature_question"],
        "feature_link": flags["feature_link"],
        "feature_overlap": overlap.where(touched & (target >= 0)),
        "feature_sign_off": _sign_offs(messages, jobs),
        "feature_prize": flags["feature_prize"],
    }
    return messages.assign(**{name: column.set_axis(messages.index) for name, column in columns.items()})


def _support(
    languages: pd.Series, outbound: np.ndarray, measured: Collection[str], inbound: Collection[str]
) -> pd.api.extensions.ExtensionArray:
    codes, named = encoded(languages)
    told = []
    for known in (inbound, measured):
        supported = set(registry.names("languages")) & set(known)
        standing = dict.fromkeys(supported, "measured") | {
            code: "unmeasured" for code, neighbor in READ_AS.items() if neighbor in supported
        }
        told.append([*(standing.get(code, "unsupported") for code in named), None])
    return pd.array(np.array(told, object)[outbound.astype(np.intp), codes], dtype=TEXT)


def _detect(
    messages: pd.DataFrame, touched: np.ndarray, heard: Heard | None, jobs: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rows, texts = np.flatnonzero(touched), _arrow(messages["text"])
    long, swiss, guess, chance = hear(texts, rows, jobs=jobs) if heard is None else (part[rows] for part in heard)
    few = None
    if not (long & (chance >= MIN_PROBABILITY)).any():
        # Where not one text is long enough to be sure of, the others are looked at as well.
        few = cleaned(texts.take(pa.array(rows)))
        guess[~long], chance[~long] = guess_languages(few.filter(pa.array(~long)), jobs=jobs)
    sure = long & (chance >= MIN_PROBABILITY)
    # What others take from it is the language it is read as: a word or two show no dialect.
    guess[swiss], chance[swiss], sure = READ_AS[SWISS], np.nan, sure | swiss
    codes, probability = guess.copy(), chance.copy()
    source = np.where(sure, "text", "guess").astype(object)

    place = np.full(len(messages), -1)
    place[rows] = np.arange(len(rows))
    target = row_of(messages, messages["reply_target_id"])
    above = np.where(target[rows] >= 0, place[target[rows]], -1)
    time = messages["created_at"].to_numpy("datetime64[us]")[rows]
    above[(above >= 0) & (time[above] > time)] = -1
    nearest = np.where(sure | (above < 0), np.arange(len(rows)), above)
    for _ in range(DOUBLINGS):
        here, nearest = nearest, nearest[nearest]
        if (here == nearest).all():
            break
    open_ = ~sure
    inherits = open_ & sure[nearest]
    codes[inherits], probability[inherits] = guess[nearest[inherits]], chance[nearest[inherits]]
    source[inherits] = "target"
    open_ &= ~inherits

    undecided = np.flatnonzero(open_)
    declared = messages["declared_language"].iloc[rows[undecided]]
    declared = declared.str.lower().str.extract(r"^([a-z]{2})(?:[-_]|$)", expand=False)
    declares = undecided[declared.notna().to_numpy(bool)]
    codes[declares], probability[declares] = declared.dropna().to_numpy(object), np.nan
    source[declares] = "declared"
    open_[declares] = False

    outbound = (messages["direction"].iloc[rows] == "outbound").to_numpy(bool, na_value=False)
    written = pd.Series(guess[sure & outbound] if (sure & outbound).any() else guess[sure]).value_counts()
    if len(written):
        most = min(written.index[written == written.max()])
        codes[open_], probability[open_], source[open_] = most, written[most] / written.sum(), "company"
    else:
        unknown = open_ & (~has_letters(few, least=1) | (chance < 0.5))
        codes[unknown], probability[unknown], source[unknown] = UNDETERMINED, np.nan, None
    codes[swiss] = SWISS
    return codes, probability, source


def _arrow(texts: pd.Series) -> pa.Array:
    array = pa.array(texts, type=pa.large_string(), from_pandas=True)
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array


def _overlap(tokens, languages: pd.Series, target: np.ndarray, jobs: int) -> np.ndarray:
    words = pa.array(tokens.vocabulary, pa.string())
    content = tokens.kinds.is_word & (pc.utf8_length(words).to_numpy(zero_copy_only=False) >= 3)
    codes, named = encoded(read_as(languages))
    # What counts as a word of a text depends on its language: one table of words after the other, one for each.
    counts, table = [content], np.zeros(len(named) + 1, np.int64)
    for number, code in enumerate(registry.names("languages"), start=1):
        stop = registry.resolve("languages", code).stop_words
        stops = pc.is_in(words, pa.array(sorted(stop), pa.string())).to_numpy(zero_copy_only=False)
        counts.append(content & ~stops)
        table[:-1][named == code] = number * len(content)
    counts, table = np.concatenate(counts), table[codes]

    def count(rows: np.ndarray) -> np.ndarray:
        sides = []
        for chosen in (rows, target[rows]):
            part = tokens.take(chosen)
            pair = part.rows()
            kept = np.flatnonzero(counts[part.ids + table[chosen][pair]])
            sides.append((pair[kept], part.ids[kept]))
        return words_shared(*sides, pairs=len(rows), words=len(content))

    shared, answering = np.zeros(len(tokens), np.int64), np.flatnonzero(target >= 0)
    tasks = [(count, answering[start : start + PAIRS_AT_ONCE]) for start in range(0, len(answering), PAIRS_AT_ONCE)]
    shared[answering] = np.concatenate([np.zeros(0, np.int64), *at_once(tasks, jobs=jobs)])
    return shared


@lru_cache(maxsize=1)
def _sign_off_patterns() -> tuple[str, str]:
    """Write the pattern of a sign-off, and a looser one that holds wherever it holds."""
    closings = [form for code in registry.names("languages") for form in registry.resolve("languages", code).sign_offs]
    anywhere, after = "|".join([*closings, *MARKED]), "|".join(AFTER_SENTENCE)
    exact = rf"(?:(?:^|[\s.!?…,;)\]])(?P<a>{anywhere})|[.!?…)\p{{So}}]\s*(?P<b>{after})){TAIL}"
    # What takes RE2 its time is to count letters up to a limit.
    loose = re.sub(r"\{(\d+),\d+\}", r"{\1,}", exact.replace("?P<a>", "?:").replace("?P<b>", "?:"))
    return exact, f"(?P<end>{loose})"


@lru_cache(maxsize=1)
def _not_names() -> frozenset[str]:
    packs = [registry.resolve("languages", code) for code in registry.names("languages")]
    return frozenset().union(*(pack.stop_words | pack.greetings | cues.words(pack) for pack in packs))


def _sign_offs(messages: pd.DataFrame, jobs: int) -> pd.Series:
    signed = pd.Series(pd.NA, index=range(len(messages)), dtype=pd.StringDtype("pyarrow"))
    # Another company's staff is masked as well, wherever it writes.
    is_company = messages["author_role"].isin(["company", "other_company"])
    rows = np.flatnonzero((is_company | messages["direction"].eq("outbound").fillna(False)).to_numpy(bool))
    if not len(rows):
        return signed
    texts = _arrow(messages["text"])

    def ends_of(some: np.ndarray) -> pa.Array:
        return pc.utf8_slice_codeunits(texts.take(pa.array(some)), -END_CHARACTERS, None)

    ends = piecewise(ends_of, rows, jobs=jobs)
    exact, loose = _sign_off_patterns()
    # Telling whether is several times faster than telling where, and loosely many times faster than exactly.
    signs = piecewise(partial(pc.match_substring_regex, pattern=loose), ends, jobs=jobs)
    rows = rows[signs.to_numpy(zero_copy_only=False)]
    ends = piecewise(partial(pc.extract_regex, pattern=loose), ends.filter(signs), jobs=jobs)
    ends = pc.struct_field(ends, "end").dictionary_encode()
    found = pc.extract_regex(ends.dictionary, exact).take(ends.indices)
    marked, bare = (pd.Series(pc.struct_field(found, name).to_numpy(zero_copy_only=False)) for name in "ab")
    # A last word after the last sentence is a name only if it is no word of the language; ^, * or - need no such proof.
    bare = bare.where(~bare.str.lower().isin(_not_names()) & bare.ne(""))
    signed.iloc[rows] = marked.where(marked.ne(""), bare).str.strip().to_numpy(object)
    return signed
