"""Spelling: hunspell with OpenTaal's word list, and every Dutch text that people read."""

import ast
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from integriteitsplan.cli import main
from integriteitsplan.model.documenten import Taal
from integriteitsplan.model.kinds import KINDS
from integriteitsplan.rules.written import words_in
from integriteitsplan.site import Site
from integriteitsplan.source import Outline
from integriteitsplan.source.plain_dutch import readable

DICTIONARY = "nl_NL"
ROOT = Path(__file__).parent.parent.parent
ENGINE = ROOT / "macros" / "integriteitsplan"
VOCABULARY = ENGINE / "source" / "persons"  # parts of words and of names
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Paths, addresses, keys and numbers are no words, nor is what touches one.
NO_WORDS = re.compile(
    r"https?://\S+|\S*@\S+|(?<!\w)\.[a-z]{2,4}\b(?:-\w+)?|\S*\w[._/=<>{}\\]\w\S*|\S*\x00\S*|'[a-z0-9]+(?:[-_:][a-z0-9]+)*'|--\S+"
)
NAMES = frozenset({"jci", "bwb", "url", "contact", "bron", "tooi", "versie", "herkenning"})
_DUTCH = "aan als bij dat de deze die dit een en er geen hoe het met niet ook om op u uw van voor"
DUTCH = frozenset(_DUTCH.split())
_ENGLISH = "a an and are by for from it its not of on or that the this to what where which with"
ENGLISH = frozenset(_ENGLISH.split()) - DUTCH
TEMPLATE_CODE = re.compile(
    r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<(style|script|svg)\b.*?</\1>", re.DOTALL
)
SPOKEN = re.compile(r'(?:title|aria-label|alt|placeholder)="([^"{}]*)"')
COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*", re.DOTALL | re.MULTILINE)
LISTED = 15  # words without any punctuation that are no sentence
PUNCTUATION = re.compile(r"[.,:;…?]")
QUOTED = re.compile(r'"([^"\n]*)"|`([^`]*)`')


def find_hunspell() -> str | None:
    """The hunspell of this machine, where it has the Dutch word list."""
    path = shutil.which("hunspell")
    if path is None:
        return None
    listed = subprocess.run([path, "-D"], check=False, capture_output=True, text=True, input="")
    return path if re.search(rf"/{DICTIONARY}\b", listed.stderr + listed.stdout) else None


def misspelled(words: Iterable[str]) -> set[str]:
    """The words that hunspell does not know."""
    path = find_hunspell()
    assert path, "hunspell met de Nederlandse lijst ontbreekt: python -m tests.tools.prepare"
    command = [path, "-d", DICTIONARY, "-i", "utf-8", "-l"]
    asked = "\n".join(sorted(words))
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", input=asked)
    return set(done.stdout.split())


def words_of(texts: Iterable[tuple[str, str]]) -> Mapping[str, set[str]]:
    """Every word of the texts, with where it stands."""
    found: dict[str, set[str]] = defaultdict(set)
    for where, text in texts:
        for word in WORD.findall(NO_WORDS.sub(" ", text)):
            found[word.replace("’", "'")].add(where)
    return found


def content(site: Site) -> Iterator[tuple[str, str]]:
    """What people wrote: pages with their front matter, and records, those of catalogues too."""
    for document in site.loaded.documents:
        if document.meta.taal is Taal.NL:
            yield document.path, readable(document.page.outline.prose)
            yield from ((document.path, text) for _, text in words_in(document.meta))
    for kind in KINDS:
        for record in site.loaded.all(kind.model):
            for steps, text in words_in(record):
                if NAMES.isdisjoint(steps):
                    yield record.place().path, text


def interface(site: Site) -> Iterator[tuple[str, str]]:
    """What the software says: generated pages, commands, messages, templates and scripts."""
    for page in site.pages.values():
        if page.document is None and page.archief is None and not page.delen:
            yield page.uri, readable(Outline(page.body).prose)
    yield from _helps(main, click.Context(main))
    for path in sorted(set(ENGINE.rglob("*.py")) - set(VOCABULARY.rglob("*.py"))):
        yield from ((f"{path.name}:{line}", text) for line, text in _messages(path))
    for path in [*ENGINE.rglob("*.html"), *(ROOT / "overrides").rglob("*.html")]:
        written = TEMPLATE_CODE.sub(" ", path.read_text(encoding="utf-8"))
        yield path.name, " ".join(SPOKEN.findall(written))
        yield path.name, re.sub(r"<[^>]*>", " ", written)
    for path in (ROOT / "overrides").rglob("*.js"):
        written = COMMENT.sub(" ", path.read_text(encoding="utf-8"))
        quoted = (re.sub(r"\$\{[^}]*\}", "\x00", "".join(one)) for one in QUOTED.findall(written))
        yield from ((path.name, text) for text in quoted if _is_dutch(text))


def _helps(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    yield command.name or "", command.get_help(context)
    if isinstance(command, click.Group):
        for one in command.commands.values():
            yield from _helps(one, click.Context(one, parent=context))


def _messages(path: Path) -> Iterator[tuple[int, str]]:
    """The Dutch strings of a module, docstrings left out: the pages show those that count."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = {
        id(one)
        for node in ast.walk(tree)
        for one in (node.values if isinstance(node, ast.JoinedStr) else ())
    }
    silent |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(
                str(one.value) if isinstance(one, ast.Constant) else "\x00" for one in node.values
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = "" if id(node) in silent else node.value
        else:
            continue
        if _is_dutch(text):
            yield node.lineno, text


def _is_dutch(text: str) -> bool:
    """Whether a string is a sentence in Dutch, rather than English, a pattern or a list."""
    if "(?" in text or "\\" in text:
        return False
    words = [word.lower() for word in text.split()]
    if len(words) > LISTED and not PUNCTUATION.search(text):
        return False
    return sum(word in DUTCH for word in words) > sum(word in ENGLISH for word in words)
