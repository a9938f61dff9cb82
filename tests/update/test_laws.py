"""What holds of every merge, whatever a learner and a course do to a notebook."""

from __future__ import annotations

import copy
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from math4ml_ext.update import deliver, merge, parse, serialise

from .conftest import NAMES, code, exercise, notebook, text

SOURCES = st.sampled_from(["", "a", "b", "def double(xs):\n    return 1\n", "guess = 2", "def total(:\n"])
CELLS = st.one_of(
    st.builds(text, st.sampled_from(["one", "two", "three"]), SOURCES),
    st.builds(code, st.sampled_from(["one", "four", "five"]), SOURCES),
    st.builds(exercise, st.sampled_from(list("dtg")).map({"d": "double", "t": "total", "g": "guess"}.get), SOURCES),
)
SHIPPED = st.lists(CELLS, max_size=7, unique_by=lambda cell: cell["id"])
METADATA = st.dictionaries(st.sampled_from(["tags", "scrolled", "own"]), st.sampled_from([["a"], ["check:tiny/total"]]))


@st.composite
def courses(draw):
    """Return a notebook at two versions."""
    first, second = draw(SHIPPED), draw(SHIPPED)
    return (
        deliver(notebook(*first), "tiny.ipynb", "1", "tiny"),
        deliver(notebook(*second, version="2"), "tiny.ipynb", "2", "tiny"),
    )


@st.composite
def worked_in(draw, notebook):
    """Return a notebook after a learner, and other programs, did this and that to it."""
    mine = copy.deepcopy(notebook)
    cells = mine["cells"]
    for _ in range(draw(st.integers(0, 6))):
        act = draw(st.sampled_from(["write", "add", "remove", "copy", "move", "retag", "rename", "retype", "unrecord"]))
        place = draw(st.integers(0, max(0, len(cells) - 1)))
        if act == "add":
            cells.insert(place, draw(CELLS) | {"source": draw(SOURCES), "metadata": draw(METADATA)})
        elif act == "unrecord":
            mine["metadata"]["math4ml"].pop("delivered", None)
        elif cells:
            _do(draw, act, cells, place)
    return mine


def _do(draw, act, cells, place):
    cell = cells[place]
    if act == "write":
        cell["source"] = draw(SOURCES)
    elif act == "remove":
        del cells[place]
    elif act == "copy":
        cells.append(copy.deepcopy(cell) | draw(st.sampled_from([{}, {"id": "copy"}])))
    elif act == "move":
        cells.append(cells.pop(place))
    elif act == "retag":
        cell["metadata"] = draw(METADATA)
    elif act == "rename":
        cell["id"] = draw(st.sampled_from(["one", "x", "double-exercise", "", "not an id"]))
    elif act == "retype":
        cell["cell_type"] = draw(st.sampled_from(["raw", "markdown", "code"]))


@st.composite
def updates(draw):
    old, new = draw(courses())
    return draw(worked_in(old)), old, new


def written(cell):
    return (cell["cell_type"], cell["source"])


@settings(max_examples=400, deadline=None)
@given(updates())
def test_nothing_is_lost_that_the_course_did_not_write(update):
    mine, old, new = update
    merged = merge(mine, new, NAMES).notebook
    shipped = {written(cell) for cell in [*old["cells"], *new["cells"]]}
    work = {written(cell) for cell in mine["cells"] if cell["source"].strip()} - shipped
    assert work <= {written(cell) for cell in merged["cells"]}


@settings(max_examples=400, deadline=None)
@given(updates())
def test_merging_twice_changes_nothing(update):
    mine, _, new = update
    once = merge(mine, new, NAMES).notebook
    assert merge(once, new, NAMES).notebook == once


@settings(max_examples=200, deadline=None)
@given(courses())
def test_an_untouched_notebook_becomes_exactly_the_new_one(course):
    old, new = course
    assert merge(old, new, NAMES).notebook == new


@settings(max_examples=400, deadline=None)
@given(updates())
def test_every_exercise_of_the_course_is_there_once_under_its_id_and_no_id_occurs_twice(update):
    mine, _, new = update
    cells = merge(mine, new, NAMES).notebook["cells"]
    found = Counter(cell["id"] for cell in cells)
    assert set(found.values()) <= {1}
    homes = {cell["id"]: cell["metadata"]["tags"] for cell in new["cells"] if cell["id"].endswith("-exercise")}
    there = {cell["id"]: cell["metadata"]["tags"] for cell in cells if cell["id"] in homes}
    assert there.keys() == homes.keys()
    assert all(there[name][0] == tag[0] for name, tag in homes.items())


@settings(max_examples=200, deadline=None)
@given(updates())
def test_neither_notebook_is_changed_by_merging_them(update):
    mine, _, new = update
    before = copy.deepcopy((mine, new))
    merge(mine, new, NAMES)
    assert (mine, new) == before


@settings(max_examples=200, deadline=None)
@given(updates())
def test_a_notebook_comes_back_from_its_file_as_it_was(update):
    mine, _, _ = update
    assert parse(serialise(mine)) == mine
