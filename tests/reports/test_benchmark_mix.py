"""Mix, openers and audience beside each other: who was not measured is neither above nor below."""

import pytest

from dialogscore.reports import benchmark_mix, wording
from tests.reports import benchmarks

LANGUAGES = pytest.mark.parametrize("language", wording.LANGUAGES)


@LANGUAGES
def test_a_company_without_a_place_by_openers_is_not_counted_as_below(language):
    ranks, words = benchmarks.made(8, absent=0).tables["ranks"].copy(), wording.load(language)
    company = ranks["company"].iloc[0]
    ranks["tier"] = None
    whole = ranks["stratum_by"].isna() & ranks["company"].eq(company)
    ranks.loc[whole & ranks["measure"].eq("dialog_share"), "tier"] = "above"
    assert benchmark_mix.views(ranks, words)["moved"] == words("benchmark.moved", of=1, parts="")
    ranks.loc[whole & ranks["measure"].eq("reply_rate_72h"), "tier"] = "below"
    part = words("benchmark.moved_reply_rate_72h", n=0, of=1)
    assert benchmark_mix.views(ranks, words)["moved"] == words("benchmark.moved", of=1, parts=part)


@LANGUAGES
def test_a_view_by_which_nobody_has_a_place_is_named_and_not_promised(language):
    ranks, words = benchmarks.made(8, absent=0).tables["ranks"].copy(), wording.load(language)
    assert benchmark_mix.views(ranks, words)["absent"] == ""
    by_openers = ranks["measure"].eq("dialog_share_openers")
    ranks.loc[by_openers, "rank"] = None
    found = benchmark_mix.views(ranks, words)
    assert "dialog_share_openers" not in [name for name, _, _ in found["names"]]
    assert found["absent"] == words("benchmark.views_absent", names=words.name("dialog_share_openers"))
