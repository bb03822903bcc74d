"""`report`: the rows of a view, as text, CSV or JSON."""

from datetime import datetime
from pathlib import Path

import click

from integriteitsplan.cli.options import DATE, ROOT, opened

FORMATS = ("csv", "json", "tekst")  # those of export, which this module imports when it runs


@click.command(
    options_metavar="[OPTIES]",
    epilog="Argumenten van een overzicht geeft u als naam=waarde: report normentabel kader=bn",
)
@click.argument("view", metavar="OVERZICHT")
@click.argument("arguments", nargs=-1, metavar="[NAAM=WAARDE]...")
@click.option(
    "--formaat", type=click.Choice(FORMATS), default="tekst", show_default=True, help="De vorm."
)
@click.option(
    "--plan",
    metavar="NAAM",
    help="Bekijk het overzicht vanuit dit document (bestandsnaam zonder .md).",
)
@ROOT
@DATE
def report(
    view: str,
    arguments: tuple[str, ...],
    formaat: str,
    plan: str | None,
    root: Path,
    peildatum: datetime | None,
) -> None:
    """Druk een OVERZICHT af: dezelfde rijen als op de site."""
    from integriteitsplan import export
    from integriteitsplan.source import Call, Place, did_you_mean

    site = opened(root, peildatum)
    names = list(site.views)
    if view not in names:
        raise click.UsageError(
            f"Er is geen overzicht '{view}'{did_you_mean(view, names)}. "
            f"Kies uit: {', '.join(names)}."
        )
    if site.errors:
        for finding in site.errors:
            click.echo(str(finding), err=True)
        raise SystemExit(1)
    document = next((one for one in site.register.plannen if one.name == plan), None)
    if plan and document is None:
        raise click.UsageError(f"Er is geen document '{plan}'.")
    values = _arguments(arguments)
    call = Call(view, (), values, Place("report"), "", alone=True)
    for problem in site.check_call(call):
        raise click.UsageError(f"{problem.what}; {problem.remedy}")
    try:
        found = export.tables(site.show(view, document, **values))
    except Exception as error:  # a macro of the organisation, or a table that would betray a number
        raise click.ClickException(f"'{view}' stopte: {error}") from error
    text = "\n".join(export.FORMATS[formaat](table) for table in found)
    click.echo(text.encode(), nl=False)  # the bytes of the download on the page, on every system


def _arguments(given: tuple[str, ...]) -> dict[str, str | int | bool | None]:
    values: dict[str, str | int | bool | None] = {}
    for one in given:
        name, sign, value = one.partition("=")
        if not sign:
            raise click.UsageError(f"'{one}' is geen naam=waarde; schrijf bijvoorbeeld kader=bn.")
        is_year = name == "jaar" and value.isdecimal() and len(value) < 5
        values[name] = int(value) if is_year else value
    return values
