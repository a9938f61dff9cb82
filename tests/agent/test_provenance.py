"""What is checked is the cell in front of the learner: what its last run has bound, and nothing else."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest

from graders.kit.queries import Answer, Call, Returned, Skipped, Stub, Unbound, Value
from math4ml_ext import codec
from math4ml_ext.agent_source import agent_info
from math4ml_ext.kernels import KernelSession
from math4ml_ext.protocol import CellReport, CellSource, KernelReply, KernelRequest

GOOD = "def f(x):\n    return x + 1"
BAD = "def f(x):\n    return x - 1"


class Notebook:
    """Cells with ids in a kernel, run and asked about as a front end does it."""

    def __init__(self, session: KernelSession) -> None:
        self.session = session
        self.prefix = secrets.token_hex(4)
        session.evaluate(agent_info().install)
        self.run("%reset -f")

    def run(self, source: str, cell: str = "") -> None:
        """Run a cell; the kernel lives through many tests, and each has cells of its own."""
        client = self.session._client
        assert client is not None
        content = {"code": source, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
        metadata = {"cellId": self.prefix + cell} if cell else {}
        message = client.session.msg("execute_request", {**content, "stop_on_error": False}, metadata=metadata)
        client.shell_channel.send(message)
        self.session._finish(client, message["header"]["msg_id"], 60.0)

    def reply(self, source: str, cell: str = "", *, fresh: bool = False, name: str = "f") -> KernelReply:
        ask = Call(name, (1,)) if name == "f" else Value(name)
        request = KernelRequest(
            ask=codec.queries_to_wire([ask]),
            names=[name],
            cell=CellSource(source, cell and self.prefix + cell, fresh=fresh),
        )
        return self.session.ask(request)

    def check(self, source: str, cell: str = "", name: str = "f") -> Answer | CellReport:
        """Ask, run the cell where the kernel wants it, and ask once more. Returns the answer or what stopped it."""
        reply = self.reply(source, cell, name=name)
        assert reply.cell is not None
        if reply.cell.rerun:
            assert codec.answers_from_wire(reply.answers) == [Skipped()]
            self.run(source, cell)
            reply = self.reply(source, cell, fresh=True, name=name)
            assert reply.cell is not None
            assert not reply.cell.rerun
        if reply.cell.stopped is not None:
            return reply.cell
        return codec.answers_from_wire(reply.answers)[0]


@pytest.fixture
def notebook(session: KernelSession) -> Notebook:
    """A notebook whose kernel has just begun and has the agent."""
    return Notebook(session)


def reruns(reply: KernelReply) -> bool:
    assert reply.cell is not None
    return reply.cell.rerun


def test_a_cell_that_has_run_is_asked_at_once(notebook: Notebook) -> None:
    notebook.run(GOOD, "a")
    reply = notebook.reply(GOOD, "a")
    assert reply.cell is not None
    assert (reply.cell.ran, reply.cell.rerun, reply.cell.stopped) == (True, False, None)
    assert codec.answers_from_wire(reply.answers) == [Returned(2)]


@pytest.mark.parametrize("cell", ["a", ""], ids=["with an id", "without"])
def test_a_cell_that_has_not_run_is_run(notebook: Notebook, cell: str) -> None:
    assert reruns(notebook.reply(GOOD, cell))
    assert notebook.check(GOOD, cell) == Returned(2)
    assert not reruns(notebook.reply(GOOD, cell))


EMPTIED = [
    "",
    "# my answer is gone",
    "\n\n",
    "'nothing'",
    "print('f')",
    "import math",
    "g = f",
    "if False: f = 3 if f else 4",
]


@pytest.mark.parametrize("source", EMPTIED[:-1])
def test_an_emptied_cell_defines_nothing_after_a_pass(notebook: Notebook, source: str) -> None:
    notebook.run(GOOD, "a")
    answer = notebook.check(source, "a")
    assert isinstance(answer, Unbound)
    assert (answer.name, answer.origin) == ("f", "nowhere")
    assert answer.defines == (("g",) if source == "g = f" else ())


@pytest.mark.parametrize("source", ["", "# nothing", "g = 3", "print('f')"])
def test_what_another_cell_defines_is_not_this_cells(notebook: Notebook, source: str) -> None:
    notebook.run(GOOD, "other")
    answer = notebook.check(source, "a")
    assert isinstance(answer, Unbound)
    assert answer.origin == "elsewhere"


@pytest.mark.parametrize(
    ("source", "defines"),
    [
        ("def sofmax(x): return x", ("sofmax",)),
        ("import os\ndef helper(x): return x\nx, (y, z) = 1, (2, 3)\nclass M: pass", ("helper", "M", "x", "y", "z")),
        ("with open('/dev/null') as nothing:\n    for i in range(2):\n        total = i", ("nothing", "i", "total")),
        ("_private = 3", ()),
        ("exec('hid' + 'den = 3')", ("hidden",)),
    ],
)
def test_what_the_cell_defines_instead_is_told(notebook: Notebook, source: str, defines: tuple[str, ...]) -> None:
    assert notebook.check(source, "a") == Unbound("f", defines)


@pytest.mark.parametrize(
    ("source", "inside"),
    [
        ("class Model:\n    def f(self, x): return x", "class Model"),
        ("def outer():\n    def f(x): return x\n    return f", "def outer"),
        ("def outer():\n    def inner():\n        f = lambda x: x\n    return inner", "def outer"),
        ("async def outer():\n    async def f(x): return x", "def outer"),
    ],
)
def test_a_name_inside_something_else_is_told_with_its_place(notebook: Notebook, source: str, inside: str) -> None:
    answer = notebook.check(source, "a")
    assert isinstance(answer, Unbound)
    assert answer.inside == inside


@pytest.mark.parametrize("magic", ["%%writefile answer.py", "%%script cat", "%%bash", "%%html", "%%timeit -n1 -r1"])
def test_a_magic_that_leaves_no_name_is_told(
    notebook: Notebook, magic: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook.run(f"%cd -q {tmp_path}")
    notebook.run(GOOD, "a")
    source = f"{magic}\n{GOOD}"
    answer = notebook.check(source, "a")
    assert isinstance(answer, Unbound)
    assert answer.magic == magic.split(maxsplit=1)[0]


LEGITIMATE = {
    "again with numpy": f"{GOOD}\nf = np.vectorize(f)",
    "a decorator": "import functools\n@functools.lru_cache(None)\n" + GOOD,
    "a lambda": "f = lambda x: x + 1",
    "a helper": "def helper(x): return x\ndef f(x): return helper(x) + 1",
    "an alias": "def mine(x): return x + 1\nf = mine",
    "several at once": "f, g = (lambda x: x + 1), 3",
    "a class": "class f:\n    def __new__(cls, x): return x + 1",
    "exec": "exec('def f(x): return x + 1')",
    "globals": "globals()['f'] = lambda x: x + 1",
    "a global in a function": "def make():\n    global f\n    f = lambda x: x + 1\nmake()",
    "twice": f"{BAD}\n{GOOD}",
    "a condition": f"if True:\n    {GOOD.replace(chr(10), chr(10) + '    ')}",
    "time": f"%%time\n{GOOD}",
    "capture": f"%%capture\n{GOOD}",
    "capture and time": f"%%capture\n%%time\n{GOOD}",
    "prun": f"%%prun -q\n{GOOD}",
    "a line magic": f"%matplotlib agg\n{GOOD}",
    "user_ns": "get_ipython().user_ns.update(f=lambda x: x + 1)",
    "walrus": "print(f := lambda x: x + 1)",
    "leading lines": f"\n\n\n{GOOD}",
    "indented": "    def f(x):\n        return x + 1",
    "a comment": f"# my answer\n{GOOD}  # is right",
    "awaited": f"import asyncio\nawait asyncio.sleep(0)\n{GOOD}",
}


@pytest.mark.parametrize("source", LEGITIMATE.values(), ids=LEGITIMATE)
def test_every_way_of_binding_a_name_counts(notebook: Notebook, source: str) -> None:
    notebook.run("import numpy as np\n" + BAD, "setup")
    for _ in range(2):  # the second run may change nothing
        notebook.run(source, "a")
        assert not reruns(notebook.reply(source, "a"))
        assert notebook.check(source, "a") == Returned(2)


@pytest.fixture
def module(notebook: Notebook, tmp_path: Path) -> Path:
    (tmp_path / "mysol.py").write_text(GOOD)
    (tmp_path / "script.py").write_text(BAD)
    notebook.run(f"import sys; sys.path.insert(0, {str(tmp_path)!r})")
    notebook.run(f"%cd -q {tmp_path}")
    return tmp_path


@pytest.mark.parametrize("source", ["from mysol import *", "from mysol import f", "import mysol\nf = mysol.f"])
def test_an_import_in_the_cell_itself_counts_each_time(notebook: Notebook, module: Path, source: str) -> None:
    for _ in range(3):
        notebook.run(source, "a")
        assert not reruns(notebook.reply(source, "a"))
        assert notebook.check(source, "a") == Returned(2)


@pytest.mark.parametrize(
    "source",
    ["%run script.py", "exec(open('script.py').read())", "globals()['f'] = abs", "f = abs", BAD, "del f", "%reset -f"],
)
def test_a_name_that_something_else_has_bound_since_makes_the_cell_run_again(
    notebook: Notebook, module: Path, source: str
) -> None:
    notebook.run(GOOD, "a")
    notebook.run(source)
    assert reruns(notebook.reply(GOOD, "a"))
    assert notebook.check(GOOD, "a") == Returned(2)
    notebook.run(source)
    notebook.run(source)  # a freed function's place may be taken by the next
    assert reruns(notebook.reply(GOOD, "a"))


@pytest.mark.parametrize("source", ["f.__code__ = (lambda x: 0).__code__", "f.__defaults__ = (3,)"])
def test_a_function_that_was_changed_in_place_makes_the_cell_run_again(notebook: Notebook, source: str) -> None:
    notebook.run(BAD, "a")
    notebook.run("f.__code__ = (lambda x: x + 1).__code__")
    assert reruns(notebook.reply(BAD, "a"))
    assert notebook.check(BAD, "a") == Returned(0)
    notebook.run(source)
    assert reruns(notebook.reply(BAD, "a"))


@pytest.mark.parametrize("source", [f"{GOOD}\ndel f", f"{GOOD}\ng = f\ndel g, f", f"%%time\n{GOOD}\ndel f"])
def test_a_name_that_the_cell_itself_has_deleted_is_said_to_be(notebook: Notebook, source: str) -> None:
    answer = notebook.check(source, "a")
    assert isinstance(answer, Unbound)
    assert "f" in answer.defines


def test_a_silent_request_of_another_client_is_seen(notebook: Notebook) -> None:
    notebook.run(GOOD, "a")
    notebook.session.evaluate(f"exec({BAD!r}, globals())")
    assert reruns(notebook.reply(GOOD, "a"))
    assert notebook.check(GOOD, "a") == Returned(2)


def test_a_restart_from_elsewhere_is_seen(notebook: Notebook) -> None:
    notebook.run(GOOD, "a")
    notebook.session.restart()
    notebook.session.evaluate(agent_info().install)
    assert reruns(notebook.reply(GOOD, "a"))
    assert notebook.check(GOOD, "a") == Returned(2)


def test_an_edited_cell_is_run(notebook: Notebook) -> None:
    notebook.run(BAD, "a")
    assert reruns(notebook.reply(GOOD, "a"))
    assert notebook.check(GOOD, "a") == Returned(2)


def test_equal_values_are_the_same_answer_wherever_they_come_from(notebook: Notebook) -> None:
    notebook.run("guess = 'b'", "a")
    notebook.run("guess = 'b'", "other")
    assert notebook.check("guess = 'b'", "a", "guess") == Returned("b")
    notebook.run("guess = 'a'", "other")
    assert reruns(notebook.reply("guess = 'b'", "a", name="guess"))


@pytest.mark.parametrize("made", ["[1, 2]", "np.arange(3)", "{1: 2}", "(1, [2])", "2 ** 9000", "'x' * 2000"])
def test_values_are_known_again(notebook: Notebook, made: str) -> None:
    source = f"import numpy as np\nv = {made}"
    notebook.run(source, "a")
    assert not reruns(notebook.reply(source, "a", name="v"))
    notebook.run("v = [1, 3]", "b")
    assert reruns(notebook.reply(source, "a", name="v"))


@pytest.mark.parametrize("change", ["v[0] = 9", "v += 1 if hasattr(v, 'dtype') else [1]", "v.sort(); v[-1] = 7"])
@pytest.mark.parametrize("made", ["[3, 1]", "np.array([3, 1])"])
def test_a_value_that_something_else_has_changed_in_place_makes_the_cell_run_again(
    notebook: Notebook, made: str, change: str
) -> None:
    source = f"import numpy as np\nv = {made}"
    notebook.run(source, "a")
    notebook.run(change, "b")
    assert reruns(notebook.reply(source, "a", name="v"))


def test_a_value_that_the_cell_builds_on_counts(notebook: Notebook) -> None:
    notebook.run("xs = [1]", "setup")
    for source in ("xs.append(2)", "xs[0] = 2", "xs += [3]"):
        notebook.run(source, "a")
        assert isinstance(notebook.check(source, "a", "xs"), Returned)


STUBS = [
    "def f(x):\n    ...",
    "def f(x):\n    result = None\n    return result",
    "def f(x):\n    return ____",
    "f = ...",
]


@pytest.mark.parametrize("stub", STUBS)
def test_a_stub_does_not_run_over_a_solution_in_another_cell(notebook: Notebook, stub: str) -> None:
    notebook.run(stub, "a")
    notebook.run(GOOD, "below")
    reply = notebook.reply(stub, "a")
    assert not reruns(reply)
    assert codec.answers_from_wire(reply.answers) == [Unbound("f", (), "elsewhere")]
    assert notebook.check(GOOD, "below") == Returned(2)


def test_a_stub_is_a_stub(notebook: Notebook) -> None:
    assert notebook.check(STUBS[0], "a") == Stub("f")
    notebook.run(GOOD, "a")
    assert notebook.check(STUBS[0], "a") == Stub("f")


@pytest.mark.parametrize(
    "harm",
    [
        "for hooks in get_ipython().events.callbacks.values(): hooks.clear()",
        "get_ipython = None",
        "import IPython; IPython.get_ipython = lambda: None",
        "get_ipython().events.trigger = lambda *_, **__: None",
        "get_ipython().execution_count = 'seven'",
    ],
)
def test_a_record_that_is_broken_is_done_without(notebook: Notebook, harm: str) -> None:
    notebook.run(harm, "harm")
    notebook.run(GOOD, "a")
    assert notebook.check(GOOD, "a") == Returned(2)
    notebook.run(BAD, "b")
    assert notebook.check(GOOD, "a") in (Returned(2), Returned(0))  # it is not seen that `b` ran, where nothing tells
    assert isinstance(notebook.check("# nothing", "a"), Unbound)
    notebook.session.restart()


def test_nothing_of_the_learners_is_kept_alive(notebook: Notebook) -> None:
    notebook.run("import gc, weakref\nclass Big: pass\nf = Big(); ref = weakref.ref(f)", "a")
    notebook.reply("import gc, weakref\nclass Big: pass\nf = Big(); ref = weakref.ref(f)", "a", name="f")
    notebook.run("f = None", "b")
    assert notebook.session.evaluate("ref() is None") == "True"


def test_the_record_leaves_no_name_and_prints_nothing(notebook: Notebook) -> None:
    before = notebook.session.evaluate("sorted(set(dir()) - {'In', 'Out'})")
    notebook.run("1 / 0", "a")
    notebook.reply("1 / 0", "a")
    after = notebook.session.evaluate("sorted(name for name in dir() if not name.startswith('_i'))")
    assert set(eval(after)) <= set(eval(before)) | {"In", "Out", "_i1", "_i", "_ii", "_iii"}
    assert notebook.session.run("print('only this')").stdout == "only this\n"


def test_the_program_does_not_depend_on_spacing(notebook: Notebook) -> None:
    def program(source: str) -> str:
        reply = notebook.reply(source, "a")
        assert reply.cell is not None
        return reply.cell.program

    assert len({program(text) for text in (GOOD, f"\n\n{GOOD}  # right\n", "def f( x ):\n\n  return (x+1);")}) == 1
    assert program(GOOD) != program(BAD)
    assert program(f"%%time\n{GOOD}") == program(f"%%time\n# so\n{GOOD}\n\n") != program(GOOD)
    assert len({program("%%bash\nls"), program("%%bash\nls  \n"), program("%%bash\nls -l"), program("1 +")}) == 3
    docstring = '"""Say {0}it.{0}{1}"""'
    assert program(f"def f():\n    {docstring.format('', '')}") != program("def f():\n    pass")
