"""What people type for a word of the site: `docs/zoekwoorden.yml`."""

from collections.abc import Iterator

from integriteitsplan.model.validation import validate
from integriteitsplan.model.zoekwoorden import Zoekwoorden
from integriteitsplan.source import Place, Problem, TextMap, Value, place_of

ZOEKWOORDEN = "docs/zoekwoorden.yml"


def read_search_words(written: Value) -> Zoekwoorden | list[Problem]:
    """The search words in what was read, or what is wrong with them; an empty file has none."""
    if written is None:
        return Zoekwoorden()
    if not isinstance(written, TextMap):
        what = "dit bestand is geen groep van 'sleutel: waarde'"
        remedy = "begin met 'woorden:' en daaronder bijvoorbeeld 'geschenk: [cadeau, wijn]'"
        return [Problem(Place(ZOEKWOORDEN), what, remedy, "verkeerd-type")]
    words = validate(Zoekwoorden, written, ZOEKWOORDEN)
    if isinstance(words, list):
        return words
    words.remember(ZOEKWOORDEN, written)
    return list(_useless(words)) or words


def _useless(words: Zoekwoorden) -> Iterator[Problem]:
    """What would change nothing: the word itself, or the same word twice."""
    for meant, every in words.woorden.items():
        known = {meant.lower()}
        for number, typed in enumerate(every):
            if typed.lower() in known:
                yield Problem(
                    place_of(ZOEKWOORDEN, words.written, ("woorden", meant, number)),
                    f"'{typed}' staat er al bij '{meant}'",
                    "haal het hier weg",
                    "verkeerde-waarde",
                )
            known.add(typed.lower())
