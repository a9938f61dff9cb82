"""Updates without loss: a new version of a notebook brought into the one that a learner has worked in.

Pure functions of notebooks as plain data, standard library only; files are the command line's affair. A notebook that
is handed to a learner carries a record of what was delivered (`record`), so that what the learner wrote is told from
what the course wrote; `match` finds the course's cells again whatever happened to them; `merge` brings both together.
"""

from __future__ import annotations

from .merge import Merged, merge
from .notebooks import UnreadableNotebookError, first_merge_mark, parse, serialise
from .record import deliver, is_up_to_date, recorded_file
from .summary import Changes

__all__ = [
    "Changes",
    "Merged",
    "UnreadableNotebookError",
    "deliver",
    "first_merge_mark",
    "is_up_to_date",
    "merge",
    "parse",
    "recorded_file",
    "serialise",
]
