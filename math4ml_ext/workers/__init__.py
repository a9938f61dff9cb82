"""Grading in processes of its own, which may take no more than so much and are killed when they do.

A fork server (`server`) loads the courses once and forks workers (`worker`) that have them already, so that one that
was killed is replaced within milliseconds. The process that uses them (`pool`) never builds a value of a learner's.
"""

from __future__ import annotations

from .pool import Workers
from .worker import Bounds

__all__ = ["Bounds", "Workers"]
