"""The explorers draw what they say, follow their controls, and close cleanly."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import ipywidgets as widgets
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from math4ml_ext import explore
from math4ml_ext.explore._steps import _steps, _turn

EXPLORERS = [getattr(explore, name) for name in explore.__all__ if name != "Explorer"]


def _open_widgets() -> set[str]:
    return set(widgets.widget._instances)


@pytest.fixture(autouse=True)
def _close_all():
    yield
    for explorer in list(explore.Explorer._open.values()):
        explorer.close()


@pytest.mark.parametrize("make", EXPLORERS)
def test_an_explorer_draws_a_well_formed_picture_with_words_for_those_who_cannot_see_it(make):
    picture = ET.fromstring(make().picture.value)
    assert picture.tag == "svg"
    assert picture.get("role") == "img"
    assert len(picture.get("aria-label", "")) > 30


@pytest.mark.parametrize("make", EXPLORERS)
def test_every_control_changes_the_picture(make):
    for which in range(len(make()._sources())):
        explorer = make()
        if isinstance(explorer, explore.three_steps):
            explorer.step.value = 2
        control = explorer._sources()[which]
        before = explorer.picture.value
        if isinstance(control, widgets.Dropdown):
            control.value = control.options[-1]
        else:
            control.value = control.min if control.value > (control.min + control.max) / 2 else control.max
        assert explorer.picture.value != before


@pytest.mark.parametrize("make", EXPLORERS)
def test_opening_an_explorer_again_closes_the_one_before_and_leaves_no_widget_behind(make):
    make()
    before = len(_open_widgets())
    make()
    assert len(_open_widgets()) == before


@pytest.mark.parametrize("make", EXPLORERS)
def test_closing_an_explorer_closes_everything_it_opened(make):
    before = _open_widgets()
    make().close()
    assert _open_widgets() == before


@pytest.mark.parametrize("make", EXPLORERS)
def test_colours_come_from_the_theme(make):
    colours = re.findall(r'(?:stroke|fill)="(?!none)([^"]+)"', make().picture.value)
    assert colours
    assert all(colour.startswith("var(--jp-") for colour in colours)


def test_the_grid_says_when_two_inputs_can_no_longer_be_told_apart():
    grid = explore.grid()
    for entry in grid.entries:
        entry.value = 1
    assert "no longer be told apart" in grid.caption.value


def test_the_grid_moves_its_sliders_to_the_machine_that_was_picked():
    grid = explore.grid()
    grid.machine.value = "swap the entries"
    assert grid.matrix.tolist() == [[0, 1], [1, 0]]
    assert "(1, 0) lands on (0, 1), the first column" in grid.caption.value
    assert "turned over" in grid.caption.value


def test_the_grid_names_the_machine_that_its_sliders_make():
    grid = explore.grid()
    grid.entries[0].value = 1.5
    assert grid.machine.value == "your own"
    grid.entries[0].value = 1
    assert grid.machine.value == "lean"


def test_picking_a_machine_draws_one_picture_not_one_for_each_slider():
    grid = explore.grid()
    drawn = []
    grid.picture.observe(drawn.append, names="value")
    grid.machine.value = "quarter turn"
    assert len(drawn) == 1


@pytest.mark.parametrize(
    "entries",
    [(1, 0.5, 0, 1), (1, 0, 0, 0), (1, 1, 1, 1), (1, 1, 0, 0), (2, 2, 2, 2), (-1, -1, 0, 0), (0, 0, 0, 0)],
)
def test_the_names_of_the_columns_never_cover_each_other(entries):
    grid = explore.grid()
    for entry, value in zip(grid.entries, entries, strict=True):
        entry.value = value
    picture = ET.fromstring(grid.picture.value)
    first, second = ((float(part.get("x")), float(part.get("y"))) for part in picture.iter() if part.tag == "text")
    assert abs(first[0] - second[0]) > 40 or abs(first[1] - second[1]) > 11


def test_the_name_of_a_column_stands_clear_of_the_grid_that_its_arrow_lies_in():
    grid = explore.grid()
    tips = [part for part in ET.fromstring(grid.picture.value).iter() if part.tag == "text"]
    middle = 330 / 2
    assert middle - float(tips[0].get("y")) >= 4


def test_the_three_steps_together_are_the_matrix():
    steps = explore.three_steps(((2.0, 0.0), (0.0, 0.5)))
    steps.step.value = 3
    assert "2.00 and 0.50" in steps.caption.value


def test_the_three_steps_end_where_the_matrix_leads_whichever_way_they_turn():
    for matrix in [((2, 1), (0, 1)), ((0, 1), (1, 0)), ((-1, 0), (0, -1)), ((1, 2), (2, 4)), ((0, 0), (0, 0))]:
        u, s, vt = _steps(np.array(matrix, dtype=float))
        np.testing.assert_allclose(_turn(u, 1) @ np.diag(s) @ _turn(vt, 1), matrix, atol=1e-12)


def test_a_matrix_that_mirrors_nothing_is_taken_apart_without_a_mirror():
    for matrix in [((2, 1), (0, 1)), ((-1, 0), (0, -1)), ((0, -1), (1, 0))]:
        u, _, vt = _steps(np.array(matrix, dtype=float))
        assert np.linalg.det(u) > 0
        assert np.linalg.det(vt) > 0


def test_the_three_steps_say_when_a_direction_was_thrown_away():
    steps = explore.three_steps()
    steps.choice.value = "loses a direction"
    steps.step.value = 2
    assert "thrown away: rank 1" in steps.caption.value


def test_the_name_of_a_direction_stands_beside_its_arrow_and_not_in_the_axis_that_it_lies_on():
    steps = explore.three_steps()
    steps.step.value = 1
    names = {part.text: part for part in ET.fromstring(steps.picture.value).iter() if part.tag == "text"}
    middle = 358 / 2
    assert float(names["first"].get("y")) - middle >= 12
    assert names["second"].get("text-anchor") == "end"


def test_with_a_matrix_of_ones_own_there_is_none_to_choose():
    assert explore.three_steps(((1, 1), (0, 1))).choice not in explore.three_steps(((1, 1), (0, 1))).children


def test_the_error_of_the_linear_approximation_of_a_square_is_the_step_squared():
    explorer = explore.approximation()
    explorer.step.value = 0.1
    assert "off by 0.01, which is 0.1 times the step" in explorer.caption.value


def test_descent_says_when_the_learning_rate_is_too_large():
    descent = explore.descent()
    descent.rate.value = 1.1
    assert "explodes" in descent.caption.value


def test_at_a_kink_the_error_stays_the_same_part_of_the_step_however_small():
    explorer = explore.approximation()
    explorer.function.value, explorer.place.value = "absolute value", 0
    for step in (1, 0.1, 0.001):
        explorer.step.value = step
        assert "which is 1 times the step" in explorer.caption.value


def test_the_approximation_shows_curve_and_error_side_by_side():
    picture = ET.fromstring(explore.approximation().picture.value)
    assert len([part for part in picture if part.tag == "svg"]) == 2


def test_a_line_has_no_error_and_rounding_is_not_taken_for_one():
    explorer = explore.approximation()
    explorer.function.value, explorer.place.value, explorer.step.value = "absolute value", 0.75, 0.01
    assert "off by 0, which is 0 times the step" in explorer.caption.value


@pytest.mark.parametrize(
    ("surface", "rate", "steps", "says"),
    [
        ("a round bowl", 0.01, 15, "It crawls"),
        ("a round bowl", 0.1, 15, "still on the move"),
        ("a round bowl", 0.4, 15, "It settled at (0.00, 0.00)."),
        ("a round bowl", 0.9, 60, "swung from side to side and settled"),
        ("a round bowl", 0.95, 15, "It swings from side to side"),
        ("a round bowl", 1.05, 15, "It explodes"),
        ("a narrow valley", 0.1, 0, "No step yet"),
        ("a narrow valley", 0.19, 15, "It swings from side to side"),
        ("two valleys", 0.1, 60, "It settled at (-1.46, 0.00)."),
        ("two valleys", 0.3, 30, "though another valley is deeper"),
        # Its first step leads down.
        ("two valleys", 0.55, 15, "It explodes: it is higher now than where it began."),
    ],
)
def test_descent_names_what_the_learning_rate_makes_of_the_walk(surface, rate, steps, says):
    descent = explore.descent()
    descent.surface.value, descent.rate.value, descent.steps.value = surface, rate, steps
    assert says in descent.caption.value


def test_a_model_that_rules_out_what_happens_has_infinite_crossentropy():
    surprise = explore.surprise()
    surprise.q[0].value = 0
    assert "infinite" in surprise.caption.value


def test_moving_a_bar_lets_the_others_share_the_rest_of_the_budget_as_they_did():
    surprise = explore.surprise()
    surprise.p[0].value = 0.4
    assert [bar.value for bar in surprise.p] == [0.4, 0.4, 0.2, 0.0]
    assert [bar.value for bar in surprise.q] == [0.25] * 4


def test_a_bar_that_took_all_gives_it_back_as_it_was():
    surprise = explore.surprise()
    surprise.p[0].value = 1
    assert [bar.value for bar in surprise.p] == [1, 0, 0, 0]
    surprise.p[0].value = 0.7
    assert [bar.value for bar in surprise.p] == [0.7, 0.2, 0.1, 0.0]


def test_when_nothing_else_has_any_the_rest_is_shared_alike():
    surprise = explore.surprise()
    surprise.q[1].value = 1
    surprise.q[2].value = 0.5
    assert [bar.value for bar in surprise.q] == [0, 0.5, 0.5, 0]
    surprise.q[1].value = 1
    surprise.q[1].value = 0.1
    assert [bar.value for bar in surprise.q] == [0, 0.1, 0.9, 0]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 100)), min_size=1, max_size=12))
def test_whatever_is_dragged_both_stay_pmfs(moves):
    surprise = explore.surprise()
    bars = [*surprise.p, *surprise.q]
    for which, hundredths in moves:
        bars[which].value = hundredths / 100
        assert bars[which].value == hundredths / 100
        for pmf in surprise.pmfs():
            assert pmf.min() >= 0
            assert round(100 * pmf.sum(), 9) == 100


def test_one_move_of_a_bar_draws_once():
    surprise = explore.surprise()
    drawn = []
    surprise.picture.observe(lambda change: drawn.append(change["new"]), names="value")
    surprise.p[0].value = 0.1
    assert len(drawn) == 1
