"""Rules on deciding: the steps of a document, remarks and their answers, decisions, promises."""

from collections.abc import Iterator
from itertools import pairwise

from integriteitsplan.cycle.decisions import all_of_documents, document_of, promises, records_of
from integriteitsplan.model.besluitvorming import Besluit, Reactie, Uitkomst, Verwerking
from integriteitsplan.model.documenten import Documentstatus, Stap
from integriteitsplan.model.normen import Naleving
from integriteitsplan.register import Document, Register
from integriteitsplan.rules.context import Context
from integriteitsplan.source import Call, Place, Problem, did_you_mean, place_of

ORDER = tuple(Documentstatus)
FIRST = frozenset({Documentstatus.CONCEPT, Documentstatus.IN_CONSULTATIE})
NEEDS_ANSWERS = frozenset({Documentstatus.TER_VASTSTELLING, Documentstatus.VASTGESTELD})
AGREED = frozenset({Uitkomst.INGESTEMD, Uitkomst.GEWIJZIGD})


def verloop_klopt(context: Context) -> Iterator[Problem]:
    """De stappen van een document volgen elkaar op, en elke stap heeft wat erbij hoort.

    Van concept naar in_consultatie, ter_vaststelling, vastgesteld en vervallen, zonder een stap
    over te slaan; de laatste stap is de status. Alleen de stap concept mag ontbreken. Bij
    in_consultatie hoort 'tot', bij ter_vaststelling 'orgaan', en bij vastgesteld een besluit van
    die dag in besluiten.yml. Een document zonder 'verloop' valt hier niet onder.

    Waarom: Alleen dan is na te gaan wie mee mocht praten en wie besloot.
    Fout: verloop met na concept meteen vastgesteld
    Goed: verloop met concept, in_consultatie, ter_vaststelling en vastgesteld, elk met een datum
    Herstel: Voeg de stap of de sleutel toe die de melding noemt, of verbeter de datum.
    """
    for document in context.register.plannen:
        if document.plan and document.plan.verloop:
            yield from _wrong_order(document, document.plan.verloop)
            yield from _wrong_end(document, document.plan.verloop[-1], document.plan.status)
            for index, step in enumerate(document.plan.verloop):
                yield from _lacking(context.register, document, index, step)


def _wrong_order(document: Document, steps: tuple[Stap, ...]) -> Iterator[Problem]:
    if steps[0].status not in FIRST:
        yield Problem(
            _step(document, 0, "status"),
            f"het verloop begint met '{steps[0].status}'",
            "begin met concept of in_consultatie",
        )
    for index, (before, step) in enumerate(pairwise(steps), 1):
        expected = ORDER[ORDER.index(before.status) + 1 :][:1]
        if (step.status,) != expected:
            yield Problem(
                _step(document, index, "status"),
                f"na '{before.status}' kan niet '{step.status}' komen",
                f"hier hoort de stap '{expected[0]}'" if expected else "haal de stap weg",
            )
        if step.datum < before.datum:
            yield Problem(
                _step(document, index, "datum"),
                f"de stap '{step.status}' ({step.datum}) is eerder dan '{before.status}' "
                f"({before.datum})",
                "verbeter de datum, of zet de stappen in de goede volgorde",
            )
        elif before.tot and step.datum <= before.tot:
            yield Problem(
                _step(document, index, "datum"),
                f"de stap '{step.status}' ({step.datum}) begint voordat de consultatie voorbij is "
                f"({before.tot})",
                "verbeter een van beide datums",
            )


def _wrong_end(document: Document, last: Stap, status: Documentstatus) -> Iterator[Problem]:
    if last.status is not status:
        yield Problem(
            document.place("status"),
            f"de status is '{status}', maar de laatste stap van het verloop is '{last.status}'",
            f"leg het besluit vast met: integriteitsplan adopt {document.eenheid}/{document.name}"
            if status is Documentstatus.VASTGESTELD
            else "voeg de stap toe aan 'verloop', of verbeter de status",
        )


def _lacking(register: Register, document: Document, index: int, step: Stap) -> Iterator[Problem]:
    """What a step needs and does not have."""
    place = _step(document, index, "status")
    if step.status is Documentstatus.IN_CONSULTATIE and not step.tot:
        what = "bij de stap 'in_consultatie' staat niet tot wanneer"
        yield Problem(place, what, "voeg 'tot' toe, met de laatste dag om te reageren")
    if step.tot and step.tot < step.datum:
        what = f"de consultatie eindigt ({step.tot}) voordat zij begint ({step.datum})"
        yield Problem(_step(document, index, "tot"), what, "verbeter een van beide datums")
    if step.status is Documentstatus.TER_VASTSTELLING and not step.orgaan:
        what = "bij de stap 'ter_vaststelling' staat niet wie beslist"
        yield Problem(place, what, "voeg 'orgaan' toe, met de id van een rol")
    if step.status is Documentstatus.VASTGESTELD:
        decisions = records_of(register, Besluit, document)
        if not any(one.datum == step.datum and one.uitkomst in AGREED for one in decisions):
            yield Problem(
                place,
                f"er is geen besluit van {step.datum} waarmee dit document is vastgesteld",
                f"leg het vast met: integriteitsplan adopt {document.eenheid}/{document.name}, of "
                f"schrijf het in besluiten.yml, met 'document: {document.name}' en de uitkomst",
            )


def _step(document: Document, index: int, key: str) -> Place:
    """Where a key of a step was written; the step itself where it has no such key."""
    return place_of(document.path, document.page.front_matter, ("verloop", index, key))


def onbekend_document(context: Context) -> Iterator[Problem]:
    """Wie een document noemt, noemt een plan, nota of verslag dat bestaat.

    Waarom: Een reactie of besluit bij een stuk dat er niet is, leest niemand.
    Fout: document: jaarplan-2062
    Goed: document: jaarplan-2026, of document: ruimte/werkplan-2026
    Herstel: Schrijf de bestandsnaam zonder .md, zo nodig met de map van de eenheid ervoor.
    """
    register = context.register
    names = dict.fromkeys(one.name for one in register.plannen)

    def is_unknown(name: str, eenheid: str) -> bool:
        found = register.document_named(name, eenheid)
        return found is None and not register.doubt.document(name)

    def unknown(name: str, place: Place) -> Problem:
        return Problem(
            place,
            f"er is geen document '{name}'{did_you_mean(name.rpartition('/')[2], names)}",
            "schrijf de bestandsnaam zonder .md, zo nodig met de map van de eenheid ervoor",
        )

    for record in all_of_documents(register):
        if record.document and is_unknown(record.document, record.eenheid):
            yield unknown(record.document, record.place("document"))
    for state in register.all(Naleving):
        for number, proof in enumerate(state.bewijs):
            if proof.document and is_unknown(proof.document, state.eenheid):
                yield unknown(proof.document, state.place("bewijs", number, "document"))
    for document in register.documents:
        for call in document.page.calls:
            name = call.kwargs.get("document") if isinstance(call, Call) else None
            if isinstance(name, str) and is_unknown(name, document.eenheid):
                yield unknown(name, call.place)


def reactie_zonder_antwoord(context: Context) -> Iterator[Problem]:
    """Een document gaat pas naar het orgaan dat beslist als elke reactie een antwoord heeft.

    Waarom: Wie meedacht, heeft recht op antwoord; en wie beslist, moet weten wat ermee is gedaan.
    Fout: overgenomen: open, bij een document met status: ter_vaststelling
    Goed: overgenomen: nee, met een motivering
    Herstel: Vul 'overgenomen' en 'motivering' in, of zet de status terug op in_consultatie.
    """
    register = context.register
    for remark in register.all(Reactie):
        document = document_of(register, remark)
        status = document.plan.status if document and document.plan else None
        if remark.overgenomen is Verwerking.OPEN and status in NEEDS_ANSWERS:
            yield Problem(
                remark.place("overgenomen"),
                f"op reactie '{remark.id}' is nog geen antwoord, maar het document is al "
                f"'{status}'",
                "kies bij 'overgenomen' ja, deels of nee en schrijf bij 'motivering' waarom",
            )


def reactie_zonder_motivering(context: Context) -> Iterator[Problem]:
    """Bij elk antwoord op een reactie staat waarom.

    Waarom: Een partij die 'nee' leest zonder reden, doet de volgende keer niet mee.
    Fout: overgenomen: nee, zonder motivering
    Goed: overgenomen: nee, met motivering: Dit onderwerp staat al in de gedragscode.
    Herstel: Schrijf bij 'motivering' in een of twee zinnen waarom.
    """
    for remark in context.register.all(Reactie):
        if remark.overgenomen is not Verwerking.OPEN and not remark.motivering:
            yield Problem(
                remark.place("overgenomen"),
                f"bij het antwoord op reactie '{remark.id}' staat niet waarom",
                "vul 'motivering' in",
            )


def besluit_te_vroeg(context: Context) -> Iterator[Problem]:
    """Over een document wordt besloten nadat de consultatie voorbij is.

    Een besluit over een andere versie, bijvoorbeeld over de opzet, valt hier niet onder.

    Waarom: Wie besluit terwijl anderen nog reageren, vraagt hun mening voor niets.
    Fout: een besluit van 1 november bij een consultatie tot 15 november
    Goed: een besluit van 16 november of later
    Herstel: Verbeter de datum, of noem bij 'versie' de eerdere versie waarover is besloten.
    """
    register = context.register
    for decision in register.all(Besluit):
        document = document_of(register, decision)
        plan = document.plan if document else None
        if not plan or (decision.versie and decision.versie != plan.versie):
            continue
        last = max((step.tot for step in plan.verloop if step.tot), default=None)
        if last and decision.datum <= last:
            yield Problem(
                decision.place("datum"),
                f"het besluit is van {decision.datum}, maar de consultatie liep tot en met {last}",
                "verbeter de datum, of noem bij 'versie' de versie waarover is besloten",
            )


def toezegging_te_laat(context: Context) -> Iterator[Problem]:
    """Een toezegging met een datum is voor die datum nagekomen.

    Waarom: Wie iets belooft, zegt ook wanneer het er is.
    Fout: voor: een datum in het verleden, zonder nagekomen_op
    Goed: nagekomen_op: 2026-03-12
    Herstel: Doe wat is beloofd en vul 'nagekomen_op' in, of spreek een nieuwe datum af.
    """
    for decision in context.register.all(Besluit):
        for promise in promises(decision):
            if promise.is_late(context.peildatum):
                what = promise.toezegging
                yield Problem(
                    decision.place(*promise.steps, "voor"),
                    f"'{what.titel}' had uiterlijk {what.voor} klaar moeten zijn",
                    "vul 'nagekomen_op' in, of spreek een nieuwe datum af",
                )
