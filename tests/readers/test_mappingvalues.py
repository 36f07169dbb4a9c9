"""Single keys of a mapping file."""

import pytest

from dialogscore.errors import UsageError
from dialogscore.readers import mappingvalues as values


def test_values_are_brought_to_one_form():
    assert values.time_format_of(["iso", "%d.%m.%Y %H:%M"], "try") == "iso|%d.%m.%Y %H:%M"
    assert values.time_format_of("iso", "try") == "iso"
    assert values.delimiter_of("tab", "try") == "\t"
    assert values.encoding_of("latin1", "try") == "iso8859-1"
    assert values.platform_of("Twitter", "try") == "x"
    assert values.header_row_of("auto", "try") is None
    assert values.check_limits(["no_parents"], "try") == ("no_parents",)


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (values.time_format_of, []),
        (values.time_format_of, [1]),
        (values.delimiter_of, "::"),
        (values.encoding_of, "utf-9"),
        (values.platform_of, "Twiter"),
        (values.header_row_of, 0),
        (values.check_limits, [1]),
    ],
)
def test_what_cannot_be_is_refused(read, said):
    with pytest.raises(UsageError):
        read(said, "try")
