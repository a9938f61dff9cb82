"""`docs/write-a-course.md`, followed to the letter in an environment of its own, ends in a course that is proved."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell

BLOCK = re.compile(r"(?P<before>[^\n`]*(?:`[^`\n]+`[^\n`]*)*)\n\n```(?P<kind>sh|python)\n(?P<text>.*?)```", re.DOTALL)
PATH = re.compile(r"`([\w./]+\.py)`")
TAG = re.compile(r"`(check:[\w/-]+)`")


class Author:
    """Somebody at a terminal, with an environment in which math4ml-ext was installed."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.where = folder
        environment = folder / "environment"
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        # It sees what is installed here, as if pip had put it there; what is installed into it is not seen here.
        library = environment / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
        (library / "here.pth").write_text(f"{sysconfig.get_path('purelib')}\n{root}\n")
        for name, entry in (
            ("jupyter", "jupyter_core.command:main"),
            ("jupyter-math4ml", "math4ml_ext.cli:main"),
            ("pytest", "pytest:console_main"),
        ):
            module, _, function = entry.partition(":")
            program = environment / "bin" / name
            program.write_text(
                f"#!{environment}/bin/python\nimport sys\nfrom {module} import {function}\nsys.exit({function}())\n"
            )
            program.chmod(0o755)
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "PYTHON", "JUPYTER"))
        }
        self._environment = {**kept, "PATH": f"{environment}/bin:{os.environ['PATH']}", "COLUMNS": "200"}

    def types(self, lines: str) -> str:
        """Type some lines; all must end well. Returns what was printed."""
        printed = ""
        for line in lines.splitlines():
            if line.startswith("cd "):
                self.where /= line[3:]
                continue
            done = self.tries(line)
            printed += done.stdout
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        return printed

    def tries(self, line: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-c", line], cwd=self.where, env=self._environment, capture_output=True, text=True, check=False
        )


@pytest.fixture(scope="module")
def text(root: Path) -> str:
    return (root / "docs" / "write-a-course.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def author(root: Path, text: str, tmp_path_factory) -> Author:
    """Do what the text says, block by block."""
    author = Author(tmp_path_factory.mktemp("author"), root)
    for block in BLOCK.finditer(text):
        before = text[: block.start("kind")].rstrip("\n`").rpartition("\n\n")[2]
        if block["kind"] == "sh":
            author.types(block["text"])
        elif tag := TAG.search(before):
            path = author.where / "averages_course" / "averages.ipynb"
            notebook = nbformat.read(path, as_version=4)
            notebook.cells.append(new_code_cell(block["text"].strip(), metadata={"tags": [tag[1]]}))
            nbformat.write(notebook, path)
        else:
            path = author.where / PATH.search(before)[1]
            path.write_text(block["text"], encoding="utf-8")
    return author


def test_every_block_of_the_text_is_a_step(text):
    assert len(BLOCK.findall(text)) == len(re.findall(r"^```(?:sh|python)$", text, re.MULTILINE)) == 7


def test_the_files_it_lists_are_there(author, text):
    listed = re.search(r"^```\n(pyproject.*?)^```$", text, re.DOTALL | re.MULTILINE)[1]
    names = [line.split()[0] for line in listed.splitlines()]
    assert len(names) == 6
    assert (author.where / ".gitignore").is_file()
    assert [name for name in names if not (author.where / name).is_file()] == []


def test_the_course_is_found_beside_ours(author):
    exercises = json.loads(author.types("jupyter math4ml exercises --json"))
    ids = [exercise["id"] for exercise in exercises]
    assert {"averages/mean", "averages/pull", "averages/spread", "probability/softmax"} <= set(ids)


def test_its_audit_finds_nothing_that_falls_short(author):
    said = author.types("jupyter math4ml audit --course averages --seeds 50").splitlines()
    assert said[-1].startswith("Nothing of what was tried falls short: 3 exercises, 50 seeds, 0 of ")


def test_its_audit_notices_a_wrong_answer_that_is_called_right(author, tmp_path):
    known = (author.where / "tests/answers/averages/spread.py").read_text(encoding="utf-8")
    (tmp_path / "averages").mkdir()
    changed = known.replace("# %% wrong: last less first", "# %% right: last less first")
    assert changed != known
    (tmp_path / "averages" / "spread.py").write_text(changed, encoding="utf-8")
    audited = author.tries(f"jupyter math4ml audit --exercise averages/spread --answers {tmp_path} --seeds 20")
    assert audited.returncode == 1


def test_a_second_course_lives_beside_it(author):
    author.types("jupyter math4ml new-course ../other --title 'Two \"other\" words: ünd $x$'")
    author.types("python -m pip install -q -e ../other")
    author.types("cd ../other\npytest -q\njupyter math4ml audit --course other --seeds 3\ncd ../averages")
    ids = [exercise["id"] for exercise in json.loads(author.types("jupyter math4ml exercises --json"))]
    assert {"averages/mean", "other/mean"} <= set(ids)
    assert author.tries("jupyter math4ml new-course ../third --id other").returncode == 2


def test_what_students_get_holds_the_course_and_nothing_an_editor_left_behind(author):
    """The wheel of the text's last step, and a course whose only version is the one in its code."""
    left = author.where / "averages_course" / ".ipynb_checkpoints" / "averages-checkpoint.ipynb"
    left.parent.mkdir(exist_ok=True)
    left.write_text("solved")
    (author.where / "dist" / "averages_course-0.2.0-py3-none-any.whl").unlink()
    author.types("python -m pip wheel --quiet --no-deps --wheel-dir dist .")
    with zipfile.ZipFile(author.where / "dist" / "averages_course-0.2.0-py3-none-any.whl") as wheel:
        names = {name for name in wheel.namelist() if "dist-info" not in name}
    files = ("__init__.py", "averages.ipynb", "graders.py", "spread.py")
    assert names == {f"averages_course/{file}" for file in files}
    left.unlink()
