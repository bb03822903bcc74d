"""Chapter 2: which norms belong together, in both directions."""

from integriteitsplan.model.normen import Norm
from integriteitsplan.views.data.blocks import Blocks
from integriteitsplan.views.data.tables import Column, Row, Table
from integriteitsplan.views.scope import Scope, link
from integriteitsplan.views.standing import KaderId, named, source_link


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
                        tuple(named(other) for other in found),
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
