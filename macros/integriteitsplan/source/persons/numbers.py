"""Numbers that belong to one person: BSN, telephone number and bank account.

Sources: the eleven-test of the BSN (Logisch Ontwerp BSN), mod 97 of ISO 13616 for IBAN, and the
Dutch numbering plan (Nummerplan telefoon- en ISDN-diensten): 01 to 05 and 07 are places, 06 is
mobile; 08, 09, 14 and 112 belong to services and companies and are therefore no finding.
"""

import re
from collections.abc import Iterator

from integriteitsplan.source.persons.found import Found, Kind

# As many digits as the shortest of these numbers has, with what may stand between them.
_DIGITS = re.compile(r"\d(?:[ \xa0.\-–/()]{0,4}\d){7}", re.ASCII)

# A number inside a longer number, a word, a path or a query is part of an identification. These
# look one sign further back, so that the patterns can begin with what `re` can skip to quickly.
_ALONE = r"(?<![\w/=&#+@%].)(?<![\w][-–].)(?<!\d[.:].)"
_AFTER = r"(?![\w/=&@%]|[-–]\w|[.:]\d|,\d{1,2}(?![\d-]))"

_BSN = re.compile(
    rf"\d{_ALONE}"
    r"(?:\d{7,8}"
    r"|(?<!\d[ \xa0].)"
    r"(?:\d{2}([ .\xa0-])\d{3}\1|\d{3}([ .\xa0-])\d{2}\2|\d([ .\xa0-])\d{3}\3)\d{3})"
    rf"{_AFTER}(?![ \xa0]\d{{3}}\b)"
    r"(?![ \xa0](?:euro|EUR|miljoen|inwoners|mensen|bezoek|aanvragen|keer|m2|km)\b)",
    re.ASCII,
)
_NAMED_BSN = re.compile(r"\b(?:bsn|burgerservice|sofi)[^.;!?\n]{0,40}\Z", re.IGNORECASE)
_AMOUNT = re.compile(r"(?:€|\$|£|\beuro?)[ \xa0]?\Z", re.IGNORECASE)
# Of a legal person or a book, wherever in the sentence; of a case or thing, right before it.
_OF_AN_ORGANISATION = re.compile(
    r"\b(?:rsin|kvk|btw|oin|isbn|issn|kamer van koophandel)\b[^.;!?\n]{0,40}\Z", re.IGNORECASE
)
_OF_A_THING = re.compile(
    r"\b(?:zaak|dossier|order|factuur|kenmerk|kenteken|vestiging|polis|ticket|versie|document"
    r"|registratie|referentie|commit|project|contract|bestel|object|serie|artikel|isbn|issn|kvk)"
    r"[\w-]{0,20}\.?:?[ \xa0]{0,2}(?:nr\.?|nummer|id|kenmerk)?:?[ \xa0]{0,2}\Z",
    re.IGNORECASE,
)
_CONTEXT = 60  # characters before a number that tell what it is

_SEPARATOR = r"[ \xa0.\-–/()]{0,3}"
_NO_DATE = r"(?!\d[-./ ](?:\d\d[-./ ](?:19|20)\d\d(?!\d)|(?:19|20)\d\d-\d\d-\d\d))"
_PHONE = re.compile(
    rf"[+(0]{_ALONE}{_NO_DATE}(?:"
    rf"(?:(?:(?<=\+)|(?<=0)0)[ ]?31{_SEPARATOR}(?:\(0\){_SEPARATOR}|0)?|(?:(?<=0)|(?<=\()0))[1-7]"
    rf"(?:{_SEPARATOR}\d){{8}}"
    r"|(?:(?<=\+)|(?<=0)0)[ ]?"
    r"(?:1|32|33|34|39|41|44|45|46|47|48|49|90|212|297|351|352|353|597|599)"
    rf"(?:{_SEPARATOR}\d){{7,11}}){_AFTER}",
    re.ASCII,
)

# From the check digits on; the two letters of the country stand before them.
_IBAN = re.compile(
    r"\d\d(?<=(?<![^\W_])[A-Za-z]{2}\d\d)(?=((?:[ \xa0.-]?[A-Za-z0-9]){11,30}))", re.ASCII
)
_IBAN_LENGTHS = {
    "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20,
    "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IT": 27,
    "LT": 20, "LU": 20, "LV": 21, "MA": 28, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25,
    "RO": 24, "SE": 24, "SI": 19, "SK": 24, "TR": 26,
}  # fmt: skip


def find_numbers(text: str) -> Iterator[Found]:
    """BSNs, telephone numbers and bank accounts; a number within an account is told as well."""
    if not _DIGITS.search(text):
        return
    yield from _find_ibans(text)
    for match in _BSN.finditer(text):
        if _is_bsn(match[0], _before(match)):
            yield Found.of(Kind.BSN, match)
    for match in _PHONE.finditer(text):
        if not _OF_A_THING.search(_before(match)):
            yield Found.of(Kind.TELEFOON, match)


def passes_eleven_test(digits: str) -> bool:
    """Whether nine digits can be a BSN: weights 9 to 2 and then -1, a sum divisible by eleven."""
    weighted = zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)
    return digits.strip("0") != "" and not sum(int(one) * weight for one, weight in weighted) % 11


def passes_mod_97(account: str) -> bool:
    """Whether an account number without spaces, in capitals, has the check digits of ISO 13616."""
    turned = account[4:] + account[:4]
    return int("".join(str(int(one, 36)) for one in turned)) % 97 == 1


def _is_bsn(text: str, before: str) -> bool:
    digits = "".join(filter(str.isdecimal, text))
    if not passes_eleven_test(digits.zfill(9)):
        return False
    if _NAMED_BSN.search(before):
        return True
    # Eight digits are as often a KvK number: only with the word before them are they a BSN.
    return len(digits) == 9 and not any(
        pattern.search(before) for pattern in (_AMOUNT, _OF_AN_ORGANISATION, _OF_A_THING)
    )


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _CONTEXT) : match.start()]


def _find_ibans(text: str) -> Iterator[Found]:
    for match in _IBAN.finditer(text):
        start = match.start() - 2
        length = _IBAN_LENGTHS.get(text[start : start + 2].upper(), 0)
        places = [at for at in range(start, match.end(1)) if text[at].isalnum()][:length]
        if not length or len(places) < length:
            continue
        end = places[-1] + 1
        if text[end : end + 1].isalnum():
            continue
        if passes_mod_97("".join(text[at] for at in places).upper()):
            yield Found(Kind.IBAN, start, end, text[start:end])
