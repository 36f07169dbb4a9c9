"""Make a feed of any size: a canonical CSV of threads in two languages, from a seed.

What it says about speed depends on its settings, so they are stated. Words follow the long tail that
`tests.performance.tail` measured on real feeds: most words of the vocabulary occur once, and twice as many messages
hold almost twice as many different words. About two fifths of the messages are the company's, and `canned_share` of
its replies are one of `TEMPLATES` texts with another name and number in it. Everything is whole-column work.
"""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

__all__ = ["COMPANY", "write_feed", "write_shared_feed"]

COMPANY = "velmora"
TEMPLATES = 400
# Measured on 7,516 messages of customer service (2017): the natural logarithm of words a message has this mean and this
# deviation; the 100 commonest words make up 42 % of all, and 139,246 words are 24,400 different ones.
WORDS_MEAN, WORDS_DEVIATION, MOST_WORDS = 2.76, 0.63, 60
# A word's rank is drawn from a Pareto distribution of the second kind (Lomax), which gives 42 % and 23,700.
TAIL_SHAPE, TAIL_SCALE, LAST_RANK = 0.36, 28.24, 10**10
# The commonest words of each language carry the language and some cues; everything else is invented.
COMMON = {
    "en": (
        "the to and is you my it for of we our in on with not have this your can please when where why how what "
        "order parcel delivery thanks sorry help still again today direct message phone number account refund"
    ).split(),
    "de": (
        "die der und ist das ich nicht mit wir euch für auf ein es bei von zu mein eure kann bitte wann wo warum wie "
        "was Bestellung Paket Lieferung danke leider Hilfe immer noch heute Direktnachricht Nummer Konto Geld zurück"
    ).split(),
}
SYLLABLES = (
    "ba be bi bo bu da de di do du fa fe fi ga ge gi ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu "
    "pa pe pi ra re ri ro ru sa se si so su ta te ti to tu va ve vi wa we wi za ze zi stra schau kle gro tri ung "
    "keit ton men per lish ard ock ent"
).split()


def _sentences(random: np.random.Generator, count: int, german: np.ndarray) -> pa.Array:
    """Draw texts of 1 to 60 words; the commonest ranks are common words of the text's language."""
    lengths = random.lognormal(WORDS_MEAN, WORDS_DEVIATION, count).astype(int).clip(1, MOST_WORDS)
    offsets = np.concatenate([[0], np.cumsum(lengths)])
    drawn = np.minimum(random.pareto(TAIL_SHAPE, int(offsets[-1])) * TAIL_SCALE, LAST_RANK).astype(np.int64)
    rank, which = np.unique(drawn, return_inverse=True)
    common = {code: np.flatnonzero(rank < len(words)) for code, words in COMMON.items()}
    vocabulary = pa.concat_arrays(
        [_invented(rank), *(pa.array(COMMON[code]).take(pa.array(rank[found])) for code, found in common.items())]
    )
    is_german, first = np.repeat(german, lengths), len(rank)
    for code, spoken in (("en", ~is_german), ("de", is_german)):
        is_common = spoken & (drawn < len(COMMON[code]))
        which[is_common] = first + np.searchsorted(common[code], which[is_common])
        first += len(common[code])
    words = vocabulary.take(pa.array(which))
    return pc.binary_join(pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), words), " ")


def _invented(rank: np.ndarray) -> pa.Array:
    """Write the rank of a word in syllables: two for the commonest, six for the rarest."""
    syllables = pa.array(["", *SYLLABLES])
    digits = []
    left = rank + len(SYLLABLES)
    while left.any():
        digits.append(syllables.take(pa.array(np.where(left > 0, left % len(SYLLABLES) + 1, 0))))
        left //= len(SYLLABLES)
    return pc.binary_join_element_wise(*digits, "")


def _structure(random: np.random.Generator, rows: int) -> dict[str, np.ndarray]:
    """Draw threads: seven in ten start with a question to the company, the others with a post by it."""
    lengths = np.minimum(random.geometric(0.35, rows), 12)
    threads = int(np.searchsorted(np.cumsum(lengths), rows)) + 1
    lengths = lengths[:threads]
    lengths[-1] -= lengths.sum() - rows
    starts = np.cumsum(lengths) - lengths
    thread = np.repeat(np.arange(threads), lengths)
    place = np.arange(rows) - starts[thread]
    is_post = (random.random(threads) < 0.3)[thread]
    by_company = np.where(is_post, (place == 0) | (place % 3 == 2), place % 2 == 1)
    parent = np.arange(rows) - 1
    parent[is_post & ~by_company] = starts[thread][is_post & ~by_company]
    parent[place == 0] = -1
    pauses = np.where(place == 0, 0, random.lognormal(8, 1.5, rows)).astype(np.int64) + (place > 0)
    total = np.cumsum(pauses)
    seconds = random.integers(0, 365 * 86_400, threads)[thread] + total - total[starts[thread]]
    return {"thread": thread, "by_company": by_company, "parent": parent, "seconds": seconds, "is_post": is_post}


def write_feed(
    path: Path, rows: int, *, seed: int = 0, canned_share: float = 0.5, german_share: float = 0.5,
    company: str = COMPANY,
) -> None:  # fmt: skip
    """
    Write a canonical CSV of one company.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    rows : int
        How many messages.
    seed : int, default 0
        Same seed and settings, same bytes.
    canned_share : float, default 0.5
        Share of the company's replies that are filled-in templates.
    german_share : float, default 0.5
        Share of threads in German, the others are English.
    company : str, default "velmora"
        The company's account.
    """
    table = _table(rows, seed=seed, canned_share=canned_share, german_share=german_share, company=company)
    csv.write_csv(table, path)


def write_shared_feed(path: Path, rows: int, *, companies: int, seed: int = 0) -> None:
    """
    Write a canonical CSV of many companies, one after the other, all with equally many messages.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    rows : int
        How many messages in all.
    companies : int
        How many companies; they are called velmora0, velmora1 and so on.
    seed : int, default 0
        Same seed and settings, same bytes.
    """
    bounds = np.linspace(0, rows, companies + 1).astype(int)
    writer = None
    for number, (first, end) in enumerate(pairwise(bounds)):
        table = _table(end - first, seed=seed + number, first=first, company=f"{COMPANY}{number}")
        writer = writer or csv.CSVWriter(path, table.schema)
        writer.write_table(table)
    writer.close()


def _table(
    rows: int, *, seed: int, canned_share: float = 0.5, german_share: float = 0.5, first: int = 0,
    company: str = COMPANY,
) -> pa.Table:  # fmt: skip
    random = np.random.default_rng(seed)
    drawn = _structure(random, rows)
    german = (random.random(drawn["thread"][-1] + 1) < german_share)[drawn["thread"]]
    text = _sentences(random, rows, german)
    is_reply = drawn["by_company"] & (drawn["parent"] >= 0)
    canned = is_reply & (random.random(rows) < canned_share)
    template_german = np.arange(TEMPLATES) % 2 == 1
    templates = _sentences(random, TEMPLATES, template_german)
    number = random.integers(0, TEMPLATES // 2, rows) * 2 + german
    names = pc.binary_join_element_wise("@", _invented(random.integers(0, 5_000, rows)), "")
    filled = pc.binary_join_element_wise(
        names, templates.take(pa.array(number)), pa.array(random.integers(1e6, 1e7, rows)).cast(pa.string()), " "
    )
    linked = pc.binary_join_element_wise(text, f"https://{company}.example/help", " ")
    asked = pc.binary_join_element_wise(text, "?", "")
    chance = random.random(rows)
    text = pc.if_else(pa.array(~drawn["by_company"] & (chance < 0.5)), asked, text)
    text = pc.if_else(pa.array(drawn["by_company"] & (chance < 0.2)), linked, text)
    text = pc.if_else(pa.array(canned), filled, text)
    # A thread's audience is one person; every tenth later comment comes from somebody else.
    person = 2 * (first + drawn["thread"]) + (random.random(rows) < 0.1)
    ids = pc.binary_join_element_wise("n", pa.array(np.arange(rows) + 10**9 + first).cast(pa.string()), "")
    authors = pc.binary_join_element_wise("p", pa.array(person).cast(pa.string()), "")
    by_company = pa.array(drawn["by_company"])
    start = 1_704_067_200  # 2024-01-01 UTC
    return pa.table(
        {
            "message_id": ids,
            "platform": pa.array(["x"] * rows),
            "created_at": pc.strftime(
                pa.array(drawn["seconds"] + start).cast(pa.timestamp("s")), format="%Y-%m-%dT%H:%M:%SZ"
            ),
            "author_id": pc.if_else(by_company, company, authors),
            "author_handle": pc.if_else(by_company, company, authors),
            "author_role": pc.if_else(by_company, "company", "audience"),
            "parent_id": pc.if_else(
                pa.array(drawn["parent"] >= 0), ids.take(pa.array(np.maximum(drawn["parent"], 0))), ""
            ),
            "conversation_id": ids.take(pa.array(np.arange(rows) - _place(drawn["thread"]))),
            "text": pc.if_else(
                pa.array((drawn["parent"] < 0) & ~drawn["by_company"]),
                pc.binary_join_element_wise("@" + company, text, " "),
                text,
            ),
        }
    )


def _place(thread: np.ndarray) -> np.ndarray:
    """Number the rows of each thread from 0."""
    starts = np.flatnonzero(np.diff(thread, prepend=-1))
    return np.arange(len(thread)) - starts[thread]
