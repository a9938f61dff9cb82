"""Mutants: a right solution with one thing changed, as a slip of the finger or of the mind would change it."""

from __future__ import annotations

import ast
import copy
from dataclasses import dataclass

from .slips import Change, misread, mistaken, slips

__all__ = ["MANY", "Mutant", "mutants"]

MANY = 20
"""So many mutants are wanted of a solution. Results and names are misread only where there are fewer."""


@dataclass(frozen=True)
class Mutant:
    """A changed solution; ``name`` says what was changed."""

    name: str
    source: str


def mutants(source: str) -> list[Mutant]:
    """Return the mutants of a solution, each with one change, none of them twice."""
    tree = ast.parse(source)
    found = {ast.unparse(tree) + "\n": Mutant("", "")}
    names = _names(tree)
    for kind in (slips, lambda node: misread(node, names), mistaken):
        if len(found) > MANY:
            break
        for place, node in enumerate(ast.walk(tree)):
            for name, change in kind(node):
                text = _with_change(tree, place, change)
                found.setdefault(text, Mutant(f"line {_line(node)}: {name}", text))
    return list(found.values())[1:]


def _with_change(tree: ast.Module, place: int, change: Change) -> str:
    changed = copy.deepcopy(tree)
    target = next(other for index, other in enumerate(ast.walk(changed)) if index == place)
    _put(changed, target, change(target))
    return ast.unparse(ast.fix_missing_locations(changed)) + "\n"


def _line(node: ast.AST) -> object:
    if isinstance(node, ast.comprehension):
        return node.iter.lineno
    return getattr(node, "lineno", "?")


def _names(tree: ast.Module) -> list[str]:
    """Return the names that are the functions' own: parameters, and what is assigned."""
    parameters = [node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)]
    stored = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
    return list(dict.fromkeys([*parameters, *stored]))


def _put(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    """Put `new` in the place of `old`."""
    if new is old:
        return
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, field, new)
                return
            if isinstance(value, list) and any(item is old for item in value):
                value[next(place for place, item in enumerate(value) if item is old)] = new
                return
