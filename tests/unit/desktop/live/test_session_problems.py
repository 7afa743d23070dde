from desktop.live.session_problems import SessionProblems


def test_the_first_problem_is_shown_until_it_is_solved() -> None:
    problems = SessionProblems()
    assert problems.first is None
    problems.put("camera", "The camera is gone.")
    problems.put("recorder", "The disk is full.")
    problems.put("camera", "The camera is still gone.")
    assert problems.first == "The camera is gone."
    problems.clear("camera")
    assert problems.first == problems.of("recorder") == "The disk is full."
    problems.clear("recorder")
    problems.clear("recorder")
    assert problems.first is None


def test_a_lost_microphone_is_shown_before_other_problems() -> None:
    problems = SessionProblems()
    problems.put("render", "Too slow.")
    problems.put("voice", "The cable is gone.")
    problems.put("microphone", "The microphone is gone.")
    assert problems.first == "The microphone is gone."
    problems.clear("microphone")
    assert problems.first == "The cable is gone."
