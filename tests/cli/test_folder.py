"""Files in a folder of the learner's: written whole or not at all."""

from __future__ import annotations

import pytest

from math4ml_ext.cli.folder import ChangedMeanwhileError, replace, write_new


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.ipynb"
    path.write_bytes(b"old")
    return path


def test_a_file_is_replaced_in_one_step_and_nothing_else_is_left(file):
    with file.open("rb") as open_since_before:
        replace(file, b"old", b"new")
        assert open_since_before.read() == b"old"
    assert file.read_bytes() == b"new"
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_was_saved_meanwhile_stays_as_it_was_saved(file):
    file.write_bytes(b"saved by the learner")
    with pytest.raises(ChangedMeanwhileError, match="it was saved at this moment"):
        replace(file, b"old", b"new")
    assert file.read_bytes() == b"saved by the learner"
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_is_there_is_not_written(file):
    assert not write_new(file, b"new")
    assert file.read_bytes() == b"old"
