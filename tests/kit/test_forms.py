from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest

from graders.kit import (
    Call,
    Case,
    FunctionExercise,
    Misconception,
    Name,
    Prediction,
    Returned,
    Script,
    Source,
    ValueExercise,
    agrees_with_reference,
    example,
    fails,
    holds,
    passes,
    returns_array,
    returns_number,
    say,
    show,
    show_call,
    stopped,
)
from graders.kit.check import advance
from graders.kit.error_questions import question_for
from graders.kit.queries import Opaque, Raised
from graders.kit.testing import check, verdict_on
from graders.kit.verdict import Verdict

# -- prediction --------------------------------------------------------------------------------------------------------


def prediction(options: Any = ("a", "b", "c"), answer: Any = "b", **more: Any) -> Prediction:
    return Prediction(
        "tests/guess",
        title="Guess",
        goal="Guess.",
        name="guess",
        options=options,
        answer=answer,
        questions={
            option: f"Why {option}?" for option in options if option != (answer() if callable(answer) else answer)
        },
        on_pass="Because it is.",
        first_step="Set `guess` to a letter.",
        **more,
    )


@pytest.mark.parametrize("guess", ["b", "B", " b "])
def test_the_right_option_passes(guess: str) -> None:
    verdict, _ = check(prediction(), {"guess": guess})
    assert (verdict.outcome, verdict.message.plain()) == ("passed", "Because it is.")


@pytest.mark.parametrize("name", ["b", "B", "c"])
def test_an_option_without_quotes_is_asked_about_its_quotes(name: str) -> None:
    verdict = advance(prediction(), 0, stopped=Raised("NameError", f"name '{name}' is not defined", 1, name))
    assert isinstance(verdict, Verdict)
    assert verdict.question == say(
        "Is {name} a name, or the letter itself? What do quotes around it change?", name=name
    )


def test_any_other_name_in_a_guess_is_asked_about_like_any_name() -> None:
    verdict = advance(prediction(), 0, stopped=Raised("NameError", "name 'answer' is not defined", 1, "answer"))
    assert isinstance(verdict, Verdict)
    assert verdict.question == question_for(Raised("NameError", "", 1, "answer"))


def test_a_wrong_option_gets_its_own_question() -> None:
    verdict, _ = check(prediction(misconceptions={"c": "adds instead"}), {"guess": "c"})
    assert verdict.outcome == "failed"
    assert verdict.question is not None
    assert verdict.question.plain() == "Why c?"
    assert verdict.misconception == "adds instead"


@pytest.mark.parametrize("guess", [None, ..., "", "?", "..."])
def test_no_guess_is_not_attempted(guess: Any) -> None:
    verdict, _ = check(prediction(), {"guess": guess})
    assert (verdict.outcome, verdict.message.plain()) == (
        "not-attempted",
        "`guess` holds no guess yet. Set `guess` to a letter.",
    )


@pytest.mark.parametrize("guess", ["d", 1, ["b"], True, np.array(["b"]), {"b"}, b"b"])
def test_what_is_no_option_is_told_the_options(guess: Any) -> None:
    verdict, _ = check(prediction(), {"guess": guess})
    assert verdict.outcome == "failed"
    assert "It must be one of `'a', 'b', 'c'`." in verdict.message.plain()


@pytest.mark.parametrize(
    ("guess", "slip"),
    [
        (["b"], "puts the guess in a box"),
        (np.array(["b"]), "puts the guess in a box"),
        ("abc", "picks several options"),
        (["a", "b"], "picks several options"),
        ("a or c", "picks several options"),
        ("aa", "picks what is no option"),
        ("Absolute", "picks what is no option"),
        ("because", "picks what is no option"),
        ("b) because", "picks what is no option"),
        ("answer b", "picks what is no option"),
        (1, "answers without an option"),
        (True, "answers without an option"),
        (np.array(1.5), "answers without an option"),
        ("d", "picks what is no option"),
        ({"b": 1, "c": 2}, "picks what is no option"),
    ],
)
def test_what_is_no_option_gets_a_question_about_what_it_is_instead(guess: Any, slip: str) -> None:
    verdict, _ = check(prediction(), {"guess": guess})
    assert verdict.misconception == slip
    assert verdict.question is not None


@pytest.mark.parametrize("guess", [2, 2.0, np.int64(2), np.array(2)])
def test_an_option_can_be_a_number_of_any_type(guess: Any) -> None:
    assert check(prediction((1, 2, 4), 2), {"guess": guess})[0].outcome == "passed"


@pytest.mark.parametrize(
    ("guess", "outcome"), [(True, "passed"), (np.True_, "passed"), (False, "failed"), (1, "failed")]
)
def test_an_option_can_be_a_truth_value(guess: Any, outcome: str) -> None:
    assert check(prediction((True, False), True), {"guess": guess})[0].outcome == outcome


def test_an_answer_can_be_computed() -> None:
    assert prediction((1, 2, 4), lambda: 1 + 1).solution == "guess = 2\n"


def test_each_wrong_option_must_have_a_question() -> None:
    with pytest.raises(ValueError, match="a question for each wrong option"):
        Prediction("t/p", title="", goal="", name="g", options="ab", answer="a", questions={}, on_pass="")


def test_the_answer_must_be_an_option() -> None:
    with pytest.raises(ValueError, match="none of the options"):
        Prediction("t/p", title="", goal="", name="g", options="ab", answer="c", questions={}, on_pass="")


# -- value -------------------------------------------------------------------------------------------------------------


def swap() -> Any:
    return np.array([[0, 1], [1, 0]])


SWAP = ValueExercise(
    "tests/swap",
    title="Swap",
    goal="A matrix that swaps.",
    name="S",
    reference=swap,
    criteria=[
        returns_array(),
        holds("swaps", lambda S: np.allclose(S @ [1, 2], [2, 1]), "It must turn `[1, 2]` into `[2, 1]`."),
        agrees_with_reference(),
    ],
    misconceptions=[Misconception("leaves all in place", lambda: np.eye(2), "What does it do to `[1, 2]`?")],
    on_pass="It is its own inverse.",
    first_step="Start with `np.array([[0, 1], ...])`.",
)


def test_a_right_value_passes() -> None:
    assert check(SWAP, {"S": swap()})[0].outcome == "passed"


def test_a_wrong_value_is_named_by_its_name() -> None:
    verdict, _ = check(SWAP, {"S": np.eye(2)})
    assert verdict.message.plain() == "`S` is `[[1, 0], [0, 1]]`. It must turn `[1, 2]` into `[2, 1]`."
    assert verdict.misconception == "leaves all in place"


@pytest.mark.parametrize("value", [None, ...])
def test_an_empty_value_is_not_attempted(value: Any) -> None:
    assert check(SWAP, {"S": value})[0].outcome == "not-attempted"


def test_a_missing_value_is_not_attempted() -> None:
    assert check(SWAP, {})[0].outcome == "not-attempted"


def test_the_solution_of_a_value_gives_it_its_name() -> None:
    namespace: dict[str, Any] = {"np": np}
    exec(SWAP.solution.replace("-> Any", ""), namespace)
    assert check(SWAP, namespace)[0].outcome == "passed"


# -- function ----------------------------------------------------------------------------------------------------------


def half(x: Any) -> Any:
    return x / 2


def test_the_name_and_the_solution_come_from_the_reference() -> None:
    exercise = FunctionExercise(
        "tests/half", title="", goal="", reference=half, cases=[Case("one", example(1.0))], criteria=[], on_pass=""
    )
    assert exercise.names == ("half",)
    assert exercise.solution == "def half(x: Any) -> Any:\n    return x / 2\n"


def test_an_exercise_of_stretch_goals_alone_is_refused() -> None:
    with pytest.raises(ValueError, match="not be a stretch goal"):
        FunctionExercise(
            "t/half",
            title="",
            goal="",
            reference=half,
            cases=[Case("one", example(1.0), stretch=True)],
            criteria=[],
            on_pass="",
        )


def test_a_case_that_is_neither_arguments_nor_a_draw_is_refused() -> None:
    with pytest.raises(TypeError, match="as example"):
        Case("array", np.zeros(3))  # type: ignore[arg-type]


def test_arguments_by_hand_cannot_be_tried_several_times() -> None:
    with pytest.raises(ValueError, match="several times"):
        Case("again", example(1.0), times=2)


def test_a_predicate_takes_the_defaults_too() -> None:
    seen: list[tuple[Any, ...]] = []

    def scaled(x: float, by: float = 3.0) -> float:
        return x * by

    exercise = FunctionExercise(
        "tests/scaled",
        title="",
        goal="",
        reference=scaled,
        cases=[Case("default", example(2.0)), Case("by name", example(2.0, by=5.0))],
        criteria=[returns_number(), holds("is seen", lambda *given: seen.append(given) or True, "Never.")],
        on_pass="",
    )
    assert verdict_on(exercise, scaled).outcome == "passed"
    assert seen == [(2.0, 3.0, 6.0), (2.0, 5.0, 10.0)]


def test_functions_can_be_arguments() -> None:
    def apply(f: Any, x: float) -> float:
        return f(x)

    exercise = FunctionExercise(
        "tests/apply",
        title="",
        goal="",
        reference=apply,
        cases=[Case("theirs", example(Name("double"), 2.0)), Case("ours", example(Source("lambda x: x + 1"), 2.0))],
        criteria=[returns_number(), agrees_with_reference()],
        uses={"double": lambda x: 2 * x},
        on_pass="",
    )
    names = {"double": lambda x: 2 * x, "apply": lambda f, x: f(x)}
    assert check(exercise, names)[0].outcome == "passed"
    verdict, _ = check(exercise, {**names, "apply": lambda f, x: f(f(x))})
    assert verdict.message.plain() == "`apply(double, 2)` gave `8`. It should be smaller."


def test_a_reached_stretch_goal_is_said(exercise: FunctionExercise) -> None:
    verdict = verdict_on(exercise, exercise.reference)
    assert [(goal.name, goal.reached) for goal in verdict.stretch] == [("large scores", True)]


def test_a_picture_is_drawn_of_what_failed() -> None:
    drawn: list[tuple[Any, ...]] = []

    def picture(*shown: Any) -> Any:
        drawn.append(shown)
        return {"text/plain": "a picture"}

    exercise = FunctionExercise(
        "tests/half",
        title="",
        goal="",
        reference=half,
        cases=[Case("one", example(1.0))],
        criteria=[returns_number(), agrees_with_reference()],
        picture=picture,
        on_pass="",
    )
    assert verdict_on(exercise, lambda x: x).picture == {"text/plain": "a picture"}
    assert drawn == [(1.0, 1.0)]
    assert verdict_on(exercise, half).picture is None


def test_a_picture_that_fails_is_left_out() -> None:
    exercise = FunctionExercise(
        "tests/half",
        title="",
        goal="",
        reference=half,
        cases=[Case("one", example(1.0))],
        criteria=[returns_number(), agrees_with_reference()],
        picture=lambda *shown: 1 / 0,
        on_pass="",
    )
    assert verdict_on(exercise, lambda x: x).picture is None


# -- script ------------------------------------------------------------------------------------------------------------


def _area(exercise: Any, rng: np.random.Generator) -> Any:
    points = np.linspace(0, 1, 65)
    asks = [Call("density", (float(x),)) for x in points]
    answers = yield asks
    verdict = stopped(exercise, asks, answers)
    if verdict is not None:
        return verdict
    heights = [float(answer.value) for answer in answers if isinstance(answer, Returned)]
    area = float(np.mean([(a + b) / 2 for a, b in itertools.pairwise(heights)]))
    if abs(area - 1) > 1e-2:
        return fails(
            "covers an area of one",
            say("{name} covers an area of {area}.", name="density", area=show(area)),
            "All that can happen must add up to 1.",
            counterexample=(show_call("density", [0.5]), show(heights[32])),
            question="How high is a box of width 1 and area 1?",
        )
    return passes(exercise, ["covers an area of one"])


AREA = Script(
    "tests/density",
    title="",
    goal="",
    names=("density",),
    script=_area,
    solution="def density(x):\n    return 2 * x\n",
    on_pass="Any shape will do.",
)


def test_a_script_passes_any_right_answer() -> None:
    for right in (lambda x: 2 * x, lambda x: 1.0, lambda x: 3 * x**2):
        assert verdict_on(AREA, right).outcome == "passed"


def test_a_script_says_what_it_saw() -> None:
    verdict = verdict_on(AREA, lambda x: x)
    assert verdict.message.plain() == "`density` covers an area of `0.5`. All that can happen must add up to 1."


def test_a_script_climbs_the_same_ladder() -> None:
    assert check(AREA, {})[0].outcome == "not-attempted"
    assert verdict_on(AREA, lambda x: x[0]).criterion == "runs without an error"


@pytest.mark.parametrize("guess", [Opaque("function", "<lambda>"), Opaque("builtin_function_or_method", "len")])
def test_a_function_is_no_guess(guess: Any) -> None:
    verdict, _ = check(prediction(), {"guess": guess})
    assert verdict.misconception == "answers with a function"
    assert verdict.question is not None
    assert verdict.question.plain() == "A function is no guess yet. Which of the options would it give?"


def test_a_guess_that_is_compared_instead_of_given_is_asked_about_the_sign() -> None:
    verdict = advance(prediction(), 0, stopped=Raised("NameError", "name 'guess' is not defined", 1, "guess"))
    assert isinstance(verdict, Verdict)
    assert verdict.question is not None
    assert verdict.question.plain() == ("Do you want to give `guess` a value? Which sign does that: one `=`, or two?")


@pytest.mark.parametrize("guess", ["todo", "TODO", "?", "...", "", "____"])
def test_a_note_in_place_of_a_guess_is_none(guess: str) -> None:
    assert check(prediction(), {"guess": guess})[0].outcome == "not-attempted"
