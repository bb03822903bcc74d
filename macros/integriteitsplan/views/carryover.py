"""What was not finished in a year, and what was decided about it."""

from integriteitsplan.cycle.carryover import is_due, unfinished
from integriteitsplan.cycle.derivation import Derived
from integriteitsplan.model.doelen import Doel, Overloopkeuze
from integriteitsplan.views.data.blocks import Blocks
from integriteitsplan.views.data.cells import Badge, Tone
from integriteitsplan.views.data.tables import Column, Row, Table
from integriteitsplan.views.goals import state
from integriteitsplan.views.scope import Scope, link
from integriteitsplan.views.standing import EenheidId

CHOICE_TONES = {
    Overloopkeuze.DOORGEZET: Tone.PARTLY,
    Overloopkeuze.VERVALLEN: Tone.EMPTY,
    Overloopkeuze.AFGEROND: Tone.GOOD,
}


def overloopoverzicht(
    scope: Scope, jaar: int | None = None, eenheid: EenheidId | None = None
) -> Blocks:
    """Wat het jaar ervoor niet af kwam, en wat daarover is gekozen.

    jaar: het jaar van het plan; de tabel gaat over het jaar ervoor. Anders dat van de pagina.
    eenheid: deze eenheid met alles eronder; anders die van de pagina.
    """
    before = (scope.jaar(jaar) or scope.peildatum.year) - 1
    units = scope.register.onder(scope.eenheid(eenheid))
    columns = (
        Column("onderwerp", f"Niet af in {before}"),
        Column("soort", "Soort", below="onderwerp", labelled=False, facet=True),
        Column("eenheid", "Eenheid", below="onderwerp", facet=True),
        Column("stand", "Stand"),
        Column("aantallen", "Aantallen", below="stand", labelled=False),
        Column("keuze", "Keuze", facet=True),
        Column("naar", "Gaat verder als", below="keuze"),
        Column("motivering", "Waarom"),
    )
    rows = tuple(
        _row(scope, record)
        for record in unfinished(scope.register, before)
        if record.eenheid in units
    )
    empty = f"Alles uit {before} is af: er gaat niets over naar {before + 1}."
    return (Table(f"Van {before} naar {before + 1}", columns, rows, empty),)


def _row(scope: Scope, record: Derived) -> Row:
    stand, chosen = state(scope, record), record.overloop
    return Row(
        (
            link(record),
            "doel" if isinstance(record, Doel) else "maatregel",
            scope.register.eenheden[record.eenheid].titel,
            stand.badge,
            stand.text,
            _choice(scope, record),
            scope.link(record.kind, chosen.naar) if chosen else None,
            chosen.motivering if chosen else None,
        ),
        (record.kind, record.id),
    )


def _choice(scope: Scope, record: Derived) -> Badge:
    if record.overloop:
        return Badge(record.overloop.keuze.label, CHOICE_TONES[record.overloop.keuze])
    if is_due(scope.register, record, scope.peildatum):
        return Badge("nog geen keuze", Tone.BAD)
    return Badge("keuze nog niet nodig", Tone.NEUTRAL)
