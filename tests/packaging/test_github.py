"""What GitHub is told to do can be done: its files are valid, and name commands, files and labels that are there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

WORKFLOWS = ("ci", "release", "weekly")
FORMS = ("1-verdict", "2-bug", "3-course")
PINNED = re.compile(r"uses: ([\w./-]+)@([0-9a-f]{40}) # v\d+\.\d+\.\d+$")
SCRIPT = re.compile(r"(?:^|\s)((?:\.ci|scripts)/[\w./-]+)")


def load(path: Path) -> Any:
    """Return what a YAML file says; `on`, which YAML 1.1 takes for a truth value, under its own name."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in content.items()}


@pytest.fixture(params=WORKFLOWS)
def workflow(request: pytest.FixtureRequest, root: Path) -> Path:
    return root / ".github" / "workflows" / f"{request.param}.yml"


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest, root: Path) -> dict[str, Any]:
    return load(root / ".github" / "ISSUE_TEMPLATE" / f"{request.param}.yml")


def steps(workflow: Path) -> Iterator[dict[str, Any]]:
    for job in load(workflow)["jobs"].values():
        yield from job.get("steps", [])


def commands(workflow: Path) -> str:
    """Return everything that a workflow runs, with each value of its matrices in turn."""
    text = "\n".join(step["run"] for step in steps(workflow) if "run" in step)
    for job in load(workflow)["jobs"].values():
        for name, values in job.get("strategy", {}).get("matrix", {}).items():
            text = "\n".join(text.replace(f"${{{{ matrix.{name} }}}}", value) for value in values)
    return text


def test_every_file_there_is_known_to_these_tests(root, tracked):
    found = {path.stem for path in tracked if path.parent == Path(".github/workflows")}
    forms = {path.stem for path in tracked if path.parent == Path(".github/ISSUE_TEMPLATE")} - {"config"}
    assert (found, forms) == (set(WORKFLOWS), set(FORMS))


def test_every_yaml_file_of_the_project_can_be_read(root, tracked):
    paths = [path for path in tracked if path.suffix in {".yml", ".yaml", ".cff"}]
    assert {Path(".github/dependabot.yml"), Path(".pre-commit-config.yaml")} <= set(paths)
    assert [path for path in paths if not list(yaml.safe_load_all((root / path).read_text(encoding="utf-8")))] == []


def test_a_workflow_runs_commands_that_are_there(workflow, root):
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = commands(workflow)
    made = re.findall(r"(?:^|\s)make ([a-z-]+)", text) + re.findall(r"\.ci/run +([a-z-]+)", text)
    assert set(made) <= targets
    assert [name for name in SCRIPT.findall(text) if not (root / name).is_file()] == []
    assert SCRIPT.findall(text) or "gh " in text


def test_what_is_run_as_a_program_is_one(root):
    assert os.access(root / ".ci" / "run", os.X_OK)


def test_every_action_is_pinned_to_a_commit_and_says_its_version(workflow):
    text = workflow.read_text(encoding="utf-8")
    uses = [line for line in re.findall(r"^ +(?:- )?(uses: .+)$", text, re.MULTILINE) if "uses: ./" not in line]
    assert uses or "uses: ./" in text
    assert [line for line in uses if not PINNED.match(line)] == []


def test_every_action_has_one_version_everywhere(root):
    texts = [path.read_text(encoding="utf-8") for path in (root / ".github" / "workflows").glob("*.yml")]
    pins = {pin for text in texts for line in re.findall(r"uses: .+", text) if (pin := PINNED.match(line))}
    versions = {(pin[1], pin[2]) for pin in pins}
    assert versions
    assert len({action for action, _ in versions}) == len(versions)


def test_no_job_may_do_more_than_it_says_or_run_for_ever(workflow):
    content = load(workflow)
    assert content["permissions"] == {"contents": "read"}
    assert [name for name, job in content["jobs"].items() if not {"timeout-minutes", "uses"} & set(job)] == []


def test_no_workflow_keeps_a_secret_or_a_token_in_the_checkout(workflow):
    assert "secrets." not in workflow.read_text(encoding="utf-8")
    checkouts = [step for step in steps(workflow) if step.get("uses", "").startswith("actions/checkout@")]
    assert [step for step in checkouts if step["with"]["persist-credentials"]] == []


def test_no_container_is_whatever_is_newest_that_day(workflow):
    containers = [job["container"] for job in load(workflow)["jobs"].values() if "container" in job]
    images = [one if isinstance(one, str) else one["image"] for one in containers]
    assert [image for image in images if not re.search(r":\d+\.\d+", image)] == []


def test_what_is_published_has_passed_every_test(root):
    jobs = load(root / ".github" / "workflows" / "release.yml")["jobs"]
    assert jobs["test"]["uses"] == "./.github/workflows/ci.yml"
    assert ".ci/run" in commands(root / ".github" / "workflows" / "ci.yml").splitlines()
    assert "test" in jobs["pypi"]["needs"]
    assert jobs["pypi"]["permissions"] == {"id-token": "write"}
    assert jobs["github"]["needs"] == "pypi"


def test_both_ends_of_the_ranges_are_tried_every_week(root):
    weekly = load(root / ".github" / "workflows" / "weekly.yml")
    assert "schedule" in weekly["on"]
    assert {".ci/run newest", ".ci/run oldest"} <= set(
        commands(root / ".github" / "workflows" / "weekly.yml").splitlines()
    )


def test_a_form_asks_for_what_it_needs(form):
    assert {"name", "description", "labels", "body"} <= set(form)
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert len({field["id"] for field in fields}) == len(fields)
    assert all(field["attributes"]["label"] for field in fields)
    assert any(field.get("validations", {}).get("required") for field in fields)


def test_dependabot_looks_where_dependencies_are(root):
    wanted = {"pip": {"/requirements"}, "npm": {"/", "/scripts/proxy", "/ui-tests"}, "github-actions": {"/"}}
    found = {
        update["package-ecosystem"]: set(update.get("directories", [update.get("directory")]))
        for update in load(root / ".github" / "dependabot.yml")["updates"]
    }
    assert found == wanted
    assert all(list((root / folder[1:]).glob("package.json")) for folder in wanted["npm"])
