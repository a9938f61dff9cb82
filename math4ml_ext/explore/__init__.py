"""Explorers: one idea each, to be moved with the mouse or the arrow keys.

In a notebook: ``from math4ml_ext import explore`` and then ``explore.grid()``. An explorer draws with the theme's own
colours, says in words what it shows, and closes the one that the same call had opened before.

==================  ================================================================
`grid`              what a 2-by-2 matrix does to a grid
`three_steps`       the three steps of the SVD, on a picture
`approximation`     a function beside its linear approximation, as the step shrinks
`descent`           gradient descent on a surface, with the learning rate in hand
`surprise`          surprise, entropy and cross-entropy of two pmfs made by hand
==================  ================================================================
"""

from __future__ import annotations

from ._approximation import Approximation
from ._base import Explorer
from ._descent import Descent
from ._grid import Grid
from ._steps import ThreeSteps
from ._surprise import Surprise

__all__ = ["Explorer", "approximation", "descent", "grid", "surprise", "three_steps"]

# Names a learner types: short, and verbs or nouns rather than classes.
approximation, descent, grid, surprise, three_steps = Approximation, Descent, Grid, Surprise, ThreeSteps
