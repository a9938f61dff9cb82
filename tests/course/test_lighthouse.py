"""The picture that ships with the course: small, ours, and such that a few steps hold most of it."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graders.solutions.svd import share_kept
from math4ml_ext.course import course

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def picture() -> Any:
    return np.load(Path(course.folder, "lighthouse.npy"), allow_pickle=False)


def test_it_is_what_the_script_draws_but_for_rounding(picture: Any) -> None:
    drawn = runpy.run_path(str(ROOT / "scripts" / "draw_lighthouse.py"))["lighthouse"]()
    assert picture.dtype == np.uint8
    assert np.abs(picture.astype(int) - drawn).max() <= 1


def test_it_is_small(picture: Any) -> None:
    assert picture.shape == (96, 128)
    assert Path(course.folder, "lighthouse.npy").stat().st_size < 15_000


def test_few_steps_hold_most_of_it_and_not_all(picture: Any) -> None:
    grey = picture / 255
    assert 0.7 < share_kept(grey, 1) < 0.95
    assert 0.97 < share_kept(grey, 20) < 1
