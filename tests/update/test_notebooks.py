"""Between the text of a file and a notebook as plain data."""

from __future__ import annotations

import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from math4ml_ext.update import UnreadableNotebookError, parse, serialise

from .conftest import notebook, text


def test_a_notebook_is_written_as_jupyter_writes_it():
    written = nbformat.writes(new_notebook(cells=[new_markdown_cell("a\nü"), new_code_cell("x = 1\n")])) + "\n"
    assert serialise(parse(written.encode())).decode() == written


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff",
        b"[]",
        b"{}",
        b'{"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": []}',
        b'{"nbformat": 4, "nbformat_minor": 5, "metadata": [], "cells": []}',
        b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [1]}',
        b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "x", "source": ""}]}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_notebook_is_refused(data):
    with pytest.raises(UnreadableNotebookError):
        parse(data)


def test_an_id_that_is_no_text_is_none():
    data = json.dumps(notebook(text("a") | {"id": [1]})).encode()
    assert "id" not in parse(data)["cells"][0]
