"""What the documents point to is there."""

from __future__ import annotations

import re
from importlib.metadata import metadata
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from PIL import Image, ImageSequence

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def test_every_link_to_a_file_of_the_project_leads_somewhere(root: Path, tracked: list[Path]):
    broken = [
        f"{document} -> {link}"
        for document in tracked
        if document.suffix == ".md"
        for link in LINK.findall((root / document).read_text(encoding="utf-8"))
        if "://" not in link and not (root / document.parent / link).exists()
    ]
    assert broken == []


def test_every_command_of_make_that_a_document_names_is_there(root: Path, tracked: list[Path]):
    commands = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for document in (path for path in tracked if path.suffix == ".md"):
        named = re.findall(r"(?:`|^)make ([a-z-]+)", (root / document).read_text(encoding="utf-8"), re.MULTILINE)
        assert set(named) <= commands, document


@pytest.mark.parametrize("name", ["CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "RELEASE.md", "SECURITY.md"])
def test_whoever_comes_from_outside_finds_what_they_look_for_and_nobodys_address(name: str, root: Path):
    text = (root / name).read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert re.findall(r"\S+@\S+[.]\w+", text) == []


@pytest.mark.parametrize("name", ["CODE_OF_CONDUCT.md", "SECURITY.md"])
def test_what_is_private_has_a_private_way_to_report_it(name: str, root: Path):
    assert "*Report a vulnerability*" in (root / name).read_text(encoding="utf-8")


def test_a_citation_names_what_the_project_says_of_itself(root: Path):
    cited = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    about = metadata("math4ml-ext")
    assert {"cff-version", "message", "title", "authors"} <= set(cited)
    assert [author["name"] for author in cited["authors"]] == [about["Author"]]
    assert cited["license"] == about["License-Expression"]


def test_the_badges_say_what_is_so(root: Path):
    text, about = (root / "README.md").read_text(encoding="utf-8"), metadata("math4ml-ext")
    badges = dict(re.findall(r"img[.]shields[.]io/badge/(\w+)-(\S+)-\w+\)", text))
    pythons = re.findall(r"Python :: (3[.]\d+)", " ".join(about.get_all("Classifier", [])))
    (lab,) = re.findall(r"jupyterlab<5,>=([\d.]+)", "\n".join(about.get_all("Requires-Dist", [])))
    assert {name: unquote(value).replace("--", "-") for name, value in badges.items()} == {
        "license": about["License-Expression"],
        "python": " | ".join(pythons),
        "jupyterlab": f"≥ {lab}",
    }


def test_the_moving_picture_is_short_and_light(root: Path):
    file = root / "docs" / "images" / "check.gif"
    with Image.open(file) as film:
        seconds = sum(frame.info["duration"] for frame in ImageSequence.Iterator(film)) / 1000
    assert 15 < seconds < 25
    assert file.stat().st_size < 1_500_000
