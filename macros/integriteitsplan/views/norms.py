"""Chapter 2: the norms as a table, and counted."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from integriteitsplan.model.fields import Datum
from integriteitsplan.model.normen import Doelgroep, Nalevingsstatus, Normenkader
from integriteitsplan.views.data.blocks import Blocks
from integriteitsplan.views.data.drawings import Bar, Figure, Segment
from integriteitsplan.views.data.tables import Column, Row, Sort, Table
from integriteitsplan.views.notation import dutch_date
from integriteitsplan.views.scope import Scope, link, narrowed
from integriteitsplan.views.standing import (
    TONES,
    EenheidId,
    KaderId,
    Standing,
    evidence,
    normen_in_gebruik,
    source_link,
    standings,
    status_badge,
)


def normentabel(
    scope: Scope,
    kader: KaderId | None = None,
    doelgroep: Doelgroep | None = None,
    status: Nalevingsstatus | None = None,
    eenheid: EenheidId | None = None,
    thema: str | None = None,
    peildatum: Datum | None = None,
) -> Blocks:
    """De normen met wat ze vragen en hoe de organisatie ervoor staat.

    kader: alleen dit normenkader, bijvoorbeeld "bn"; anders alle gekozen kaders.
    doelgroep: "ambtelijk" of "bestuurlijk".
    status: alleen normen met deze stand.
    eenheid: de stand bij deze eenheid; anders die van de pagina.
    thema: alleen normen over dit onderwerp.
    peildatum: de stand op deze dag, bijvoorbeeld "2026-01-01"; anders die van vandaag.
    """
    scope = on_day(scope, peildatum)
    unit = scope.eenheid(eenheid)
    rows = tuple(
        norm_row(scope, standing, unit)
        for standing in standings(scope, unit, tuple(normen_in_gebruik(scope, kader)))
        if (doelgroep is None or standing.norm.doelgroep is doelgroep)
        and (status is None or standing.status is status)
        and (thema is None or standing.norm.thema == thema)
    )
    catalogue = scope.register.get(Normenkader, kader)
    title = f"Normen uit {catalogue.titel}" if catalogue else "Normen en hun stand"
    if unit != scope.register.wortel:
        title += f" bij {scope.register.eenheden[unit].titel}"
    title = narrowed(title + told_day(peildatum), doelgroep, status, thema)
    return (Table(title, NORM_COLUMNS, rows, "Er zijn geen normen die hieraan voldoen."),)


NORM_COLUMNS = (
    Column("norm", "Norm"),
    Column("id", "Id", below="norm", labelled=False),
    Column("vraagt", "Wat de norm vraagt", below="norm", labelled=False),
    Column("bron", "Bron", below="norm"),
    Column("kader", "Kader", below="norm", facet=True),
    Column("thema", "Thema", below="norm", facet=True),
    Column("status", "Stand", facet=True),
    Column("toelichting", "Toelichting", below="status", labelled=False),
    Column("motivering", "Waarom wij afwijken", below="status"),
    Column("goedgekeurd_door", "Goedgekeurd door", below="status"),
    Column("geldig_tot", "Afwijking geldt tot", below="status", sort=Sort.DATE),
    Column("beoordeeld_bij", "Beoordeeld bij", below="status"),
    Column("bewijs", "Bewijs"),
    Column("eigenaar", "Eigenaar", facet=True),
    Column("herbeoordelen_voor", "Opnieuw bekijken voor", sort=Sort.DATE),
)


ABOUT_STANDING = (
    "status",
    "toelichting",
    "motivering",
    "goedgekeurd_door",
    "geldig_tot",
    "bewijs",
    "eigenaar",
    "herbeoordelen_voor",
)


def norm_row(scope: Scope, standing: Standing, unit: str) -> Row:
    norm, state = standing.norm, standing.state
    catalogue = scope.register.get(Normenkader, norm.kader)
    elsewhere = state.eenheid if state and state.eenheid != unit else ""
    return Row(
        (
            link(norm),
            norm.id,
            norm.vraagt,
            source_link(norm),
            catalogue.kort if catalogue else norm.kader,
            norm.thema,
            status_badge(standing),
            state.toelichting if state else None,
            state.motivering if state else None,
            scope.link("rollen", state.goedgekeurd_door) if state else None,
            state.geldig_tot if state else None,
            scope.register.eenheden[elsewhere].titel
            if elsewhere in scope.register.eenheden
            else None,
            evidence(scope, state) if state else None,
            scope.link("rollen", state.eigenaar) if state else None,
            state.herbeoordelen_voor if state else None,
        ),
        (state.kind, state.id) if state else None,
    )


def nalevingsoverzicht(
    scope: Scope, eenheid: EenheidId | None = None, peildatum: Datum | None = None
) -> Blocks:
    """Hoeveel normen per kader voldoen, als figuur en als tabel met dezelfde getallen.

    eenheid: de stand bij deze eenheid; anders die van de pagina.
    peildatum: de stand op deze dag, bijvoorbeeld "2026-01-01"; anders die van vandaag.
    """
    scope = on_day(scope, peildatum)
    unit = scope.eenheid(eenheid)
    counted = {
        kader: _count(standings(scope, unit, tuple(normen_in_gebruik(scope, kader.id))))
        for kader in scope.register.kaders
    }
    bars = tuple(
        Bar(
            kader.kort,
            tuple(
                Segment(status.label, counts[status], TONES[status]) for status in Nalevingsstatus
            ),
        )
        for kader, counts in counted.items()
    )
    columns = (
        Column("kader", "Kader"),
        *(
            Column(status.value, status.label.capitalize(), sort=Sort.NUMBER)
            for status in Nalevingsstatus
        ),
        Column("totaal", "Totaal", sort=Sort.NUMBER),
    )
    rows = [
        Row((link(kader), *(counts[status] for status in Nalevingsstatus), sum(counts.values())))
        for kader, counts in counted.items()
    ]
    totals = [sum(counts[status] for counts in counted.values()) for status in Nalevingsstatus]
    rows.append(Row(("Alle kaders", *totals, sum(totals))))
    name = scope.register.eenheden[unit].titel
    good = totals[list(Nalevingsstatus).index(Nalevingsstatus.VOLDOET)]
    description = f"Van de {sum(totals)} normen voldoen er {good}."
    told = f"Aantal normen per kader en stand{told_day(peildatum)}"
    table = Table(told, columns, tuple(rows))
    title = f"Stand van de normen bij {name}{told_day(peildatum)}"
    return (Figure(title, description, bars, table),)


def _count(found: Iterator[Standing]) -> dict[Nalevingsstatus, int]:
    counts = dict.fromkeys(Nalevingsstatus, 0)
    for standing in found:
        counts[standing.status] += 1
    return counts


def on_day(scope: Scope, peildatum: date | None) -> Scope:
    """The scope as it is on another day; only the judgements and norms of that day count."""
    return replace(scope, peildatum=peildatum) if peildatum else scope


def told_day(peildatum: date | None) -> str:
    """The day that was asked for, for in a title."""
    return f" op {dutch_date(peildatum)}" if peildatum else ""
