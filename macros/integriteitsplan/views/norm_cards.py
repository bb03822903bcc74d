"""Chapter 2: everything about one norm, and about one catalogue."""

from collections.abc import Iterator
from typing import Annotated

from integriteitsplan.model.fields import Verwijzing
from integriteitsplan.model.normen import Norm, Normenkader
from integriteitsplan.views.data.blocks import Blocks, Facts, Notice, Prose
from integriteitsplan.views.data.cells import Cell, Tone, WebLink
from integriteitsplan.views.data.tables import Column, Row, Table
from integriteitsplan.views.norms import ABOUT_STANDING, NORM_COLUMNS, norm_row
from integriteitsplan.views.relations import relations
from integriteitsplan.views.scope import Scope, link
from integriteitsplan.views.standing import KaderId, source_link, standings


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
    blocks.extend(_norm_relations(scope, one))
    blocks.append(
        Facts("Gegevens", tuple((term, value) for term, value in facts if value is not None))
    )
    return tuple(blocks)


def _norm_relations(scope: Scope, norm: Norm) -> Iterator[Prose | Table]:
    if norm.toetsbaar and norm.geldt(scope.peildatum):
        yield _standing_per_unit(scope, norm)
    # The judgements stand in the table above.
    groups = {
        "In de wet": scope.links("normen", norm.wettelijke_basis),
        "Opgevolgd door": scope.links("normen", norm.opgevolgd_door),
        **relations(scope, norm, without=("naleving",)),
    }
    for title, items in groups.items():
        if items:
            yield Prose(title=title, items=items)


def _standing_per_unit(scope: Scope, norm: Norm) -> Table:
    """The standing of the whole organisation and of the units that judged for themselves."""
    units = scope.register.eenheden
    kept = [index for index, column in enumerate(NORM_COLUMNS) if column.key in ABOUT_STANDING]
    rows = []
    for unit in units:
        standing = next(standings(scope, unit, (norm,)))
        if unit == scope.register.wortel or (standing.state and standing.state.eenheid == unit):
            row = norm_row(scope, standing, unit)
            rows.append(Row((units[unit].titel, *(row.cells[index] for index in kept)), row.record))
    columns = (Column("eenheid", "Eenheid"), *(NORM_COLUMNS[index] for index in kept))
    return Table("Hoe wij ervoor staan", columns, tuple(rows))


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
        ("Volledige naam", one.titel),
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
