"""Rules on derivation: goals, measures and plans follow from those above them."""

from collections.abc import Iterator
from functools import lru_cache

from integriteitsplan.cycle.derivation import Derived, Link, derivation, derived, links, parent_plan
from integriteitsplan.cycle.gaps import is_floating, is_underived
from integriteitsplan.cycle.periods import Period, period, plan_period
from integriteitsplan.model.documenten import PLANNEN
from integriteitsplan.model.doelen import Doel, Planniveau
from integriteitsplan.model.kinds import BY_NAME
from integriteitsplan.model.maatregelen import Maatregel
from integriteitsplan.register import Document, Register
from integriteitsplan.rules.context import Context
from integriteitsplan.source import Place, Problem

LEVELS = tuple(level.value for level in Planniveau)


def niet_afgeleid(context: Context) -> Iterator[Problem]:
    """Elk doel dat dit jaar loopt, is uitgewerkt: in een doel voor dit jaar, of in een maatregel.

    Waarom: Een doel waar niemand iets voor doet, wordt niet gehaald.
    Fout: een meerjarendoel zonder doel in het jaarplan van dit jaar
    Goed: in het jaarplan een doel met afgeleid_van: mjp-veilig-melden
    Herstel: Schrijf een jaardoel of een maatregel, of leg in 'overloop' vast wat u besluit.
    """
    register, number = context.register, context.peildatum.year
    for goal in register.all(Doel):
        if not is_underived(register, goal, number):
            continue
        if goal.niveau is Planniveau.MEERJARENPLAN:
            what = f"voor meerjarendoel '{goal.id}' is in {number} geen jaardoel"
            remedy = f"een doel met 'jaar: {number}' en 'afgeleid_van: {goal.id}'"
            yield Problem(goal.place("id"), what, f"schrijf in doelen.yml {remedy}")
        else:
            what = f"voor doel '{goal.id}' is geen maatregel"
            remedy = f"noem het doel bij een maatregel: 'doelen: [{goal.id}]'"
            yield Problem(goal.place("id"), what, remedy)


def zwevend(context: Context) -> Iterator[Problem]:
    """Elk doel van een jaarplan of werkplan, en elke maatregel, hoort bij een doel erboven.

    Waarom: Wat nergens uit volgt, is werk waarvan niemand weet waar het voor dient.
    Fout: een maatregel voor 2026 zonder doelen en zonder afgeleid_van
    Goed: doelen: [jp26-veilig-melden]
    Herstel: Noem het doel of de maatregel erboven. Van voor het eerste plan hoeft dat niet.
    """
    for record in derived(context.register):
        if not is_floating(context.register, record):
            continue
        if isinstance(record, Doel):
            what = f"doel '{record.id}' uit een {record.niveau.label} volgt nergens uit"
            remedy = "noem bij 'afgeleid_van' het doel in het plan erboven"
        else:
            what = f"maatregel '{record.id}' hoort bij geen doel"
            remedy = "noem bij 'doelen' een doel, of bij 'afgeleid_van' de maatregel erboven"
        yield Problem(record.place("id"), what, remedy)


def afleiding_verdacht(context: Context) -> Iterator[Problem]:
    """Wie iets afleidt, kent de tekst erboven zoals die nu is.

    Waarom: Verandert het plan erboven, dan klopt de uitwerking misschien niet meer.
    Fout: een jaardoel waarvan het meerjarendoel daarna een andere streefwaarde kreeg
    Goed: iemand las de nieuwe tekst, paste zo nodig het jaardoel aan en bevestigde de afleiding
    Herstel: Lees de tekst erboven en bevestig met: integriteitsplan derive --bevestig, met de id.
    """
    rings = _in_rings(context.register)
    for link in links(context.register):
        if link.is_suspect and link.child not in rings:
            child, parent = _name(link.child), _name(link.parent)
            yield Problem(
                _place(link),
                f"{parent} is veranderd sinds iemand de afleiding van {child} bevestigde"
                if link.known
                else f"{child} volgt uit {parent}, maar niemand heeft dat bevestigd",
                "lees de tekst erboven en bevestig met: integriteitsplan derive --bevestig "
                + link.name,
            )


def afleiding_kring(context: Context) -> Iterator[Problem]:
    """Afleiding loopt van boven naar beneden en komt nooit terug bij het begin.

    Waarom: In een kring is niet te zeggen wat waaruit volgt, en telt alles zichzelf mee.
    Fout: doel a met afgeleid_van: b, en doel b met afgeleid_van: a
    Goed: doel b hoort bij het meerjarenplan en is nergens van afgeleid
    Herstel: Haal in een van de records 'afgeleid_van' weg of verbeter het.
    """
    for ring in derivation(context.register).rings:
        first = min(range(len(ring)), key=lambda index: ring[index].place())
        names = [one.id for one in (*ring[first:], *ring[: first + 1])]
        yield Problem(
            ring[first].place("afgeleid_van"),
            f"deze afleiding loopt in een kring: {' → '.join(names)}",
            "haal in een van deze records 'afgeleid_van' weg of verbeter het",
        )
    for document in context.register.plannen:
        itself = document.plan is not None and document.plan.afgeleid_van == document.name
        if itself and parent_plan(context.register, document) is None:
            yield Problem(
                document.place("afgeleid_van"),
                "dit plan is van zichzelf afgeleid",
                "noem de bestandsnaam van het plan erboven, zonder .md",
            )


def afleiding_niveau(context: Context) -> Iterator[Problem]:
    """Een werkplan volgt uit een jaarplan, een jaarplan uit een meerjarenplan.

    Een jaarplan van een eenheid mag ook volgen uit het jaarplan van een eenheid erboven.

    Waarom: Beleid loopt van boven naar beneden; anders tellen resultaten verkeerd op.
    Fout: een doel uit een jaarplan met afgeleid_van: een doel uit een werkplan
    Goed: een doel uit een werkplan met afgeleid_van: een doel uit een jaarplan
    Herstel: Verbeter 'afgeleid_van' of 'niveau'. Een niveau overslaan mag.
    """
    rings = _in_rings(context.register)
    for link in links(context.register):
        child, parent = _level(link.child), _level(link.parent)
        if not child or not parent or link.child in rings:
            continue
        from_above = (
            link.child.eenheid != link.parent.eenheid
        )  # afleiding_eenheid checks that it is
        if LEVELS.index(parent) >= LEVELS.index(child) + from_above:
            yield Problem(
                _place(link),
                f"{_name(link.child)} ({child}) kan niet volgen uit {_name(link.parent)} "
                f"({parent})",
                "noem bij 'afgeleid_van' iets uit een hoger plan",
            )


def _in_rings(register: Register) -> frozenset[Derived | Document]:
    """The records of which afleiding_kring tells already that what they follow from is wrong."""
    return frozenset(one for ring in derivation(register).rings for one in ring)


def _level(one: Derived | Document) -> str | None:
    """The kind of plan, as LEVELS has it; None for a measure, and for what is not a plan."""
    if isinstance(one, Document):
        return one.meta.soort.value if one.meta.soort in PLANNEN else None
    return one.niveau.value if isinstance(one, Doel) else None


def afleiding_periode(context: Context) -> Iterator[Problem]:
    """Wat is afgeleid, loopt binnen de periode van wat erboven staat.

    Een maatregel mag later eindigen dan haar doel, maar niet helemaal erbuiten vallen.

    Waarom: Wat na afloop van het doel gebeurt, helpt het doel niet meer.
    Fout: een maatregel voor 2027 bij een doel voor 2026
    Goed: een maatregel voor 2026 bij een doel voor 2026
    Herstel: Verbeter het jaar of de datums, of kies een doel of maatregel die dan nog loopt.
    """
    register = context.register
    whole: dict[Derived | Document, Period] = {}
    for link in _all_links(register):
        outer = whole.get(link.parent)
        if outer is None:
            outer = whole[link.parent] = _period(register, link.parent)
        inner = _period(register, link.child)
        if inner is outer:
            continue
        fits = outer.meets if isinstance(link.child, Maatregel) else outer.holds
        if not fits(inner):
            yield Problem(
                _place(link),
                f"{_name(link.child)} ({inner}) valt buiten de periode van {_name(link.parent)} "
                f"({outer})",
                "verbeter het jaar of de datums, of kies iets erboven dat dan loopt",
            )


def afleiding_eenheid(context: Context) -> Iterator[Problem]:
    """Wat is afgeleid, volgt uit iets van de eigen eenheid of van een eenheid erboven.

    Waarom: Een eenheid voert het beleid van haar eigen organisatie uit, en telt daarin mee.
    Fout: een maatregel van de ene afdeling met afgeleid_van: een maatregel van de andere
    Goed: een maatregel van een afdeling met afgeleid_van: een maatregel van het geheel
    Herstel: Verwijs naar een doel of maatregel van de eigen eenheid of een eenheid erboven.
    """
    register = context.register
    lines = {unit: frozenset(register.lijn(unit)) for unit in register.eenheden}
    for link in _all_links(register):
        child, parent = link.child.eenheid, link.parent.eenheid
        if child != parent and child in lines and parent not in lines[child]:
            yield Problem(
                _place(link),
                f"{_name(link.parent)} is van een andere eenheid of organisatie ('{parent}') dan "
                f"{_name(link.child)} ('{child}')",
                "verwijs naar iets van de eigen eenheid of van een eenheid erboven",
            )


@lru_cache(maxsize=1)
def _all_links(register: Register) -> tuple[Link, ...]:
    """Every derivation, and the goals of every measure."""
    goals = (
        Link(measure, goal)
        for measure in register.all(Maatregel)
        for id in measure.doelen
        if (goal := register.get(Doel, id))
    )
    return (*links(register), *goals)


def _period(register: Register, one: Derived | Document) -> Period:
    return plan_period(one) if isinstance(one, Document) else period(register, one)


def _place(link: Link) -> Place:
    """Where the child names its parent."""
    if isinstance(link.child, Maatregel) and isinstance(link.parent, Doel):
        return link.child.place("doelen", link.child.doelen.index(link.parent.id))
    return link.child.place("afgeleid_van")


def _name(one: Derived | Document) -> str:
    if isinstance(one, Document):
        return f"plan '{one.name}'"
    return f"{BY_NAME[one.kind].enkelvoud} '{one.id}'"
