"""`adopt`: write down that a document was adopted, and keep it as it is now."""

from datetime import datetime
from pathlib import Path

import click

from integriteitsplan.cli.options import DATE, DAY, ROOT, all_or_nothing, opened


@click.command(options_metavar="[OPTIES]")
@click.argument("plan", metavar="PLAN")
@click.option("--orgaan", required=True, metavar="ROL", help="De rol of het orgaan dat besloot.")
@click.option(
    "--datum", required=True, type=DAY, metavar="JJJJ-MM-DD", help="De datum van het besluit."
)
@click.option("--versie", required=True, metavar="VERSIE", help="De versie, bijvoorbeeld 1.0.")
@click.option("--gevraagd", metavar="TEKST", help="Wat er werd gevraagd te besluiten.")
@ROOT
@DATE
def adopt(
    plan: str,
    orgaan: str,
    datum: datetime,
    versie: str,
    gevraagd: str | None,
    root: Path,
    peildatum: datetime | None,
) -> None:
    """Leg vast dat een PLAN, nota of verslag is vastgesteld, en bewaar het zoals het nu is.

    PLAN is de bestandsnaam zonder .md, zo nodig met de eenheid ervoor: concern/jaarplan-2026. Het
    document moet volledig zijn, zonder bevindingen. De opdracht werkt het blok bovenaan bij en
    schrijft het besluit en een archiefbestand: alles of niets.
    """
    from integriteitsplan.site import adopt

    site = opened(root, peildatum, "intern")
    try:
        decision = adopt.Decision(plan, orgaan, datum.date(), versie, gevraagd)
        with all_or_nothing():
            written = adopt.adopt(site, decision)
    except adopt.NotAdopted as error:
        for finding in error.findings:
            click.echo(str(finding))
        click.echo(str(error), err=True)
        raise SystemExit(1) from error
    for path in written:
        click.echo(f"{path}: geschreven.")
