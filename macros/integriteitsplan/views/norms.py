"""Chapter 2: the norms, how the organisation stands, and which norms belong together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from integriteitsplan.model.fields import Verwijzing
from integriteitsplan.model.kinds import BY_NAME
from integriteitsplan.model.normen import (
    AFWIJKEND,
    Bewijs,
    Doelgroep,
    Grondslag,
    Naleving,
    Nalevingsstatus,
    Norm,
    Normenkader,
)
from integriteitsplan.views.data import (
    Badge,
    Bar,
    Blocks,
    Cell,
    Column,
    Facts,
    Figure,
    Link,
    Notice,
    Prose,
    Row,
    Segment,
    Sort,
    Table,
    Tone,
    Value,
    WebLink,
)
from integriteitsplan.views.scope import Scope, link

TONES = {
    Nalevingsstatus.VOLDOET: Tone.GOOD,
    Nalevingsstatus.VOLDOET_DEELS: Tone.PARTLY,
    Nalevingsstatus.VOLDOET_NIET: Tone.BAD,
    Nalevingsstatus.NIET_VAN_TOEPASSING: Tone.NEUTRAL,
    Nalevingsstatus.NIET_BEOORDEELD: Tone.EMPTY,
}
KaderId = Annotated[str, Verwijzing("normenkaders")]
EenheidId = Annotated[str, Verwijzing("eenheden")]


@dataclass(frozen=True)
class Standing:
    """How a unit stands on a norm on a day; `state` is None where nobody has judged."""

    norm: Norm
    state: Naleving | None
    status: Nalevingsstatus
    expired: bool = False


def standings(
    scope: Scope, eenheid: str, norms: Iterator[Norm] | tuple[Norm, ...]
) -> Iterator[Standing]:
    """The latest judgement of each norm at the unit, else at the nearest unit above it."""
    latest = _latest(scope)
    line = scope.register.lijn(eenheid)
    for norm in norms:
        state = next((latest[unit, norm.id] for unit in line if (unit, norm.id) in latest), None)
        if state is None:
            yield Standing(norm, None, Nalevingsstatus.NIET_BEOORDEELD)
        else:
            yield Standing(
                norm, state, state.stand(scope.peildatum), state.verlopen(scope.peildatum)
            )


def _latest(scope: Scope) -> dict[tuple[str, str], Naleving]:
    found: dict[tuple[str, str], Naleving] = {}
    for state in scope.register.all(Naleving):
        moment = state.beoordeeld_op or date.min
        known = found.get((state.eenheid, state.norm))
        newer = known is None or moment >= (known.beoordeeld_op or date.min)
        if moment <= scope.peildatum and newer:
            found[state.eenheid, state.norm] = state
    return found


def normen_in_gebruik(scope: Scope, kader: str | None = None) -> Iterator[Norm]:
    """The norms in force of one catalogue, or of all that the organisation has chosen."""
    chosen = [kader] if kader else [one.id for one in scope.register.kaders]
    for name in chosen:
        for norm in scope.register.normen_van(name):
            if norm.toetsbaar and norm.geldt(scope.peildatum):
                yield norm


def normentabel(
    scope: Scope,
    kader: KaderId | None = None,
    doelgroep: Doelgroep | None = None,
    status: Nalevingsstatus | None = None,
    eenheid: EenheidId | None = None,
    thema: str | None = None,
) -> Blocks:
    """De normen met wat ze vragen en hoe de organisatie ervoor staat.

    kader: alleen dit normenkader, bijvoorbeeld "bn"; anders alle gekozen kaders.
    doelgroep: "ambtelijk" of "bestuurlijk".
    status: alleen normen met deze stand.
    eenheid: de stand bij deze eenheid; anders die van de pagina.
    thema: alleen normen over dit onderwerp.
    """
    unit = scope.eenheid(eenheid)
    rows = tuple(
        _norm_row(scope, standing, unit)
        for standing in standings(scope, unit, tuple(normen_in_gebruik(scope, kader)))
        if (doelgroep is None or standing.norm.doelgroep is doelgroep)
        and (status is None or standing.status is status)
        and (thema is None or standing.norm.thema == thema)
    )
    catalogue = scope.register.get(Normenkader, kader)
    title = f"Normen uit {catalogue.titel}" if catalogue else "Normen en hun stand"
    if unit != scope.register.wortel:
        title += f" bij {scope.register.eenheden[unit].titel}"
    return (Table(title, _NORM_COLUMNS, rows, "Er zijn geen normen die hieraan voldoen."),)


_NORM_COLUMNS = (
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

_ABOUT_STANDING = (
    "status",
    "toelichting",
    "motivering",
    "goedgekeurd_door",
    "geldig_tot",
    "bewijs",
    "eigenaar",
    "herbeoordelen_voor",
)


def _norm_row(scope: Scope, standing: Standing, unit: str) -> Row:
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
            evidence(scope, state.bewijs) if state else None,
            scope.link("rollen", state.eigenaar) if state else None,
            state.herbeoordelen_voor if state else None,
        ),
        (state.kind, state.id) if state else None,
    )


def status_badge(standing: Standing) -> Badge:
    """The status as it counts, with the reason where that differs from what was written."""
    label = standing.status.label
    if standing.expired:
        label += " (afwijking verlopen)"
    elif standing.status in AFWIJKEND and standing.state and standing.state.motivering:
        label += " (uitgelegd)"
    return Badge(label, TONES[standing.status])


def source_link(norm: Norm) -> Value:
    """Where the norm stands: the article, linked to the text of the law where there is one."""
    words = norm.artikel or (norm.grondslag.label if norm.grondslag is not Grondslag.WET else None)
    return WebLink(words or norm.id, norm.wetstekst) if norm.wetstekst else words


def evidence(scope: Scope, items: tuple[Bewijs, ...]) -> Cell:
    """Evidence as links to rules or addresses, else as text."""

    def one(item: Bewijs) -> Value:
        if rule := scope.link("regelingen", item.regeling):
            return rule._replace(text=item.titel)
        return WebLink(item.titel, item.url) if item.url else item.titel

    return tuple(one(item) for item in items) or None


def nalevingsoverzicht(scope: Scope, eenheid: EenheidId | None = None) -> Blocks:
    """Hoeveel normen per kader voldoen, als figuur en als tabel met dezelfde getallen.

    eenheid: de stand bij deze eenheid; anders die van de pagina.
    """
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
    table = Table("Aantal normen per kader en stand", columns, tuple(rows))
    return (Figure(f"Stand van de normen bij {name}", description, bars, table),)


def _count(found: Iterator[Standing]) -> dict[Nalevingsstatus, int]:
    counts = dict.fromkeys(Nalevingsstatus, 0)
    for standing in found:
        counts[standing.status] += 1
    return counts


def concordantie(scope: Scope, kader: KaderId | None = None) -> Blocks:
    """Welke normen bij elkaar horen: basisnorm en wet, oud en nieuw, in beide richtingen.

    kader: alleen tabellen die van dit normenkader uitgaan.
    """
    tables = (
        _concordance(
            scope,
            "Van basisnorm naar wet",
            "wettelijke_basis",
            "Basisnorm",
            "In de wet",
            back=False,
        ),
        _concordance(
            scope, "Van wet naar basisnorm", "wettelijke_basis", "In de wet", "Basisnorm", back=True
        ),
        _concordance(
            scope,
            "Van oude naar nieuwe wet",
            "opgevolgd_door",
            "Vervallen artikel",
            "Geldend artikel",
            back=False,
        ),
        _concordance(
            scope,
            "Van nieuwe naar oude wet",
            "opgevolgd_door",
            "Geldend artikel",
            "Vervallen artikel",
            back=True,
        ),
    )
    if kader is None:
        return tables
    return tuple(table for whole in tables if (table := _starting_in(whole, kader)).rows)


def _starting_in(table: Table, kader: str) -> Table:
    rows = tuple(
        row for row in table.rows if row.record and row.record[1].partition(":")[0] == kader
    )
    return Table(table.title, table.columns, rows, table.empty)


def _concordance(
    scope: Scope, title: str, field: str, start: str, end: str, *, back: bool
) -> Table:
    norms = scope.register.all(Norm)
    rows = []
    for norm in norms:
        found: tuple[Norm, ...] = (
            scope.register.referrers(norm, Norm, field)
            if back
            else tuple(
                other for id in getattr(norm, field) if (other := scope.register.get(Norm, id))
            )
        )
        if found:
            rows.append(
                Row(
                    (
                        norm.id,
                        link(norm),
                        source_link(norm),
                        tuple(_named(other) for other in found),
                    ),
                    ("normen", norm.id),
                )
            )
    columns = (
        Column("id", "Id"),
        Column("norm", start),
        Column("bron", "Vindplaats", below="norm"),
        Column("hoort_bij", end),
    )
    return Table(title, columns, tuple(rows))


def _named(norm: Norm) -> Link:
    return link(norm)._replace(text=f"{norm.id} {norm.titel}")


def normkaart(scope: Scope, norm: Annotated[str, Verwijzing("normen")]) -> Blocks:
    """Alles over één norm: wat zij vraagt, waar zij staat, de stand en wat ermee samenhangt.

    norm: id van de norm, bijvoorbeeld "aw2017:4.3".
    """
    register = scope.register
    one = register.get(Norm, norm)
    if one is None:
        return ()
    catalogue = register.get(Normenkader, one.kader)
    facts: list[tuple[str, Cell]] = [
        ("Id", one.id),
        ("Kader", link(catalogue) if catalogue else one.kader),
        ("Vindplaats", source_link(one)),
        ("Grondslag", one.grondslag.label),
        ("Bindt", one.bindt.label),
        ("Doelgroep", one.doelgroep.label),
        ("Thema", one.thema),
        ("Onderdeel van", scope.link("normen", one.onderdeel_van)),
        ("Geldt vanaf", one.geldig_vanaf),
        ("Vervallen per", one.geldig_tot),
        ("Bron nagelezen op", catalogue.geraadpleegd if catalogue else None),
    ]
    blocks: list[Prose | Notice | Facts | Table] = []
    if not one.geldt(scope.peildatum):
        text = (
            "Deze bepaling is nog niet in werking."
            if not one.in_werking
            else "Deze norm is vervallen."
        )
        blocks.append(Notice("Geldt niet", text, Tone.BAD))
    blocks.append(Prose((one.vraagt, *([one.toelichting] if one.toelichting else []))))
    blocks.append(
        Facts("Gegevens", tuple((term, value) for term, value in facts if value is not None))
    )
    blocks.extend(_norm_relations(scope, one))
    return tuple(blocks)


def _norm_relations(scope: Scope, norm: Norm) -> Iterator[Prose | Table]:
    register = scope.register
    if norm.toetsbaar and norm.geldt(scope.peildatum):
        yield _standing_per_unit(scope, norm)
    groups: list[tuple[str, tuple[Link, ...]]] = [
        (
            "Onderdelen",
            tuple(_named(one) for one in register.referrers(norm, Norm, "onderdeel_van")),
        ),
        ("In de wet", scope.links("normen", norm.wettelijke_basis)),
        (
            "Basisnorm",
            tuple(_named(one) for one in register.referrers(norm, Norm, "wettelijke_basis")),
        ),
        ("Opgevolgd door", scope.links("normen", norm.opgevolgd_door)),
        (
            "Kwam in de plaats van",
            tuple(_named(one) for one in register.referrers(norm, Norm, "opgevolgd_door")),
        ),
        *related(scope, norm, ("waarden", "regelingen", "taken", "maatregelen")),
    ]
    for title, items in groups:
        if items:
            yield Prose(title=title, items=items)


def _standing_per_unit(scope: Scope, norm: Norm) -> Table:
    """The standing of the whole organisation and of the units that judged for themselves."""
    units = scope.register.eenheden
    kept = [index for index, column in enumerate(_NORM_COLUMNS) if column.key in _ABOUT_STANDING]
    rows = []
    for unit in units:
        standing = next(standings(scope, unit, (norm,)))
        if unit == scope.register.wortel or (standing.state and standing.state.eenheid == unit):
            row = _norm_row(scope, standing, unit)
            rows.append(Row((units[unit].titel, *(row.cells[index] for index in kept)), row.record))
    columns = (Column("eenheid", "Eenheid"), *(_NORM_COLUMNS[index] for index in kept))
    return Table("Hoe wij ervoor staan", columns, tuple(rows))


def related(
    scope: Scope, record: Norm, kinds: tuple[str, ...]
) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """Links to the records of some kinds that refer to this one, under the name of the kind."""
    for name in kinds:
        kind = BY_NAME[name]
        yield kind.titel, tuple(link(one) for one in scope.register.referrers(record, kind.model))


def kaderkaart(scope: Scope, kader: KaderId) -> Blocks:
    """Een normenkader: waar het vandaan komt en welke normen het heeft.

    kader: id van het normenkader, bijvoorbeeld "wbk".
    """
    one = scope.register.get(Normenkader, kader)
    if one is None:
        return ()
    source = (
        f"https://wetten.overheid.nl/{one.bwb}/{one.versie or ''}".rstrip("/")
        if one.bwb
        else one.bron
    )
    facts: tuple[tuple[str, Cell], ...] = (
        ("Grondslag", one.grondslag.label),
        ("Bron", WebLink(one.bwb or "Bron", source) if source else None),
        ("Geldt vanaf", one.geldig_vanaf),
        ("Vervallen per", one.geldig_tot),
        ("Opgevolgd door", scope.links("normenkaders", one.opgevolgd_door) or None),
        ("Versie van de tekst", one.versie),
        ("Nagelezen op", one.geraadpleegd),
    )
    blocks: list[Notice | Prose | Facts | Table] = []
    if not one.geldt(scope.peildatum):
        blocks.append(
            Notice(
                "Geldt niet",
                "Dit kader is vervallen; het staat hier om oude teksten te kunnen lezen.",
                Tone.BAD,
            )
        )
    if one.omschrijving:
        blocks.append(Prose((one.omschrijving,)))
    blocks.append(
        Facts("Gegevens", tuple((term, value) for term, value in facts if value is not None))
    )
    rows = tuple(
        Row((norm.id, link(norm), norm.vraagt, source_link(norm), norm.thema), ("normen", norm.id))
        for norm in scope.register.normen_van(kader)
    )
    columns = (
        Column("id", "Id"),
        Column("norm", "Norm"),
        Column("vraagt", "Wat de norm vraagt"),
        Column("bron", "Vindplaats"),
        Column("thema", "Thema", facet=True),
    )
    return (*blocks, Table(f"Normen in {one.kort}", columns, rows))
