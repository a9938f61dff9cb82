"""What every exercise of the course brings along, and how it is put into words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from graders import misconception_themes
from graders.kit import Exercise, FunctionExercise, MisconceptionTheme, Prediction, ValueExercise
from graders.kit.text import Sentence, sentence

from .conftest import EXERCISES, Judge

each = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.id)
functions = pytest.mark.parametrize(
    "exercise", [one for one in EXERCISES if isinstance(one, FunctionExercise)], ids=lambda one: one.id
)
predictions = pytest.mark.parametrize(
    "exercise", [one for one in EXERCISES if isinstance(one, Prediction)], ids=lambda one: one.id
)

THEMES = [getattr(misconception_themes, name) for name in misconception_themes.__all__]
each_theme = pytest.mark.parametrize("theme", THEMES, ids=misconception_themes.__all__)


def shared() -> dict[MisconceptionTheme, set[str]]:
    """Return the themes that occur, each with the exercises in which it does."""
    found: dict[MisconceptionTheme, set[str]] = {}
    for exercise in EXERCISES:
        if isinstance(exercise, (FunctionExercise, ValueExercise)):
            for one in exercise.misconceptions:
                if one.theme is not None:
                    found.setdefault(one.theme, set()).add(exercise.id)
    return found


def words(exercise: Any) -> Iterator[Sentence]:
    yield from (
        exercise.on_pass,
        exercise.first_step,
        *exercise.hints,
        sentence(exercise.goal),
        sentence(exercise.title),
    )
    if isinstance(exercise, Prediction):
        yield from exercise.questions.values()
    for one in getattr(exercise, "misconceptions", ()) if isinstance(exercise, FunctionExercise) else ():
        yield sentence(one.question)
        if one.theme is not None:
            yield from (sentence(one.theme.name), sentence(one.theme.question))
    for case in getattr(exercise, "cases", ()):
        yield from (sentence(case.prompt), sentence(case.on_reached))


@each
def test_its_solution_passes_with_all_stretch_goals(judge: Judge, exercise: Exercise) -> None:
    verdict = judge(exercise, exercise.solution)
    assert verdict.outcome == "passed"
    assert all(goal.reached for goal in verdict.stretch)
    assert not verdict.notes


@each
def test_it_has_two_or_three_hints_and_says_what_to_do_first(exercise: Exercise) -> None:
    assert 2 <= len(exercise.hints) <= 3
    assert exercise.first_step.text
    assert "?" in exercise.hints[0].text


@each
def test_a_pass_says_in_one_line_where_it_goes_next(exercise: Exercise) -> None:
    assert 20 < len(exercise.on_pass.text) <= 125
    assert exercise.on_pass.text.endswith((".", "?"))


@each
def test_its_goal_is_one_line(exercise: Exercise) -> None:
    assert exercise.goal.endswith(".")
    assert len(exercise.goal) <= 100
    assert "\n" not in exercise.goal


@each
def test_its_words_hold_code_and_mathematics_and_no_other_markup(exercise: Exercise) -> None:
    plain = [re.sub(r"`[^`]*`|\$[^$]*\$", "", one.text) for one in words(exercise)]
    assert [text for text in plain if re.search(r"[*_<>#`$]", text)] == []


@each
def test_its_words_are_calm_and_short(exercise: Exercise) -> None:
    said = [one.text for one in words(exercise) if one.text]
    assert [text for text in said if "!" in text or not text.isascii() or len(text) > 200] == []


@each
def test_its_words_blame_nobody(exercise: Exercise) -> None:
    blame = re.compile(r"\b(wrong answer|stupid|obviously|simply|just read|you should have|careless)\b", re.IGNORECASE)
    said = [one.text for one in words(exercise) if one is not sentence(exercise.goal)]
    assert [text for text in said if blame.search(text) and text != exercise.goal] == []


@functions
def test_it_knows_at_least_three_mistakes_and_asks_a_question_about_each(exercise: FunctionExercise) -> None:
    assert len(exercise.misconceptions) >= 3
    assert [one.name for one in exercise.misconceptions if "?" not in sentence(one.question).text] == []


@functions
def test_its_mistakes_are_named_apart(exercise: FunctionExercise) -> None:
    names = [one.name for one in exercise.misconceptions]
    assert len(set(names)) == len(names)


@functions
def test_its_cases_and_criteria_are_named_apart(exercise: FunctionExercise) -> None:
    for names in ([case.name for case in exercise.cases], [criterion.name for criterion in exercise.criteria]):
        assert len(set(names)) == len(names)


@functions
def test_stretch_goals_invite_before_and_praise_after(exercise: FunctionExercise) -> None:
    assert [case.name for case in exercise.cases if case.stretch and not (case.prompt and case.on_reached)] == []


@predictions
def test_every_other_option_gets_a_question_of_its_own(exercise: Prediction) -> None:
    questions = [question.text for question in exercise.questions.values()]
    assert all("?" in text for text in questions)
    assert len(set(questions)) == len(questions) == len(exercise.options) - 1


@each_theme
def test_a_theme_reads_on_after_you_have_met_and_asks_a_short_question(theme: MisconceptionTheme) -> None:
    name, question = sentence(theme.name).text, sentence(theme.question).text
    assert not name.endswith((".", "?"))
    assert len(name) <= 50
    assert question.endswith("?")
    assert len(question) <= 100


@each_theme
def test_a_theme_is_worded_as_all_else_is(theme: MisconceptionTheme) -> None:
    for text in (sentence(theme.name).text, sentence(theme.question).text):
        assert text.isascii()
        assert "!" not in text
        assert not re.search(r"[*_<>#`$]", re.sub(r"`[^`]*`|\$[^$]*\$", "", text))


def test_themes_are_told_apart() -> None:
    assert len({sentence(theme.name).text for theme in THEMES}) == len(THEMES)
    assert len({sentence(theme.question).text for theme in THEMES}) == len(THEMES)


def test_every_theme_of_an_exercise_is_one_that_others_could_share() -> None:
    assert [theme.name for theme in shared() if theme not in THEMES] == []


def test_many_themes_occur_in_two_exercises_or_more() -> None:
    assert len([theme for theme, where in shared().items() if len(where) >= 2]) >= 10
