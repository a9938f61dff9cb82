"""Operations: functions that answer one verb of one route, and the registry of them.

From a registry come the routes, the OpenAPI document, the guards and the tests that walk it, so that no route is left
undescribed or unguarded. The types of the messages come from a function's signature, its summary from the docstring.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal, TypeAlias, get_type_hints

from math4ml_ext.codec import decode
from math4ml_ext.errors import Refused

__all__ = ["AnswerLocally", "Fallback", "Forwarding", "Operation", "Refuse", "Registry", "Verb"]

Verb: TypeAlias = Literal["GET", "POST"]


class Forwarding(Enum):
    """What a learner's own server in a class does with a request, while the service of the class is there."""

    REPLY = "forward it, and return what the service replies"
    PROBE = "forward it to see whether the service is there, and answer it here"
    NEVER = "answer it here"


@dataclass(frozen=True)
class AnswerLocally:
    """While the service is away, a learner's own server answers in its place; a check is practice then.

    Parameters
    ----------
    notice : str, optional
        A sentence for the field `notice` of the reply.
    """

    notice: str | None = None


@dataclass(frozen=True)
class Refuse:
    """While the service is away, the request is refused.

    Parameters
    ----------
    error : type
    sentence : str
        What the learner is told.
    """

    error: type[Refused]
    sentence: str


Fallback: TypeAlias = AnswerLocally | Refuse
"""What a learner's own server does with a request while the service of the class is away."""


@dataclass(frozen=True)
class Operation:
    """One verb of one route, and the function that answers it.

    Parameters
    ----------
    function : callable
        Takes the services it works with, who calls, and the message, if one is sent. It is called in a thread, or
        awaited if it is a coroutine function.
    verb : {"GET", "POST"}
    route : str
        The path below the prefix of all routes.
    request : type or None
        The message that is decoded for the function.
    reply : type
        The message that comes back.
    schema : type or None
        The message as it is described: `request`, unless the function decodes part of it later.
    errors : tuple of str
        Codes (``Problem.reason``) of the errors to expect besides a bad message and missing access.
    example : dict, optional
        A request as it might be.
    uses_store : bool
        Whether anything is read or written that is kept of a user. What needs none of that is answered whatever the
        database does.
    max_bytes : int or None
        How large a request may be. None: as large as the server allows, because it carries values.
    forwarding : Forwarding
    fallback : AnswerLocally or Refuse
    needs_manage : bool
        Of the instructor's page: whether it takes more than to be allowed to read.
    """

    function: Callable[..., Any]
    verb: Verb
    route: str
    request: Any
    reply: Any
    schema: Any
    errors: tuple[str, ...]
    example: dict[str, Any] | None
    uses_store: bool
    max_bytes: int | None
    forwarding: Forwarding
    fallback: Fallback
    needs_manage: bool

    @property
    def name(self) -> str:
        """The function's name as OpenAPI and TypeScript write it: ``advanceCheck`` for ``advance_check``."""
        first, *rest = self.function.__name__.split("_")
        return first + "".join(part.title() for part in rest)

    @property
    def summary(self) -> str:
        """The first line of the function's docstring."""
        return (inspect.getdoc(self.function) or "").partition("\n")[0].removesuffix(".")

    @property
    def label(self) -> str:
        """The route as logs and metrics write it: ``ChecksAnswers`` for ``checks/answers``."""
        return "".join(part.title() for part in self.route.replace(".", "/").split("/"))

    def answer(self, services: Any, caller: Any, body: bytes = b"") -> Any:
        """Decode a body and return the reply.

        Raises
        ------
        BadMessage
            The body is not the message that this operation takes.
        Refused
            Whatever the function raises.
        """
        return self.call(services, caller, None if self.request is None else decode(body, self.request))

    def call(self, services: Any, caller: Any, message: Any) -> Any:
        """Call the function with a message that has been decoded, if it takes one."""
        return self.function(services, caller) if self.request is None else self.function(services, caller, message)


class Registry(Collection[Operation]):
    """The operations of one API, in the order in which they are defined."""

    def __init__(self) -> None:
        self._operations: dict[tuple[str, str], Operation] = {}

    def __iter__(self) -> Iterator[Operation]:
        return iter(self._operations.values())

    def __len__(self) -> int:
        return len(self._operations)

    def __contains__(self, operation: object) -> bool:
        return operation in self._operations.values()

    def routes(self) -> dict[str, dict[str, Operation]]:
        """Return the operations by route, and of each route by verb in lower case."""
        routes: dict[str, dict[str, Operation]] = {}
        for operation in self:
            routes.setdefault(operation.route, {})[operation.verb.lower()] = operation
        return routes

    def operation(
        self,
        verb: Verb,
        route: str,
        *,
        schema: Any = None,
        errors: tuple[str, ...] = (),
        example: dict[str, Any] | None = None,
        uses_store: bool = True,
        max_bytes: int | None = 16_000,
        forwarding: Forwarding = Forwarding.REPLY,
        fallback: Fallback = AnswerLocally(),
        needs_manage: bool = False,
    ) -> Callable[[Callable[..., Any]], Operation]:
        """Make an operation of a function, and register it. See `Operation` for the parameters.

        Raises
        ------
        ValueError
            The verb of this route has a function already.
        TypeError
            The function takes more than the services, the caller and one message.
        """

        def register(function: Callable[..., Any]) -> Operation:
            if (verb, route) in self._operations:
                raise ValueError(f"{verb} {route} is answered by {self._operations[verb, route].function.__name__}.")
            hints = get_type_hints(function)
            _, _, *messages = inspect.signature(function).parameters
            if len(messages) > 1:
                raise TypeError(f"{function.__name__} takes more than one message.")
            request = hints[messages[0]] if messages else None
            operation = Operation(
                function=function,
                verb=verb,
                route=route,
                request=request,
                reply=hints["return"],
                schema=schema or request,
                errors=errors,
                example=example,
                uses_store=uses_store,
                max_bytes=max_bytes,
                forwarding=forwarding,
                fallback=fallback,
                needs_manage=needs_manage,
            )
            self._operations[verb, route] = operation
            return operation

        return register
