"""The canonical decomposition of a function on a finite set: a quotient, a bijection, an inclusion, each as a dict.

Every function ``f: X -> Y`` is ``place`` after ``rename`` after ``keep``. ``keep`` sends each x to one representative
of its fibre, the inputs with the same output; ``rename`` is a bijection from the representatives to the slots 0, 1,
..., r - 1; ``place`` sends each slot to its output, a different one for each. r is the size of the image.
Representatives and the order of slots may be chosen freely, so answers are judged by these properties and not by
comparison.

Source: Aluffi, *Algebra: Chapter 0*, chapter I (canonical decomposition).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any

from graders import misconception_themes
from graders.kit import (
    Case,
    Criterion,
    Failure,
    FunctionExercise,
    Misconception,
    Observation,
    Opaque,
    Returned,
    Source,
    holds,
    leaves_arguments_alone,
    say,
)
from graders.solutions import svd as solutions

from .matrices import Rng, is_function, returned_by_all

__all__ = ["decompose"]

Map = dict[Any, Any]
Function = Callable[[Any], Any]


def _is_three_dicts(value: Any) -> bool:
    return isinstance(value, (tuple, list)) and len(value) == 3 and all(isinstance(one, dict) for one in value)


def _hidden(value: Any) -> Opaque | None:
    """Return a label or a name that did not cross: two of them may look the same and not be."""
    if isinstance(value, Opaque):
        return value
    parts = [*value, *value.values()] if isinstance(value, dict) else value
    found = map(_hidden, parts if isinstance(parts, (tuple, list, frozenset)) else ())
    return next((one for one in found if one is not None), None)


def _is_maps(value: Any) -> bool:
    return _is_three_dicts(value) and _hidden(value) is None


def _reads_maps(seen: Observation) -> Failure | None:
    if _is_maps(seen.value):
        return None
    seen.readable = False
    value = seen.value
    hidden = _hidden(value) if _is_three_dicts(value) else None
    if hidden is not None:
        return Failure(
            say("A check cannot look into a label or a name of type {type}.", type=hidden.type),
            say("Which plainer labels and names would do: numbers, text, or tuples of them?"),
            "hidden labels",
        )
    if any(map(is_function, value if isinstance(value, (tuple, list)) else [value])):
        return Failure(
            say("It must be three dicts: a check cannot look into a function."),
            say("A dict lists what a function does. Which inputs do you have to list?"),
            "functions",
        )
    return Failure(
        say("It must be three dicts, `keep`, `rename` and `place`, in this order."),
        say("What stands after `return`?"),
        "not three dicts",
    )


def _one_to_one(one: Map) -> bool:
    return len(set(one.values())) == len(one)


def _fit(maps: tuple[Map, Map, Map]) -> bool:
    keep, rename, place = maps
    return set(keep.values()) <= set(rename) and set(rename.values()) <= set(place)


def _gives_back(f: Function, domain: Sequence[Any], maps: tuple[Map, Map, Map]) -> bool:
    keep, rename, place = maps
    return all(place[rename[keep[x]]] == f(x) for x in domain)


def _values(seen: Observation) -> list[Any]:
    """What the function gives for each input of the domain."""
    f, domain = seen.args
    return [f(x) for x in domain]


def _merges_some(seen: Observation) -> bool:
    values = _values(seen)
    return len(set(values)) < len(values)


def _labels(seen: Observation) -> list[Any]:
    """What the first step gives for each input of the domain."""
    return [seen.returned[0][x] for x in seen.args[1]]


def _keeps_right(seen: Observation) -> bool:
    """Whether the first step gives two inputs the same label just where they have the same output."""
    pairs = set(zip(_labels(seen), _values(seen), strict=True))
    return len(pairs) == len(set(_labels(seen))) == len(set(_values(seen)))


def _merges_too_much(seen: Observation) -> bool:
    labels, pairs = _labels(seen), set(zip(_labels(seen), _values(seen), strict=True))
    return len(set(labels)) > 1 and len(pairs) > len(set(labels))


def _has_unused(seen: Observation) -> bool:
    keep, rename, place = seen.returned
    return set(rename) > set(keep.values()) or set(place) > set(rename.values())


def _runs(items: Sequence[Any]) -> int:
    return sum(1 for _ in itertools.groupby(items))


def _every(condition: Callable[[Observation], bool], some: Callable[[Observation], bool] | None = None) -> Any:
    """Return a condition on all that was seen: it holds each time, and at least one input could have shown better."""
    return lambda seen: (
        all(returned_by_all([one]) and _is_maps(one.returned) and condition(one) for one in seen)
        and (some is None or any(some(one) for one in seen))
    )


def _ends_at_an_input(seen: Observation) -> bool:
    """Whether running the steps leads to an input of the same kind rather than to what comes out."""
    f, domain = seen.args
    keep, rename, place = seen.returned
    return all(place[rename[keep[x]]] in domain and f(place[rename[keep[x]]]) == f(x) for x in domain)


def _any_function(rng: Rng) -> list[Any]:
    n, modulus, shift = int(rng.integers(4, 8)), int(rng.integers(2, 5)), int(rng.integers(0, 4))
    return [Source(f"lambda x: 10 * ((x + {shift}) % {modulus})"), [int(x) for x in rng.permutation(n)]]


def _on(source: str, *domain: Any) -> list[Any]:
    return [Source(source), list(domain)]


_FUNCTIONS = {
    "merges a pair": _on("lambda x: x * x", -1, 1),
    "merges a pair that stands apart": _on("lambda x: x * x", -1, 0, 1),
    "loses the sign": _on("lambda x: x * x", -2, -1, 0, 1, 2),
    "loses nothing": _on("lambda x: x + 10", 1, 2, 3),
    "loses all but one thing": _on("lambda x: 7", 1, 2, 3),
    "merges some far apart": _on("lambda x: x % 3", 0, 1, 2, 3, 4, 5),
    "counts letters": _on("len", "cat", "ox", "dog", "horse"),
    "the first letter": _on("lambda word: word[0]", "ant", "bee", "ape", "bat"),
    "yes or no": _on("lambda x: x > 2", 1, 2, 3, 4),
    "a single input": _on("lambda x: -x", 5),
    "an output that is an input too": _on("lambda x: min(x, 2)", 1, 2, 3, 4),
    "outputs that come and go": _on("lambda x: 'even' if x % 2 == 0 else 'odd'", 3, 4, 6, 5, 8),
    "swaps": _on("lambda x: 1 - x", 0, 1),
}

decompose = FunctionExercise(
    "svd/decompose",
    title="Any function in three steps",
    goal="Take a function on a finite set apart: throw away, rename, put in place.",
    reference=solutions.decompose,
    cases=[
        *(Case(name, arguments) for name, arguments in _FUNCTIONS.items()),
        Case("any function", draw=_any_function, times=3, simpler=lambda f, domain: [[f, domain[:2]], [f, domain[:3]]]),
    ],
    criteria=[
        Criterion("returns three dicts", _reads_maps, reads=True),
        leaves_arguments_alone(),
        holds(
            "`keep` has every input",
            lambda f, domain, maps: set(maps[0]) == set(domain),
            "`keep` must have each input of `domain` as a key, and nothing else.",
            "Which step meets the inputs first? What are its keys?",
        ),
        holds(
            "each step takes what the one before it gives",
            lambda f, domain, maps: _fit(maps),
            "What `keep` gives must be a key of `rename`, and what `rename` gives a key of `place`.",
            "Follow one input through your three dicts. Where does it get lost?",
        ),
        holds(
            "the three steps do what the function does",
            _gives_back,
            "`place[rename[keep[x]]]` must be `f(x)` for each `x` of `domain`.",
            "Follow one input through your three dicts. What comes out, and what should?",
        ),
        holds(
            "`keep` throws away all that does not matter",
            lambda f, domain, maps: len(set(maps[0].values())) == len({f(x) for x in domain}),
            "Inputs that give the same output must get the same label from `keep`.",
            "Which two inputs does `f` treat alike? What labels do they get?",
        ),
        holds(
            "`rename` loses nothing",
            lambda f, domain, maps: _one_to_one(maps[1]),
            "`rename` must give different names to different labels.",
            "All that may be lost was lost in the first step. Which names meet in your second?",
        ),
        holds(
            "`place` loses nothing",
            lambda f, domain, maps: _one_to_one(maps[2]),
            "`place` must put different names in different places.",
            "All that may be lost was lost in the first step. Which names meet in your third?",
        ),
        holds(
            "nothing stands in a step that never comes to it",
            lambda f, domain, maps: set(maps[1]) == set(maps[0].values()) and set(maps[2]) == set(maps[1].values()),
            "Each key of `rename` must come out of `keep`, and each key of `place` out of `rename`.",
            "Which key of your second or third dict is never used?",
        ),
    ],
    misconceptions=[
        Misconception(
            "throws nothing away",
            None,
            "Your first step gives each input a label of its own. Which inputs need not be told apart?",
            when=_every(lambda one: len(set(_labels(one))) == len(one.args[1]), _merges_some),
        ),
        Misconception(
            "merges only neighbours",
            None,
            "Yours compares an input with the one before it. What if two that belong together stand apart?",
            when=_every(
                lambda one: len(set(_labels(one))) == _runs(_values(one)),
                lambda one: _runs(_values(one)) > len(set(_values(one))),
            ),
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "gives everything one label",
            None,
            "All inputs get the same label. How is the next step to tell which output is due?",
            when=_every(lambda one: len(set(_labels(one))) == 1, lambda one: len(set(_values(one))) > 1),
        ),
        Misconception(
            "ends at an input",
            None,
            "Your steps end at one of the inputs again. Which of them has to bring in what `f` gives?",
            when=_every(_ends_at_an_input, lambda one: _values(one) != list(one.args[1])),
        ),
        Misconception(
            "turns a step round",
            None,
            "One of your dicts leads back instead of on. In `d[key] = value`, which of the two goes in?",
            when=_every(lambda one: _works_turned(one), lambda one: not _works(one, one.returned)),
            theme=misconception_themes.TURNED_ROUND,
        ),
        Misconception(
            "hands the steps over in another order",
            None,
            "All three dicts are there. Which of them meets the input first, and which gives the output?",
            when=_every(lambda one: _works_in_another_order(one), lambda one: not _works(one, one.returned)),
            theme=misconception_themes.ORDER_OF_PRODUCTS,
        ),
        Misconception(
            "does it all in one dict",
            None,
            "One dict does the whole of `f`. Which part of its work is forgetting, and which is naming?",
            when=lambda seen: all(
                isinstance(one.returned, dict) and one.returned == dict(zip(one.args[1], _values(one), strict=True))
                for one in seen
            ),
        ),
        Misconception(
            "lets different things meet in a later step",
            None,
            "Your first step is right. Then things that differ get one name. Who could tell them apart again?",
            when=_every(_keeps_right, lambda one: not _works(one, one.returned) and not _one_to_one(one.returned[1])),
        ),
        Misconception(
            "leaves in what never comes up",
            None,
            "After the first step one input of each kind is left. Which keys of the other two dicts come to no use?",
            when=_every(lambda one: _keeps_right(one) and _works(one, one.returned), _has_unused),
        ),
        Misconception(
            "lists one input of each kind only",
            None,
            "Your `keep` has the inputs that stand for others. Where do the others go, if somebody looks them up?",
            when=_every(
                lambda one: (
                    len(one.returned[0]) == len(set(_values(one)))
                    and set(one.args[1]) >= {*one.returned[0], *one.returned[0].values()}
                ),
                _merges_some,
            ),
        ),
        Misconception(
            "stops after the first input",
            None,
            "Only one input is in your `keep`. Does a `return` stand inside the loop?",
            when=_every(lambda one: len(one.returned[0]) == 1, lambda one: len(set(_values(one))) > 1),
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "puts things together that differ",
            None,
            "Your labels go by something else than the output. Which two inputs share a label, and what does `f` give?",
            when=_every(lambda one: one.returned[0].keys() == set(one.args[1]), _merges_too_much),
        ),
        Misconception(
            "sorts or changes the domain itself",
            None,
            "`domain` belongs to the caller. Which line changes it, and what would make a list of your own?",
            when=lambda seen: any(isinstance(one.answer, Returned) and one.answer.changed for one in seen),
            theme=misconception_themes.INPLACE,
        ),
        Misconception(
            "hands over functions",
            None,
            "A function keeps what it does to itself. For which inputs could a dict list it?",
            when=lambda seen: all(
                isinstance(one.returned, (tuple, list)) and any(is_function(part) for part in one.returned)
                for one in seen
            ),
        ),
        Misconception(
            "leaves a step out",
            None,
            "You hand over two steps. Between forgetting and putting in place, what is still missing?",
            when=lambda seen: all(isinstance(one.returned, (tuple, list)) and len(one.returned) == 2 for one in seen),
        ),
        Misconception(
            "keeps the values, not which input has which",
            None,
            "Three lists say what there is, not what goes where. What ties each input to its label?",
            when=lambda seen: all(
                isinstance(one.returned, (tuple, list)) and all(isinstance(part, (list, set)) for part in one.returned)
                for one in seen
            ),
        ),
    ],
    hints=[
        "Which inputs does `f` treat alike? Let the first of them stand for all.",
        "`keep` leads from each input to the one that stands for it, `rename` from there to 0, 1, 2, ...",
        "`place` leads from 0, 1, 2, ... to what `f` gives. Keep a dict from each output to its first input.",
    ],
    first_step="Start with a loop over `domain`, and a dict from each output to the first input that gave it.",
    on_pass="Only the first step loses anything, and it loses all that can be lost. A matrix works just so.",
)


def _turned(one: Map) -> Map:
    return {value: key for key, value in one.items()}


def _works(seen: Observation, maps: Sequence[Map]) -> bool:
    keep, rename, place = maps
    f, domain = seen.args
    return all(
        x in keep and keep[x] in rename and rename[keep[x]] in place and place[rename[keep[x]]] == f(x) for x in domain
    )


def _works_turned(seen: Observation) -> bool:
    """Whether it is right once the second or the third step is turned round."""
    keep, rename, place = seen.returned
    ways = ((keep, _turned(rename), place), (keep, rename, _turned(place)), (keep, _turned(rename), _turned(place)))
    return any(_works(seen, way) for way in ways)


def _works_in_another_order(seen: Observation) -> bool:
    orders = itertools.permutations(seen.returned)
    next(orders)
    return any(_works(seen, order) for order in orders)
