"""An operation is a function: its messages come from the signature, its names and summary from how it is written."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from math4ml_ext.errors import BadMessage
from math4ml_ext.web.operations import OPERATIONS
from math4ml_ext.web.registry import Registry


class Number(msgspec.Struct, forbid_unknown_fields=True):
    value: int


def test_messages_names_and_summary_come_from_the_function() -> None:
    api = Registry()

    @api.operation("POST", "numbers/twice.json")
    def double_number(services: Any, caller: Any, request: Number) -> Number:
        """Return twice a number.

        And no more than that.
        """
        return Number(2 * request.value)

    assert [*api] == [double_number]
    assert (double_number.request, double_number.schema, double_number.reply) == (Number, Number, Number)
    assert (double_number.name, double_number.summary) == ("doubleNumber", "Return twice a number")
    assert double_number.label == "NumbersTwiceJson"
    assert double_number.answer(None, None, b'{"value": 4}') == Number(8)
    with pytest.raises(BadMessage):
        double_number.answer(None, None, b'{"value": "4"}')


def test_a_verb_of_a_route_is_answered_by_one_function() -> None:
    api = Registry()

    @api.operation("GET", "numbers")
    def first(services: Any, caller: Any) -> Number:
        return Number(1)

    def second(services: Any, caller: Any) -> Number:
        return Number(2)

    with pytest.raises(ValueError, match="answered by first"):
        api.operation("GET", "numbers")(second)
    assert api.operation("POST", "numbers")(second).answer(None, None) == Number(2)
    assert {route: [*verbs] for route, verbs in api.routes().items()} == {"numbers": ["get", "post"]}


def test_an_operation_takes_one_message_at_most() -> None:
    def add(services: Any, caller: Any, one: Number, other: Number) -> Number:
        return Number(one.value + other.value)

    with pytest.raises(TypeError, match="more than one message"):
        Registry().operation("POST", "sums")(add)


def test_every_operation_has_a_name_of_its_own_and_a_summary() -> None:
    names = [operation.name for operation in OPERATIONS]
    assert len(names) == len(set(names)) > 0
    assert all(operation.summary for operation in OPERATIONS)
