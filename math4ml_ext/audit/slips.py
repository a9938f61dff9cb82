"""The slips that make a mutant: for each kind of node in a program, the ways in which a hand or a mind gets it wrong.

A slip is a name and a change: a function from a node, which it may change, to the node that takes its place.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator

__all__ = ["Change", "misread", "mistaken", "slips"]

Change = Callable[[ast.AST], ast.AST]
Slip = tuple[str, Change]

_OPERATORS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult, ast.FloorDiv),
    ast.FloorDiv: (ast.Div,),
    ast.Mod: (ast.Mult, ast.FloorDiv),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
    ast.BitAnd: (ast.BitOr,),
    ast.BitOr: (ast.BitAnd,),
}
_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq, ast.LtE, ast.GtE),
    ast.NotEq: (ast.Eq, ast.Lt),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_SIGNS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
    ast.MatMult: "@", ast.BitAnd: "&", ast.BitOr: "|", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.Eq: "==", ast.NotEq: "!=", ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
}  # fmt: skip
_FUNCTIONS = {
    "all": ("any",), "any": ("all",), "sum": ("mean", "prod", "max"), "mean": ("sum", "median"), "max": ("min",),
    "min": ("max",), "log": ("log2", "log1p"), "log2": ("log",), "exp": ("exp2", "expm1"), "argmax": ("argmin",),
    "argmin": ("argmax",), "zeros": ("ones",), "ones": ("zeros",), "sqrt": ("square",), "cumsum": ("cumprod",),
    "hstack": ("vstack",), "vstack": ("hstack",), "floor": ("ceil",), "ceil": ("floor",), "eye": ("ones",),
    "dot": ("multiply",), "matmul": ("multiply",), "outer": ("inner",), "append": ("extend",),
    "shape": ("size",), "ndim": ("size",), "sort": ("argsort",), "norm": ("det",), "maximum": ("minimum",),
    "minimum": ("maximum",), "isclose": ("equal",), "array_equal": ("allclose",), "diag": ("trace",),
}  # fmt: skip
_PLAIN = {"sum": "max", "max": "min", "min": "max", "all": "any", "any": "all", "float": "int", "sorted": "list",
          "reversed": "list", "len": "sum"}  # fmt: skip


def slips(node: ast.AST) -> Iterator[Slip]:
    """Yield the slips that one node invites."""
    for kind, changes in _SLIPS.items():
        if isinstance(node, kind):
            yield from changes(node)


def misread(node: ast.AST, names: list[str]) -> Iterator[Slip]:
    """Yield the slips by which one of the function's names is read for another of them."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in names:
        for other in names:
            if other != node.id:
                yield f"`{other}` is read for `{node.id}`", _with(id=other)


def mistaken(node: ast.AST) -> Iterator[Slip]:
    """Yield the slips by which a result is taken for another."""
    if isinstance(node, (ast.Return, ast.Assign)) and node.value is not None:
        yield "the result is transposed", _with(value=_called("np.transpose", node.value))
        yield "the result is squared", _with(value=ast.BinOp(node.value, ast.Pow(), ast.Constant(2)))
        cut = ast.Slice(upper=ast.Constant(-1))
        yield "the result lacks its last entry", _with(value=ast.Subscript(node.value, cut, ast.Load()))
        yield "the result is added up", _with(value=_called("np.sum", node.value))
        yield "the result is sorted", _with(value=_called("np.sort", node.value))
        yield "only the size of the result", _with(value=_called("np.size", node.value))
        yield "the result is not there", _with(value=ast.Constant(None))


def _sign(node: ast.UnaryOp) -> Iterator[Slip]:
    if isinstance(node.op, (ast.USub, ast.Not)):
        yield "the sign is left out" if isinstance(node.op, ast.USub) else "`not` is left out", _field("operand")


def _comparison(node: ast.Compare) -> Iterator[Slip]:
    for other in _COMPARISONS.get(type(node.ops[0]), ()):
        yield f"`{_SIGNS[type(node.ops[0])]}` becomes `{_SIGNS[other]}`", _with(ops=[other(), *node.ops[1:]])


def _junction(node: ast.BoolOp) -> Iterator[Slip]:
    both = isinstance(node.op, ast.And)
    yield ("`and` becomes `or`", _with(op=ast.Or())) if both else ("`or` becomes `and`", _with(op=ast.And()))
    for place in range(len(node.values)):
        yield f"condition {place + 1} alone", lambda target, place=place: target.values[place]  # type: ignore[misc]


def _attribute(node: ast.Attribute) -> Iterator[Slip]:
    for other in _FUNCTIONS.get(node.attr, ()):
        yield f"`{node.attr}` becomes `{other}`", _with(attr=other)
    if node.attr == "T":
        yield "`.T` is left out", _field("value")


def _addition(node: ast.AugAssign) -> Iterator[Slip]:
    for other in _OPERATORS.get(type(node.op), ()):
        yield f"`{_SIGNS[type(node.op)]}=` becomes `{_SIGNS[other]}=`", _with(op=other())


def _result(node: ast.Return) -> Iterator[Slip]:
    if node.value is None:
        return
    value = node.value
    yield "the result has the other sign", _with(value=ast.UnaryOp(ast.USub(), value))
    yield "the result is one more", _with(value=ast.BinOp(value, ast.Add(), ast.Constant(1)))
    yield "the result is doubled", _with(value=ast.BinOp(value, ast.Mult(), ast.Constant(2)))
    yield "the result is off by a thousandth", _with(value=ast.BinOp(value, ast.Mult(), ast.Constant(1.001)))
    yield "the result is cut to whole numbers", _with(value=_called("np.trunc", value))
    yield "the result is `abs`olute", _with(value=_called("abs", value))
    turned = ast.Subscript(value, ast.Slice(step=ast.Constant(-1)), ast.Load())
    yield "the result is the wrong way round", _with(value=turned)
    yield "the result is rounded", _with(value=_called("np.round", value, ast.Constant(1)))
    if isinstance(value, ast.Tuple) and len(value.elts) > 1:
        yield "the results are the other way round", _with(value=ast.Tuple(value.elts[::-1], ast.Load()))


def _binary(node: ast.BinOp) -> Iterator[Slip]:
    sign = _SIGNS.get(type(node.op), "?")
    for other in _OPERATORS.get(type(node.op), ()):
        yield f"`{sign}` becomes `{_SIGNS[other]}`", _with(op=other())
    yield f"only what is left of `{sign}`", _field("left")
    yield f"only what is right of `{sign}`", _field("right")
    if isinstance(node.op, (ast.Sub, ast.Div, ast.Pow, ast.MatMult, ast.Mod, ast.FloorDiv)):
        yield f"the sides of `{sign}` are swapped", _with(left=node.right, right=node.left)


def _constant(node: ast.Constant) -> Iterator[Slip]:
    value = node.value
    if isinstance(value, bool):
        yield f"`{value}` becomes `{not value}`", _with(value=not value)
    elif isinstance(value, (int, float)):
        for other in (value + 1, value - 1, -value, 0):
            if other != value:
                yield f"`{value}` becomes `{other}`", _with(value=other)


def _call(node: ast.Call) -> Iterator[Slip]:
    name = ast.unparse(node.func)
    starred = any(isinstance(arg, ast.Starred) for arg in node.args)
    if len(node.args) > 1 and not starred:
        yield f"the arguments of `{name}` are swapped", _with(args=[node.args[1], node.args[0], *node.args[2:]])
        yield f"the last argument of `{name}` is left out", _with(args=node.args[:-1])
    if node.args and not starred:
        yield f"`{name}` is left out", lambda target: target.args[0]  # type: ignore[attr-defined]
    if isinstance(node.func, ast.Attribute) and not node.args and not node.keywords:
        yield f"`{node.func.attr}` is left out", lambda target: target.func.value  # type: ignore[attr-defined]
    if isinstance(node.func, ast.Name) and node.func.id in _PLAIN:
        other = _PLAIN[node.func.id]
        yield f"`{name}` becomes `{other}`", _with(func=ast.Name(other, ast.Load()))
    if name == "range" and not starred:
        end = 0 if len(node.args) == 1 else 1
        for sign, says in ((ast.Add(), "one more"), (ast.Sub(), "one less")):
            ends = ast.BinOp(node.args[end], sign, ast.Constant(1))
            yield f"`range` to {says}", _with(args=[*node.args[:end], ends, *node.args[end + 1 :]])
    yield from _keywords(node, name)


def _keywords(node: ast.Call, name: str) -> Iterator[Slip]:
    for place, keyword in enumerate(node.keywords):
        if keyword.arg is None:
            continue
        kept = node.keywords[:place] + node.keywords[place + 1 :]
        yield f"`{keyword.arg}` of `{name}` is left out", _with(keywords=kept)
        if keyword.arg == "axis":
            for axis in (0, 1, -1):
                others = [*kept, ast.keyword("axis", ast.Constant(axis))]
                yield f"`{name}` along axis {axis}", _with(keywords=others)


def _subscript(node: ast.Subscript) -> Iterator[Slip]:
    index = node.slice
    text = ast.unparse(node)
    yield f"`{text}` without its index", _field("value")
    if isinstance(index, ast.Slice):
        for field in ("lower", "upper", "step"):
            end = getattr(index, field)
            if end is None:
                continue
            yield f"`{text}` without its {field} end", _with(slice=_slice(index, field, None))
            if field != "step":
                more = ast.BinOp(end, ast.Add(), ast.Constant(1))
                yield f"`{text}` from or to one later", _with(slice=_slice(index, field, more))
    elif isinstance(index, ast.Tuple) and len(index.elts) == 2:
        yield f"row and column of `{text}` are swapped", _with(slice=ast.Tuple(index.elts[::-1], ast.Load()))
    elif not isinstance(index, (ast.Constant, ast.Tuple)):
        yield f"`{text}` one later", _with(slice=ast.BinOp(index, ast.Add(), ast.Constant(1)))
        yield f"`{text}` one earlier", _with(slice=ast.BinOp(index, ast.Sub(), ast.Constant(1)))


def _choice(node: ast.IfExp) -> Iterator[Slip]:
    yield "always the first way", _field("body")
    yield "always the second way", _field("orelse")
    yield "the two ways are swapped", _with(body=node.orelse, orelse=node.body)


def _condition(node: ast.If) -> Iterator[Slip]:
    yield "the condition is turned round", _with(test=ast.UnaryOp(ast.Not(), node.test))
    yield "always so", _with(test=ast.Constant(True))
    yield "never so", _with(test=ast.Constant(False))


def _loop(node: ast.For) -> Iterator[Slip]:
    yield "the loop ends after its first round", _with(body=[*node.body, ast.Break()])
    yield from _over(node)


def _over(node: ast.For | ast.comprehension) -> Iterator[Slip]:
    """Slips in what is gone through."""
    everything = _called("list", node.iter)
    first, last = ast.Slice(lower=ast.Constant(1)), ast.Slice(upper=ast.Constant(-1))
    yield "the first round is left out", _with(iter=ast.Subscript(everything, first, ast.Load()))
    yield "the last round is left out", _with(iter=ast.Subscript(everything, last, ast.Load()))
    yield "the rounds go backwards", _with(iter=_called("reversed", everything))


def _comprehension(node: ast.comprehension) -> Iterator[Slip]:
    if node.ifs:
        yield "the condition of the loop is left out", _with(ifs=[])
    yield from _over(node)


def _items(node: ast.List | ast.Tuple) -> Iterator[Slip]:
    if len(node.elts) > 1 and isinstance(node.ctx, ast.Load):
        yield f"`{ast.unparse(node)}` the other way round", _with(elts=node.elts[::-1])
        yield f"the last of `{ast.unparse(node)}` is left out", _with(elts=node.elts[:-1])


def _function(node: ast.FunctionDef) -> Iterator[Slip]:
    """Use one parameter where another is meant, everywhere in the body."""
    names = [arg.arg for arg in node.args.args]
    for one in names:
        for other in names:
            if one != other:
                yield f"`{other}` stands for `{one}`", _renamed(one, other)


def _statements(node: ast.FunctionDef | ast.For | ast.While | ast.If) -> Iterator[Slip]:
    for place, statement in enumerate(node.body):
        is_text = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        if not is_text and not isinstance(statement, (ast.Pass, ast.FunctionDef, ast.Return, ast.Raise)):
            body = [*node.body[:place], ast.Pass(), *node.body[place + 1 :]]
            yield f"line {statement.lineno} is left out", _with(body=body)


_SLIPS: dict[type[ast.AST], Callable[..., Iterator[Slip]]] = {
    ast.BinOp: _binary,
    ast.UnaryOp: _sign,
    ast.Compare: _comparison,
    ast.BoolOp: _junction,
    ast.Constant: _constant,
    ast.Call: _call,
    ast.Attribute: _attribute,
    ast.Subscript: _subscript,
    ast.IfExp: _choice,
    ast.If: lambda node: _both(_condition(node), _statements(node)),
    ast.For: lambda node: _both(_loop(node), _statements(node)),
    ast.While: _statements,
    ast.comprehension: _comprehension,
    ast.List: _items,
    ast.Tuple: _items,
    ast.FunctionDef: lambda node: _both(_function(node), _statements(node)),
    ast.AugAssign: _addition,
    ast.Return: _result,
}


def _both(one: Iterator[Slip], other: Iterator[Slip]) -> Iterator[Slip]:
    yield from one
    yield from other


def _slice(index: ast.Slice, field: str, value: ast.expr | None) -> ast.Slice:
    return ast.Slice(**{**{name: getattr(index, name) for name in ("lower", "upper", "step")}, field: value})


def _called(name: str, *args: ast.expr) -> ast.Call:
    function = ast.parse(name, mode="eval").body
    return ast.Call(function, list(args), [])


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
            setattr(target, name, copy.deepcopy(value))
        return target

    return change
