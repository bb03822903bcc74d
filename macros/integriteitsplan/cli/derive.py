"""`derive`: what was derived from a text that has changed since."""

from pathlib import Path

import click

from integriteitsplan.cli.options import ROOT, all_or_nothing, opened


@click.command(options_metavar="[OPTIES]")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option(
    "--bevestig",
    is_flag=True,
    help="Leg vast dat u deze afleidingen hebt bekeken.",
)
@ROOT
def derive(ids: tuple[str, ...], bevestig: bool, root: Path) -> None:
    """Toon doelen, maatregelen en plannen waarvan de tekst erboven is veranderd of nooit bevestigd.

    Met --bevestig zet deze opdracht bij elk daarvan een nieuwe afdruk van de tekst erboven. Met een
    of meer id's gaat het alleen over die records of plannen.
    """
    from integriteitsplan.cycle.derivation import links
    from integriteitsplan.site.derive import confirm
    from integriteitsplan.source import did_you_mean

    site = opened(root)
    if site.errors:
        raise click.ClickException("Er zijn fouten; bekijk en herstel die eerst met 'check'.")
    known = list(links(site.loaded))
    names = [link.name for link in known]
    for id in ids:
        if id not in names:
            raise click.UsageError(f"'{id}' is nergens van afgeleid{did_you_mean(id, names)}.")
    wanted = [
        link
        for name, link in zip(names, known, strict=True)
        if link.is_suspect and (name in ids or not ids)
    ]
    for link in wanted:
        why = "de tekst erboven is veranderd" if link.known else "nog niet bevestigd"
        place = link.child.place("afgeleid_van")
        click.echo(f"{place}: {why}: {link.parent.titel} ({link.parent.place()})")
    if bevestig and wanted:
        with all_or_nothing():
            files = confirm(site.root, wanted)
        click.echo(f"{len(wanted)} bevestigd in {files} bestand{'en' if files != 1 else ''}.")
    elif wanted:
        click.echo(f"{len(wanted)} te bekijken. Klopt alles? Herhaal dan met --bevestig.", err=True)
    else:
        click.echo("Alle afleidingen zijn bevestigd.")
