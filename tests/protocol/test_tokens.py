"""A token is believed only when this server signed it, for this user, not too long ago."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from math4ml_ext.protocol import Token
from math4ml_ext.tokens import BadToken, ExpiredToken, ForgedToken, OtherUsersToken, Ticket, Tokens


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tokens(clock: Clock) -> Tokens:
    return Tokens(b"secret", lifetime=100, clock=clock)


def begin(tokens: Tokens, user: str = "ada") -> tuple[Ticket, str]:
    return tokens.issue(course="math4ml", exercise="probability/softmax", version="1", user=user)


def test_a_token_brings_back_its_ticket(tokens: Tokens) -> None:
    ticket, token = begin(tokens)
    assert tokens.read(token, user="ada") == ticket


def test_two_checks_differ_in_id_and_seed(tokens: Tokens) -> None:
    one, other = begin(tokens)[0], begin(tokens)[0]
    assert one.check != other.check
    assert one.seed != other.seed


def test_a_token_outlives_the_server_that_issued_it(tokens: Tokens, clock: Clock) -> None:
    ticket, token = begin(tokens)
    assert Tokens(b"secret", lifetime=100, clock=clock).read(token, user="ada") == ticket


def test_a_token_of_another_secret_is_forged(tokens: Tokens, clock: Clock) -> None:
    _, token = begin(Tokens(b"guess", clock=clock))
    with pytest.raises(ForgedToken):
        tokens.read(token, user="ada")


def test_a_token_is_good_until_its_time_is_over(tokens: Tokens, clock: Clock) -> None:
    _, token = begin(tokens)
    clock.now += 100
    tokens.read(token, user="ada")
    clock.now += 1
    with pytest.raises(ExpiredToken):
        tokens.read(token, user="ada")


def test_a_replica_whose_clock_is_a_little_behind_accepts_the_token(tokens: Tokens, clock: Clock) -> None:
    _, token = begin(tokens)
    clock.now -= 5
    tokens.read(token, user="ada")


def test_a_token_of_tomorrow_is_refused(tokens: Tokens, clock: Clock) -> None:
    _, token = begin(tokens)
    clock.now -= 86_400
    with pytest.raises(ExpiredToken):
        tokens.read(token, user="ada")


def test_a_token_is_good_for_its_own_user_only(tokens: Tokens) -> None:
    _, token = begin(tokens, "ada")
    with pytest.raises(OtherUsersToken):
        tokens.read(token, user="grace")


def test_a_changed_secret_still_accepts_what_the_old_one_signed(tokens: Tokens, clock: Clock) -> None:
    _, token = begin(tokens)
    both = Tokens([b"secret", b"newer"], lifetime=100, clock=clock)
    both.read(token, user="ada")
    _, token = begin(both)
    Tokens(b"newer", lifetime=100, clock=clock).read(token, user="ada")


@pytest.mark.parametrize("place", [0, 10, 40, -1, -5, -45])
def test_a_token_changed_in_one_place_is_forged(tokens: Tokens, place: int) -> None:
    letters = list(begin(tokens)[1])
    # The last letter of base64 may carry bits that count for nothing: change it by more than those.
    letters[place] = "A" if letters[place] != "A" else "Q"
    with pytest.raises(ForgedToken):
        tokens.read("".join(letters), user="ada")


def test_another_exercise_cannot_be_written_into_a_token(tokens: Tokens) -> None:
    _, token = begin(tokens)
    _, forged = Tokens(b"guess").issue(course="math4ml", exercise="probability/entropy", version="1", user="ada")
    payload, _, _ = forged.rsplit(".", 2)
    _, *seal = token.rsplit(".", 2)
    with pytest.raises(ForgedToken):
        tokens.read(".".join([payload, *seal]), user="ada")


@given(st.text() | st.from_regex(r"\.?[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]+", fullmatch=True))
def test_any_text_but_a_token_is_refused(text: str) -> None:
    with pytest.raises(BadToken):
        Tokens(b"secret").read(text, user="ada")


@given(st.text())
def test_a_token_is_short_whatever_a_person_is_called(user: str) -> None:
    tokens = Tokens(b"secret")
    _, token = tokens.issue(course="c" * 100, exercise="a/" + "b" * 198, version="v" * 64, user=user * 50)
    assert len(token) <= Token.__metadata__[0].max_length
    assert tokens.read(token, user=user * 50).user == user * 50
