"""JSON schemas of messages, the same bytes with every release of msgspec that the project allows."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import msgspec.inspect

__all__ = ["REF", "components"]

REF = "#/components/schemas/{name}"
"""Where a document has the schema of a name."""

_NULL = {"type": "null"}


def components(shown: Iterable[Any]) -> tuple[list[dict[str, Any]], dict[str, dict[str, Any]]]:
    """Return the schemas of messages: one for each as it is written where it is used, and those that have a name.

    Parameters
    ----------
    shown : iterable of types
    """
    types = list(shown)
    inline, named = msgspec.json.schema_components(types, ref_template=REF)
    classes = {made.cls.__name__: made for made in _classes(msgspec.inspect.multi_type_info(types))}
    for name, schema in named.items():
        if "description" in schema:
            schema["description"] = _first_paragraph(schema["description"])
        if name in classes:
            _say_defaults(schema, classes[name])
    # A default that is a tuple becomes a list.
    return json.loads(json.dumps([_in_order(each) for each in inline])), json.loads(json.dumps(_in_order(named)))


def _classes(types: Iterable[Any]) -> Iterator[Any]:
    """Yield every class with fields that these types are made of, however deep, each once."""
    waiting, seen = list(types), set()
    while waiting:
        made = waiting.pop()
        if isinstance(made, msgspec.inspect.StructType | msgspec.inspect.DataclassType):
            if made.cls in seen:
                continue
            seen.add(made.cls)
            yield made
            waiting += [field.type for field in made.fields]
        elif isinstance(made, msgspec.inspect.Type):
            for part in msgspec.structs.asdict(made).values():
                waiting += part if isinstance(part, tuple) else [part]


def _say_defaults(schema: dict[str, Any], made: Any) -> None:
    """Say what a field is when it is left out. Some releases leave that out for the fields of a dataclass."""
    described = schema.get("properties", {})  # there are none where fields are told apart by their place
    for field in made.fields:
        if field.encode_name in described and field.default_factory in (dict, list):
            described[field.encode_name].setdefault("default", field.default_factory())


def _in_order(schema: Any) -> Any:
    """Put `null` last among alternatives: releases differ in where it stands."""
    if isinstance(schema, list):
        return [_in_order(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    ordered = {key: _in_order(value) for key, value in schema.items()}
    if isinstance(ordered.get("anyOf"), list):
        ordered["anyOf"].sort(key=lambda each: each == _NULL)
    return ordered


def _first_paragraph(docstring: str) -> str:
    paragraph = inspect.cleandoc(docstring).partition("\n\n")[0]
    return " ".join(paragraph.split()).replace("``", "`")
