"""E-mail addresses of a person; that of a function, a team or a desk is no personal data."""

import re
from collections.abc import Iterator

from integriteitsplan.source.persons.first_names import FIRST_NAMES
from integriteitsplan.source.persons.found import Found, Kind

# From the @ on, which is what `re` finds quickly; then back to where the address begins.
_DOMAIN = re.compile(r"@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,63}")
_LOCAL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}\Z")
_PARTS = re.compile(r"[._+-]+")
# Beginnings and ends of words that name a function, a team, a desk or a subject.
_FUNCTIONAL = re.compile(
    r"aanbested|aanmeld|aanvra|abonnement|account|administrat|advies|advisee?r|afdeling|afspra"
    r"|algemeen|ambtenar|ambtelijk|antwoord|archie|audit|automatiser|avg\b|balie|bedrijf|beheer"
    r"|beleid|benoem|bestuur|betal|bezwa|bibliothe|bijzonder|boekhoud|bode|bureau|burger|bouw"
    r"|calamiteit|centr|ciso\b|college|commissie|communicat|compliance|concern|contact|control"
    r"|co[oö]rdinat|crisis|cultuur|datalek|declarat|depot|dienst|digita|direct|document|duurzaam"
    r"|economi|educat|energie|erfgoed|ethi[ce]|evenement|facilit|factu|feedback|financ|formulier"
    r"|fractie|functie|functional|functionaris|gedrag|gemeente|geschenk|gezondheid|griffie|groen"
    r"|handhav|helpdesk|hoofd|hulp|huisvest|incident|informati|info\b|inkoop|innovat|inspect"
    r"|inschrij|integri|intern\b|ingekomen|jeugd|juridi|jurist|kabinet|kamer|kantoor|klach|klant"
    r"|klokken|kwaliteit|kunst|leden\b|leer|leidinggev|leren|locatie|loket|management|manager"
    r"|marketing|medewerk|media|meld|milieu|ministerie|mobiliteit|nieuws|reply|office|omgeving"
    r"|ombuds|onderwijs|onderzoek|ontvangst|opleid|organisat|ondernemingsraad|overleg|parke[er]"
    r"|participat|personeel|pers\b|persvoor|piket|plan|post\b|postbus|postkamer|postmaster"
    r"|preventie|privacy|proces|programma|project|provincie|publi|raad\b|raads|receptie|recht"
    r"|redactie|register|reserver|ruimte|salaris|school|secretari|security|service|sociaal|social"
    r"|sollicit|sport|staf\b|stafbureau|statist|statenlid|statengriffie|stadhuis|steunpunt|storing"
    r"|subsid|support|systeem|team|techniek|telefon|toegang|toezicht|training|vacature|veilig"
    r"|verbind|verg[ua]|verkeer|verkie?z|vertrouw|verzoek|voorlicht|voorzitter|vraag|vragen|water"
    r"|webmaster|website|welzijn|werk|werv|wethouder|wijk|wonen|woo\b|zaken|zorg|(?:heid|atie"
    r"|schap|punt|balie)\b"
)
_SHORT = """
    abuse admin av bd beveiliging bo bs bv cio csr dpo dt fg fin fz gr hr hrm ict im io it iv jz kcc
    klant mr mt nl oo or pa pers pi po pr rb rob secr so sz vth wmo wob woz
"""
_SHORT_FUNCTIONAL = frozenset(_SHORT.split())
# Initials and a surname in one word: consonants cannot begin a Dutch word in this way.
_JOINED = re.compile(
    r"(?:[b-df-hj-np-tv-z]{1,3}(?:van(?:de[nr]?)?|vd|vt|de[nr]?)|[aeiou]vande[nr]?)[a-z]{3,}\Z"
    r"|[a-z]{4,}(?:stra|sma|inga|ssen|mans|horst|mei?jer)\Z"
)
_PARTICLE = "van de den der ter ten te el al la le op het t in vd"
_PARTICLES = frozenset(_PARTICLE.split())


def find_addresses(text: str) -> Iterator[Found]:
    """The addresses whose part before the @ is built as a person's name."""
    for domain in _DOMAIN.finditer(text):
        at = domain.start()
        local = _LOCAL.search(text, max(0, at - 64), at)
        if local and _is_personal(local[0].lower()):
            start, end = local.start(), domain.end()
            yield Found(Kind.EMAIL, start, end, text[start:end])


def _is_personal(local: str) -> bool:
    parts = [part for part in _PARTS.split(local) if part]
    if len(parts) < 2:
        return _is_personal_word(local.strip("._+-"))
    first, *middle, last = parts
    words = [part for part in parts if len(part) > 2 and part.isalpha()]
    if not words:
        return False
    if first.capitalize() in FIRST_NAMES:
        return True
    functional = any(_is_functional(part) for part in parts)
    if len(first) <= 2 and first not in _SHORT_FUNCTIONAL:  # initials: "j.bouwman" is no builder
        return not functional or "." in local
    if functional:
        return False
    if (len(last) == 1 and last.isalpha()) or last.capitalize() in FIRST_NAMES:
        return True
    return "-" not in local and all(part in _PARTICLES or len(part) == 1 for part in middle)


def _is_personal_word(word: str) -> bool:
    letters = word.rstrip("0123456789")
    if letters.capitalize() in FIRST_NAMES:
        return True
    if _is_functional(letters):
        return False
    return bool(_JOINED.match(letters))


def _is_functional(word: str) -> bool:
    return word in _SHORT_FUNCTIONAL or bool(_FUNCTIONAL.search(word))
