"""The OpenAPI description of the protocol, made from its messages and operations."""

from __future__ import annotations

from typing import Any, get_origin

from math4ml_ext import protocol
from math4ml_ext._version import __version__

from .registry import Operation, Registry
from .schemas import REF, components
from .statuses import RETRY_AFTER, status_of_reason

__all__ = ["describe"]

_UNIONS: dict[str, Any] = {
    "WireValue": protocol.WireValue,
    "WireAsk": protocol.WireAsk,
    "WireAnswer": protocol.WireAnswer,
    "Advanced": protocol.Advanced,
}
"""Unions that have a name of their own in the document, and so in TypeScript."""

_KERNEL = [
    protocol.KernelRequest,
    protocol.KernelReply,
    protocol.FingerprintRequest,
    protocol.FingerprintReply,
]
"""What passes between front end and kernel. No route carries it, but both sides need its types."""

_REASONS = {
    400: ["bad-message"],
    403: ["forbidden"],
    405: ["wrong-method"],
    413: ["too-large"],
    415: ["wrong-content-type"],
}
"""Errors that any route may answer with; the last two of them only where something is sent."""

_STATUSES = {
    400: "The message is not understood, or does not fit",
    403: "Not allowed",
    404: "There is no such thing here",
    405: "The route does not take this verb",
    409: "What the request speaks of has changed",
    410: "The check was begun too long ago",
    413: "The message is too large",
    415: "The message is not JSON",
    503: "What this needs is away just now",
}

_RETRY_AFTER = {"Retry-After": {"description": "Seconds after which to try again", "schema": {"type": "integer"}}}


def describe(operations: Registry, server: str) -> dict[str, Any]:
    """Return the OpenAPI 3.1 document.

    Parameters
    ----------
    operations : Registry
    server : str
        The URL below which the routes are.
    """
    paths: dict[str, dict[str, Any]] = {}
    for operation in operations:
        paths.setdefault(f"/{operation.route}", {})[operation.verb.lower()] = _operation(operation)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Math4ML for Jupyter",
            "version": __version__,
            "description": "Issue checks, advance them, and read one's progress. "
            "Every error is a `Problem`: a code for programs, a sentence for people.",
            "license": {"name": "BSD-3-Clause", "identifier": "BSD-3-Clause"},
        },
        "servers": [{"url": server}],
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "schemas": _schemas(operations),
            "securitySchemes": {
                "token": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "Authorization",
                    "description": "`token` and a token of the server or of JupyterHub. A browser that is logged in "
                    "sends its cookie and the `X-XSRFToken` header instead.",
                }
            },
        },
    }


def _operation(operation: Operation) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "responses": _responses(operation),
    }
    if operation.request is not None:
        content: dict[str, Any] = {"schema": _ref(operation.schema.__name__)}
        if operation.example is not None:
            content["example"] = operation.example
        described["requestBody"] = {"required": True, "content": {"application/json": content}}
    return described


def _responses(operation: Operation) -> dict[str, Any]:
    reply = _ref(_name(operation.reply)) if _is_message(operation.reply) else {"type": "object"}
    responses: dict[str, Any] = {}
    responses["200"] = {"description": operation.summary, "content": {"application/json": {"schema": reply}}}
    reasons = {status: list(codes) for status, codes in _REASONS.items()}
    if operation.request is None:
        del reasons[400], reasons[413], reasons[415]
    for reason in operation.errors:
        reasons.setdefault(status_of_reason(reason), []).append(reason)
    for status, codes in sorted(reasons.items()):
        responses[str(status)] = {
            "description": f"{_STATUSES[status]}: " + ", ".join(f"`{code}`" for code in codes),
            "content": {"application/json": {"schema": _ref("Problem")}},
        }
        if status in RETRY_AFTER:
            responses[str(status)]["headers"] = _RETRY_AFTER
    return responses


def _schemas(operations: Registry) -> dict[str, Any]:
    messages = [operation.schema for operation in operations if operation.schema is not None]
    messages += [operation.reply for operation in operations if _is_message(operation.reply)]
    shown = [*messages, *_KERNEL, protocol.Problem, *_UNIONS.values()]
    inline, schemas = components(shown)
    unions = dict(zip(_UNIONS, inline[-len(_UNIONS) :], strict=True))
    named: dict[str, Any] = {name: _with_refs(schema, unions) for name, schema in schemas.items()}
    return dict(sorted((named | unions).items()))


def _with_refs(schema: Any, unions: dict[str, Any]) -> Any:
    """Replace each union that is written out by a reference to its name."""
    for name, union in unions.items():
        if schema == union:
            return _ref(name)
    if isinstance(schema, dict):
        return {key: _with_refs(value, unions) for key, value in schema.items()}
    if isinstance(schema, list):
        return [_with_refs(value, unions) for value in schema]
    return schema


def _is_message(reply: Any) -> bool:
    """Whether a reply is a message of the protocol, rather than plain JSON."""
    return get_origin(reply) is not dict


def _name(message: Any) -> str:
    return next((name for name, union in _UNIONS.items() if union == message), None) or str(message.__name__)


def _ref(name: str) -> dict[str, str]:
    return {"$ref": REF.format(name=name)}
