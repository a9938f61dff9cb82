"""The question that leads out of a common error, found by the error's type and text.

The error is shown right above its question, so no question asks what the text already answers: "unsupported operand
type(s) for *: 'float' and 'function'" names the types, and what helps is to ask where the function should be called.

Each rule has a pattern of the error's text and a question. The first rule of the exception's type that fits decides, so
the one without a pattern comes last. The texts are those of Python 3.8 to 3.14 and of numpy 1.26 to 2.x;
`tests/kit/test_error_questions.py` raises them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .error_kinds import question_about_types
from .queries import Raised
from .text import Sentence, say

__all__ = ["question_for"]

_MODULES = {"np": "numpy", "numpy": "numpy", "math": "math", "plt": "matplotlib", "random": "random"}
_CAPITALS = {"true": "True", "false": "False", "none": "None", "null": "None"}
_MATHEMATICAL = {"exp", "log", "log2", "log10", "sqrt", "pi", "inf", "nan", "sin", "cos", "tan", "isclose", "prod"}
_ARRAYS = {"array", "zeros", "ones", "arange", "linspace", "dot", "mean", "allclose", "where", "cumsum", "argmax"}

_TEXT_LENGTH = 500
"""How much of an error's text is looked at."""


class _Rule(NamedTuple):
    """A pattern of an error's text, None for any text, and the question that fits it."""

    pattern: re.Pattern[str] | None
    question: str


def question_for(raised: Raised) -> Sentence | None:
    """Return a question that leads out of a common error, or None where none would help.

    Parameters
    ----------
    raised : Raised
        The error, as the kernel told it.
    """
    text = raised.message[:_TEXT_LENGTH]
    if raised.exception == "NameError":
        return _about_a_name(raised.name or "")
    if raised.exception == "UnboundLocalError" and raised.name:
        return say("Does every path through the function give {name} a value before this line?", name=raised.name)
    if raised.exception == "SyntaxError" and raised.sign in _SIGNS:
        return say(_SIGNS[raised.sign])
    if raised.exception in _TYPE_ERRORS and (question := question_about_types(text)):
        return question
    for rule in _RULES.get(raised.exception, ()):
        if rule.pattern is None or rule.pattern.search(text):
            return say(rule.question)
    return None


_SIGNS = {
    "`": "Backticks belong to Markdown. Which lines are left when only the Python stays?",
    "$": "Dollar signs set formulas in a text. How does Python write that formula?",
    "!": "What should the `!` do there: `not`, `!=`, or the `factorial` of `math`?",
    "?": "What is the question mark there for? IPython takes one at either end of a line only.",
}
"""By a sign at which a syntax error points, of which the error's text says nothing."""


def _about_a_name(name: str) -> Sentence:
    if name in _MODULES:
        return say("Did you run the cell near the top that imports {name}?", name=name)
    if name in _CAPITALS:
        return say("Python spells {name} differently, with a capital letter. How?", name=name)
    if name in _MATHEMATICAL:
        return say("Which module is {name} in: `math`, or `np`? Does your line say so?", name=name)
    if name in _ARRAYS:
        return say("{name} belongs to numpy. What goes in front of it?", name=name)
    return say("Did the line that defines {name} run, and is the name spelled the same there?", name=name)


_TYPE_ERRORS = frozenset({"TypeError", "UFuncTypeError", "_UFuncNoLoopError", "UFuncNoLoopError"})


def _rules(*pairs: tuple[str, str]) -> tuple[_Rule, ...]:
    return tuple(_Rule(re.compile(pattern) if pattern else None, question) for pattern, question in pairs)


_ANY = ""

_TYPE = _rules(
    (
        "Cannot cast ufunc",
        "An array of whole numbers cannot hold fractions. What would make a new array instead?",
    ),
    (
        r"positional argument|unexpected keyword|multiple values for|keyword-only|takes no arg|expected .*argument",
        "What does the `def` line of that function ask for, and what does the call pass to it?",
    ),
    (
        r"only (length-1|0-dimensional|size-1)|must be real number, not (list|tuple|numpy)",
        "That function takes one number. Which function in `np` takes a whole array?",
    ),
    ("only integer scalar arrays", "One whole number is needed there. Which name in that line holds an array?"),
    (
        "list indices must be integers or slices, not tuple",
        "A list takes one index. What kind of value takes a row and a column?",
    ),
    (
        r"indices must be integers|cannot be interpreted as an integer|slice indices",
        "Which step made that number a float? Which kind of division gives a whole number?",
    ),
    (
        "unhashable type",
        "Set entries, dict keys and arguments under `lru_cache` must not change. Where is one a list or an array?",
    ),
    ("does not support item (assignment|deletion)", "That value cannot be changed. What could you build in its place?"),
    ("non-iterable", "What does the right side of that `=` hold? Is there one name for each of its parts?"),
    ("not iterable|0-d array", "That is a single value. Do you want to count with `range`, or should it be an array?"),
    (r"has no len\(\)|of unsized object", "Should it be an array by then, or is a single number right?"),
    (
        "which has no callable|not supported for the input types|did not contain a loop",
        "Which of the values you pass in is not a number?",
    ),
    ("must be real number, not str", "Where does that text come from, and how do you turn it into a number?"),
    (_ANY, "Which value in that line is of a type you did not expect? Which line made it?"),
)

_VALUE = _rules(
    ("truth value", "An `if` needs a single yes or no. Do you want `np.all` or `np.any` of the array?"),
    (
        r"^matmul|not aligned|core dimension",
        "For `A @ B`, the last length of `A` must be the first of `B`. Would the other order or a transpose fit?",
    ),
    ("could not broadcast input array", "Which has the wrong shape: the array, or the place you put it into?"),
    ("broadcast|same first dimension", "Which of the two has the wrong length, and which line made it?"),
    ("cannot reshape", "Where did the array get more or fewer entries than you planned?"),
    ("concatenation axis|same shape", "Along which axis do you join them, and which lengths must match then?"),
    ("math domain|positive input|nonnegative input", "What should come back for a number that has no log or root?"),
    ("to unpack", "What does the right side of that `=` hold? Is there one name for each of its parts?"),
    ("inhomogeneous", "Which row is longer or shorter than the others?"),
    ("array element with a sequence", "That place holds one number. Which number do you want to put there?"),
    ("empty|zero-size|at least one array", "What should the function do when there is nothing in the array?"),
    ("could not convert|invalid literal", "Where does that text come from, and should it be a number by then?"),
    ("cannot convert float NaN", "Which step gives `nan` first?"),
    ("is not in (list|tuple|deque)", "Should it always be in there? If not, what should happen then?"),
    ("read-only", "How could you get an array of your own to change?"),
    ("axis .* out of bounds", "Is the array flat where you expected rows and columns? Which step made it so?"),
    (_ANY, "Is that `raise` your own? If not, what was passed to the function in that line?"),
)

_INDEX = _rules(
    ("too many indices", "Is the array flat where you expected rows and columns? Which step made it so?"),
    ("boolean index did not match", "Was the mask made from this array, or from one of another length?"),
    ("only integers, slices|must be of integer", "Which step made the index a float?"),
    ("out of bounds|list index out", "Counting starts at 0. Which step lets the index run past the last entry?"),
    ("tuple index", "If that is a `.shape`: how many dimensions does the array have?"),
    ("pop from", "What should happen when nothing is left to take?"),
    (_ANY, "How many entries are there, and what is the last index that exists?"),
)

_ATTRIBUTE = _rules(
    ("'NoneType'", "Which name in that line holds `None`? If a function made it, does that function have a `return`?"),
    (
        r"'(int|float|str|list|tuple)' object has no attribute '(exp|log|log2|sqrt|array|zeros|ones|arange|pi)'",
        "Has a line given the name `np` to something else? Where?",
    ),
    (
        rf"^module '(?!numpy)[\w.]+' has no attribute '({'|'.join(sorted(_MATHEMATICAL | _ARRAYS))}|random|linalg)'",
        "That belongs to numpy. Which line gave the name before the dot to another module?",
    ),
    (
        r"^module '(?!matplotlib\.pyplot)[\w.]+' has no attribute '(plot|figure|subplots|scatter|show|hist|bar)'",
        "That belongs to `matplotlib.pyplot`. Which line gave the name before the dot to another module?",
    ),
    ("^module", "How does that module spell it? Type its name and a dot, then press Tab to see what it has."),
    ("'(list|tuple)' object", "How do you turn it into an array first?"),
    (r"'(int|float|bool|complex|numpy\.(float|int)\w+)' object", "That is one number. Should it be an array by then?"),
    (
        "'(function|builtin_function_or_method|method)' object",
        "That is the function itself. Where should it be called?",
    ),
    ("'coroutine' object", "An `async` function only prepares its work. Can it be a plain `def`?"),
    (
        "'(generator|map|filter|zip|range)' object",
        "It hands out its values one at a time. How do you collect them first?",
    ),
    (_ANY, "What is the value before the dot, and which line made it?"),
)

_SYNTAX = _rules(
    (
        "invalid character '[\u2212\u2010-\u2015\ufe63\uff0d]'",
        "That dash only looks like a minus sign. What happens if you type it again?",
    ),
    (
        "invalid character '[\u2018-\u201f\u00ab\u00bb\u2032\u2033\uff02\uff07\u0060\u00b4]'",
        "Those are not the straight quotes that Python needs. What happens if you type them again?",
    ),
    (
        "non-printable character",
        "That line has an invisible character, perhaps from pasting. What happens if you type its spaces again?",
    ),
    (
        "invalid character '[\uff01-\uff5e\u3000-\u303f]'",
        "That is a full-width character. What happens if you type it again with your keyboard set to English?",
    ),
    ("invalid character '[\u00d7\u00b7\u22c5\u2217]'", "Which sign does Python use for a product?"),
    ("invalid character '[\u2264\u2265\u2260]'", "Python writes that comparison with two characters. Which ones?"),
    ("after line continuation", "In Python a backslash ends a line. If it is LaTeX: how does Python write that?"),
    ("invalid character", "That character was probably pasted in. What does Python use instead?"),
    (r"never closed|unexpected EOF", "Where should it be closed?"),
    ("unmatched|does not match", "Which opening bracket should it match?"),
    ("unterminated|EOL while", "Where should the closing quotes go?"),
    ("expected ':'", "Where on that line does the colon go?"),
    ("Maybe you meant '=='", "Do you want to compare the two sides there, or give a name a value?"),
    ("forgot a comma", "Two values are side by side. What belongs between them: a comma, a `*`, something else?"),
    (
        "invalid (decimal|hexadecimal) literal",
        "A name cannot begin with a digit. Is it a product? Then where does the `*` go?",
    ),
    ("'return' outside", "Which `def` should that `return` belong to, and is the line indented under it?"),
    ("'(await|yield)[^']*' outside|outside async", "Does that line need `await` at all? Which `def` is it in?"),
    ("Missing parentheses", "`print` is a function. What goes around the thing it prints?"),
    ("follows keyword argument", "Which arguments there have a name? Where must those without a name go?"),
    ("cannot assign|cannot delete", "Which side of the `=` should hold the name?"),
    ("f-string", "Do the quotes inside the f-string differ from those around it, and is every `{` closed?"),
    ("leading zeros", "What is the zero in front of that number for?"),
    (_ANY, "Is something missing or extra in that line, or at the end of the one before?"),
)

_INDENTATION = _rules(
    ("expected an indented block", "Which lines belong inside it, and how far to the right do they start?"),
    ("unexpected indent", "Does that line belong inside another? If not, where should it start?"),
    ("unindent", "With which line above should it line up?"),
    (_ANY, "Are all lines of the block indented by the same number of spaces?"),
)

_RUNTIME = _rules(
    ("event loop", "A notebook already runs an event loop. Can the function do without `async`?"),
    ("changed size during iteration", "What could you loop over instead, so that you can safely change it?"),
    (_ANY, "Which call in that line raised the error, and what did you pass to it?"),
)

_LINALG = _rules(
    ("Singular", "Which rows or columns of that matrix depend on each other? What works for such a matrix too?"),
    ("must be square", "How many rows and columns does the matrix have? Which function works for any shape?"),
    ("two-dimensional", "Which step made a flat array where you expected a matrix?"),
    (_ANY, "Does the matrix hold `nan` or `inf`? Which step put it there?"),
)


def _always(question: str) -> tuple[_Rule, ...]:
    return _rules((_ANY, question))


_RULES: Mapping[str, Sequence[_Rule]] = {
    "UnboundLocalError": _always("Does every path through the function give that name a value before this line?"),
    "TypeError": _TYPE,
    "UFuncTypeError": _TYPE,
    "UFuncNoLoopError": _TYPE,
    "_UFuncNoLoopError": _TYPE,
    "UFuncOutputCastingError": _TYPE,
    "_UFuncOutputCastingError": _TYPE,
    "ValueError": _VALUE,
    "AxisError": _VALUE,
    "AttributeError": _ATTRIBUTE,
    "IndexError": _INDEX,
    "KeyError": _always("Which line should have put that key into the dict? Did it run for this input?"),
    "ZeroDivisionError": _always("For which input is the divisor zero, and what should come back then?"),
    "OverflowError": _always("Which number gets too large? Can you get the same result without it?"),
    "RecursionError": _always("For which input should the function stop calling itself?"),
    "FloatingPointError": _always("Which step divides by zero, takes the log of zero, or overflows?"),
    "AssertionError": _always("Should that `assert` hold here? Or is it left over from trying things out?"),
    "NotImplementedError": _always("Which part is still to be written?"),
    "ModuleNotFoundError": _always("Is that the module's exact name, and is it installed for this kernel?"),
    "ImportError": _always("How does that module spell the name? Or is it in another module?"),
    "FileNotFoundError": _always("In which folder does the notebook look for that file?"),
    "PermissionError": _always("May this notebook read or write there? Does the exercise need a file at all?"),
    "SyntaxError": _SYNTAX,
    "IndentationError": _INDENTATION,
    "TabError": _always("Which lines of the block begin with a tab, and which with spaces?"),
    "MemoryError": _always("How many entries does the largest array in that line have?"),
    "SystemExit": _always("What is `exit` there for? A function ends with `return`."),
    "StopIteration": _always("How many values does it hand out, and how many does your code ask for?"),
    "RuntimeError": _RUNTIME,
    "LinAlgError": _LINALG,
    "StdinNotImplementedError": _always("Nobody can type during a check. Which argument already holds that value?"),
    "EOFError": _always("Nobody can type during a check. Which argument already holds that value?"),
    "BdbQuit": _always("Is a `breakpoint()` or `set_trace()` left over in the function?"),
    "UnicodeDecodeError": _always("Which file or text is read in that line, and how is it encoded?"),
    "UnicodeEncodeError": _always("Which text is written in that line, and how is it encoded?"),
}
