"""Whether the export holds audience messages only where they were answered."""

import pytest

from dialogscore.arrays import in_table_order
from dialogscore.measures.coverage import answered_only, branches, flattering, mute
from tests.measures.feeds import ask, computed, feed, row_of, say, sources


def dialogs(answered, silent):
    """Threads that a person begins; some of them answered."""
    rows = [ask(f"q{number}", number) for number in range(answered + silent)]
    rows += [say(f"r{number}", "answer", number + 0.5, to=f"q{number}") for number in range(answered)]
    return in_table_order(feed(*rows))


OBSERVED = {"coverage_source": "observed"}


@pytest.mark.parametrize(
    ("answered", "silent", "found"),
    [(50, 0, True), (49, 0, False), (49, 1, True), (98, 2, True), (97, 3, False), (30, 30, False)],
)
def test_fifty_turns_and_98_percent_of_their_branches_speak_for_it(answered, silent, found):
    result = answered_only(dialogs(answered, silent), sources(**OBSERVED))
    assert (result is not None) == found
    if found:
        total = answered + silent
        assert result == {"by": "observed", "inbound_turns": total, "branches": total, "answered_branches": answered}


def test_the_user_may_vouch_for_the_export():
    assert answered_only(dialogs(60, 0), sources(coverage_source="option")) is None


def test_the_format_may_say_so_of_any_number():
    found = answered_only(dialogs(1, 3), sources(audience_coverage="answered_only", coverage_source="format"))
    assert found["by"] == "format"


def test_a_branch_is_an_answer_to_a_company_post_with_all_below_it():
    messages = in_table_order(
        feed(
            say("post", "inform", 0),
            ask("a", 1, thread="post", parent_id="post"),
            say("a1", "answer", 2, to="a", thread="post", depth=2),
            ask("a2", 3, thread="post", parent_id="a1", depth=3),
            ask("b", 4, thread="post", parent_id="post"),
        )
    )
    assert branches(messages).tolist() == [0, 1, 1, 1, 4]


def test_a_thread_begun_by_the_audience_is_one_branch():
    messages = in_table_order(
        feed(
            ask("root", 0),
            ask("a", 1, thread="root", parent_id="root"),
            say("b", "answer", 2, to="root"),
            ask("c", 3, thread="root", parent_id="b", depth=2),
        )
    )
    assert branches(messages).tolist() == [0, 0, 0, 0]


def test_messages_under_a_missing_parent_begin_branches():
    messages = in_table_order(
        feed(
            ask("a", 0, thread="lost", parent_id="lost"),
            ask("b", 1, thread="lost", parent_id="lost"),
            say("c", "answer", 2, to="b", thread="lost", depth=2),
        )
    )
    assert branches(messages).tolist() == [0, 1, 1]


def test_whom_another_company_answered_speaks_for_it_too():
    rival = say("rival", "answer", 99, to="q49") | {"author_role": "other_company", "direction": "ambient"}
    messages = in_table_order(feed(*[ask(f"q{n}", n) for n in range(50)], rival, *[
        say(f"r{n}", "answer", n + 0.5, to=f"q{n}") for n in range(48)
    ]))  # fmt: skip
    assert answered_only(messages, sources(**OBSERVED))["answered_branches"] == 49


def test_comments_of_which_few_are_answered_are_a_full_export():
    rows = [say("post", "inform", 0)]
    rows += [ask(f"c{number}", 1 + number, thread="post", parent_id="post") for number in range(60)]
    rows += [say("r", "answer", 80, to="c1", thread="post", depth=2)]
    assert answered_only(in_table_order(feed(*rows)), sources(**OBSERVED)) is None


def test_a_file_of_several_companies_is_judged_by_all_of_it():
    # Ten turns of acme's own are too few to tell; that sixty others were all answered by rivals tells.
    rows = [ask(f"q{number}", number) for number in range(10)]
    rows += [say(f"r{number}", "answer", number + 0.5, to=f"q{number}") for number in range(10)]
    rows += [ask(f"p{number}", number, direction=None) for number in range(60)]
    rival = {"author_role": "other_company", "direction": None, "author_id": "rival"}
    rows += [say(f"s{number}", "answer", number + 0.5, to=f"p{number}", **rival) for number in range(60)]
    assert answered_only(in_table_order(feed(*rows)), sources(**OBSERVED))["inbound_turns"] == 70
    silent = rows[:-6]
    assert answered_only(in_table_order(feed(*silent)), sources(**OBSERVED)) is None


MUTE = "company_posts=yes audience_messages=no parents=no dialog_share=no reply_rate=no"


def test_posts_without_comments_say_nothing_of_dialog():
    source = sources(abilities=MUTE, capabilities="company_posts exact_times", audience_coverage="none")
    scores, tables = computed(feed(*(say(f"p{number}", "promote", number) for number in range(60))), source=source)
    for measure in ("dialog_share", "one_way_share", "dialog_share_openers"):
        assert row_of(scores, measure)["note_code"] == "posts_only"
    stated = scores.loc[scores["value"].notna(), "measure"]
    assert not stated.str.contains(r"^(?:dialog|one_way|mode|level|act)_share").any()
    assert tables["st_gallen"]["state"].tolist() == ["unstated"]


def test_one_source_that_can_tell_or_a_help_desk_is_not_mute():
    assert mute(sources(abilities=MUTE)) == "posts_only"
    assert mute(sources(abilities=MUTE.replace("dialog_share=no", "dialog_share=partly"))) is None
    assert mute(sources(abilities=MUTE.replace("company_posts=yes", "company_posts=no"))) is None


def test_posts_and_comments_that_nothing_joins_say_nothing_of_dialog_either():
    told = MUTE.replace("audience_messages=no", "audience_messages=yes")
    source = sources(abilities=told, capabilities="company_posts audience_messages exact_times")
    rows = [ask(f"q{number}", number, direction=None) for number in range(60)]
    rows += [say(f"p{number}", "promote", number + 0.5) for number in range(60)]
    scores, _ = computed(feed(*rows), source=source)
    assert row_of(scores, "dialog_share")["note_code"] == "no_parents"


def comments_of_posts(counted, unowned, *others, **more):
    rows = [ask(f"q{number}", number) for number in range(counted)]
    shown = {"kind": "comment", "platform": "youtube", "direction": None, "parent_id": "video", "parent_known": False}
    rows += [ask(f"u{number}", number, thread="video") | shown | more for number in range(unowned)]
    return in_table_order(feed(*rows, *others))


@pytest.mark.parametrize(("counted", "unowned", "refused"), [(16, 4, False), (15, 4, True), (0, 1, True)])
def test_one_in_five_comments_under_posts_of_nobody_known_refuses_the_rates(counted, unowned, refused):
    found = flattering(comments_of_posts(counted, unowned), sources(**OBSERVED))
    assert found == (("posts_unknown", {"found": unowned, "of": counted + unowned}) if refused else None)


@pytest.mark.parametrize(
    "more", [{"platform": "reddit"}, {"parent_author_id": "somebody"}, {"kind": "reply"}, {"parent_known": True}]
)
def test_comments_that_somebody_is_known_to_be_spoken_to_with_refuse_nothing(more):
    assert flattering(comments_of_posts(5, 5, **more), sources(**OBSERVED)) is None


def test_neither_does_a_post_where_another_company_writes_or_an_export_the_user_vouches_for():
    assert flattering(comments_of_posts(5, 5), sources(coverage_source="option")) is None
    rival = {"author_role": "other_company", "direction": None, "author_id": "rival", "platform": "youtube"}
    table = comments_of_posts(5, 5, say("s", "answer", 90, to="u0", thread="video", **rival))
    assert flattering(table, sources(**OBSERVED)) is None


def test_the_rates_say_why_they_are_refused():
    scores, _ = computed(comments_of_posts(40, 20), source=sources(**OBSERVED))
    assert row_of(scores, "reply_rate_72h")["note_code"] == "posts_unknown"
    assert row_of(scores, "response_median_seconds")["note_code"] == "posts_unknown"
