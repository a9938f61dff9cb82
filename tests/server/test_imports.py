"""What a kernel or a grader imports pulls in no server, and the public names are the ones that are told."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

SERVER = ["tornado", "jupyter_server", "jupyterlab"]
DATABASE = ["sqlalchemy", "alembic"]


def loads_none_of(module: str, forbidden: list[str]) -> None:
    code = f"import sys, {module}; found = set({forbidden!r}) & set(sys.modules); assert not found, found"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("module", ["math4ml_ext", "math4ml_ext.agent"])
def test_the_kernels_side_loads_nothing_but_itself(module: str) -> None:
    loads_none_of(module, [*SERVER, *DATABASE, "msgspec", "traitlets", "zmq", "numpy", "graders"])


LOGIC = ["protocol", "codec", "tokens", "courses", "evidence", "checks", "guidance", "practice", "agent_source"]


@pytest.mark.parametrize("module", LOGIC)
def test_the_logic_loads_no_server_and_no_database(module: str) -> None:
    loads_none_of(f"math4ml_ext.{module}", [*SERVER, *DATABASE])


@pytest.mark.parametrize("module", ["registry", "operations", "backend", "statuses", "openapi", "base", "settings"])
def test_the_protocol_over_http_loads_no_jupyter_server(module: str) -> None:
    loads_none_of(f"math4ml_ext.web.{module}", ["jupyter_server", "jupyterlab", "jupyterhub"])


@pytest.mark.parametrize("module", ["server.app", "cli"])
def test_what_learners_run_loads_nothing_of_a_class(module: str) -> None:
    loads_none_of(f"math4ml_ext.{module}", ["jupyterhub", "psycopg"])


def test_the_store_loads_no_server() -> None:
    loads_none_of("math4ml_ext.store", SERVER)


def test_the_description_is_made_without_a_server() -> None:
    loads_none_of("math4ml_ext.web.openapi", [*SERVER, *DATABASE])


PUBLIC = {
    "codec": """MAX_DEPTH BadMessage answer_from_wire answer_to_wire answers_from_wire answers_to_wire decode
        queries_from_wire queries_to_wire rounds_from_wire size_of stopped_from_wire value_from_wire value_to_wire""",
    "values": "MAX_DEPTH size_of value_from_wire value_to_wire",
    "errors": """AnswersDoNotFit BadMessage BadToken ExpiredToken ForgedToken NotFound OtherUsersToken OtherVersionToken
        Refused StoreTrouble UnknownCourse UnknownExercise UnknownFile UsedToken Withheld""",
    "tokens": "BadToken ExpiredToken ForgedToken OtherUsersToken OtherVersionToken Ticket Tokens",
    "courses": "GROUP Courses UnknownCourse UnknownExercise",
    "checks": "CheckRecord Checks HelpRecord Met Recorder",
    "evidence": "ByTerm Calendar Evidence OnRecord OnlyPractice Rules Ruling Term When",
    "practice": "CENTURY Practice PracticeLog PracticeSoFar modest told",
    "guidance": "Guidance SolutionPolicy",
    "store": "Store default_url",
}


@pytest.mark.parametrize("name", PUBLIC)
def test_the_public_names_are_these(name: str) -> None:
    module = importlib.import_module(f"math4ml_ext.{name}")
    assert module.__all__ == PUBLIC[name].split()
    assert all(hasattr(module, public) for public in module.__all__)
