"""Whatever an answer does, the answers after it are judged as if they were alone."""

from __future__ import annotations

import pytest

RIGHT = "def total(xs):\n    return float(np.sum(double(xs)))\n"
WRONG = "def total(xs):\n    return float(np.sum(xs))\n"

# Each does harm that would show: to names and functions of the notebook, to modules, to the interpreter, to the kernel.
POISONS = {
    "other functions": "def double(xs):\n    return xs\ndef float(x):\n    return 1.0\n" + RIGHT,
    "numpy, patched": "np.sum = lambda xs: 0.0\n" + RIGHT,
    "numpy, patched in place": "double.__code__ = (lambda xs: xs).__code__\nimport numpy\nnumpy.sum = max\n" + RIGHT,
    "builtins, patched": "import builtins\nbuiltins.float = lambda x: 7.0\n" + RIGHT,
    "builtins that the kernel needs": "import builtins\nbuiltins.len = lambda x: 3\nbuiltins.isinstance = None\n",
    "math and random, patched": "import math, random\nmath.sqrt = math.exp = random.random = None\n" + RIGHT,
    "a module removed": "import sys\nsys.modules['numpy'] = None\ndel sys.modules['math']\n",
    "the notebook's data": "scores[:] = 9\nscores.flags.writeable = False\nhistory.append(1)\ndoubled[:] = 0\n" + RIGHT,
    "everything deleted": "for name in list(globals()):\n    del globals()[name]\n",
    "random states": "import random\nrandom.seed(1)\nnp.random.seed(1)\n" + RIGHT,
    "switches": "np.seterr(all='raise')\nimport warnings, sys, os, gc\nwarnings.simplefilter('error')\ngc.disable()\n"
    "sys.setrecursionlimit(60)\nos.environ.clear()\nsys.path.clear()\n",
    "another folder": "import os\nos.chdir('/')\n" + RIGHT,
    "its own folder removed": "import os, shutil\nshutil.rmtree(os.getcwd())\n",
    "a module of its own": "import shelve\nshelve.open = lambda name: name\n" + RIGHT,
    "a class, patched": "import fractions\nfractions.Fraction.__add__ = lambda a, b: a\n" + RIGHT,
    "a hook": "get_ipython().events.register('pre_run_cell', lambda info: 1 / 0)\n" + RIGHT,
    "a signal": "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n"
    "signal.setitimer(signal.ITIMER_REAL, 1)\n",
    "a thread": "import threading, time\ndef work():\n    while True:\n        np.sum = max\n"
    "        time.sleep(0.001)\n"
    "threading.Thread(target=work, daemon=True).start()\n" + RIGHT,
    "the agent, patched": "import sys\nfor name, module in list(sys.modules.items()):\n"
    "    if name.startswith('_math4ml'):\n        module.answer = module.restore = lambda *a: '[]'\n" + RIGHT,
    "sys.exit": "import sys\nsys.exit(3)\n",
    "quit": RIGHT + "quit()\n",
    "the kernel's end": "import os\nos._exit(1)\n",
    "the kernel's end, later": RIGHT + "import os, threading\nthreading.Timer(0.2, os._exit, (1,)).start()\n",
    "an endless loop": "while True:\n    pass\n",
    "a loop that cannot be interrupted": "while True:\n    try:\n        while True:\n            pass\n"
    "    except BaseException:\n        pass\n",
    "recursion": "def total(xs):\n    return total(xs)\n",
    "recursion at the top": "def f():\n    return f()\nf()\n",
    "50 MB printed": "for _ in range(500):\n    print('x' * 100_000)\n" + RIGHT,
    "a huge array": "big = np.zeros(10**8)\ndef total(xs):\n    return big\n",
    "a module that is not there": "import no_such_module\n",
    "figures": "for _ in range(12):\n    plt.figure()\nplt.rcParams['font.size'] = 90\n" + RIGHT,
}
PASSING = {name for name, source in POISONS.items() if source.startswith(RIGHT) or source.endswith(RIGHT)} - {
    # What these make of it is their own affair; here it matters what becomes of the others.
    "other functions",
    "numpy, patched",
    "numpy, patched in place",
    "builtins, patched",
    "a thread",
    "a hook",
    "quit",
    "the agent, patched",
    "the kernel's end, later",
}


@pytest.fixture(scope="module")
def verdicts(math4ml, tmp_path_factory):
    """Return what is said of every poison and of a right and a wrong answer after each, all tried in one go."""
    folder = tmp_path_factory.mktemp("answers")
    files = []
    for number, source in enumerate(POISONS.values()):
        for kind, text in (("poison", source), ("right", RIGHT), ("wrong", WRONG)):
            files.append(folder / f"{number}-{kind}.py")
            files[-1].write_text(text)
    ran = math4ml("try", "tiny/total", *files, "--json")
    assert ran.status == 1, ran.err
    said = iter(ran.verdicts)
    return {name: (next(said), next(said), next(said)) for name in POISONS}


@pytest.mark.parametrize("poison", POISONS)
def test_a_right_answer_passes_after(verdicts, poison):
    assert verdicts[poison][1]["outcome"] == "passed", verdicts[poison]


@pytest.mark.parametrize("poison", POISONS)
def test_a_wrong_answer_fails_after(verdicts, poison):
    assert verdicts[poison][2]["outcome"] == "failed", verdicts[poison]


@pytest.mark.parametrize("poison", sorted(PASSING))
def test_a_right_answer_passes_whatever_else_it_does(verdicts, poison):
    assert verdicts[poison][0]["outcome"] == "passed", verdicts[poison]


@pytest.mark.parametrize("poison", ["sys.exit", "an endless loop", "recursion", "recursion at the top"])
def test_an_answer_that_stops_itself_fails(verdicts, poison):
    assert verdicts[poison][0]["outcome"] == "failed", verdicts[poison]


def test_an_answer_that_ends_the_kernel_could_not_be_checked_and_says_so(verdicts):
    said = verdicts["the kernel's end"][0]
    assert said["outcome"] == "could-not-check"
    assert said["message"].startswith("The kernel ended while this answer ran or was checked.")
