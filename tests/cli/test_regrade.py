"""Learners' notebooks run again: what passes is verified, in a class's own database, and nobody gets another's work."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from math4ml_ext.store import Store
from math4ml_ext.store.personal import about

from .conftest import code, write_notebook

SETUP = "import numpy as np"
RIGHT = "def double(xs):\n    return 2 * xs\n"
WRONG = "def double(xs):\n    return xs\n"


pytestmark = pytest.mark.usefixtures("sandboxes")


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'class.sqlite'}"


@pytest.fixture
def homes(tmp_path: Path) -> Path:
    """Three learners: one is right, one is wrong, and one shows the first one's notebook as their own."""
    for name, answer in {"ada": RIGHT, "bob": WRONG}.items():
        (tmp_path / "homes" / name).mkdir(parents=True)
        write_notebook(tmp_path / "homes" / name / "tiny.ipynb", [code(SETUP), code(answer, "tiny/double")])
    (tmp_path / "homes" / "eve").symlink_to(tmp_path / "homes" / "ada")
    return tmp_path / "homes"


def kept(database: str, user: str) -> list[dict[str, Any]]:
    store = Store(database)
    found = store.read(lambda connection: about(connection, user)).get("standings", [])
    store.close()
    return found


def test_what_passes_again_is_verified_and_what_does_not_is_not(math4ml, homes, database):
    ran = math4ml("regrade", str(homes / "{user}" / "tiny.ipynb"), "--database", database)
    assert "ada" in ran.out
    assert "link" in ran.err
    (ada,), (bob,) = kept(database, "ada"), kept(database, "bob")
    assert (ada["verified"], bob["verified"]) == (True, False)
    assert not ada["passed"]  # checked is another kind of evidence
    assert kept(database, "eve") == []
    assert ran.status == 1  # eve's could not be read


def test_it_tells_programs_whose_each_verdict_is(math4ml, homes, database):
    ran = math4ml("regrade", str(homes / "{user}" / "tiny.ipynb"), "--user", "bob", "--database", database, "--json")
    (told,) = json.loads(ran.out)["notebooks"]
    assert told["user"] == "bob"
    assert "failed" in [verdict["outcome"] for verdict in told["verdicts"]]


def test_a_hard_link_to_the_work_of_another_is_refused(math4ml, homes, database):
    (homes / "eve").unlink()
    (homes / "eve").mkdir()
    os.link(homes / "ada" / "tiny.ipynb", homes / "eve" / "tiny.ipynb")
    ran = math4ml("regrade", str(homes / "{user}" / "tiny.ipynb"), "--user", "eve", "--database", database)
    assert ran.status == 1
    assert "not a file of its own" in ran.err
    assert kept(database, "eve") == []


def test_a_notebook_that_reads_what_is_not_its_own_finds_nothing(math4ml, homes, database):
    secret = homes / "ada" / "tiny.ipynb"
    spy = f"import os\nfound = os.path.exists({str(secret)!r}) or 'MATH4ML_DATABASE_URL' in os.environ\n"
    cells = [code(SETUP), code(spy), code("def double(xs):\n    return 2 * xs if not found else xs\n", "tiny/double")]
    write_notebook(homes / "bob" / "tiny.ipynb", cells)
    math4ml("regrade", str(homes / "{user}" / "tiny.ipynb"), "--user", "bob", "--database", database)
    assert kept(database, "bob")[0]["verified"] is True


def test_a_cell_without_end_is_stopped_and_what_follows_is_run(math4ml, homes, database):
    endless = [code(SETUP), code("while True:\n    pass"), code(RIGHT, "tiny/double")]
    write_notebook(homes / "ada" / "tiny.ipynb", endless)
    pattern = str(homes / "{user}" / "tiny.ipynb")
    ran = math4ml("regrade", pattern, "--user", "ada", "--database", database, "--seconds", "8")
    assert "did not finish" in ran.err
    assert kept(database, "ada")[0]["verified"] is True


def test_a_notebook_whose_time_is_over_is_left_and_nothing_is_held_against_it(math4ml, homes, database):
    pattern = str(homes / "{user}" / "tiny.ipynb")
    ran = math4ml("regrade", pattern, "--user", "ada", "--database", database, "--minutes", "0.000001")
    assert "Time for this notebook ran out" in ran.out
    assert kept(database, "ada") == []


def test_it_says_whose_notebook_it_must_be_told(math4ml, homes, database):
    ran = math4ml("regrade", str(homes / "ada" / "tiny.ipynb"), "--database", database)
    assert ran.status == 2
    assert "--user NAME" in ran.err


def test_it_asks_for_the_database_of_the_class(math4ml, homes):
    ran = math4ml("regrade", str(homes / "{user}" / "tiny.ipynb"))
    assert ran.status == 2
    assert "--database URL" in ran.err


def test_what_is_kept_can_be_seen_and_forgotten(math4ml, homes, database):
    shutil.rmtree(homes / "bob")
    (homes / "eve").unlink()
    math4ml("regrade", str(homes / "{user}" / "tiny.ipynb"), "--database", database)
    seen = json.loads(math4ml("export", "ada", "--database", database).out)
    assert {row["evidence"] for row in seen["checks"]} == {"verified"}
    unsure = math4ml("forget", "ada", "--database", database)
    assert (unsure.status, kept(database, "ada") != []) == (2, True)
    sure = math4ml("forget", "ada", "--database", database, "--yes")
    assert (sure.status, kept(database, "ada")) == (0, [])
    nothing = math4ml("export", "ada", "--database", database)
    assert "Nothing is kept of 'ada'" in nothing.err
