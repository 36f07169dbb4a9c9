"""One list of characters that deceive, for everything that is shown."""

import re

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from dialogscore.cli.talk import harmless
from dialogscore.hidden import HIDDEN, JOINERS, escaped, removed
from dialogscore.readers.heads import words
from dialogscore.reports.clean import shown, terminal_safe
from dialogscore.tables import guarded, write_json

# Escape, next line, soft hyphen, two fillers, zero width space, isolate, deprecated swapping, annotation, tag.
DECEIVING = list("\x1b\x85\u00ad\u115f\u3164\u200b\u2066\u206a\ufff9\U000e0041")


@pytest.mark.parametrize("sign", DECEIVING, ids=ascii)
def test_every_door_knows_every_deceiving_character(sign, tmp_path):
    text = f"a{sign}b"
    write_json({"x": text}, tmp_path / "x.json")
    assert guarded(pa.array([text])).to_pylist() == ["a\ufffdb"]
    assert shown(text) == terminal_safe(text) == removed(text) == words([text]) == "ab"
    for door in (harmless(text), escaped(text), (tmp_path / "x.json").read_text(encoding="utf-8")):
        assert sign not in door


def test_words_and_emoji_stay():
    text = "Grüße, 你好 नमस्ते 🎉❤️\tx\ny"
    assert removed(text) == escaped(text) == text
    assert guarded(pa.array(["👩\u200d🚒"])).to_pylist() == ["👩\u200d🚒"]


def test_escapes_name_the_character():
    assert escaped("\x9b\u202e\U000e0041\u200d") == "\\x9b\\u202e\\U000e0041\\u200d"


def test_both_engines_read_the_list_alike():
    signs = [chr(code) for code in (*range(0xD800), *range(0xE000, 0x110000, 7), *map(ord, DECEIVING))]
    theirs = pc.match_substring_regex(pa.array(signs), f"[{HIDDEN}{JOINERS}]").to_pylist()
    ours = re.compile(f"[{HIDDEN}{JOINERS}]")
    assert theirs == [ours.search(sign) is not None for sign in signs]
