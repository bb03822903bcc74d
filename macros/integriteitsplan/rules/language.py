"""Rules on plain Dutch: sentences, words, abbreviations and terms that everybody can follow."""

from collections.abc import Iterable, Iterator

from integriteitsplan.register.glossary import GLOSSARY, glossary
from integriteitsplan.rules.context import Context
from integriteitsplan.rules.prose import PageProse, Prose
from integriteitsplan.source import Place, Problem
from integriteitsplan.source.plain_dutch import (
    LONGEST,
    Found,
    find_abbreviations,
    find_long_sentences,
    find_officialese,
    find_passives,
    find_terms,
)

SHOWN = 40  # characters of a sentence in a message


def lange_zin(context: Context) -> Iterator[Problem]:
    """Een zin heeft hooguit 25 woorden, geteld tot de punt, dubbele punt of puntkomma.

    Waarom: Wie bij het einde van een zin het begin kwijt is, leest haar opnieuw of haakt af.
    Fout: Wij sturen, nadat wij de melding hebben gelezen en het meldpunt heeft nagegaan of zij
      volledig is, binnen zeven dagen een brief waarin staat dat zij is aangekomen.
    Goed: Wij lezen de melding. Binnen zeven dagen krijgt u een brief dat zij is aangekomen.
    Herstel: Maak er twee zinnen van, of maak een opsomming.
    """
    for prose in context.prose:
        for found in prose.found(find_long_sentences):
            if place := prose.place(found.start):
                start = " ".join(found.text.split())[:SHOWN]
                what = f"deze zin heeft {found.better} woorden: '{start}…'"
                remedy = f"maak zinnen van hooguit {LONGEST} woorden, of een opsomming"
                yield Problem(place, what, remedy)


def lijdende_vorm(context: Context) -> Iterator[Problem]:
    """Zinnen zeggen wie iets doet: hooguit één op de tien is lijdend, en één per tekst mag altijd.

    Waarom: In 'er wordt gekeken' voelt niemand zich aangesproken.
    Fout: De melding wordt gelezen. Daarna wordt een gesprek gepland.
    Goed: Het meldpunt leest de melding. Daarna plant het een gesprek.
    Herstel: Begin de zin met wie het doet: wij, u of een rol.
    """
    for prose in context.prose:
        for passive in prose.found(find_passives, prose.words):
            if place := prose.place(passive.found.start):
                share = f"{passive.passive} van de {passive.sentences} zinnen"
                what = f"'{passive.found.text}' zegt niet wie het doet; zo zijn hier {share}"
                yield Problem(place, what, "begin de zin met wie het doet: wij, u of een rol")


def ambtelijk_woord(context: Context) -> Iterator[Problem]:
    """Een tekst gebruikt gewone woorden in plaats van ruim tweehonderd ambtelijke.

    Waarom: Een deftig woord zegt niets meer, en sluit mensen buiten.
    Fout: Teneinde dit te bewerkstelligen dient u zulks tijdig te melden.
    Goed: Meld het op tijd. Dan lukt het.
    Herstel: Kies het woord dat de melding noemt, of schrijf de zin anders.
    """
    for prose in context.prose:
        for found in prose.found(find_officialese, prose.words):
            if place := prose.place(found.start):
                what = f"'{found.text}' is een ambtelijk woord"
                yield Problem(place, what, f"schrijf bijvoorbeeld: {found.better}")


def afkorting_zonder_uitleg(context: Context) -> Iterator[Problem]:
    """Een afkorting die niet iedereen kent, is uitgelegd: in de tekst, of in de begrippenlijst.

    Waarom: Een lezer van buiten kent uw afkortingen niet, en een nieuwe collega ook niet.
    Fout: Vraag het aan de CISO.
    Goed: Vraag het aan het hoofd informatiebeveiliging (CISO).
    Herstel: Schrijf de woorden uit, of zet de afkorting in docs/begrippen.md.
    """
    terms = glossary(context.register) or ()
    names = (name for term in terms for name in term.abbreviations)
    known = frozenset(part for name in names for part in name.split("/"))
    for prose in context.prose:
        own = prose.explained if isinstance(prose, PageProse) else frozenset()
        every = prose.found(find_abbreviations, prose.words, known | own if own else known)
        for place, found in _first_in_each_file(prose, every):
            full = f" ({found.better})" if found.better else ""
            yield Problem(
                place,
                f"de afkorting '{found.text}' is hier niet uitgelegd",
                f"schrijf haar uit{full}, of zet haar in docs/{GLOSSARY}",
            )


def begrip_zonder_uitleg(context: Context) -> Iterator[Problem]:
    """Wie een begrippenlijst heeft, legt daarin de vaktermen uit.

    Waarom: Wie het vak kent, merkt niet meer welke woorden anderen niet kennen.
    Fout: Het mandaatregister is bijgewerkt. (en 'mandaatregister' staat niet bij de begrippen)
    Goed: De lijst van wie namens wie mag besluiten, is bijgewerkt.
    Herstel: Kies een gewoon woord, of leg de term uit in docs/begrippen.md.
    """
    terms = glossary(context.register)
    if terms is None:
        return
    names = (name for term in terms for name in (*term.names, *term.abbreviations))
    known = frozenset(name.lower() for name in names)
    for prose in context.prose:
        if isinstance(prose, PageProse) and prose.document.uri == GLOSSARY:
            continue
        every = prose.found(find_terms, prose.words, known)
        for place, found in _first_in_each_file(prose, every):
            yield Problem(
                place,
                f"de vakterm '{found.text}' staat niet bij de begrippen",
                f"kies een gewoon woord, of zet haar in docs/{GLOSSARY}, bijvoorbeeld met: "
                f"{found.better}",
            )


def _first_in_each_file(prose: Prose, every: Iterable[Found]) -> Iterator[tuple[Place, Found]]:
    """Each abbreviation or term once a file: who explains it there, has explained it."""
    told: set[tuple[str, str]] = set()
    for found in every:
        place = prose.place(found.start)
        meant = found.better or found.text
        if place and (place.path, meant) not in told:
            told.add((place.path, meant))
            yield place, found
