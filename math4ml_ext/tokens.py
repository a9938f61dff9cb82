"""Tokens: all that a check needs to go on, signed, so that the server can forget it.

::

    BadToken
    ├── ForgedToken         not signed with this server's secret, or changed on the way
    ├── ExpiredToken        signed too long ago
    ├── OtherUsersToken     begun by somebody else
    └── OtherVersionToken   the exercise has changed since
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone

import msgspec
from itsdangerous import BadData, TimestampSigner, URLSafeTimedSerializer

from .errors import BadToken, ExpiredToken, ForgedToken, OtherUsersToken, OtherVersionToken

__all__ = [
    "BadToken",
    "ExpiredToken",
    "ForgedToken",
    "OtherUsersToken",
    "OtherVersionToken",
    "Ticket",
    "Tokens",
]

_SALT = "math4ml.check.1"
_CLOCK_SKEW = 60  # seconds by which the clocks of two replicas may differ


@dataclass(frozen=True)
class Ticket:
    """What a token says.

    Parameters
    ----------
    check : str
        The check's own id; a verdict is recorded once for it.
    course, exercise, version : str
        What is checked, and the exercise's version.
    seed : int
        What the grader draws its inputs from.
    user : str
        Who began the check.
    issued_at : datetime
        When, to the second, in UTC.
    """

    check: str
    course: str
    exercise: str
    version: str
    seed: int
    user: str
    issued_at: datetime


class _Payload(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    check: str
    course: str
    exercise: str
    version: str
    seed: int
    user: str  # a digest: a token stays short whatever a person is called, and does not tell who they are


class Tokens:
    """Sign and read the tokens of checks.

    Parameters
    ----------
    secret : bytes or sequence of bytes
        What tokens are signed with. Of several the last one signs and all are accepted, so that it can be changed.
    lifetime : float
        Seconds for which a token is good.
    clock : callable
        The time, in seconds since 1970.
    """

    def __init__(
        self, secret: bytes | Sequence[bytes], *, lifetime: float = 3600, clock: Callable[[], float] = time.time
    ) -> None:
        self.lifetime = lifetime
        self._clock = clock

        class Signer(TimestampSigner):
            def get_timestamp(self) -> int:
                return int(clock())

        self._serializer = URLSafeTimedSerializer(
            secret if isinstance(secret, bytes) else list(secret),
            salt=_SALT,
            serializer=_Json,
            signer=Signer,
            signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256},
        )

    def issue(self, *, course: str, exercise: str, version: str, user: str) -> tuple[Ticket, str]:
        """Begin a check: a new ticket with a seed nobody could foresee, and the token that carries it."""
        now = datetime.fromtimestamp(int(self._clock()), timezone.utc)
        ticket = Ticket(secrets.token_hex(16), course, exercise, version, secrets.randbits(63), user, now)
        return ticket, self.sign(ticket)

    def sign(self, ticket: Ticket) -> str:
        """Write `ticket` as a token, issued now."""
        payload = _Payload(
            ticket.check, ticket.course, ticket.exercise, ticket.version, ticket.seed, _digest(ticket.user)
        )
        return self._serializer.dumps(payload)

    def read(self, token: str, *, user: str) -> Ticket:
        """Read a token that `user` hands in.

        Raises
        ------
        ForgedToken, ExpiredToken, OtherUsersToken
        """
        try:
            content, issued_at = self._serializer.loads(token, return_timestamp=True)
            payload = msgspec.convert(content, _Payload)
        except (BadData, msgspec.ValidationError, ValueError, OverflowError) as error:
            raise ForgedToken from error
        if not -_CLOCK_SKEW <= self._clock() - issued_at.timestamp() <= self.lifetime:
            raise ExpiredToken
        if not secrets.compare_digest(payload.user, _digest(user)):
            raise OtherUsersToken
        return Ticket(payload.check, payload.course, payload.exercise, payload.version, payload.seed, user, issued_at)


def _digest(user: str) -> str:
    return hashlib.blake2b(user.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class _Json:
    """JSON for the signer, as text."""

    @staticmethod
    def dumps(content: object) -> str:
        return msgspec.json.encode(content).decode()

    @staticmethod
    def loads(text: str | bytes) -> object:
        return msgspec.json.decode(text)
