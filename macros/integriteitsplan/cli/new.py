"""`new`: a record or document that is ready to be filled in."""

from pathlib import Path

import click

from integriteitsplan.cli.options import ROOT, check_root


@click.command(options_metavar="[OPTIES]")
@click.argument("soort", metavar="SOORT")
@click.option(
    "--eenheid", metavar="ID", help="De eenheid die het beheert; anders de organisatie als geheel."
)
@click.option("--id", "name", metavar="ID", help="De id van het record.")
@click.option(
    "--jaar", type=click.IntRange(1900, 2100), metavar="JAAR", help="Het jaar, bij een document."
)
@ROOT
def new(soort: str, eenheid: str | None, name: str | None, jaar: int | None, root: Path) -> None:
    """Maak een invulklaar record of document van een SOORT, in de juiste map.

    Soorten: waarden, rollen, taken, naleving, doelen, maatregelen, regelingen … en documenten:
    meerjarenplan, jaarplan, werkplan, beslisnota, jaarverslag.
    """
    from integriteitsplan.site import UnknownMoment, peildatum_from
    from integriteitsplan.site.skeletons import (
        NotWritten,
        kind_called,
        skeleton_names,
        write_skeleton,
    )
    from integriteitsplan.source import did_you_mean

    names = skeleton_names()
    soort = kind_called(soort)
    if soort not in names:
        raise click.UsageError(
            f"Er is geen soort '{soort}'{did_you_mean(soort, names)}. Kies uit: {', '.join(names)}."
        )
    check_root(root)
    try:
        today = peildatum_from()
        place = write_skeleton(root, soort, eenheid, name, jaar or today.year, today)
    except (NotWritten, UnknownMoment) as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"{place.path}:{place.line}: staat klaar om in te vullen.")
