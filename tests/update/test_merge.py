"""A new version brought into a notebook that a learner has worked in."""

from __future__ import annotations

import copy

import pytest

from math4ml_ext.update import is_up_to_date, merge

from .conftest import NAMES, code, delivered, exercise, ids, notebook, sources, text

ANSWER = "def double(xs):\n    return 2 * xs\n"
OLD = (text("intro"), code("setup"), exercise("double"), text("end"))
NEW = (text("intro", "A better intro."), code("setup"), exercise("double"), exercise("total"), text("end"))


def old():
    return copy.deepcopy(delivered(*OLD))


def new(*cells, **metadata):
    return delivered(*(cells or NEW), version="2", **metadata)


def with_source(mine, name, source):
    next(cell for cell in mine["cells"] if cell["id"] == name)["source"] = source
    return mine


def test_an_untouched_notebook_becomes_exactly_the_new_one():
    assert merge(old(), new()).notebook == new()


def test_an_answer_is_kept_and_what_is_new_comes():
    merged = merge(with_source(old(), "double-exercise", ANSWER), new())
    assert sources(merged.notebook) == [
        "A better intro.",
        "setup = 1",
        ANSWER,
        "def total(xs):\n    ...\n",
        "About end.",
    ]
    assert merged.changes.words() == "1 new exercise, 1 text improved; your answer was kept"


def test_an_exercise_that_was_not_attempted_gets_its_new_start():
    start = "def double(xs, times=2):\n    ...\n"
    merged = merge(old(), new(exercise("double", start)))
    assert sources(merged.notebook) == [start]


def test_an_answer_stays_where_the_start_of_its_exercise_has_changed():
    mine = with_source(old(), "double-exercise", ANSWER)
    merged = merge(mine, new(exercise("double", "def double(xs, times=2):\n    ...\n")))
    assert sources(merged.notebook) == [ANSWER]
    assert "1 exercise changed that you have answered" in merged.changes.words()


def test_an_emptied_exercise_gets_its_start_again():
    assert merge(with_source(old(), "double-exercise", "\n"), new()).notebook == new()


def test_cells_of_the_learners_stay_behind_the_cell_they_followed():
    mine = old()
    mine["cells"].insert(0, text("first", "Mine, at the top."))
    mine["cells"].insert(4, code("try", "double(3)"))
    mine["cells"].append(text("last", "Mine, at the end."))
    merged = merge(mine, new())
    assert ids(merged.notebook) == [
        "first",
        "intro",
        "setup",
        "double-exercise",
        "try",
        "total-exercise",
        "end",
        "last",
    ]
    assert merged.changes.words().endswith("your 3 own cells were kept")


def test_a_text_that_only_the_learner_changed_stays_as_it_is():
    merged = merge(with_source(old(), "end", "The end. My note."), new())
    assert sources(merged.notebook)[-1] == "The end. My note."
    assert merged.changes.edited == 1


def test_a_text_that_both_changed_is_the_new_one_and_the_learners_follows():
    merged = merge(with_source(old(), "intro", "My intro."), new())
    assert sources(merged.notebook)[:2] == ["A better intro.", "My intro."]
    assert "1 cell that you had changed was changed here too: your version follows" in merged.changes.words()


def test_a_text_that_the_learner_removed_stays_away_until_it_changes():
    mine = old()
    mine["cells"] = [cell for cell in mine["cells"] if cell["id"] not in ("end", "intro")]
    assert ids(merge(mine, new()).notebook) == ["intro", "setup", "double-exercise", "total-exercise"]


def test_an_exercise_that_the_learner_removed_comes_back():
    mine = old()
    del mine["cells"][2]
    merged = merge(mine, new())
    assert merged.notebook == new()
    assert "1 exercise that you had removed" in merged.changes.words()


def test_an_exercise_that_is_gone_from_the_course_goes_unless_it_was_answered():
    gone = new(text("intro"), code("setup"), text("end"))
    assert merge(old(), gone).notebook == gone
    merged = merge(with_source(old(), "double-exercise", ANSWER), gone)
    assert sources(merged.notebook) == ["About intro.", "setup = 1", ANSWER, "About end."]
    assert merged.changes.words().endswith("1 cell of yours was kept that the course has no more")


def test_a_cell_that_lost_its_tag_is_known_by_its_id_and_gets_it_back():
    mine = with_source(old(), "double-exercise", ANSWER)
    mine["cells"][2]["metadata"] = {}
    kept = merge(mine, new()).notebook["cells"][2]
    assert (kept["source"], kept["metadata"]) == (ANSWER, {"tags": ["check:tiny/double"]})


def test_a_cell_that_lost_its_id_is_known_by_its_tag():
    mine = with_source(old(), "double-exercise", ANSWER)
    mine["cells"][2]["id"] = "another"
    assert ids(merge(mine, new()).notebook) == ids(new())


def test_a_cell_that_lost_both_is_known_by_the_name_it_defines():
    mine = with_source(old(), "double-exercise", ANSWER)
    mine["cells"][2] |= {"id": "another", "metadata": {}}
    merged = merge(mine, new(), NAMES)
    assert ids(merged.notebook) == ids(new())
    assert ANSWER in sources(merged.notebook)


def test_of_a_duplicated_answer_the_one_that_is_checked_stays_the_answer_and_the_other_is_kept():
    mine = with_source(old(), "double-exercise", ANSWER)
    mine["cells"].insert(2, {**copy.deepcopy(mine["cells"][2]), "id": "copy", "source": "def double(xs):\n    1\n"})
    merged = merge(mine, new()).notebook
    assert ids(merged) == ["intro", "setup", "copy", "double-exercise", "total-exercise", "end"]
    assert merged["cells"][3]["source"] == ANSWER


def test_cells_that_were_moved_go_back_to_the_courses_order_and_take_along_what_follows_them():
    mine = with_source(old(), "double-exercise", ANSWER)
    mine["cells"] = [*mine["cells"][2:3], code("mine", "double(1)"), *mine["cells"][:2], *mine["cells"][3:]]
    assert ids(merge(mine, new()).notebook) == [
        "intro",
        "setup",
        "double-exercise",
        "mine",
        "total-exercise",
        "end",
    ]


def test_without_ids_of_cells_nothing_is_lost_and_what_was_not_changed_is_found():
    mine = with_source(old(), "double-exercise", ANSWER)
    mine |= {"nbformat_minor": 4}
    for cell in mine["cells"]:
        del cell["id"]
    merged = merge(mine, new()).notebook
    assert [cell["id"] for cell in merged["cells"] if cell["source"] == ANSWER] == ["double-exercise"]
    assert merged["nbformat_minor"] == 5


def test_a_lost_record_makes_all_that_differs_the_learners():
    mine = with_source(notebook(*copy.deepcopy(OLD)), "double-exercise", ANSWER)
    assert sources(merge(mine, new()).notebook) == [
        "A better intro.",
        "About intro.",
        "setup = 1",
        ANSWER,
        "def total(xs):\n    ...\n",
        "About end.",
    ]


def test_outputs_stay_under_code_that_stays_and_go_with_code_that_goes():
    mine = old()
    mine["cells"][1] |= {"outputs": ["one"], "execution_count": 3}
    cells = merge(mine, new()).notebook["cells"]
    assert (cells[1]["outputs"], cells[1]["execution_count"]) == (["one"], 3)
    cells = merge(mine, new(code("setup", "setup = 2"))).notebook["cells"]
    assert (cells[0]["outputs"], cells[0]["execution_count"]) == ([], None)


def test_the_learners_kernel_and_tags_stay():
    mine = old()
    mine["metadata"]["kernelspec"] = {"name": "mine"}
    mine["cells"][2]["metadata"]["tags"].append("look-again")
    merged = merge(mine, new(kernelspec={"name": "python3"})).notebook
    assert merged["metadata"]["kernelspec"] == {"name": "mine"}
    assert merged["metadata"]["math4ml"]["version"] == "2"
    assert merged["cells"][2]["metadata"]["tags"] == ["check:tiny/double", "look-again"]


def test_a_cell_that_was_made_a_text_is_kept_and_the_exercise_comes_anew():
    mine = with_source(old(), "double-exercise", ANSWER)
    mine["cells"][2]["cell_type"] = "raw"
    merged = merge(mine, new()).notebook
    assert sources(merged)[2:4] == [ANSWER, "def double(xs):\n    ...\n"]
    assert len(set(ids(merged))) == 6


def test_what_is_merged_is_up_to_date():
    mine = with_source(old(), "double-exercise", ANSWER)
    assert not is_up_to_date(mine, new())
    assert is_up_to_date(merge(mine, new()).notebook, new())


@pytest.mark.parametrize("record", ["", {}, {"cells": 3}, {"cells": {"intro": 3, "end": "a.b.c"}}])
def test_a_record_that_was_tampered_with_does_no_harm(record):
    mine = with_source(old(), "double-exercise", ANSWER)
    mine["metadata"]["math4ml"]["delivered"] = record
    assert ANSWER in sources(merge(mine, new()).notebook)
