"""Words with a plainer one, abbreviations and terms: the data files, and how they are found."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from integriteitsplan.source.plain_dutch.found import WORD, Found

# Words by which a phrase is not looked for: they stand in nearly every text.
_COMMON = """
    aan als bij dat de den der die dit door een en er het in is met mate na naar om onder op te ten
    ter tot uit van voor was wat zijn zonder zorg dat moment tijd
"""
COMMON = frozenset(_COMMON.split())
CAPITALS = re.compile(r"[A-Z]{2,6}\Z")
ROMAN = re.compile(r"[IVXLC]+\Z")
SHORT = re.compile(r"(?<![\w.&/-])[A-Z][A-Za-z]{1,9}(?![\w&]|-?[a-z]*\d|\.\w)")
# "de Wet open overheid (Woo)", "Woo (Wet open overheid)", `*[Woo]: …` and "de Woo is de wet".
EXPLAINED = re.compile(
    r"\(([A-Z]\w{1,9})\)|\b([A-Z]\w{1,9}) \(\w[^)]{0,200}\w \w|\*\[(\w{2,10})\]:"
    r"|\b([A-Z]\w{1,9}) (?:is|zijn|betekent) "
)
SHOUTED = re.compile(r"[\s,:!]{1,3}[A-Z]{2,}(?![a-z])")
SHOUTED_BEFORE = re.compile(r"(?<![a-z])[A-Z]{2,}[\s,:!]{1,3}\Z")


class Entry(NamedTuple):
    """A word or phrase of a data file, and what is better."""

    form: str
    better: str


@cache
def _lines(name: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The forms and the text behind them of every line of a data file."""
    text = files("integriteitsplan.source.plain_dutch").joinpath(name).read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    split = (line.partition(" = ") for line in lines if line and not line.startswith("#"))
    return tuple((tuple(forms.split(", ")), said) for forms, _, said in split)


@cache
def _entries(name: str) -> Mapping[str, tuple[Entry, ...]]:
    """The entries of a data file by the rarest word of each form."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for forms, said in _lines(name):
        for form in forms:
            found[_trigger(form)].append(Entry(form, said))
    return {trigger: tuple(entries) for trigger, entries in found.items()}


@cache
def _triggers(name: str) -> frozenset[str]:
    """The words of which a text must hold one."""
    return frozenset(_entries(name))


@cache
def _pattern(form: str) -> re.Pattern[str]:
    """How to find a form; made for the few that occur."""
    spaced = r"\s+".join(map(re.escape, form.split()))
    return re.compile(rf"(?<![\w.-]){spaced}(?![\w-])", re.IGNORECASE)


def _trigger(form: str) -> str:
    """The word by which a form is looked for: its longest, rather not a common one."""
    words: list[str] = WORD.findall(form.lower())
    return max([word for word in words if word not in COMMON] or words, key=len)


def find_officialese(text: str, words: frozenset[str]) -> Iterator[Found]:
    """Words and phrases for which there is a plainer one, in the order of the text."""
    yield from _find("ambtelijk.txt", text, words)


def find_terms(text: str, words: frozenset[str], known: Collection[str]) -> Iterator[Found]:
    """Terms of which no form is `known` (in small letters), in the order of the text."""
    for found in _find("vaktermen.txt", text, words):
        if not _is_known(found.better, known):
            yield found


def _is_known(said: str, known: Collection[str]) -> bool:
    """Whether one of the forms of a term is explained."""
    return any(
        form.lower() in known
        for forms, text in _lines("vaktermen.txt")
        if text == said
        for form in forms
    )


def _find(name: str, text: str, words: frozenset[str]) -> Iterator[Found]:
    triggers = words & _triggers(name)
    if not triggers:
        return
    # Far quicker than patterns that mostly find nothing; a phrase may run on in the next line.
    entries, lower = [one for trigger in triggers for one in _entries(name)[trigger]], text.lower()
    phrases = " ".join(lower.split()) if any(" " in one.form for one in entries) else ""
    found = sorted(
        {
            Found(*match.span(), match[0], entry.better)
            for entry in entries
            if entry.form.lower() in (phrases if " " in entry.form else lower)
            for match in _pattern(entry.form).finditer(text)
        },
        key=lambda one: (one.start, -one.end),
    )
    end = 0
    for one in found:
        if one.start >= end:
            yield one._replace(text=" ".join(one.text.split()))
            end = one.end


def find_abbreviations(text: str, words: frozenset[str], known: Collection[str]) -> Iterator[Found]:
    """Abbreviations that neither `known` nor the text explains, one after the other.

    `better` is what it stands for, or '' where we do not know.
    """
    names = _abbreviations()
    short = {
        word
        for word in words
        if (word in names or CAPITALS.match(word))
        and names.get(word, word) != ""
        and word not in known
        and not ROMAN.match(word)
    }
    if not short:
        return
    explained = {word for found in EXPLAINED.findall(text) for word in found}
    for found in SHORT.finditer(text):
        word = found[0]
        if word in short and word not in explained and not _is_shouted(text, *found.span()):
            yield Found(*found.span(), word, names.get(word, ""))


@cache
def _abbreviations() -> Mapping[str, str]:
    """What each abbreviation of the data file stands for; '' for one that everybody knows."""
    return {form: said for forms, said in _lines("afkortingen.txt") for form in forms}


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Whether the word beside it is in capitals too, so that they mean nothing."""
    return bool(SHOUTED_BEFORE.search(text[max(0, start - 20) : start]) or SHOUTED.match(text, end))
