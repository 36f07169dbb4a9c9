from dialogscore.audit.stages import STAGES, steps


def test_stages_are_told_by_name_and_number_and_the_end_as_done():
    told = []
    step = steps(lambda *said: told.append(said))
    for stage in (*STAGES, None):
        step(stage)
    assert told[0] == ("read", 0, 7)
    assert told[-2:] == [("measures", 6, 7), ("done", 7, 7)]


def test_nobody_need_listen():
    assert steps(None)("read") is None
