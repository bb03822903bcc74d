"""Consultation: who thought along, how they stand, what they said and what was done with it."""

from collections import Counter

from integriteitsplan.model.besluitvorming import (
    Belanghebbende,
    Partijsoort,
    Positie,
    Reactie,
    Verwerking,
)
from integriteitsplan.model.fields import Documentnaam, Keuze
from integriteitsplan.views.data.blocks import Blocks, Prose
from integriteitsplan.views.data.cells import Badge, Tone
from integriteitsplan.views.data.drawings import Bar, Figure, Segment
from integriteitsplan.views.data.tables import Column, Row, Sort, Table
from integriteitsplan.views.scope import Scope, link, narrowed
from integriteitsplan.views.subject import Subject, subject

POSITION_TONES = {
    Positie.POSITIEF: Tone.GOOD,
    Positie.KANTTEKENING: Tone.PARTLY,
    Positie.KRITISCH: Tone.BAD,
    Positie.NIET_BETROKKEN: Tone.NEUTRAL,
    Positie.ONBEKEND: Tone.EMPTY,
}
ANSWER_TONES = {
    Verwerking.OPEN: Tone.BAD,
    Verwerking.JA: Tone.GOOD,
    Verwerking.DEELS: Tone.PARTLY,
    Verwerking.NEE: Tone.NEUTRAL,
}


def krachtenveld(scope: Scope, document: Documentnaam | None = None) -> Blocks:
    """De partijen die meedachten, hoe zij zijn betrokken en hoe zij ertegenover staan.

    document: bestandsnaam van een document zonder .md; anders dat op deze pagina.
    """
    about = subject(scope, document)
    parties = about.records(scope, Belanghebbende)
    columns = (
        Column("partij", "Partij"),
        Column("soort", "Soort", below="partij", labelled=False, facet=True),
        Column("betrokken", "Hoe en wanneer betrokken"),
        Column("positie", "Standpunt", facet=True),
        Column("toelichting", "Toelichting", below="positie", labelled=False),
        Column("vervolg", "Afspraak"),
    )
    rows = tuple(
        Row(
            (
                link(one),
                one.soort.label,
                one.betrokken,
                Badge(one.positie.label, POSITION_TONES[one.positie]),
                one.toelichting,
                one.vervolg,
            ),
            (one.kind, one.id),
        )
        for one in parties
    )
    empty = about.empty("Er zijn geen partijen opgeschreven.")
    table = Table(about.title("Krachtenveld"), columns, rows, empty)
    return (_positions(about, parties), table) if parties else (table,)


def _positions(about: Subject, parties: tuple[Belanghebbende, ...]) -> Figure:
    """How many parties of each sort take which position, drawn and as a table."""
    counts = Counter((one.soort, one.positie) for one in parties)
    sorts = [soort for soort in Partijsoort if any(one.soort is soort for one in parties)]
    bars = tuple(
        Bar(
            soort.label.capitalize(),
            tuple(
                Segment(position.label, counts[soort, position], POSITION_TONES[position])
                for position in Positie
            ),
        )
        for soort in sorts
    )
    columns = (
        Column("soort", "Soort partij"),
        *(Column(one.value, one.label.capitalize(), sort=Sort.NUMBER) for one in Positie),
        Column("totaal", "Totaal", sort=Sort.NUMBER),
    )
    rows = [
        Row(
            (
                bar.label,
                *(part.number for part in bar.segments),
                sum(p.number for p in bar.segments),
            )
        )
        for bar in bars
    ]
    totals = Counter(one.positie for one in parties)
    rows.append(Row(("Alle partijen", *(totals[one] for one in Positie), len(parties))))
    told = ", ".join(f"{totals[one]} {one.label}" for one in Positie if totals[one])
    return Figure(
        about.title("Standpunten"),
        f"Partijen die meedachten: {len(parties)}. Standpunt: {told}.",
        bars,
        Table("Aantal partijen per soort en standpunt", columns, tuple(rows)),
    )


class Reactieorde(Keuze):
    """Waar reactienota() de reacties op bij elkaar zet."""

    PARTIJ = "partij", "per partij"
    THEMA = "thema", "per thema"


def reactienota(
    scope: Scope,
    per: Reactieorde = Reactieorde.PARTIJ,
    document: Documentnaam | None = None,
) -> Blocks:
    """Wat er is gezegd, wat ermee is gedaan, en waarom.

    per: "partij" of "thema".
    document: bestandsnaam van een document zonder .md; anders dat op deze pagina.
    """
    about = subject(scope, document)
    remarks = about.records(scope, Reactie)
    first, second = Column("partij", "Partij", facet=True), Column("thema", "Thema", facet=True)
    columns = (
        *((second, first) if per is Reactieorde.THEMA else (first, second)),
        Column("inbreng", "Wat er is gezegd"),
        Column("datum", "Ontvangen op", below="inbreng", sort=Sort.DATE),
        Column("overgenomen", "Wat ermee is gedaan", facet=True),
        Column("motivering", "Waarom", below="overgenomen", labelled=False),
        Column("vervolg", "Vervolg", below="overgenomen"),
    )
    rows = tuple(_remark_row(scope, per, one) for one in _grouped(remarks, per))
    title = narrowed(about.title("Reacties"), per)
    table = Table(title, columns, rows, about.empty("Er zijn geen reacties."))
    return (Prose((_told(remarks),)), table) if remarks else (table,)


def _grouped(remarks: tuple[Reactie, ...], per: Reactieorde) -> list[Reactie]:
    """Remarks of one party, or on one theme, together; both in the order of their first remark."""

    def group(one: Reactie) -> str:
        return one.thema if per is Reactieorde.THEMA else one.belanghebbende

    order = list(dict.fromkeys(map(group, remarks)))
    return sorted(remarks, key=lambda one: order.index(group(one)))


def _remark_row(scope: Scope, per: Reactieorde, one: Reactie) -> Row:
    party = scope.link("belanghebbenden", one.belanghebbende)
    lead = (one.thema, party) if per is Reactieorde.THEMA else (party, one.thema)
    answer = Badge(one.overgenomen.label, ANSWER_TONES[one.overgenomen])
    cells = (*lead, one.inbreng, one.datum, answer, one.motivering, one.vervolg)
    return Row(cells, (one.kind, one.id))


def _told(remarks: tuple[Reactie, ...]) -> str:
    counts = Counter(one.overgenomen for one in remarks)
    parties = len({one.belanghebbende for one in remarks})
    parts = ", ".join(
        f"{answer.label}: {counts[answer]}"
        for answer in (Verwerking.JA, Verwerking.DEELS, Verwerking.NEE, Verwerking.OPEN)
    )
    return (
        f"Reacties: {len(remarks)}, van {parties} {'partij' if parties == 1 else 'partijen'}. "
        + (f"{parts.capitalize()}.")
    )
