"""A tag is released only when it, the version, the changelog and both files agree."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest

CHANGELOG = """# Changelog

## [Unreleased]

## [1.2.3] - 2026-11-30

### Added

- A door.

## [1.2.2] - 2026-11-01

- A wall.
"""


@pytest.fixture
def release(script):
    return script("release")


@pytest.fixture
def project(release, tmp_path: Path) -> Path:
    """A project that is ready to be released as 1.2.3."""
    (tmp_path / "package.json").write_text(json.dumps({"version": "1.2.3"}))
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG)
    (tmp_path / "dist").mkdir()
    make_files(release, tmp_path, "1.2.3")
    return tmp_path


def make_files(release, project: Path, version: str, without: str = "nothing"):
    """Make both files of a version, without one of the files that a front end is recognised by."""
    with zipfile.ZipFile(project / "dist" / f"math4ml_ext-{version}-py3-none-any.whl", "w") as wheel:
        for name in release.FRONT_END["wheel"]:
            if name != without:
                wheel.writestr(name, "")
    with tarfile.open(project / "dist" / f"math4ml_ext-{version}.tar.gz", "w:gz") as sdist:
        for name in release.FRONT_END["sdist"]:
            if name != without:
                sdist.addfile(tarfile.TarInfo(f"math4ml_ext-{version}/{name}"), io.BytesIO())


def test_what_agrees_may_be_released(release, project):
    assert list(release.check(project, "v1.2.3")) == []


@pytest.mark.parametrize("tag", ["v1.2.4", "1.2.3", "v1.2.3rc1"])
def test_another_tag_may_not(release, project, tag):
    assert list(release.check(project, tag)) == [f"The tag is {tag}, and the version in package.json 1.2.3."]


@pytest.mark.parametrize("heading", ["## [1.2.30] - 2026-11-30", "## [1.2.3]", "## 1.2.3"])
def test_a_version_without_a_dated_heading_may_not(release, project, heading):
    (project / "CHANGELOG.md").write_text(CHANGELOG.replace("## [1.2.3] - 2026-11-30", heading))
    assert list(release.check(project, "v1.2.3")) == ["CHANGELOG.md has no heading `## [1.2.3] - YYYY-MM-DD`."]


def test_a_version_with_changes_under_another_heading_may_not(release, project):
    (project / "CHANGELOG.md").write_text(CHANGELOG.replace("## [Unreleased]", "## [Unreleased]\n\n- A window."))
    assert list(release.check(project, "v1.2.3")) == ["CHANGELOG.md still has changes under `## [Unreleased]`."]


def test_a_file_of_an_earlier_build_may_not_slip_in(release, project):
    make_files(release, project, "1.2.2")
    (problem,) = release.check(project, "v1.2.3")
    assert "math4ml_ext-1.2.2.tar.gz" in problem


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
@pytest.mark.parametrize("which", [0, 1])
def test_no_half_of_the_front_end_may_be_missing(release, project, kind, which):
    make_files(release, project, "1.2.3", without=release.FRONT_END[kind][which])
    assert any(problem.startswith(f"The {kind} lacks") for problem in release.check(project, "v1.2.3"))


def test_the_notes_of_a_release_are_its_part_of_the_changelog(release):
    assert release.notes(CHANGELOG, "1.2.3") == "### Added\n\n- A door."
    assert release.notes(CHANGELOG, "1.2.2") == "- A wall."
    assert release.notes(CHANGELOG, "1.2") == ""


def test_the_changelog_of_this_project_can_be_read_so(release, root):
    assert "A home for the course" in release.notes((root / "CHANGELOG.md").read_text(encoding="utf-8"), "0.2.0")
