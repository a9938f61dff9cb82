"""The verdict when the learner's cell has not bound the name that is asked for."""

from __future__ import annotations

from difflib import get_close_matches

from .exercise import Exercise
from .queries import Unbound
from .text import Sentence, join, say
from .verdict import Verdict

__all__ = ["not_bound"]

_SHOWN = 3
"""How many names of the cell a sentence holds."""


def not_bound(exercise: Exercise, answer: Unbound) -> Verdict:
    """Return the verdict on a cell that does not bind `answer.name`: it was not attempted, whatever the name holds."""
    said = _sentence(answer)
    if not (answer.compared or answer.defines or answer.inside or answer.magic or answer.origin == "elsewhere"):
        said = join(said, exercise.first_step)
    question = say("Which sign gives a name a value: one `=`, or two?") if answer.compared else None
    return Verdict("not-attempted", said, question=question)


def _sentence(answer: Unbound) -> Sentence:
    name = answer.name
    if answer.magic:
        return say(
            "With {magic} on top, this cell defines nothing. Remove that line and check again.", magic=answer.magic
        )
    if answer.compared:
        return say("This cell compares {name} with something, and gives it no value.", name=name)
    if answer.inside:
        return say(
            "{name} is defined inside {inside}. Move it out, to the left edge of the cell.",
            name=name,
            inside=answer.inside,
        )
    if name in answer.defines:
        return say("This cell defines {name} and then deletes it again.", name=name)
    near = get_close_matches(name.casefold(), [each.casefold() for each in answer.defines], 1)
    shown = [each for each in answer.defines if each.casefold() in near] or list(answer.defines[:_SHOWN])
    if answer.origin == "elsewhere" and not near:
        return say("{name} was defined somewhere else, not in this cell. Write it here to have it checked.", name=name)
    if not shown:
        return say("This cell defines nothing yet.")
    if len(shown) == 1:
        return say("This cell defines {defined}; the exercise asks for {name}.", defined=shown[0], name=name)
    return say(
        "This cell defines {defined} and {last}; the exercise asks for {name}.",
        defined=", ".join(shown[:-1]),
        last=shown[-1],
        name=name,
    )
