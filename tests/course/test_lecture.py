"""The lectures: ten minutes of reading with pictures, guesses that are made before the reveal, and a way on.

Beside them, what all notebooks of the course keep to: links that lead somewhere, no need of a network, and spelling.
"""

from __future__ import annotations

import copy
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from graders.kit import Notebook
from math4ml_ext.course import course

FOLDER = Path(course.folder)
FILES = sorted({name for one in course.notebooks for name in (one.file, one.lecture) if name})

every_notebook = pytest.mark.parametrize("file", FILES)

GUESS = re.compile(r'^(\w*guess) = \.\.\.  # ("a".*"[b-z]")$')
LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|href)=[\"']([^\"']+)")


def read(file: str) -> Any:
    return nbformat.read(FOLDER / file, as_version=4)


def prose(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "markdown"]


def code(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def reveals(notebook: Any) -> list[tuple[Any, Any]]:
    """Return each cell that asks for a guess, with the one that follows it."""
    cells = notebook.cells
    return [(cell, cells[place + 1]) for place, cell in enumerate(cells) if GUESS.match(cell.source)]


def ran(notebook: Any, guess: str = "") -> Any:
    """Return the notebook after a run from top to bottom, with `guess` put in where one is asked for."""
    copied = copy.deepcopy(notebook)
    for cell, _ in reveals(copied) if guess else []:
        cell.source = GUESS.sub(rf'\1 = "{guess}"', cell.source)
    NotebookClient(copied, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}).execute()
    return copied


@pytest.fixture(scope="module", params=[one for one in course.notebooks if one.lecture], ids=lambda one: one.id)
def part(request: pytest.FixtureRequest) -> Notebook:
    found: Notebook = request.param
    return found


@pytest.fixture(scope="module")
def lecture(part: Notebook) -> Any:
    return read(part.lecture)


@pytest.fixture(scope="module")
def untouched(lecture: Any) -> Any:
    return ran(lecture)


@pytest.fixture(scope="module")
def guessed(lecture: Any) -> Any:
    return ran(lecture, "a")


def test_it_is_a_valid_notebook_of_a_format_with_cell_ids(lecture: Any) -> None:
    nbformat.validate(lecture)
    assert (lecture.nbformat, lecture.nbformat_minor) == (4, 5)


def test_it_says_which_course_it_belongs_to_and_asks_for_the_kernel_that_every_jupyter_has(lecture: Any) -> None:
    assert lecture.metadata.math4ml == {"course": course.id, "version": course.version}
    assert lecture.metadata.kernelspec.name == "python3"


def test_it_carries_no_outputs(lecture: Any) -> None:
    assert not any(cell.outputs or cell.execution_count for cell in code(lecture))


def test_its_cells_have_names_that_are_told_apart(lecture: Any) -> None:
    ids = [cell.id for cell in lecture.cells]
    assert len(set(ids)) == len(ids)
    assert [name for name in ids if not re.fullmatch(r"[a-z][a-z0-9-]+", name)] == []


def test_there_is_nothing_to_check_in_it(lecture: Any) -> None:
    assert [cell.id for cell in lecture.cells if cell.metadata.get("tags")] == []


def test_it_takes_about_ten_minutes_to_read(lecture: Any) -> None:
    assert 900 <= sum(len(cell.source.split()) for cell in prose(lecture)) <= 2200


def test_each_piece_of_its_prose_is_short(lecture: Any) -> None:
    assert {cell.id: len(cell.source.split()) for cell in prose(lecture) if len(cell.source.split()) > 120} == {}


def test_no_sentence_raises_its_voice(lecture: Any) -> None:
    assert [cell.id for cell in prose(lecture) if re.search(r"!(?!=)", cell.source)] == []


def test_prose_never_runs_on_for_long_without_something_to_look_at(lecture: Any) -> None:
    assert "mmmm" not in "".join(cell.cell_type[0] for cell in lecture.cells)


def test_it_opens_an_explorer(lecture: Any) -> None:
    opened = [cell for cell in code(lecture) if re.search(r"\bexplore\.\w+\(", cell.source)]
    assert opened
    assert all("from math4ml_ext import explore" in cell.source for cell in opened)


def test_it_has_pictures(untouched: Any) -> None:
    drawn = [cell.id for cell in code(untouched) if any("image/png" in out.get("data", {}) for out in cell.outputs)]
    assert len(drawn) >= 3


def test_above_a_picture_stands_nothing_that_python_says_of_it(untouched: Any, guessed: Any) -> None:
    outputs = [(cell.id, out) for notebook in (untouched, guessed) for cell in code(notebook) for out in cell.outputs]
    drawn = {name for name, out in outputs if "image/png" in out.get("data", {})}
    assert {name for name, out in outputs if out.output_type == "execute_result"} & drawn == set()


def test_it_asks_for_a_guess_or_two(lecture: Any) -> None:
    assert 1 <= len(reveals(lecture)) <= 2


def test_the_options_of_a_guess_stand_before_it(lecture: Any) -> None:
    for cell, _ in reveals(lecture):
        asked = lecture.cells[lecture.cells.index(cell) - 1]
        options = re.findall(r"^- \*\*(.)\*\* - ", asked.source, re.MULTILINE)
        match = GUESS.match(cell.source)
        assert match is not None
        assert options == re.findall(r'"(.)"', match[2])


def test_what_comes_out_cannot_be_read_in_the_code_below_a_guess(lecture: Any) -> None:
    assert all(reveal.metadata.get("jupyter", {}).get("source_hidden") for _, reveal in reveals(lecture))


def test_before_the_guess_nothing_is_revealed(untouched: Any) -> None:
    assert [after.outputs for _, after in reveals(untouched)] == [[] for _ in reveals(untouched)]


def test_after_the_guess_something_is(lecture: Any, guessed: Any) -> None:
    names = {after.id for _, after in reveals(lecture)}
    assert [cell.id for cell in code(guessed) if cell.id in names and not cell.outputs] == []


def test_it_runs_from_top_to_bottom_without_a_word_of_warning(untouched: Any, guessed: Any) -> None:
    for notebook in (untouched, guessed):
        outputs = [(cell.id, out) for cell in code(notebook) for out in cell.outputs]
        assert [name for name, out in outputs if out.output_type == "error" or out.get("name") == "stderr"] == []


def test_it_leads_to_the_exercises_and_they_lead_to_it(lecture: Any, part: Notebook) -> None:
    assert f"]({part.file})" in lecture.cells[-1].source
    assert f"[the lecture]({part.lecture})".casefold() in read(part.file).cells[0].source.casefold()


# -- all notebooks -----------------------------------------------------------------------------------------------------


@every_notebook
def test_links_lead_to_files_that_are_there(file: str) -> None:
    links = [one or other for cell in prose(read(file)) for one, other in LINK.findall(cell.source)]
    assert [link for link in links if not (FOLDER / link.partition("#")[0]).is_file()] == []


@every_notebook
def test_no_network_is_needed(file: str) -> None:
    assert [cell.id for cell in read(file).cells if re.search(r"https?:|ftp:|www\.", cell.source)] == []


@every_notebook
def test_words_are_spelled_as_in_the_dictionary(file: str, tmp_path: Path) -> None:
    for cell in prose(read(file)):
        Path(tmp_path, f"{cell.id}.md").write_text(cell.source, encoding="utf-8")
    command = [sys.executable, "-m", "codespell_lib", "."]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (said.stdout, said.returncode) == ("", 0)
