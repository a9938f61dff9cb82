"""The sdist and the wheel, built from nothing but tracked files, and the wheel installed by pip alone without any Node.

This is what a learner gets from a package index. It takes a minute or two, so everything is built and installed once.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import math4ml_ext

COLOUR = re.compile(r"\x1b\[\d+m")


def run(*command: str | Path, cwd: Path, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command outside the project's folder, with this `PATH` and nothing else of ours if one is given."""
    environment = {"HOME": str(cwd), "PATH": str(path)} if path else None
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def listed(*command: str | Path, cwd: Path, path: Path) -> list[str]:
    """Return the lines that a command of Jupyter's lists, wherever it prints them and without their colours."""
    done = run(*command, cwd=cwd, path=path)
    return [line.strip() for line in COLOUR.sub("", done.stdout + done.stderr).splitlines()]


@pytest.fixture(scope="session")
def built(root: Path, tracked: list[Path], tmp_path_factory) -> Path:
    """A folder with an sdist of the tracked files, and the wheel that was made from that sdist."""
    checkout, dist = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("dist")
    for path in tracked:
        (checkout / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / path, checkout / path)
    left = checkout / "math4ml_ext" / "course" / ".ipynb_checkpoints" / "svd-checkpoint.ipynb"
    left.parent.mkdir()
    left.write_text("what an editor left behind, solved perhaps")
    run(sys.executable, "-m", "build", "--outdir", dist, checkout, cwd=dist)
    return dist


@pytest.fixture(scope="session")
def sdist(built: Path) -> set[str]:
    """The files in the sdist, without the folder they all lie in."""
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        return {name.partition("/")[2] for name in opened.getnames()}


@pytest.fixture(scope="session")
def wheel(built: Path) -> Path:
    """The wheel."""
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory) -> Path:
    """The programs of an environment that pip alone has put the wheel into, with no Node to be found."""
    environment = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", environment, cwd=environment)
    programs = environment / "bin"
    assert shutil.which("node", path=str(programs)) is None
    run(programs / "pip", "install", "--quiet", wheel, cwd=environment)
    return programs


def test_the_sdist_can_be_built_and_checked_by_whoever_gets_it(sdist, tracked):
    rooms = ("graders", "math4ml_ext", "src", "style", "schema", "class-page", "jupyter-config", "scripts", "tests")
    missing = {str(path) for path in tracked if path.parts[0] in rooms} - sdist
    assert missing == set()


@pytest.mark.parametrize("name", ["LICENSE", "README.md", "Makefile", "package.json", "yarn.lock", "install.json"])
def test_the_sdist_holds(name, sdist):
    assert name in sdist


def test_the_sdist_holds_the_built_front_end(sdist):
    assert "math4ml_ext/labextension/package.json" in sdist


def test_the_sdist_holds_nothing_that_was_downloaded(sdist):
    assert [name for name in sdist if "node_modules" in name or name.startswith((".venv", ".yarn/"))] == []


def test_the_wheel_holds_the_python_half_whole(wheel, tracked):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {str(path) for path in tracked if path.parts[0] in ("graders", "math4ml_ext")} - names == set()


def test_the_wheel_holds_the_page_of_a_class(wheel, root):
    names = set(zipfile.ZipFile(wheel).namelist())
    styles = {path.name for path in (root / "class-page").glob("*.css")}
    pages = styles | {"index.html", "page.js", "theme.js", "mathematics.js"}
    assert {f"math4ml_ext/hub/static/{name}" for name in pages} - names == set()


def test_the_wheel_puts_both_halves_where_jupyter_looks_for_them(wheel):
    data = {name.partition(".data/data/")[2] for name in zipfile.ZipFile(wheel).namelist()}
    assert {
        "etc/jupyter/jupyter_server_config.d/math4ml_ext.json",
        "share/jupyter/labextensions/math4ml-ext/install.json",
        "share/jupyter/labextensions/math4ml-ext/package.json",
        "share/jupyter/labextensions/math4ml-ext/static/style.js",
    } <= data


def test_the_wheel_carries_the_licence(wheel):
    assert any(name.endswith("licenses/LICENSE") for name in zipfile.ZipFile(wheel).namelist())


def test_the_server_half_comes_up_enabled(installed, tmp_path):
    lines = listed(installed / "jupyter", "server", "extension", "list", cwd=tmp_path, path=installed)
    at = lines.index("math4ml_ext enabled")
    assert lines[at + 1 : at + 3] == ["- Validating math4ml_ext...", f"math4ml_ext {math4ml_ext.__version__} OK"]


def test_the_front_half_comes_up_enabled(installed, tmp_path):
    lines = listed(installed / "jupyter", "labextension", "list", cwd=tmp_path, path=installed)
    (line,) = [line for line in lines if line.startswith("math4ml-ext ")]
    assert line.startswith(f"math4ml-ext v{math4ml_ext.__version__} enabled OK")


@pytest.mark.parametrize("language", ["de_DE", "es_ES"])
def test_jupyterlab_finds_the_languages_of_the_wheel(language, installed, tmp_path):
    asked = "import json, sys; from jupyterlab_server.translation_utils import get_installed_packages_locale as get; "
    program = asked + "print(json.dumps(get(sys.argv[1])))"
    ran = run(installed / "python", "-c", program, language, cwd=tmp_path, path=installed)
    catalogues, message = json.loads(ran.stdout)
    assert message == ""
    assert catalogues["math4ml_ext"][""]["language"] == language.replace("_", "-")


def test_the_course_comes_with_it(installed, tmp_path):
    answered = run(installed / "jupyter", "math4ml", "exercises", "--json", cwd=tmp_path, path=installed)
    assert "probability/softmax" in [exercise["id"] for exercise in json.loads(answered.stdout)]
