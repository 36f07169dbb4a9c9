"""What a card says in short follows from its figures alone."""

from dialogscore.training.strengths import good_and_bad


def figure(measure, value, *, subset="all", by="model"):
    return {
        "measure": measure, "rows": "double-coded", "subset": subset, "by": by, "value": value, "low": None,
        "high": None, "n": 1200, "companies": 9,
    }  # fmt: skip


def test_best_and_weakest_labels_and_each_language_against_structure_are_told():
    lines = [
        figure("needs_reply, F1", 0.7),
        figure("type noise, F1", 0.25),
        figure("type praise, F1", None),
        figure("type comment, F1", 0.5),
        figure("type question, F1", 0.75),
        figure("needs_reply, F1", 0.6, subset="de"),
        figure("needs_reply, F1", 0.65, subset="de", by="structure only"),
        figure("needs_reply, F1", 0.8, subset="en"),
    ]
    rest = "1,200 messages of 9 companies"
    assert good_and_bad(lines, "inbound") == [
        f"Best and weakest labels, double-coded: type question, F1 0.750, {rest}; type noise, F1 0.250, {rest}",
        f"German, double-coded: needs_reply, F1 0.600, {rest}, below structure only (0.650)",
        f"English, double-coded: needs_reply, F1 0.800, {rest}",
    ]


def test_nothing_is_said_without_figures():
    assert good_and_bad([], "act") == []
