"""What nobody can choose holds back no answer: signs, bases, labels, and turns within one singular value."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graders.kit.testing import verdict_on
from graders.solutions import svd as solutions
from graders.svd import exercises

EXERCISES = {exercise.id.partition("/")[2]: exercise for exercise in exercises}

seeds = st.integers(0, 2**31)
quick = settings(deadline=None, max_examples=25)


def turned(rng: np.random.Generator, n: int) -> Any:
    return np.linalg.qr(rng.normal(size=(n, n)))[0]


@quick
@given(seeds)
def test_any_basis_of_what_is_thrown_away_passes(seed: int) -> None:
    rng = np.random.default_rng(seed)

    def mixed(A: Any) -> Any:
        lost = solutions.thrown_away(A)
        k = lost.shape[1]
        return lost @ (turned(rng, k) * 10.0 ** rng.uniform(-2, 2, size=k)) if k else lost

    assert verdict_on(EXERCISES["thrown-away"], mixed, seed).outcome == "passed"


@quick
@given(seeds)
def test_a_basis_that_leans_into_what_is_kept_does_not_pass(seed: int) -> None:
    def leaning(A: Any) -> Any:
        lost = solutions.thrown_away(A)
        kept = np.linalg.svd(A)[2][:1].T
        return lost + 0.01 * kept if lost.shape[1] else lost

    assert verdict_on(EXERCISES["thrown-away"], leaning, seed).outcome == "failed"


@quick
@given(seeds)
def test_singular_vectors_pass_with_any_signs_in_any_order(seed: int) -> None:
    rng = np.random.default_rng(seed)

    def other(A: Any) -> Any:
        U, s, Vt = solutions.compact_svd(A)
        order, signs = rng.permutation(len(s)), rng.choice([-1.0, 1.0], size=len(s))
        return (U * signs)[:, order], s[order], (Vt * signs[:, None])[order]

    assert verdict_on(EXERCISES["compact-svd"], other, seed).outcome == "passed"


@quick
@given(seeds)
def test_a_sign_in_one_step_alone_does_not_pass_and_is_recognised(seed: int) -> None:
    rng = np.random.default_rng(seed)

    def loose(A: Any) -> Any:
        U, s, Vt = solutions.compact_svd(A)
        return U * rng.choice([-1.0, 1.0], size=len(s)), s, -Vt

    verdict = verdict_on(EXERCISES["compact-svd"], loose, seed)
    assert (verdict.outcome, verdict.misconception) == ("failed", "loses the signs")


@quick
@given(seeds)
def test_vectors_of_one_singular_value_may_be_turned_together(seed: int) -> None:
    rng = np.random.default_rng(seed)

    def other(A: Any) -> Any:
        U, s, Vt = solutions.compact_svd(A)
        if len(s) < 2 or not np.allclose(s / s[0], 1):
            return U, s, Vt
        R = turned(rng, len(s))
        return U @ R, s, R.T @ Vt

    assert verdict_on(EXERCISES["compact-svd"], other, seed).outcome == "passed"


@quick
@given(seeds)
def test_any_labels_and_names_pass(seed: int) -> None:
    rng = np.random.default_rng(seed)

    def labelled(f: Any, domain: Any) -> Any:
        outputs = list(dict.fromkeys(f(x) for x in domain))
        labels = [f"label {number}" for number in rng.permutation(len(outputs))]
        names = [int(number) for number in 100 + rng.permutation(len(outputs))]
        label = dict(zip(outputs, labels, strict=True))
        rename = dict(zip(labels, names, strict=True))
        return {x: label[f(x)] for x in domain}, rename, {rename[label[y]]: y for y in outputs}

    assert verdict_on(EXERCISES["decompose"], labelled, seed).outcome == "passed"


@quick
@given(seeds)
def test_each_of_several_nearest_matrices_passes(seed: int) -> None:
    rng = np.random.default_rng(seed)

    def nearest(A: Any, k: int) -> Any:
        # Where singular values are equal, another order of the axes finds another one that is as near.
        R = turned(rng, A.shape[1])
        return solutions.best_rank_k(A @ R, k) @ R.T

    assert verdict_on(EXERCISES["best-rank-k"], nearest, seed).outcome == "passed"


@quick
@given(seeds, st.sampled_from(["normal equations", "qr", "lstsq"]))
def test_every_way_to_least_squares_passes_within_its_conditioning(seed: int, way: str) -> None:
    def solve(A: Any, b: Any) -> Any:
        if way == "normal equations":
            return np.linalg.solve(A.T @ A, A.T @ b)
        if way == "qr":
            Q, R = np.linalg.qr(A)
            return np.linalg.solve(R, Q.T @ b)
        return np.linalg.lstsq(A, b, rcond=None)[0]

    assert verdict_on(EXERCISES["least-squares"], solve, seed).outcome == "passed"


@pytest.mark.parametrize(
    ("exercise", "wrong", "text"),
    [
        ("best-rank-k", lambda A, k: A * 0.0 + (k > 0), "what came back: [[1, 1], [1, 1]]; A: [[1, 0], [0, 3]]."),
        ("keeper", lambda A: 0.5 * np.eye(A.shape[1]), "A @ P: [[0.5, 0], [0, 0]]; A: [[1, 0], [0, 0]]."),
        ("pseudo-inverse", lambda A: A.T, "A @ B @ A: [[8, 0], [0, 64]]; A: [[2, 0], [0, 4]]."),
    ],
)
def test_what_came_back_is_drawn_beside_the_matrix(exercise: str, wrong: Any, text: str) -> None:
    picture = verdict_on(EXERCISES[exercise], wrong).picture
    assert picture is not None
    assert picture["text/plain"] == text
