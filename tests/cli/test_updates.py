"""A new version of a course, delivered into a folder in which its learner has worked."""

from __future__ import annotations

import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from math4ml_ext.cli.delivery import deliver_course
from math4ml_ext.hub.try_out.processes import with_parent

from .conftest import HERE, STUB, code
from .tiny.tiny_course import Course, Notebook, double, total

ANSWER = "def double(xs):\n    return 2 * xs\n"
UPDATED = (
    "Updated tiny.ipynb to 2: 1 new exercise, 1 text improved; your answer was kept; "
    "your version before is tiny.before-2.ipynb."
)


@pytest.fixture
def course(tmp_path):
    """Return a function that gives the course at a version; the second has one more exercise and a better text."""

    def at(version: str) -> Course:
        folder = tmp_path / f"course-{version}"
        folder.mkdir(exist_ok=True)
        later = version != "1"
        cells = [new_markdown_cell("# Tiny" + ", improved" * later, id="intro"), code(STUB.format("double"), double.id)]
        cells += [code(STUB.format("total"), total.id)] * later
        metadata = {"math4ml": {"course": "tiny", "version": version}}
        written = nbformat.writes(new_notebook(cells=cells, metadata=metadata))
        (folder / "tiny.ipynb").write_text(written, encoding="utf-8")
        (folder / "numbers.txt").write_text(f"1 2 {version}")
        exercises = (double, total) if later else (double,)
        return Course("tiny", "Tiny", version, folder, (Notebook("tiny", "Tiny", "tiny.ipynb", exercises),))

    return at


@pytest.fixture
def work(tmp_path, course):
    """Return a folder in which the first version was delivered and its exercise answered, saved by Jupyter."""
    folder = tmp_path / "work"
    deliver_course(course("1"), folder)
    answer(folder / "tiny.ipynb")
    return folder


def answer(path: Path, source: str = ANSWER) -> None:
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[1].source = source
    nbformat.write(notebook, path)


def sources(path: Path) -> list[str]:
    return [cell.source for cell in nbformat.read(path, as_version=4).cells]


def test_an_answer_is_kept_what_is_new_comes_and_it_is_said(course, work):
    before = (work / "tiny.ipynb").read_bytes()
    assert deliver_course(course("2"), work) == ["Updated numbers.txt.", UPDATED]
    assert sources(work / "tiny.ipynb") == ["# Tiny, improved", ANSWER, STUB.format("total")]
    assert (work / "tiny.before-2.ipynb").read_bytes() == before


def test_the_same_version_again_changes_nothing(course, work):
    deliver_course(course("2"), work)
    files = {path.name: path.read_bytes() for path in work.iterdir()}
    assert deliver_course(course("2"), work) == [f"{work} holds the course already."]
    assert {path.name: path.read_bytes() for path in work.iterdir()} == files


def test_an_untouched_notebook_becomes_what_a_new_learner_gets(course, tmp_path):
    deliver_course(course("1"), tmp_path / "work")
    said = deliver_course(course("2"), tmp_path / "work")
    deliver_course(course("2"), tmp_path / "fresh")
    assert said[-1] == "Updated tiny.ipynb to 2: 1 new exercise, 1 text improved."
    for name in ("tiny.ipynb", "numbers.txt", ".math4ml.json"):
        assert (tmp_path / "work" / name).read_bytes() == (tmp_path / "fresh" / name).read_bytes()
    assert len(list((tmp_path / "work").iterdir())) == 3


def test_a_kept_version_is_not_written_over(course, work):
    (work / "tiny.before-2.ipynb").write_text("older")
    assert deliver_course(course("2"), work)[-1].endswith("your version before is tiny.before-2-2.ipynb.")
    assert (work / "tiny.before-2.ipynb").read_text() == "older"


def test_a_notebook_that_was_renamed_is_the_one_that_is_updated(course, work):
    (work / "tiny.ipynb").rename(work / "my tiny.ipynb")
    assert "Updated my tiny.ipynb to 2" in deliver_course(course("2"), work)[-1]
    assert not (work / "tiny.ipynb").exists()
    assert ANSWER in sources(work / "my tiny.ipynb")


def test_a_kept_version_is_not_taken_for_a_renamed_notebook(course, work):
    deliver_course(course("2"), work)
    (work / "tiny.ipynb").unlink()
    assert deliver_course(course("2"), work) == [f"Copied to {work}: tiny.ipynb."]


def test_what_cannot_be_read_as_a_notebook_is_left(course, work):
    (work / "tiny.ipynb").write_text("{")
    assert deliver_course(course("2"), work)[-1] == (
        "Left tiny.ipynb as it is: it cannot be read as a notebook. Rename it, and the next start copies the course's."
    )
    assert (work / "tiny.ipynb").read_text() == "{"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("left", [("<<<<<<< HEAD", "=======", ">>>>>>> theirs"), (">>>>>>> theirs",), ("=======",)])
def test_the_marks_of_an_unfinished_merge_are_called_so(course, work, left, end):
    path = work / "tiny.ipynb"
    lines = path.read_text(encoding="utf-8").splitlines()
    broken = end.join([*lines[:3], *left, *lines[3:]]).encode()
    path.write_bytes(broken)
    assert (
        "Left tiny.ipynb as it is: it holds the marks of an unfinished merge, the first at line 4. Choose one of the "
        "two versions, take the marks away, and try again."
    ) in deliver_course(course("2"), work)
    assert path.read_bytes() == broken


def test_a_read_only_notebook_is_left(course, work):
    (work / "tiny.ipynb").chmod(0o444)
    said = deliver_course(course("2"), work)[-1]
    assert said == "Left tiny.ipynb as it is: the course has a new one, but this file is read-only."
    assert sources(work / "tiny.ipynb") == ["# Tiny", ANSWER]


def test_a_notebook_behind_a_link_is_updated_where_it_lies(course, work, tmp_path):
    (work / "tiny.ipynb").rename(tmp_path / "elsewhere.ipynb")
    (work / "tiny.ipynb").symlink_to(tmp_path / "elsewhere.ipynb")
    deliver_course(course("2"), work)
    assert (work / "tiny.ipynb").is_symlink()
    assert sources(tmp_path / "elsewhere.ipynb")[0] == "# Tiny, improved"


def test_a_file_that_is_no_notebook_and_was_changed_is_left(course, work):
    (work / "numbers.txt").write_text("mine")
    assert deliver_course(course("2"), work)[-1] == f"Left as you have them in {work}: numbers.txt."
    assert (work / "numbers.txt").read_text() == "mine"


def test_a_notebook_keeps_who_may_read_it(course, work):
    (work / "tiny.ipynb").chmod(0o600)
    deliver_course(course("2"), work)
    assert (work / "tiny.ipynb").stat().st_mode & 0o777 == 0o600


def test_where_the_disk_has_no_room_all_is_as_it_was(course, work):
    answer(work / "tiny.ipynb", ANSWER + "# " + "long " * 2000)
    before = {path.name: path.read_bytes() for path in work.iterdir()}
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, limits[1]))
    try:
        said = deliver_course(course("2"), work)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert said[-1] == "tiny.ipynb could not be updated and is as it was: File too large."
    there = {path.name: path.read_bytes() for path in work.iterdir()}
    assert {name for name in there if there[name] != before.get(name)} <= {"numbers.txt", ".math4ml.json"}


def installed(folder: Path, course: Course) -> None:
    """Install the tiny course at a version, as pip leaves a package behind."""
    shutil.rmtree(folder, ignore_errors=True)
    metadata = folder / f"tiny_course-{course.version}.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: tiny-course\nVersion: {course.version}\n")
    (metadata / "entry_points.txt").write_text("[math4ml.courses]\ntiny = tiny_course:course\n")
    source = (HERE / "tiny" / "tiny_course.py").read_text(encoding="utf-8")
    source = source.replace('"1",\n', f'"{course.version}",\n')
    source = source.replace("(double, total, guess, last)", "(double, total)")
    (folder / "tiny_course.py").write_text(source, encoding="utf-8")
    for name in ("tiny.ipynb", "numbers.txt"):
        shutil.copy(Path(course.folder, name), folder)


def test_jupyter_math4ml_start_brings_the_new_version_of_an_installed_course(course, environment, tmp_path):
    said = []
    ours = {**environment, "PYTHONPATH": str(tmp_path / "package")}
    for version in ("1", "2"):
        installed(tmp_path / "package", course(version))
        said.append(started(tmp_path / "learner", ours))
        if version == "1":
            answer(tmp_path / "learner" / "tiny" / "tiny.ipynb")
    assert UPDATED in said[1]
    assert ANSWER in sources(tmp_path / "learner" / "tiny" / "tiny.ipynb")


def started(folder: Path, environment: dict[str, str]) -> str:
    """Start JupyterLab, stop it once it answers, and return what was said until then."""
    command = [sys.executable, "-m", "math4ml_ext.cli", "start", str(folder), "--no-browser"]
    command += ["--", "--port=0", "--ServerApp.port_retries=0"]
    with subprocess.Popen(
        with_parent(command), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as lab:
        try:
            said = ""
            for line in iter(lab.stdout.readline, ""):
                said += line
                if urlsplit(line.strip()).scheme == "http":
                    break
            lab.send_signal(signal.SIGINT)
            lab.wait(timeout=120)
        finally:
            lab.kill()
    return said


@pytest.mark.parametrize("written", [{}, {"math4ml": {"course": "another", "version": "7"}}, {"math4ml": "nonsense"}])
def test_every_delivered_notebook_names_its_course_and_version(course, tmp_path, written):
    """An author's second notebook, made in JupyterLab or copied from another course, does not name this one."""
    shipped = course("1")
    second = new_notebook(cells=[code(STUB.format("total"), total.id)], metadata=written)
    (Path(shipped.folder) / "second.ipynb").write_text(nbformat.writes(second), encoding="utf-8")
    deliver_course(shipped, tmp_path / "work")
    metadata = nbformat.read(tmp_path / "work" / "second.ipynb", as_version=4).metadata
    assert (metadata.math4ml.course, metadata.math4ml.version) == ("tiny", "1")


def test_a_notebook_that_was_delivered_without_its_course_is_told_of_it(course, work):
    path = work / "tiny.ipynb"
    notebook = nbformat.read(path, as_version=4)
    del notebook.metadata["math4ml"]["course"]
    nbformat.write(notebook, path)
    deliver_course(course("1"), work)
    assert nbformat.read(path, as_version=4).metadata.math4ml.course == "tiny"
    assert ANSWER in sources(path)
