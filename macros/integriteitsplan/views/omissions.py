"""What the public edition leaves out, and why."""

from integriteitsplan.publication import WOO
from integriteitsplan.views.data.blocks import Blocks, Notice
from integriteitsplan.views.data.cells import WebLink
from integriteitsplan.views.data.tables import Column, Row, Table
from integriteitsplan.views.scope import Scope


def weggelaten(scope: Scope) -> Blocks:
    """Wat de openbare uitgave van dit document niet toont, met de grond uit de Woo en de reden."""
    if scope.document is None:
        return (Notice("Geen document", "weggelaten() hoort op de pagina van een document."),)
    columns = (
        Column("wat", "Wat is weggelaten"),
        Column("grond", "Grond in de Wet open overheid"),
        Column("betekenis", "Wat die grond beschermt", below="grond", labelled=False),
        Column("motivering", "Waarom"),
    )
    rows = tuple(
        Row(
            (
                one.wat,
                WebLink(one.grond.label, f"{WOO}&artikel={one.grond.value[:3]}"),
                one.grond.uitleg,
                one.motivering,
            )
        )
        for one in scope.document.weggelaten
    )
    return (Table("Wat niet openbaar is", columns, rows, "Er is niets weggelaten."),)
