"""Names of people in running text and in fields that ask for a role.

A name is found by what stands before the surname: a title ("mevrouw"), an office ("collega"),
initials, or a first name of the list. A surname with nothing before it is a word like any other.
"""

import re
from collections.abc import Iterator

from integriteitsplan.source.persons.first_names import FIRST_NAMES
from integriteitsplan.source.persons.found import BOUNDARY, Found, Kind
from integriteitsplan.source.persons.vocabulary import (
    BEFORE_A_LETTER,
    BEFORE_AN_INSTITUTION,
    OFFICES,
    SENTENCE_STARTS,
    is_institution,
    is_only_surname,
    is_role,
    is_surname,
)

_UPPER = "A-ZÀ-ÖØ-ÞĆČĞİŁŚŞŠŻŽ"
# A space, or a line that was folded within a paragraph.
_GAP = r"(?:[ \xa0]|[ ]?\n[ ]{0,8})"
_LETTERS = r"[^\W\d_]{1,40}"
_REST = rf"(?:{_LETTERS}(?:['’]{_LETTERS}){{0,3}}|(?:['’]{_LETTERS}){{1,3}})(?:-{_LETTERS}){{0,3}}"
_WORD = rf"[{_UPPER}]{_REST}"
_PARTICLE = (
    r"(?:(?:(?:in|op|aan|uit|bij|[Vv][ao]n)[ ](?:['’]t|het|de[nr]?)|[Vv][ao]n|[Vv]d|v\.d\."
    r"|[Dd]e[nrls]?|[Tt]e[nr]?|['’][ts]|[Ll][ae]|[Ee]l|[Aa]l|[Bb]en|[Aa][iï]t|[Bb]in|[Dd][aiu]"
    rf"|[Dd]os){_GAP}){{0,2}}"
)
_INITIALS = rf"(?:(?:[{_UPPER}]|[A-Z][hjr]|Chr|IJ)\.[ \xa0]?){{1,6}}"
_TITLES = (
    *("dhr", "dr", "drs", "ds", "fam", "familie", "heer", "heren", "ing", "ir", "meneer"),
    *("mejuffrouw", "mevr", "mevrouw", "mijnheer", "mr", "mw", "prof"),
)
_OFFICES = ("burgemeester", "collega")
_OFFICES_WITH_SUBJECT = ("gedeputeerde", "minister", "raadslid", "staatssecretaris", "wethouder")


def _any_of(words: tuple[str, ...]) -> str:
    """A pattern for any of the words, with a small or a capital letter.

    It begins with a set of characters, and only then asks whether a word begins there: that is
    what lets `re` skip the rest of a text some four times as fast.
    """
    letters = "".join(sorted({word[0] for word in words}))
    rests = "|".join(sorted({word[1:] for word in words}))
    whole = "|".join(f"(?<=[{word[0]}{word[0].upper()}]{word[1:]})" for word in words)
    return rf"[{letters}{letters.upper()}](?<!\w.)(?:{rests})\b(?:{whole})"


_ADDRESSED = re.compile(
    rf"{_any_of(_TITLES + _OFFICES + _OFFICES_WITH_SUBJECT)}\.?{_GAP}(?=['’\w])"
)
_INITIALLED = re.compile(
    rf"[{_UPPER}](?<![\w.].)(?:[hjr]|hr|J)?\.[ \xa0]?(?:{_INITIALS})?(?=['’{_UPPER}a-z])"
)
_FIRST_NAMED = re.compile(
    rf"[{_UPPER}](?<![\w.@/'’-].)(?![ \xa0\n])[a-z]*+"  # nearly all words: a set is fastest
    rf"(?:{_LETTERS})?(?:['’]{_LETTERS}){{0,3}}(?:-{_LETTERS}){{0,3}}{_GAP}"
    rf"(?=(?:{_INITIALS})?{_PARTICLE}[{_UPPER}])"
)
_SURNAME = re.compile(
    rf"(?:{_INITIALS})?(?P<particle>{_PARTICLE})(?P<words>{_WORD}(?:[ \xa0]{_WORD}){{0,2}})"
    r"(?!\w|-\d)"
)
_LETTERED = re.compile(rf"\n[ \t>#*|-]{{0,8}}([{_UPPER}])\.[ \xa0]")
_NEAR = 2_000  # characters of a list before and behind one of its lines
_LINE_START = re.compile(r"(?:\A|\n)[ \t>#*|-]{0,8}\Z")
_WORD_BEFORE = re.compile(r"([^\W_][\w.'’-]{0,30})[ \xa0]\Z")
_WORD_AFTER = re.compile(r"[ \xa0]([^\W\d_]{2,30})")
# "B.V. Register", "N.B. De brief": letters with points that are no initials.
_ABBREVIATED = "AI AUB BV CV EU ICT IV NB NV OR PS UK US VN VOF VS WO ZOZ"
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())
_VALUE = re.compile(
    rf"\s*(?P<name>(?:{_INITIALS})?{_PARTICLE}{_WORD}(?:{_GAP}{_PARTICLE}{_WORD}){{0,3}})\s*"
)
_WORDS = re.compile(_WORD)


def find_names(text: str) -> Iterator[Found]:
    """The names of people in running text; what two leads both find is told twice."""
    for lead, refuses in (
        (_ADDRESSED, _is_office_or_subject),
        (_INITIALLED, _is_letter_of_list),
        (_FIRST_NAMED, _is_no_first_name),
    ):
        for match in lead.finditer(text):
            surname = _SURNAME.match(text, match.end())
            if surname and not refuses(match, surname) and not _is_named_after(match, surname):
                end = surname.end()
                yield Found(Kind.NAAM, match.start(), end, text[match.start() : end])


def name_for_role(text: str) -> Iterator[Found]:
    """The whole value, where a role was asked and only capitalised words without a role stand."""
    match = _VALUE.fullmatch(text)
    if match is None:
        return
    words = _WORDS.findall(match["name"])
    if any(is_role(word) or word.isupper() for word in words) or is_institution(words, ""):
        return
    if words[-1] in SENTENCE_STARTS:
        return
    yield Found(Kind.NAAM, match.start("name"), match.end("name"), match["name"])


def _is_office_or_subject(lead: re.Match[str], surname: re.Match[str]) -> bool:
    """As in "mevrouw de Voorzitter", "collega Communicatie" and "wethouder Financiën".

    Behind an office a name begins with a capital: "wethouder Van den Broek".
    """
    word, first = lead[0].rstrip(". \xa0\n").lower(), _first_word(surname)
    if word in _TITLES:
        return first in OFFICES
    if "." in lead[0] or lead.string[lead.end()].islower():
        return True
    if surname["particle"]:
        return False
    return is_role(first) if word in _OFFICES else not is_surname(first)


def _is_letter_of_list(lead: re.Match[str], surname: re.Match[str]) -> bool:
    """As in "B.V. Register", "stap B. Dan", or "B. Overzicht" in a list with an A or a C.

    In "Vraag J. Bakker" the surname tells that this letter numbers nothing.
    """
    initials = "".join(filter(str.isalpha, lead[0]))
    if len(initials) > 1:
        return initials in _ABBREVIATIONS
    if surname["particle"]:
        return surname["particle"][0].isupper() and not is_surname(_first_word(surname))
    first = _first_word(surname)
    if first in SENTENCE_STARTS:
        return True
    if _word_before(lead) in BEFORE_A_LETTER and not is_only_surname(first):
        return True
    line_start = _LINE_START.search(lead.string[max(0, lead.start() - 10) : lead.start()])
    if line_start is None:
        return False
    neighbours = {chr(ord(initials) - 1), chr(ord(initials) + 1)}
    return "#" in line_start[0] or is_role(first) or bool(neighbours & _letters_around(lead))


def _letters_around(lead: re.Match[str]) -> set[str]:
    """The letters that begin lines near a lead, in the same text."""
    before = lead.string[max(0, lead.start() - _NEAR) : lead.start()].rpartition(BOUNDARY)[2]
    after = lead.string[lead.start() : lead.start() + _NEAR].partition(BOUNDARY)[0]
    return set(_LETTERED.findall(f"\n{before}{after}"))


def _is_no_first_name(lead: re.Match[str], surname: re.Match[str]) -> bool:
    """Neither on the list nor, as in "Tjibbe Jansen", an unknown word before a common surname."""
    first = lead[0].strip()
    first = first.title() if first.isupper() else first
    if first in FIRST_NAMES or first.partition("-")[0] in FIRST_NAMES:
        return False
    return (
        not is_only_surname(surname["words"])
        or first in SENTENCE_STARTS
        or first.lower() in BEFORE_AN_INSTITUTION
        or is_role(first)
    )


def _is_named_after(lead: re.Match[str], surname: re.Match[str]) -> bool:
    """A street, building, law or institution with a person's name."""
    following = _WORD_AFTER.match(surname.string, surname.end())
    words = surname["words"].split()
    return _word_before(lead) in BEFORE_AN_INSTITUTION or is_institution(
        words, following[1] if following else ""
    )


def _first_word(surname: re.Match[str]) -> str:
    return surname["words"].split()[0]


def _word_before(lead: re.Match[str]) -> str:
    found = _WORD_BEFORE.search(lead.string[max(0, lead.start() - 32) : lead.start()])
    return found[1].lower() if found else ""
