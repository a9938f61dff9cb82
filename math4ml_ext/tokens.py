"""Tokens: all that a check needs to go on, signed, so that the server can forget it.

What a grader draws its inputs from is not in a token: it follows from the check's id and the secret, so that whoever
holds the token cannot read it and the server need not keep it.

::

    BadToken
    ├── ForgedToken         not signed with this server's secret, or changed on the way
    ├── ExpiredToken        signed too long ago
    ├── OtherUsersToken     begun by somebody else
    └── OtherVersionToken   the exercise has changed since
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
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

_SALT = "math4ml.check.2"
_SALT_WITH_SEED = "math4ml.check.1"  # of 0.2.0
_SEED = b"math4ml seed "
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
    user: str  # a digest: a token stays short whatever a person is called, and does not tell who they are


class _PayloadWithSeed(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """As 0.2.0 signed it. A check that it began goes on; they all expire within the hour."""

    check: str
    course: str
    exercise: str
    version: str
    seed: int
    user: str


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

        self._secrets = [secret] if isinstance(secret, bytes) else [*secret]

        def serializer(secret: bytes, salt: str) -> URLSafeTimedSerializer:
            options = {"key_derivation": "hmac", "digest_method": hashlib.sha256}
            return URLSafeTimedSerializer(secret, salt=salt, serializer=_Json, signer=Signer, signer_kwargs=options)

        # One for each secret: what a check draws from follows from the one that signed it.
        self._signed = [(secret, serializer(secret, _SALT)) for secret in self._secrets]
        self._signed_with_seed = [serializer(secret, _SALT_WITH_SEED) for secret in self._secrets]

    def issue(self, *, course: str, exercise: str, version: str, user: str) -> tuple[Ticket, str]:
        """Begin a check: a new ticket with a seed nobody could foresee, and the token that carries it."""
        now = datetime.fromtimestamp(int(self._clock()), timezone.utc)
        secret, serializer = self._signed[-1]
        check = secrets.token_hex(16)
        ticket = Ticket(check, course, exercise, version, _seed(secret, check), user, now)
        return ticket, serializer.dumps(_Payload(check, course, exercise, version, _digest(user)))

    def read(self, token: str, *, user: str) -> Ticket:
        """Read a token that `user` hands in.

        Raises
        ------
        ForgedToken, ExpiredToken, OtherUsersToken
        """
        payload, seed, issued_at = self._load(token)
        if not -_CLOCK_SKEW <= self._clock() - issued_at.timestamp() <= self.lifetime:
            raise ExpiredToken
        if not secrets.compare_digest(payload.user, _digest(user)):
            raise OtherUsersToken
        return Ticket(payload.check, payload.course, payload.exercise, payload.version, seed, user, issued_at)

    def _load(self, token: str) -> tuple[_Payload | _PayloadWithSeed, int, datetime]:
        """Return what a token says, its seed, and when it was signed."""
        with suppress(*_UNREADABLE):
            for secret, serializer in reversed(self._signed):
                with suppress(BadData):
                    content, issued_at = serializer.loads(token, return_timestamp=True)
                    payload = msgspec.convert(content, _Payload)
                    return payload, _seed(secret, payload.check), issued_at
            for serializer in reversed(self._signed_with_seed):
                with suppress(BadData):
                    content, issued_at = serializer.loads(token, return_timestamp=True)
                    older = msgspec.convert(content, _PayloadWithSeed)
                    return older, older.seed, issued_at
        raise ForgedToken


_UNREADABLE = (msgspec.ValidationError, ValueError, OverflowError)


def _seed(secret: bytes, check: str) -> int:
    """Return 63 bits that nobody can tell who does not know the secret."""
    return int.from_bytes(hmac.digest(secret, _SEED + check.encode(), hashlib.sha256)[:8], "big") >> 1


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
