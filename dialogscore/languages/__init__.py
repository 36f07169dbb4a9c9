"""Cue packs: what dialogscore knows about a language, as data.

A pack names no code, so a language is added by writing one module of word lists and phrases and naming it in
the registry (or through an entry point of the group ``dialogscore.languages``).

Phrases are written in a short form of spaCy's Matcher patterns, one token after the other, all lower case:

=============  =======================================================================================
``word``       this token; an apostrophe stands for the curly one too
``a|b|c``      one of these tokens
``word?``      this token or none; also ``a|b?``
``word*``      any token that begins so, as in ``entschuldig*`` (three letters and more, closed by the star)
``..3``        up to three tokens in between, none of them punctuation
``^``          the next token begins a sentence: first of the text, or after a mark, a mention, a link, an emoji
``<number>``   a token of this kind: number, mention, url, email, emoji, hashtag, punct, word
=============  =======================================================================================

`dialogscore.cues.pattern` turns a phrase into the Matcher pattern that it stands for; a pack may also hold such a
pattern as it is.
"""

from types import MappingProxyType
from typing import NamedTuple

__all__ = ["Pack"]


class Pack(NamedTuple):
    """
    What dialogscore knows about a language.

    Attributes
    ----------
    code : str
        ISO 639-1 code.
    name : str
        Its name in English.
    cues : dict of str to tuple
        Cue code to phrases, each a str in the short form above or a list of dicts as spaCy's Matcher takes them.
    concepts : dict of str to str
        Concept to the words that stand for it, as spaCy tokens parted by spaces. All languages share the names of
        concepts, so that a sentence has the same skeleton in each; a word stands under one concept only.
    stop_words : frozenset of str
        Function words, as spaCy tokens: they say nothing of the matter.
    greetings : frozenset of str
        Words that open a message and may be followed by a name.
    sign_offs : tuple of str
        Regular expressions (RE2) of what a signer writes at the end of a message, before trailing links.
    casework : dict of str to tuple
        Further cues, in the same form, by which open cases are sorted. No model sees them: they may change without
        moving a label. ``urgent_safety``, ``urgent_health``, ``urgent_data_leak``, ``urgent_legal`` and
        ``urgent_deadline``; ``closed`` (the person says that it is settled) and ``moved_away`` (or that it goes on
        elsewhere).
    purposes : dict of str to tuple
        Further cues, in the same form, that tell what a post is for. Only the model of purposes sees them.
    """

    code: str
    name: str
    cues: dict[str, tuple[str | list[dict], ...]]
    concepts: dict[str, str]
    stop_words: frozenset[str]
    greetings: frozenset[str]
    sign_offs: tuple[str, ...]
    casework: dict[str, tuple[str | list[dict], ...]] = MappingProxyType({})
    purposes: dict[str, tuple[str | list[dict], ...]] = MappingProxyType({})
