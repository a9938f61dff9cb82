"""Mutants: a right solution with one thing changed, as a slip of the finger or of the mind would change it."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

__all__ = ["Mutant", "mutants"]


@dataclass(frozen=True)
class Mutant:
    """A changed solution; ``name`` says what was changed."""

    name: str
    source: str


def mutants(source: str) -> list[Mutant]:
    """Return all mutants of a solution, each with one change, none of them twice."""
    tree = ast.parse(source)
    found: dict[str, Mutant] = {}
    original = ast.unparse(tree)
    for place, node in enumerate(ast.walk(tree)):
        for name, change in _changes(node):
            changed = copy.deepcopy(tree)
            target = next(other for index, other in enumerate(ast.walk(changed)) if index == place)
            _put(changed, target, change(target))
            text = ast.unparse(ast.fix_missing_locations(changed)) + "\n"
            if text.strip() != original:
                found.setdefault(text, Mutant(f"line {getattr(node, 'lineno', '?')}: {name}", text))
    return list(found.values())


Change = Callable[[ast.AST], ast.AST]

_OPERATORS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Div,),
    ast.Mod: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
}
_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}
_SIGNS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
    ast.MatMult: "@", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip
_FUNCTIONS = {
    "all": ("any",), "any": ("all",), "sum": ("mean", "prod", "max"), "mean": ("sum", "median"), "max": ("min",),
    "min": ("max",), "log": ("log2", "log1p"), "log2": ("log",), "exp": ("exp2",), "argmax": ("argmin",),
    "argmin": ("argmax",), "zeros": ("ones",), "ones": ("zeros",), "sqrt": ("square",), "cumsum": ("cumprod",),
}  # fmt: skip


def _changes(node: ast.AST) -> Iterator[tuple[str, Change]]:
    for kind, changes in _CHANGES.items():
        if isinstance(node, kind):
            yield from changes(node)


def _sign(node: ast.UnaryOp) -> Iterator[tuple[str, Change]]:
    if isinstance(node.op, (ast.USub, ast.Not)):
        yield "the sign is left out" if isinstance(node.op, ast.USub) else "`not` is left out", _field("operand")


def _comparison(node: ast.Compare) -> Iterator[tuple[str, Change]]:
    for other in _COMPARISONS.get(type(node.ops[0]), ()):
        yield f"`{_SIGNS[type(node.ops[0])]}` becomes `{_SIGNS[other]}`", _with(ops=[other(), *node.ops[1:]])


def _junction(node: ast.BoolOp) -> Iterator[tuple[str, Change]]:
    both = isinstance(node.op, ast.And)
    yield ("`and` becomes `or`", _with(op=ast.Or())) if both else ("`or` becomes `and`", _with(op=ast.And()))
    for place in range(len(node.values)):
        yield f"condition {place + 1} alone", lambda target, place=place: target.values[place]  # type: ignore[misc]


def _attribute(node: ast.Attribute) -> Iterator[tuple[str, Change]]:
    for other in _FUNCTIONS.get(node.attr, ()):
        yield f"`{node.attr}` becomes `{other}`", _with(attr=other)


def _addition(_: ast.AugAssign) -> Iterator[tuple[str, Change]]:
    yield "the line is left out", lambda _: ast.Pass()


def _result(node: ast.Return) -> Iterator[tuple[str, Change]]:
    if node.value is not None:
        negated = ast.UnaryOp(ast.USub(), node.value)
        yield "the result has the other sign", _with(value=negated)


def _binary(node: ast.BinOp) -> Iterator[tuple[str, Change]]:
    sign = _SIGNS.get(type(node.op), "?")
    for other in _OPERATORS.get(type(node.op), ()):
        yield f"`{sign}` becomes `{_SIGNS[other]}`", _with(op=other())
    yield f"only what is left of `{sign}`", _field("left")
    yield f"only what is right of `{sign}`", _field("right")
    if isinstance(node.op, (ast.Sub, ast.Div, ast.Pow)):
        yield f"the sides of `{sign}` are swapped", _with(left=node.right, right=node.left)


def _constant(node: ast.Constant) -> Iterator[tuple[str, Change]]:
    value = node.value
    if isinstance(value, bool):
        yield f"`{value}` becomes `{not value}`", _with(value=not value)
    elif isinstance(value, (int, float)):
        for other in (value + 1, -value, 0):
            if other != value:
                yield f"`{value}` becomes `{other}`", _with(value=other)


def _call(node: ast.Call) -> Iterator[tuple[str, Change]]:
    name = ast.unparse(node.func)
    if len(node.args) > 1 and not any(isinstance(arg, ast.Starred) for arg in node.args):
        yield f"the arguments of `{name}` are swapped", _with(args=[node.args[1], node.args[0], *node.args[2:]])
    if node.args and not isinstance(node.args[0], ast.Starred):
        yield f"`{name}` is left out", lambda target: target.args[0]  # type: ignore[attr-defined]
    for place, keyword in enumerate(node.keywords):
        if keyword.arg is not None:
            kept = node.keywords[:place] + node.keywords[place + 1 :]
            yield f"`{keyword.arg}` of `{name}` is left out", _with(keywords=kept)


def _function(node: ast.FunctionDef) -> Iterator[tuple[str, Change]]:
    """Use one parameter where another is meant, everywhere in the body."""
    names = [arg.arg for arg in node.args.args]
    for one in names:
        for other in names:
            if one != other:
                yield f"`{other}` stands for `{one}`", _renamed(one, other)


_CHANGES: dict[type[ast.AST], Callable[..., Iterator[tuple[str, Change]]]] = {
    ast.BinOp: _binary,
    ast.UnaryOp: _sign,
    ast.Compare: _comparison,
    ast.BoolOp: _junction,
    ast.Constant: _constant,
    ast.Call: _call,
    ast.Attribute: _attribute,
    ast.FunctionDef: _function,
    ast.AugAssign: _addition,
    ast.Return: _result,
}


def _renamed(one: str, other: str) -> Change:
    def change(target: ast.AST) -> ast.AST:
        assert isinstance(target, ast.FunctionDef)
        for statement in target.body:
            for node in ast.walk(statement):
                if isinstance(node, ast.Name) and node.id == one and isinstance(node.ctx, ast.Load):
                    node.id = other
        return target

    return change


def _field(name: str) -> Change:
    return lambda target: getattr(target, name)


def _with(**fields: object) -> Change:
    def change(target: ast.AST) -> ast.AST:
        for name, value in fields.items():
            setattr(target, name, value)
        return target

    return change


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
