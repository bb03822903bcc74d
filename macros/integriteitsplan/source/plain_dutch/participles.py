"""Past participles, recognised by their form."""

import re

_PREFIX = (
    r"(?:aan|achter|af|bekend|bij|deel|dicht|door|goed|in|klaar|kwijt|los|mee|mis|na|neer|om|op|open"
    r"|over|plaats|rond|samen|schoon|stil|tegen|terug|thuis|toe|uit|vast|voor|vrij|waar|weg)?"
)
PARTICIPLE = re.compile(
    rf"(?:{_PREFIX}ge[a-zë-]{{2,}}(?:d|t|en)|(?:be|ver|ont|her|er)[a-zë]{{2,}}(?:d|t|en)"
    r"|aanvaard|achterhaald|doorlopen|misbruikt|omschreven|onder(?:bouwd|houden|scheiden|steund"
    r"|tekend|vangen|worpen|zocht)|over(?:legd|treden|wogen)|voltooid|voorkomen|voorzien|weerlegd"
    r"|gedaan|nagegaan|voldaan|afgedaan)\Z"
)
# Nouns and adjectives with that form.
_OTHERS = """
    beeld beelden been benen beest beleid belangen bericht berichten beroepen besluit besluiten
    bestanden bestuurd bereid bewust bewijzen bezoeken beter betekenissen bekend bevoegd
    bevoegdheden erven gebeden gebeurtenissen gebied gebieden gebouwen gebreken gebruiken gedachten
    gedeelten geen gegevens geheimen geld gelden geluiden gemeenten genoeg gerechten gerucht
    geruchten geschenken geschikt gesprekken getal getallen gevaren gevallen gevoelens gevolgen
    geweld gewend gewicht gewoonten gezicht gezin gezond hersenen overheden overheid
    verantwoordelijkheden verbanden verbeterpunt verbeterpunten verdacht vereisten vergaderingen
    vergunningen verhalen verhoudingen verkeerd verschillen verschillend verschuldigd verslagen
    vertegenwoordigers vervolgens verwachtingen verwijten verzoeken
"""
OTHERS = frozenset(_OTHERS.split())
# A noun follows these; "het" and "dit" can stand before a participle: "dan wordt het gelezen".
ARTICLE = re.compile(r"\b(?:de|een|elke?|geen|hun|meer|onze?|uw|welke?)\s*\Z", re.IGNORECASE)


def is_participle(word: str, before: str) -> bool:
    """Whether a word is a participle and no noun; `before` is what stands before it."""
    small = word.lower()
    return bool(PARTICIPLE.match(small)) and small not in OTHERS and not ARTICLE.search(before)
