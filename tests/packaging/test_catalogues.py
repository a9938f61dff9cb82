"""The catalogues of the lab extension are whole, and the gate says when they are not."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LANGUAGES = ("de_DE", "es_ES")
ASK = """
import json, sys
from jupyterlab_server.translation_utils import get_language_pack
print(json.dumps(get_language_pack(sys.argv[1])))
"""
SOURCE = """
const one = trans.__('%1 of `f` and {name} and $x$', 1);
const some = trans._n('The one file.', 'All %1 files of %2.', count, folder);
const named = this._trans._p('a verb', 'Close');
const kept = gettextNoop("It's kept.");
"""
TRANSLATED = {
    "%1 of `f` and {name} and $x$": "{name}: `f`, $x$, %1",
    "The one file.": ("Die eine Datei.", "Alle %1 Dateien von %2."),
    "Close": "Schließen",
    "It's kept.": "Es bleibt.",
}


@pytest.fixture
def script(script):
    return script("catalogues")


@pytest.fixture
def project(tmp_path: Path, script):
    """A small source with a whole German catalogue; `project(changes, more)` says what the gate finds after changes."""
    source, catalogue = tmp_path / "src", tmp_path / "locale" / "de_DE" / "LC_MESSAGES" / "math4ml_ext.po"
    for folder in (source / "__tests__", source / "testing", catalogue.parent):
        folder.mkdir(parents=True)
    (source / "view.ts").write_text(SOURCE)
    (source / "__tests__" / "view.spec.ts").write_text("trans.__('Only a test');")
    (source / "testing" / "fakes.ts").write_text("trans.__('Only a fake');")

    def found(changes: dict[str, object], more: str = "") -> list[str]:
        catalogue.write_text(
            'msgid ""\nmsgstr ""\n"Language: de_DE\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
        )
        list(script.generate(tmp_path / "locale", source))
        filled = script.read(catalogue)
        for message in script.sentences(filled):
            key = message.id if isinstance(message.id, str) else message.id[0]
            message.string = {**TRANSLATED, **changes}[key]
        catalogue.write_bytes(script.po(filled))
        list(script.generate(tmp_path / "locale", source))
        (source / "more.ts").write_text(more)
        return list(script.problems(tmp_path / "locale", source))

    return found


def test_the_catalogues_are_whole_and_up_to_date(script):
    assert list(script.problems()) == []


def test_every_call_that_translates_is_in_the_template(root, script):
    written = 0
    for path in (root / "src").rglob("*.ts"):
        if not {"__tests__", "testing"} & set(path.parts):
            written += len(
                re.findall(r"(?<!function )\b(?:__|_n|_p|_np|gettextNoop)\(", path.read_text(encoding="utf-8"))
            )
    assert len(list(script.calls(root / "src"))) == written > 100


def test_a_whole_catalogue_has_no_problem(project):
    assert project({}) == []


def test_tests_and_fakes_are_not_translated(project, script, tmp_path):
    project({})
    ids = [message.id for message in script.sentences(script.extract(tmp_path / "src"))]
    assert ids == [
        "%1 of `f` and {name} and $x$", ("The one file.", "All %1 files of %2."), "Close", "It's kept.",
    ]  # fmt: skip


def test_a_new_sentence_is_missed(project):
    problems = project({}, "trans.__('Something new.');")
    assert any("math4ml_ext.pot" in line and "out of date" in line for line in problems)
    assert "de_DE lacks 'Something new.'." in problems


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("It's kept.", ""),
        ("Close", ""),
        ("The one file.", ("Die eine Datei.", "")),
        ("The one file.", ("", "Alle %1 Dateien von %2.")),
    ],
)
def test_a_sentence_that_is_not_translated_is_missed(key, text, project):
    (line,) = project({key: text})
    assert line.startswith("de_DE lacks ")


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("%1 of `f` and {name} and $x$", "{name}: `f`, $x$"),
        ("%1 of `f` and {name} and $x$", "{name}: `f`, $x$, %1, %1"),
        ("%1 of `f` and {name} and $x$", "{name}: `f`, $x$, %2"),
        ("%1 of `f` and {name} and $x$", "{Name}: `f`, $x$, %1"),
        ("%1 of `f` and {name} and $x$", "{name}: `g`, $x$, %1"),
        ("%1 of `f` and {name} and $x$", "{name}: `f`, $y$, %1"),
        ("%1 of `f` and {name} and $x$", "{name}: f, $x$, %1"),
        ("The one file.", ("Die eine Datei.", "Alle Dateien von %2.")),
        ("The one file.", ("Die eine Datei.", "Alle %1 Dateien.")),
        ("The one file.", ("Die %3.", "Alle %1 Dateien von %2.")),
        ("It's kept.", "Es bleibt %1."),
    ],
)
def test_other_placeholders_than_the_original_are_found(key, text, project):
    (line,) = project({key: text})
    assert line.startswith("de_DE has other placeholders than ")


@pytest.mark.parametrize("form", ["Die eine Datei von %2.", "%1 Datei von %2."])
def test_a_form_for_one_number_may_say_it_in_a_word_or_in_figures(form, project):
    assert project({"The one file.": (form, "Alle %1 Dateien von %2.")}) == []


def test_the_gate_fails_with_what_is_wrong(root, tmp_path):
    for name in ("scripts", "src", "math4ml_ext/locale"):
        shutil.copytree(root / name, tmp_path / name, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    command = [sys.executable, tmp_path / "scripts" / "catalogues.py", "--check"]
    assert subprocess.run(command, capture_output=True, text=True, check=False).returncode == 0
    with (tmp_path / "src" / "index.ts").open("a", encoding="utf-8") as opened:
        opened.write("trans.__('Something new.');\n")
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "es_ES lacks 'Something new.'." in ran.stderr.splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_jupyterlab_finds_the_language(language, root, script):
    asked = subprocess.run([sys.executable, "-c", ASK, language], capture_output=True, text=True, check=True)
    catalogues, message = json.loads(asked.stdout)
    assert message == ""
    folder = root / "math4ml_ext" / "locale" / language / "LC_MESSAGES"
    assert catalogues["math4ml_ext"] == json.loads((folder / "math4ml_ext.json").read_text(encoding="utf-8"))
    assert len(catalogues["math4ml_ext"]) == len(script.sentences(script.extract(root / "src"))) + 1


@pytest.mark.parametrize(
    ("language", "formal"), [("es_ES", r"\busted\b|\bsu trabajo\b"), ("de_DE", r"\bSie\b|\bIhr\w*")]
)
def test_learners_are_spoken_to_as_friends(language, formal, root, script):
    messages = script.sentences(script.read(root / f"math4ml_ext/locale/{language}/LC_MESSAGES/math4ml_ext.po"))
    texts = [text for message in messages for text in script.forms(message)]
    assert [text for text in texts if re.search(formal, text) or "!" in text or "¡" in text] == []
