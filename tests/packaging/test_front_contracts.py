"""Imports of the front ends point one way: each that is turned round is refused, and what stands there is not."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TURNED = [
    ("src/model/stamp.ts", "../views/dom"),
    ("src/format/ago.ts", "../model/stamp"),
    ("src/views/status.ts", "../index"),
    ("class-page/src/model/term.ts", "../views/dom.js"),
    ("class-page/src/model/term.ts", "../format/words.js"),
    ("class-page/src/model/term.ts", "../client.js"),
    ("class-page/src/format/words.ts", "../views/dom.js"),
    ("class-page/src/views/dom.ts", "../page.js"),
]
"""A file, and what it must not import."""

LINT = """
import { readFileSync } from 'node:fs';
import { ESLint } from 'eslint';
const eslint = new ESLint({ ruleFilter: ({ ruleId }) => ruleId === '@typescript-eslint/no-restricted-imports' });
const found = [];
for (const [file, turned] of JSON.parse(process.argv[1])) {
  const text = readFileSync(file, 'utf8');
  const both = [text, `import * as turned from '${turned}';\\n${text}`];
  const results = [];
  for (const each of both) {
    results.push((await eslint.lintText(each, { filePath: file }))[0].messages.map(message => message.ruleId));
  }
  found.push(results);
}
console.log(JSON.stringify(found));
"""


@pytest.fixture(scope="module")
def linted(root: Path) -> dict[tuple[str, str], list[list[str]]]:
    """What eslint finds in each file as it is, and with the import turned round; asked once, for it starts slowly."""
    node = shutil.which("node", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert node is not None
    done = subprocess.run(
        [node, "--input-type=module", "--eval", LINT, json.dumps(TURNED)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(zip(TURNED, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize(("file", "imported"), TURNED)
def test_an_import_that_points_up_is_refused(linted, file, imported):
    as_it_is, turned = linted[file, imported]
    assert as_it_is == []
    assert turned == ["@typescript-eslint/no-restricted-imports"]
