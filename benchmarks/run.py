"""Run every benchmark and print one table: ``python benchmarks/run.py [--quick]``.

Each figure stands beside what it is held against, measured in the same run on the same machine, because the ratio is
what can be compared between machines. The table is also written to ``benchmarks/results.md``.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path

import browser
import bundle
import class_load
import class_page
import explorers
import grading
from figures import Row, table

import kernel

RESULTS = Path(__file__).with_name("results.md")

PROSE = """\
# How fast it is

Written by `make bench`. Figures are medians; the ratio is between two things measured in turns in the same run, because
that is what can be compared between machines.

{where}

{table}

- *An empty request* is a silent kernel request with no code and no expressions; *an empty POST* goes to a route that is
  authenticated, protected from forgery, and does nothing.
- *Written*: from the click to the verdict standing in the document, as a MutationObserver in the page sees it.
  *Painted*: to the end of the frame that shows it; a browser draws 60 frames a second, so this is rarely under 16 ms.
- An explorer is measured from a key that moves its first slider a step: the value goes to the kernel, which draws, and
  the picture comes back.
- What a class can take is measured with all of it on this one machine: JupyterHub, PostgreSQL (a commit waits for the
  disk), two replicas of the service, and the learners, whose requests are answered from real solutions. They keep a log
  of what they were told, and the database is held against it.
- The notebook of 200 tagged cells is *ready* when it, its kernel and every cell in view are, the bars under them
  included, and the page is idle. It is loaded in turns with the extension on and off, each time in a fresh page.
"""


def _where() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in ("jupyterlab", "jupyter-server", "ipykernel", "numpy"))
    day = datetime.now(timezone.utc).date()
    return f"{day}, {platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}, {packages}."


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, write; 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer turns, and nothing is written")
    parser.add_argument("--no-browser", action="store_true", help="leave out what needs a browser")
    options = parser.parse_args(arguments)
    times = 50 if options.quick else 300

    rows: list[Row] = [*kernel.measure(times), *grading.measure(times), *bundle.measure()]
    rows += class_page.measure(times // 5, many=1000 if options.quick else class_page.MANY)
    rows += class_load.measure(5, 100) if options.quick else class_load.measure(30, 1000)
    if not options.no_browser:
        rows += browser.measure(clicks=20 if options.quick else 100, loads=3 if options.quick else 15)
        rows += explorers.measure(moves=20 if options.quick else 100)
        rows += class_page.measure_page(loads=3 if options.quick else 10)
    report = table(rows)
    print(report)
    if not options.quick and not options.no_browser:
        RESULTS.write_text(PROSE.format(where=_where(), table=report), encoding="utf-8")
    return 1 if any(row.met is False for row in rows) else 0


if __name__ == "__main__":
    if shutil.which("npx") is None and "--no-browser" not in sys.argv:
        print("npx is not there, so nothing can be measured in a browser; --no-browser leaves that out.")
        sys.exit(2)
    sys.exit(main())
