"""A prediction: the learner commits to a guess before the surprise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

import numpy as np

from .comparison import alike
from .exercise import Exercise, Grading
from .format import show, type_name
from .preconditions import made_nothing, not_attempted, not_ready, not_run
from .queries import Opaque, Raised, Returned, Value
from .retired import RenamedAttribute, renamed_keywords
from .text import Sentence, Words, join, say, sentence
from .verdict import Verdict

__all__ = ["Prediction"]

CRITERION = "the prediction"

_LOOKED_AT = 100
"""How much of a guess is looked through for options: a text may have a million letters."""


class Prediction(Exercise):
    """Commit to one of several options.

    Parameters
    ----------
    exercise_id, title, goal, on_pass, hints, first_step, version
        As of `Exercise`. ``on_pass`` says why the right option is right: this is where the surprise is explained.
    name : str
        The name that holds the guess.
    options : sequence
        What may be guessed: ``("a", "b", "c")``, or numbers, or True and False.
    answer : one of `options`, or a callable
        The right one, or a function without arguments that computes it from the definition.
    questions : mapping
        For each wrong option, the question that leads out of it.
    misconceptions : mapping, optional
        For some wrong options, the name of the mistake behind it.
    solution : str, optional
        A cell that solves it; by default it says ``name = answer``.
    """

    asks = RenamedAttribute("asks", "questions")

    @renamed_keywords(first="first_step", passing="on_pass", asks="questions")
    def __init__(
        self,
        exercise_id: str,
        *,
        title: str,
        goal: str,
        name: str,
        options: Sequence[Any],
        answer: Any | Callable[[], Any],
        questions: Mapping[Any, Words],
        on_pass: Words,
        misconceptions: Mapping[Any, str] | None = None,
        hints: Sequence[Words] = (),
        first_step: Words = "",
        solution: str | None = None,
        version: str = "1",
    ) -> None:
        self.answer = answer() if callable(answer) else answer
        self.options = tuple(options)
        self.name = name
        super().__init__(
            exercise_id,
            title=title,
            goal=goal,
            names=(name,),
            form="prediction",
            solution=f"{name} = {self.answer!r}\n" if solution is None else solution,
            on_pass=on_pass,
            hints=hints,
            first_step=first_step,
            version=version,
        )
        if self.answer not in self.options:
            raise ValueError(f"exercise {exercise_id}: the answer {self.answer!r} is none of the options")
        wrong = [option for option in self.options if option != self.answer]
        if set(questions) != set(wrong):
            raise ValueError(f"exercise {exercise_id}: give a question for each wrong option, and for no other")
        self.questions = {option: sentence(words) for option, words in questions.items()}
        self.misconceptions = dict(misconceptions or {})

    def grade(self, rng: np.random.Generator) -> Grading:  # noqa: ARG002 - nothing here is drawn
        """Grade one guess."""
        query = Value(self.name)
        answers = yield [query]
        (answer,) = answers
        if isinstance(answer, Returned) and _is_blank(answer.value):
            if answer.by:
                return made_nothing(self.name, answer.by, "is one of the options")
            return not_attempted(self, say("{name} holds no guess yet.", name=self.name))
        verdict = not_ready(self, answers) or not_run(query, answer)
        if verdict is not None:
            return verdict
        assert isinstance(answer, Returned)
        return self._judge(answer.value)

    def question_about(self, raised: Raised) -> Sentence | None:
        """Return the question about an option that was written as a name: ``guess = b``."""
        if raised.exception == "NameError" and raised.name == self.name:
            return say("Do you want to give {name} a value? Which sign does that: one `=`, or two?", name=self.name)
        if raised.exception == "NameError" and raised.name and isinstance(self._option(raised.name), str):
            return say("Is {name} a name, or the letter itself? What do quotes around it change?", name=raised.name)
        return None

    def _judge(self, value: Any) -> Verdict:
        guess = self._option(value)
        if guess is None:
            slip, question = self._slip(value)
            return Verdict(
                "failed",
                join(
                    say("{name} is {returned}.", name=self.name, returned=show(value)),
                    Sentence("It must be one of {options}.", {"options": ", ".join(map(show, self.options))}),
                ),
                "is one of the options",
                total=1,
                question=sentence(question),
                misconception=slip,
            )
        if guess == self.answer:
            return Verdict("passed", self.on_pass, held=(CRITERION,), total=1)
        return Verdict(
            "failed",
            say("You predicted {returned}. It turns out differently.", returned=show(guess)),
            CRITERION,
            total=1,
            question=self.questions[guess],
            misconception=self.misconceptions.get(guess),
        )

    def _slip(self, value: Any) -> tuple[str, str]:
        """Return what a guess that is no option is instead, and a question about it."""
        if isinstance(value, np.ndarray):
            value = (value[:_LOOKED_AT] if value.ndim else value).tolist()
        if isinstance(value, (list, tuple, set)) and len(value) == 1:
            return "puts the guess in a box", "What is inside the brackets? Could your guess be that alone?"
        parts = list(_parts(value))
        if isinstance(value, str) and len(parts) == 1 and all(self._option(letter) is not None for letter in parts[0]):
            parts = list(parts[0])  # "ab" is two options, while "absolute" is a word that has their letters
        if len({option for part in parts if (option := self._option(part)) is not None}) > 1:
            return "picks several options", "More than one cannot be right. Which of them would you bet on?"
        if isinstance(value, Opaque) and value.type in _FUNCTIONS:
            return "answers with a function", "A function is no guess yet. Which of the options would it give?"
        if isinstance(value, (int, float, np.number, np.bool_)):
            return "answers without an option", "Which of the options says what you mean? How is it written there?"
        return "picks what is no option", "Which options are there, and how are they written?"

    def _option(self, value: Any) -> Any:
        """Return the option that is meant, or None: letters may be of either case, a number of any type."""
        if isinstance(value, np.ndarray) and value.ndim == 0:
            value = value[()]
        for option in self.options:
            if isinstance(option, str):
                if isinstance(value, str) and value.strip().casefold() == option.casefold():
                    return option
            elif isinstance(option, bool) or isinstance(value, (bool, np.bool_)):
                if type_name(value) in ("bool", "bool_") and isinstance(option, bool) and bool(value) == option:
                    return option
            elif isinstance(value, (int, float, np.number)) and alike(value, option):
                return option
        return None


_FUNCTIONS = frozenset({"builtin_function_or_method", "function", "method", "partial", "type", "ufunc"})


def _parts(value: Any) -> Iterable[Any]:
    """Return what may be options in a guess: entries, or the words of a text."""
    if not isinstance(value, str):
        return islice(value, _LOOKED_AT) if isinstance(value, (list, tuple, set)) else ()
    return re.findall(r"\w+", value[:_LOOKED_AT])


_BLANK = re.compile(r"\W*(to ?do|fixme|tbd|xxx|your (answer|guess)|_*)\W*", re.IGNORECASE)


def _is_blank(value: Any) -> bool:
    return value is None or value is Ellipsis or (isinstance(value, str) and _BLANK.fullmatch(value) is not None)
