from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from math4ml_ext import agent
from math4ml_ext.agent_source import agent_info, agent_source, last_error_expression

INFO = agent_info()


@pytest.fixture(autouse=True)
def _forget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, f"_math4ml_agent_{INFO.agent}", raising=False)


def call(request: object) -> str:
    return f"{INFO.call}({json.dumps(json.dumps(request))})"


def test_the_version_is_a_digest_of_the_source() -> None:
    version, source = agent_source()
    assert version == INFO.agent
    assert len(version) == 12
    assert f"VERSION = {version!r}" in source
    assert agent.VERSION not in source


def test_installing_tells_the_version_and_can_be_done_again() -> None:
    names: dict[str, object] = {}
    assert [eval(INFO.install, names), eval(INFO.install, names)] == [INFO.agent] * 2
    module = sys.modules[f"_math4ml_agent_{INFO.agent}"]
    eval(INFO.install, names)
    assert sys.modules[f"_math4ml_agent_{INFO.agent}"] is module


def test_calling_before_installing_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        eval(INFO.call)


def test_the_expressions_define_no_name() -> None:
    names: dict[str, object] = {"__builtins__": __builtins__}
    for expression in (INFO.install, call({"ask": []}), INFO.fingerprint, last_error_expression()):
        eval(expression, names)
    assert list(names) == ["__builtins__"]


def test_the_expressions_use_no_name_that_could_be_bound_to_something_else() -> None:
    for expression in (INFO.install, INFO.call, INFO.fingerprint, last_error_expression()):
        tree = ast.walk(ast.parse(expression, mode="eval"))
        used = {node.id for node in tree if isinstance(node, ast.Name)}
        assert used <= {"c", "sys", "name", "source", "sources", "part", "package", "module", "builtins"}
    assert eval(INFO.install, {"__import__": None, "__builtins__": {}, "type": 1, "sys": 2, "c": 3}) == INFO.agent


def test_what_is_installed_answers() -> None:
    eval(INFO.install)
    reply = eval(call({"ask": [{"t": "value", "name": "x"}], "names": ["x"]}), {"x": 1})
    assert reply.data["agent"] == INFO.agent
    assert len(reply.data["answers"]) == 1


def test_it_keeps_its_own_builtins() -> None:
    eval(INFO.install)
    module = sys.modules[f"_math4ml_agent_{INFO.agent}"]
    assert vars(module)["__builtins__"] == vars(__import__("builtins"))
    assert vars(module)["__builtins__"] is not vars(__import__("builtins"))


def test_it_imports_the_standard_library_only() -> None:
    for part in ("agent", "agent_cells", "agent_text"):
        file = Path(agent.__file__).with_name(f"{part}.py")
        tree = ast.parse(file.read_text(encoding="utf-8"), feature_version=(3, 8))
        imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        found = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        assert {str(node.module) for node in found if node.level} <= {"agent_cells", "agent_text"}
        imported |= {str(node.module) for node in found if not node.level}
        assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names


def test_it_answers_where_there_is_nothing_but_python() -> None:
    program = (
        f"v = 1\nassert {INFO.install} == {INFO.agent!r}\n"
        f"print({call({'ask': [{'t': 'value', 'name': 'v'}]})}.data['answers'][0]['value'])"
    )
    ran = subprocess.run([sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "{'t': 'int', 'v': '1'}\n"
