"""`check`: everything that is wrong, a line each."""

from datetime import datetime
from pathlib import Path

import click

from integriteitsplan.cli.options import DATE, ROOT, opened


@click.command(options_metavar="[OPTIES]")
@ROOT
@DATE
@click.option(
    "--streng", is_flag=True, help="Laat ook waarschuwingen en tips de controle mislukken."
)
def check(root: Path, peildatum: datetime | None, streng: bool) -> None:
    """Controleer alle teksten en gegevens.

    Elke melding is een regel: pad:regel:kolom: wat er mis is; wat te doen [code]. De afsluitcode is
    0 zonder fouten, 1 met fouten (met --streng: met bevindingen), 2 bij verkeerd gebruik.
    """
    from integriteitsplan.source import uncollected

    with uncollected():
        from integriteitsplan.site import closing_line

        site = opened(root, peildatum)
        findings = site.findings
    for finding in findings:
        click.echo(str(finding))
    click.echo(f"{closing_line(findings).capitalize()} in {site.size}.", err=True)
    failing = findings if streng else site.errors
    raise SystemExit(1 if failing else 0)
