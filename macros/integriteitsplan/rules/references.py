"""Rules on what refers to what."""

from collections.abc import Collection, Iterator
from functools import lru_cache

from integriteitsplan.model.kinds import BY_NAME, KINDS, Kind, Reference, named_by, references
from integriteitsplan.register import Document, Register
from integriteitsplan.rules.context import Context
from integriteitsplan.source import Place, Problem, did_you_mean


def onbekende_verwijzing(context: Context) -> Iterator[Problem]:
    """Elke verwijzing wijst naar een record dat bestaat.

    Waarom: Een dode verwijzing verbreekt de lijn van norm naar maatregel, of van taak naar rol.
    Fout: eigenaar: coordinator
    Goed: eigenaar: integriteitscoordinator
    Herstel: Verbeter de id; de melding noemt de naaste die bestaat.
    """
    register = context.register
    for kind in _with_dead_references(register.data):
        for record in register.all(kind.model):
            for reference in references(record):
                if reference.steps != ("eenheid",) and not _exists(register, reference):
                    place = record.place(*reference.steps)
                    yield _unknown(register, reference, place)
    for reference in references(register.organisatie):
        if reference.kind == "normenkaders" and not _exists(register, reference):
            yield _unknown(register, reference, register.organisatie.place(*reference.steps))
    names = dict.fromkeys(document.name for document in register.plannen)
    for document in register.documents:
        for reference in references(document.meta):
            if not _exists(register, reference):
                yield _unknown(register, reference, document.place(str(reference.steps[0])))
        yield from _parent_plan(register, names, document)


@lru_cache(maxsize=4)
def _with_dead_references(data: Register) -> tuple[Kind, ...]:
    return tuple(
        kind
        for kind in KINDS
        for named, ids in named_by(data.all(kind.model))
        if ids - data.records[named].keys()
    )


def _parent_plan(
    register: Register, names: Collection[str], document: Document
) -> Iterator[Problem]:
    name = document.plan.afgeleid_van if document.plan else None
    if name and name not in names and not register.doubt.document(name):
        yield Problem(
            document.place("afgeleid_van"),
            f"er is geen plan '{name}'{did_you_mean(name, names)}",
            "schrijf de bestandsnaam van het plan erboven, zonder .md",
        )


def _exists(register: Register, reference: Reference) -> bool:
    """Whether there is such a record, or perhaps in what could not be read."""
    kind, id, _ = reference
    return id in register.records[kind] or register.doubt.record(kind, id)


def _unknown(register: Register, reference: Reference, place: Place) -> Problem:
    options = register.records[reference.kind]
    name = BY_NAME[reference.kind].enkelvoud
    return Problem(
        place,
        f"er is geen {name} met id '{reference.id}'{did_you_mean(reference.id, options)}",
        f"verbeter de id of voeg het record toe aan {reference.kind}.yml",
    )


def eenheden_boom(context: Context) -> Iterator[Problem]:
    """De eerste eenheid is het geheel; elke andere valt onder een eenheid hoger in de lijst.

    Waarom: Zo is er altijd één boom, zonder kringen.
    Fout: een tweede eenheid zonder 'onder'
    Goed: onder: concern
    Herstel: Zet de bovenliggende eenheid hoger in de lijst en noem haar bij 'onder'.
    """
    seen: set[str] = set()
    for number, unit in enumerate(context.register.organisatie.eenheden):
        if number == 0 and unit.onder:
            yield Problem(
                unit.place("onder"),
                "de eerste eenheid valt onder geen andere",
                "haal de regel 'onder' weg",
            )
        if number and not unit.onder:
            yield Problem(
                unit.place("id"),
                f"eenheid '{unit.id}' hangt nergens onder",
                f"voeg toe: 'onder: {context.register.wortel}'",
            )
        known = unit.onder in context.register.eenheden
        if number and unit.onder and unit.onder not in seen and known:
            yield Problem(
                unit.place("onder"),
                f"eenheid '{unit.onder}' staat niet hoger in de lijst dan '{unit.id}'",
                "zet de bovenliggende eenheid eerder in de lijst",
            )
        seen.add(unit.id)
