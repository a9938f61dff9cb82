"""A token says whose, what and when, and nothing of what a check draws from; one of an older version goes on."""

from __future__ import annotations

import base64
import json
import zlib

import pytest

from math4ml_ext.errors import ExpiredToken, ForgedToken, OtherUsersToken
from math4ml_ext.tokens import Tokens

OF_0_2_0 = (
    ".eJxdxzEOgzAMAMC_eI7UOHFs5y1VB2JsCQnBAgO_LwMT0-m-kLFUaizap2Gzx_uQ4Fi26-Ez7-dY_R5CIkZk5YxKRapKz5TA2IOqkYRaqVzE"
    "vY0eGs0GZTb4_QEiIR8o.ahilAA.N1yESkjvaIEc5gIns65zc7jFIT6qfBoUzsV6WLCe2G0"
)
"""Signed by version 0.2.0 with this secret, at this time, of this seed, for ada."""
SECRET, THEN, SEED = b"the secret of the fixtures, 32 ch", 1_780_000_000, 4611686018427387904
DOUBLE = {"course": "tiny", "exercise": "tiny/double", "version": "1"}


def content(token: str) -> list[object]:
    """Return what anybody can read in a token."""
    payload = token.rsplit(".", 2)[0]
    raw = base64.urlsafe_b64decode(payload.lstrip(".") + "=" * (-len(payload.lstrip(".")) % 4))
    read: list[object] = json.loads(zlib.decompress(raw) if payload.startswith(".") else raw)
    return read


def test_a_token_is_read_as_it_was_issued() -> None:
    tokens = Tokens(b"secret")
    ticket, token = tokens.issue(**DOUBLE, user="ada")
    assert tokens.read(token, user="ada") == ticket


def test_the_seed_cannot_be_read_in_a_token() -> None:
    ticket, token = Tokens(b"secret").issue(**DOUBLE, user="ada")
    read = content(token)
    assert read[:4] == [ticket.check, "tiny", "tiny/double", "1"]
    assert len(read) == 5
    assert str(ticket.seed) not in str(read)


def test_a_seed_follows_from_the_secret_and_the_check() -> None:
    one = [Tokens(b"one").issue(**DOUBLE, user="ada")[0].seed for _ in range(8)]
    assert len(set(one)) == 8
    assert all(0 <= seed < 2**63 for seed in one)
    ticket, token = Tokens(b"one").issue(**DOUBLE, user="ada")
    assert Tokens([b"one", b"two"]).read(token, user="ada").seed == ticket.seed


def test_a_check_that_0_2_0_began_goes_on() -> None:
    ticket = Tokens(SECRET, clock=lambda: THEN + 60).read(OF_0_2_0, user="ada")
    assert (ticket.exercise, ticket.seed) == ("tiny/double", SEED)


def test_a_token_of_0_2_0_ends_as_any_other() -> None:
    with pytest.raises(ExpiredToken):
        Tokens(SECRET, clock=lambda: THEN + 3601).read(OF_0_2_0, user="ada")
    with pytest.raises(OtherUsersToken):
        Tokens(SECRET, clock=lambda: THEN).read(OF_0_2_0, user="grace")
    with pytest.raises(ForgedToken):
        Tokens(b"another secret", clock=lambda: THEN).read(OF_0_2_0, user="ada")


def test_a_secret_that_is_replaced_is_accepted_until_it_is_dropped() -> None:
    _, token = Tokens(b"old").issue(**DOUBLE, user="ada")
    assert Tokens([b"old", b"new"]).read(token, user="ada")
    _, newer = Tokens([b"old", b"new"]).issue(**DOUBLE, user="ada")
    assert Tokens(b"new").read(newer, user="ada")
    with pytest.raises(ForgedToken):
        Tokens(b"new").read(token, user="ada")
