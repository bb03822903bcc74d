"""`verify`: a published site beside its list of files."""

from pathlib import Path

import click

from integriteitsplan.cli.options import FOLDER


@click.command(options_metavar="[OPTIES]")
@click.argument("site", type=FOLDER, metavar="MAP")
def verify(site: Path) -> None:
    """Vergelijk een gepubliceerde site in MAP met haar lijst van bestanden.

    De afsluitcode is 0 als elk bestand klopt, en 1 als er een ontbreekt, veranderd of erbij is.
    """
    from integriteitsplan import delivery

    try:
        differences = list(delivery.verify(site))
    except OSError as error:
        what = f"In {site} staat geen {delivery.MANIFEST}; is dit de site?"
        raise click.UsageError(what) from error
    except UnicodeDecodeError as error:
        what = f"{delivery.MANIFEST} in {site} is geen tekst in UTF-8; bouw de site opnieuw."
        raise click.UsageError(what) from error
    for difference in differences:
        click.echo(str(difference))
    number = len(differences)
    counted = f"{number} verschil{'len' if number != 1 else ''}."
    click.echo(counted if differences else "Alle bestanden kloppen.")
    raise SystemExit(1 if differences else 0)
