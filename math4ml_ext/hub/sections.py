"""Which section of which course somebody is in, by their groups on JupyterHub."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

__all__ = ["sections_of"]

_GROUP = re.compile(r"math4ml:([^:]+):(.+)")


def sections_of(groups: Iterable[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return by course the section that somebody is in.

    A group ``math4ml:COURSE:SECTION`` says so itself. Of several sections of one course the first by name counts.

    Parameters
    ----------
    groups : iterable of str
        Names of groups.
    mapping : mapping of str to str
        For groups of other names, ``COURSE:SECTION``.
    """
    sections: dict[str, str] = {}
    for group in groups:
        said = _GROUP.fullmatch(f"math4ml:{mapping[group]}" if group in mapping else group)
        if said is not None:
            course, section = said.groups()
            sections[course] = min(section, sections.get(course, section))
    return sections
