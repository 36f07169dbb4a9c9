"""Records in which something has been replaced by anything: what a reader must survive."""

import copy
import json

from hypothesis import strategies as st

from dialogscore import readers
from dialogscore.errors import DialogscoreError

#: Long runs of these have hung patterns and broken numbers.
REPEATED = ("9", "-1", "@", "/", "https://", "RT @a: ", " ", "[", "(", "\\", "a.", "\n", "<b>", "&amp;", "2024-")
NAMES = st.text(max_size=6) | st.sampled_from(["n" * 5_000, "id" * 2_000, "_" * 70_000])
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.text(max_size=12)
    | st.builds(lambda one, times: one * times, st.sampled_from(REPEATED), st.sampled_from([300, 5_000]))
    | st.sampled_from(["", "https://a.example/@b/1", "at://did:plc:a/app.bsky.feed.post/1", "[deleted]", "t1_x", "0"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)


def places(value, path=()):
    """List the paths to everything inside of a JSON value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [path] if path else []
    for key, one in inner:
        found += places(one, (*path, key))
    return found


@st.composite
def mutated(draw, records):
    """Replace one to three things in some records."""
    changed = copy.deepcopy(records)
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(places(changed)))
        where = changed
        try:
            for key in path[:-1]:
                where = where[key]
            where[path[-1]] = draw(ANYTHING)
        except (TypeError, KeyError, IndexError):
            pass  # an earlier change took this place away
    return changed


def survives(path, text, name):
    """Read a text as a format: messages and rejects, or one of our errors."""
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    options = readers.ReadOptions(company="kesselberg", format=name, max_rejects=1.0, zone="UTC")
    try:
        return readers.read([path], options)
    except DialogscoreError:
        return None


def lines(records):
    """Write records as JSON lines."""
    return "".join(json.dumps(one) + "\n" for one in records)


def records_of(path):
    """Read the records of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
