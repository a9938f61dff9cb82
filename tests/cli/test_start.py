"""``jupyter math4ml start``: the course in a folder, JupyterLab on it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

import pytest

from math4ml_ext.cli.delivery import deliver_course
from math4ml_ext.cli.folder import copy_course
from math4ml_ext.hub.try_out.processes import with_parent

from .tiny.tiny_course import Course


@pytest.fixture
def course(tmp_path):
    folder = tmp_path / "course"
    (folder / "pictures").mkdir(parents=True)
    for name in ("a.ipynb", "pictures/b.png", "__init__.py", ".hidden"):
        (folder / name).write_text(name)
    return Course("tiny", "Tiny", "1", folder, ())


def test_notebooks_and_pictures_are_copied_and_no_code_of_ours(course, tmp_path):
    assert deliver_course(course, tmp_path / "work") == [f"Copied to {tmp_path}/work: a.ipynb, pictures/b.png."]
    assert (tmp_path / "work/pictures/b.png").read_text() == "pictures/b.png"


def test_what_the_learner_has_changed_is_kept(course, tmp_path):
    (tmp_path / "work").mkdir()
    (tmp_path / "work/a.ipynb").write_text("mine")
    said = deliver_course(course, tmp_path / "work")
    assert said == [
        f"Copied to {tmp_path}/work: pictures/b.png.",
        f"Left as you have them in {tmp_path}/work: a.ipynb.",
    ]
    assert (tmp_path / "work/a.ipynb").read_text() == "mine"


def test_what_is_as_the_course_has_it_is_not_spoken_of(course, tmp_path):
    deliver_course(course, tmp_path / "work")
    assert deliver_course(course, tmp_path / "work") == [f"{tmp_path}/work holds the course already."]


@pytest.mark.parametrize("bring", [deliver_course, copy_course])
def test_a_link_that_leads_nowhere_is_not_written_through(course, tmp_path, bring):
    (tmp_path / "work").mkdir()
    (tmp_path / "work/a.ipynb").symlink_to(tmp_path / "elsewhere")
    bring(course, tmp_path / "work")
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_cannot_be_made_is_refused(math4ml, tmp_path):
    (tmp_path / "file").write_text("")
    ran = math4ml("start", tmp_path / "file" / "work", "--no-browser")
    assert ran.status == 2
    assert ran.err == f"jupyter math4ml: The course cannot be copied to {tmp_path}/file/work: Not a directory.\n"


def listed(address):
    with urlopen(address, timeout=60) as reply:
        return {entry["name"] for entry in json.load(reply)["content"]}


def test_jupyterlab_opens_on_the_course_and_its_address_is_printed(environment, tmp_path):
    command = [sys.executable, "-m", "math4ml_ext.cli", "start", str(tmp_path / "work"), "--no-browser"]
    command += ["--", "--port=0", "--ServerApp.port_retries=0"]
    with subprocess.Popen(
        with_parent(command), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as lab:
        try:
            said = iter(lab.stdout.readline, "")
            address = urlsplit(next(line.strip() for line in said if line.strip().startswith("http")))
            contents = [urlunsplit(address._replace(path=path)) for path in ("/api/contents", "/api/contents/tiny")]
            names = [listed(one) for one in contents]
            lab.send_signal(signal.SIGINT)
            status = lab.wait(timeout=120)
        finally:
            lab.kill()
    assert "probability.ipynb" in names[0]
    assert {"tiny.ipynb", "numbers.txt"} <= names[1]
    assert status == 0
