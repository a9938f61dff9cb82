"""The catalogues of the lab extension: every sentence of `src/`, and its translations, where JupyterLab finds them.

`make generate` writes the template `math4ml_ext/locale/math4ml_ext.pot`, brings its sentences into the catalogue of
each language (`<language>/LC_MESSAGES/math4ml_ext.po`, which a translator edits), and compiles that into the `.json`
beside it, which JupyterLab reads. With ``--check`` nothing is written: what is out of date or wrong is said.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
LOCALE = ROOT / "math4ml_ext" / "locale"
DOMAIN = "math4ml_ext"

KEYWORDS = {"__": None, "_n": (1, 2), "_p": ((1, "c"), 2), "_np": ((1, "c"), 2, 3), "gettextNoop": None}
"""The functions that take a sentence: those of JupyterLab's bundle, and the mark for what is looked up elsewhere."""

PLACE = re.compile(r"%\d+|\{[a-z_]+\}|`[^`]+`|\$[^$\n]+\$")
"""What a translation must have as the original has it: what is filled in, code, and mathematics."""
NUMBER = "%1"
"""What a plural form may leave out: the count."""


def main(arguments: list[str] | None = None) -> int:
    """Write the catalogues, or say what is wrong with them; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when something is out of date")
    check = parser.parse_args(arguments).check
    wrong = list(problems()) if check else list(generate())
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if check and wrong else 0


def generate(locale: Path = LOCALE, source: Path = SOURCE) -> Iterator[str]:
    """Write what is made of the source, then yield what is left to translators."""
    for path, text in made(locale, source):
        path.write_bytes(text)
    yield from untranslated(locale, source)


def problems(locale: Path = LOCALE, source: Path = SOURCE) -> Iterator[str]:
    """Yield what is out of date, then what is not translated or translated wrongly."""
    for path, text in made(locale, source):
        if not path.is_file() or path.read_bytes() != text:
            yield f"{path.name} in {path.parent} is out of date. Run `make generate`."
    yield from untranslated(locale, source)


def made(locale: Path, source: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield each generated file with what should be in it."""
    template = extract(source)
    yield locale / f"{DOMAIN}.pot", po(template)
    for path in catalogues(locale):
        catalogue = read(path)
        catalogue.update(template, no_fuzzy_matching=True)
        yield path, po(catalogue)
        yield path.with_suffix(".json"), compiled(catalogue)


def extract(source: Path) -> Catalog:
    """Return the sentences of a folder of TypeScript, in the order of its files."""
    template = Catalog(domain=DOMAIN, charset="utf-8")
    for name, _line, message, comments, context in calls(source):
        template.add(message, locations=[(f"src/{name}", 0)], auto_comments=comments, context=context)
    return template


def calls(source: Path) -> list[tuple[str, int, str | tuple[str, ...], list[str], str | None]]:
    """Return each call that takes a sentence: its file, its line, the sentence, comments and the context."""
    mapping = [("**/__tests__/**", "ignore"), ("testing/**", "ignore"), ("**.ts", "javascript")]
    options = {"**.ts": {"jsx": "false"}}
    found = extract_from_dir(source, mapping, options, keywords=KEYWORDS, comment_tags=("Translators:",))
    return sorted(found, key=lambda call: call[:2])


def catalogues(locale: Path) -> list[Path]:
    """Return the catalogue of each language."""
    return sorted(locale.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def read(path: Path) -> Catalog:
    """Return what a translator has written."""
    with path.open("rb") as opened:
        return read_po(opened, locale=path.parents[1].name, domain=DOMAIN, ignore_obsolete=True)


def po(catalogue: Catalog) -> bytes:
    """Return a catalogue as a file without dates, which would differ each time, and without line numbers."""
    written = io.BytesIO()
    write_po(written, catalogue, width=0, ignore_obsolete=True, include_lineno=False, include_previous=False)
    kept = re.sub(rb"\A(?:#.*\n|\n)+", b"", written.getvalue())
    header = re.compile(
        rb'^"(?:[\w-]+-Date|Project-Id-Version|Report-\w.*|Last-\w.*|Language-Team|Generated-By): .*"\n', re.MULTILINE
    )
    head, _, rest = kept.partition(b"\n\n")
    body = rest.replace(b"#, python-brace-format\n", b"").rstrip(b"\n")  # a guess of Babel's; no Python fills it in
    return header.sub(b"", head + b"\n") + b"\n" + body + b"\n"


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue in the form that JupyterLab reads."""
    language = str(catalogue.locale_identifier).replace("_", "-")
    header = {"domain": DOMAIN, "language": language, "plural_forms": catalogue.plural_forms}
    entries: dict[str, object] = {"": header}
    for message in sentences(catalogue):
        key = message.id if isinstance(message.id, str) else message.id[0]
        strings = forms(message)
        if all(strings):
            entries[f"{message.context}\x04{key}" if message.context else key] = strings
    return (json.dumps(entries, ensure_ascii=False, indent=1) + "\n").encode()


def sentences(catalogue: Catalog) -> list[Message]:
    """Return the messages of a catalogue without its header."""
    return [message for message in catalogue if message.id]


def forms(message: Message) -> list[str]:
    """Return a message's translation, or its plural forms in their order."""
    return list(message.string) if isinstance(message.string, tuple) else [message.string or ""]


def untranslated(locale: Path, source: Path) -> Iterator[str]:
    """Yield each sentence that a language lacks, or has with other places to fill, other code or other mathematics."""
    template = sentences(extract(source))
    for path in catalogues(locale):
        catalogue, language = read(path), path.parents[1].name
        for wanted in template:
            found = catalogue.get(wanted.id, wanted.context)
            shown = wanted.id if isinstance(wanted.id, str) else wanted.id[-1]
            if found is None or not is_whole(found, catalogue):
                yield f"{language} lacks {shown!r}."
            elif found.fuzzy:
                yield f"{language} is not sure of {shown!r}."
            else:
                yield from (f"{language} has other placeholders than {shown!r}: {text!r}" for text in differing(found))


def is_whole(message: Message, catalogue: Catalog) -> bool:
    """Whether a message is translated, in each plural form that the language has."""
    strings = forms(message)
    return all(strings) and len(strings) == (1 if isinstance(message.id, str) else catalogue.num_plurals)


def differing(message: Message) -> list[str]:
    """Return the translations of a message whose placeholders are not those of the original."""
    if isinstance(message.id, str):
        return [text for text in forms(message) if places(text) != places(message.id)]
    *others, last = forms(message)
    singular, plural = map(places, message.id)
    # A form that stands for one number alone may say it in a word.
    allowed = [singular, plural, [place for place in plural if place != NUMBER]]
    wrong = [text for text in others if places(text) not in allowed]
    return wrong if places(last) == plural else [*wrong, last]


def places(text: str) -> list[str]:
    """Return what a translation must keep, in any order."""
    return sorted(PLACE.findall(text))


if __name__ == "__main__":
    sys.exit(main())
