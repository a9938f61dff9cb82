"""The learner's own errors in plain sentences, each of the common ones with a question that leads on."""

from __future__ import annotations

import re
from collections.abc import Callable

from .asks import Raised, TimedOut
from .format import show
from .text import Sentence, say
from .verdict import LearnerError

__all__ = ["explain", "learner_error", "question_for", "still_running"]

_MESSAGE_WIDTH = 120
_SIGNATURE = re.compile(r", with gufunc signature \S+")

_MATHEMATICAL = {"exp", "log", "log2", "log10", "sqrt", "pi", "inf", "nan", "sin", "cos", "tan", "isclose", "prod"}
_ARRAYS = {"array", "zeros", "ones", "arange", "linspace", "dot", "mean", "allclose", "where", "cumsum", "argmax"}
_MODULES = {"np": "numpy", "numpy": "numpy", "math": "math", "plt": "matplotlib", "random": "random"}


def learner_error(raised: Raised) -> LearnerError:
    """Return what a verdict keeps of an error."""
    return LearnerError(raised.exception, _short(raised.message), raised.line)


def explain(raised: Raised, call: str | None) -> Sentence:
    """Return the one sentence that says what stopped.

    Parameters
    ----------
    raised : Raised
        The error.
    call : str or None
        The call in which it happened; None where the cell itself stopped.
    """
    where = "{call} stopped" if call is not None else "This cell stopped"
    if raised.line is not None:
        where += " at line {line}"
    values: dict[str, object] = {"exception": raised.exception, "line": raised.line, "call": call}
    if raised.exception in ("NameError", "UnboundLocalError") and raised.name:
        what = "{exception}, the name {name} is not defined."
        values["name"] = raised.name
    elif raised.message.strip():
        what = "{exception}, {message}."
        values["message"] = _short(raised.message)
    else:
        what = "{exception}."
    used = {name: value for name, value in values.items() if value is not None}
    return say(f"{where}: {what}", **used)


def still_running(stopped: TimedOut, call: str | None) -> Sentence:
    """Return the sentence for what ran out of time: "line 3 was still running after 2 s"."""
    seconds = show(stopped.seconds)
    if call is None:
        if stopped.line is None:
            return say("This cell was still running after {seconds} s.", seconds=seconds)
        return say("Line {line} was still running after {seconds} s.", line=stopped.line, seconds=seconds)
    if stopped.line is None:
        return say("{call} was still running after {seconds} s.", call=call, seconds=seconds)
    return say(
        "{call} was stopped: line {line} was still running after {seconds} s.",
        call=call,
        line=stopped.line,
        seconds=seconds,
    )


def question_for(raised: Raised) -> Sentence | None:
    """Return a question that leads out of a common error, or None."""
    ask = _QUESTIONS.get(raised.exception)
    return ask(raised) if ask is not None else None


def _name_error(raised: Raised) -> Sentence:
    name = raised.name or ""
    if name in _MODULES:
        return say("Did the cell with `import` near the top run, so that {name} is known?", name=name)
    if name in _MATHEMATICAL:
        return say("Where does {name} live: in Python, in `math`, or in `np`?", name=name)
    if name in _ARRAYS:
        return say("Where does {name} live: in Python, or in `np`?", name=name)
    return say("Did the line that defines {name} run, and is the name spelled the same there?", name=name)


def _unbound(raised: Raised) -> Sentence:
    if raised.name:
        return say("On which path through the function does {name} never get a value?", name=raised.name)
    return say("On which path through the function does that name never get a value?")


def _type_error(raised: Raised) -> Sentence:
    text = raised.message
    if "Cannot cast ufunc" in text:
        return say("An array of whole numbers cannot hold fractions. What would make a new array instead?")
    if re.search(r"positional argument|unexpected keyword|multiple values for|required keyword|takes no arg", text):
        return say("Which arguments does the exercise pass, and which does your `def` line take?")
    if "not callable" in text:
        return say("Which name before a `(` holds a value instead of a function?")
    if "not subscriptable" in text:
        return say("Which name before a `[` holds a single value instead of a list or an array?")
    if "NoneType" in text:
        return say("Which value is `None` here? Does the function it came from have a `return`?")
    if re.search(r"only (length-1|0-dimensional|size-1|integer scalar)", text):
        return say("A function of `math` takes one number. Which module has the one that takes a whole array?")
    if "not iterable" in text:
        return say("Which value in the loop is one number instead of many?")
    if "unsupported operand" in text or "bad operand" in text:
        return say("What types meet at that operator? Can you print them?")
    if "indices must be integers" in text or ("integer" in text and "index" in text):
        return say("What is the type of the index there?")
    return say("What types meet in that line? Can you print them?")


def _value_error(raised: Raised) -> Sentence:
    text = raised.message
    if "truth value" in text:
        return say("An `if` needs one true or false. Do you want `np.all` or `np.any` of the array?")
    if "broadcast" in text or "matmul" in text or "shapes" in text or "mismatch" in text:
        return say("What are the shapes of the two arrays in that line?")
    if "math domain" in text or "positive input" in text or "nonnegative input" in text:
        return say("For which numbers has the function in that line no answer?")
    if "unpack" in text:
        return say("How many values are on the right of that `=`, and how many names on the left?")
    if "inhomogeneous" in text or "array element with a sequence" in text:
        return say("Does every entry you put in that array have the same shape?")
    if "empty" in text or "zero-size" in text:
        return say("What should the function do when there is nothing in the array?")
    if "could not convert" in text or "invalid literal" in text:
        return say("Which value in that line is text instead of a number?")
    return say("Which value in that line is not what you thought? Can you print it?")


def _attribute_error(raised: Raised) -> Sentence:
    text = raised.message
    if "NoneType" in text:
        return say("Which value is `None` here? Does the function it came from have a `return`?")
    if text.startswith("module"):
        return say("Is that name spelled as the module spells it?")
    if "'list'" in text or "'float'" in text or "'int'" in text or "'tuple'" in text:
        return say("Is that value a numpy array, or a plain Python one?")
    return say("What type is the value before the dot?")


def _always(text: str) -> Callable[[Raised], Sentence]:
    words = say(text)
    return lambda raised: words  # noqa: ARG005 - every error of the kind gets the same


_QUESTIONS: dict[str, Callable[[Raised], Sentence]] = {
    "NameError": _name_error,
    "UnboundLocalError": _unbound,
    "TypeError": _type_error,
    "UFuncTypeError": _type_error,
    "_UFuncOutputCastingError": _type_error,
    "_UFuncNoLoopError": _type_error,
    "ValueError": _value_error,
    "AttributeError": _attribute_error,
    "IndexError": _always("How many entries are there, and what is the last index that exists?"),
    "KeyError": _always("Which keys does the dictionary have at that line?"),
    "ZeroDivisionError": _always("What is on the right of the division when this happens?"),
    "OverflowError": _always("How large does the number get? What could you take away before it grows?"),
    "RecursionError": _always("The function calls itself without end. For which input should it stop?"),
    "FloatingPointError": _always("Which step divides by zero, takes the log of zero, or overflows?"),
    "AssertionError": _always("Which of your own assertions is not met, and what did it expect?"),
    "NotImplementedError": _always("Which part is still to be written?"),
    "ModuleNotFoundError": _always("Is that module installed here, and spelled right?"),
    "ImportError": _always("Does that module have something of this name?"),
    "SyntaxError": _always(
        "Is every bracket and quote closed, up to this line? Does every `def` and `if` end with a colon?"
    ),
    "IndentationError": _always("Are the lines of one block all moved in by the same number of spaces?"),
    "TabError": _always("Does the block mix tabs and spaces?"),
    "MemoryError": _always("How many entries does the largest array in that line have?"),
    "SystemExit": _always("What is `exit` there for? A function ends with `return`."),
    "StopIteration": _always("Has everything been taken from the iterator by then?"),
    "UnicodeError": _always("Which text is read in that line?"),
}


def _short(message: str) -> str:
    # What numpy says between the size that it met and the one that it wanted is for those who write numpy.
    text = _SIGNATURE.sub("", " ".join(message.split()).rstrip("."))
    return text if len(text) <= _MESSAGE_WIDTH else text[: _MESSAGE_WIDTH - 3] + "..."
