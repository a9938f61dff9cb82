"""Themes: what mistakes in different exercises have in common, wherever they are made.

A theme is worth a line here when misconceptions of two or more exercises share it truly: what is learned about one
helps with the others. Each asks a question that can be answered in a minute, with pencil or one line of Python.
"""

from __future__ import annotations

from graders.kit import MisconceptionTheme

__all__ = [
    "AXES",
    "BASE_OF_LOG",
    "DIRECTION_OF_STEP",
    "DROPPED_FACTOR",
    "DROPPED_SIGN",
    "ENTRY_BY_ENTRY",
    "EXACT_FLOATS",
    "INPLACE",
    "MACHINE_OR_RESULT",
    "NEVER_LOOKED_AT",
    "NORMALISATION",
    "OFF_BY_ONE",
    "ORDER_OF_PRODUCTS",
    "PRINT_OR_RETURN",
    "ROUNDED_AWAY",
    "SAFETY",
    "SIGN_OF_LOG",
    "SQUARE_OR_ROOT",
    "STOPS_EARLY",
    "SUM_OR_MEAN",
    "TRANSPOSE",
    "TURNED_ROUND",
    "WEIGHTS",
    "WORLD_AND_BELIEF",
    "ZERO_TIMES_LOG_ZERO",
]

# -- shapes and products -----------------------------------------------------------------------------------------------

AXES = MisconceptionTheme(
    "which way an axis runs", "For `A` of shape (2, 3), how many numbers does `A.sum(axis=0)` give?"
)

TRANSPOSE = MisconceptionTheme(
    "rows taken for columns", "For `A` of shape (2, 3), which shapes have `A[0]` and `A[:, 0]`?"
)

ORDER_OF_PRODUCTS = MisconceptionTheme(
    "the order of a product", "In `A @ B @ x`, which of the two matrices gets `x` first?"
)

ENTRY_BY_ENTRY = MisconceptionTheme(
    "`*` where `@` was meant", "What are `A * A` and `A @ A` for `A = np.ones((2, 2))`?"
)

MACHINE_OR_RESULT = MisconceptionTheme(
    "a result in place of the machine that makes it", "Which of the two would still be right for another input?"
)

# -- sums, squares and signs -------------------------------------------------------------------------------------------

SUM_OR_MEAN = MisconceptionTheme("sums and means", "What happens to a sum when the data come twice? And to a mean?")

SQUARE_OR_ROOT = MisconceptionTheme("squares and their roots", "Is `v @ v` the length of `v = [3, 4]`?")

DROPPED_SIGN = MisconceptionTheme("a sign that gets lost", "Which of your steps gives the same for -2 and for 2?")

DROPPED_FACTOR = MisconceptionTheme("a factor left out", "What does your line give when that number is 2 instead of 1?")

WEIGHTS = MisconceptionTheme("how often each outcome comes", "What is the mean of a die that shows 6 half of the time?")

SIGN_OF_LOG = MisconceptionTheme("the sign of the log", "What is `log(0.5)`: more than 0, or less?")

BASE_OF_LOG = MisconceptionTheme("the base of a log", "What are `np.log(2)` and `np.log2(2)`?")

NORMALISATION = MisconceptionTheme("a budget of one", "Which number must `[2, 3, 5]` be divided by to sum to one?")

WORLD_AND_BELIEF = MisconceptionTheme(
    "the world and what is believed of it", "Who decides how often it rains: the sky or the forecast?"
)

ZERO_TIMES_LOG_ZERO = MisconceptionTheme("zero times the log of zero", "What does Python say to `0 * np.log(0)`?")

SAFETY = MisconceptionTheme("a little added for safety", "What are `log(0.0001)` and `log(0.0001 + 0.001)`?")

DIRECTION_OF_STEP = MisconceptionTheme("the direction of a step", "Where the slope is positive, which way is down?")

# -- code --------------------------------------------------------------------------------------------------------------

OFF_BY_ONE = MisconceptionTheme("one too many, or one too few", "How many numbers does `range(1, n)` give?")

STOPS_EARLY = MisconceptionTheme(
    "a job done for the first one only", "How often does the line with `return` run in your loop?"
)

NEVER_LOOKED_AT = MisconceptionTheme(
    "an argument that is never looked at", "Which line of yours reads each of the arguments?"
)

TURNED_ROUND = MisconceptionTheme("yes and no changed round", "For the plainest input there is, what should come back?")

EXACT_FLOATS = MisconceptionTheme("`==` between floats", "What does Python say to `0.1 + 0.2 == 0.3`?")

INPLACE = MisconceptionTheme("a change in place", "After `b = a`, does `b += 1` change the array `a`?")

PRINT_OR_RETURN = MisconceptionTheme("a result shown, not handed back", "What does `print(2)` give back?")

ROUNDED_AWAY = MisconceptionTheme("digits thrown away", "What is `round(0.004, 2) * 1000`?")
