"""spaCy's own tokenizer and Matcher, slow and plain: what the fast engine must equal."""

import spacy
from spacy.matcher import Matcher
from spacy.tokens import Doc

from dialogscore import cues

__all__ = ["matcher_says", "spacy_says"]


def spacy_says(texts, language):
    """Give the lower-cased tokens of spaCy's own pipeline."""
    pipeline = spacy.blank(language)
    return [[token.lower_ for token in pipeline.make_doc(text)] for text in texts]


def matcher_says(tokens, pack_cues, begins):
    """Let spaCy's Matcher look for every cue, kinds written out as the words they hold."""
    vocab = spacy.blank("xx").vocab
    matcher = Matcher(vocab)
    kinds = tokens.kinds._asdict()
    for code, phrases in pack_cues.items():
        written = [cues.pattern(phrase) if isinstance(phrase, str) else phrase for phrase in phrases]
        matcher.add(code, [[translated(element, kinds, tokens.vocabulary) for element in one] for one in written])
    results = []
    for row in range(len(tokens)):
        words = tokens.row(row)
        if not words:
            results.append(set())
            continue
        start = tokens.starts[row]
        doc = Doc(vocab, words=words, sent_starts=[bool(begins[start + i]) for i in range(len(words))])
        hits = set()
        for key, first, _ in matcher(doc):
            code = vocab.strings[key]
            if first == 0 or code not in FIRST_ONLY:
                hits.add(code)
        results.append(hits)
    return results


FIRST_ONLY = {"leads_with_mention"}


def translated(element, kinds, vocabulary):
    element = {key: value for key, value in element.items() if key != "FIRST"}
    if "KIND" in element:
        is_it = kinds[f"is_{element.pop('KIND')}"]
        element["LOWER"] = {"IN": [word for word, hit in zip(vocabulary, is_it, strict=True) if hit]}
    if "IS_PUNCT" in element:
        del element["IS_PUNCT"]
        marks = [word for word, hit in zip(vocabulary, kinds["is_punct"], strict=True) if hit]
        element["LOWER"] = {"NOT_IN": marks}
    return element
