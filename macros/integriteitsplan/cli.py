"""The command line: check, report, new, derive, adopt, clean, schema, verify."""

import gc
import gettext
import os
from pathlib import Path

os.environ["LANGUAGE"] = "nl"
gettext.bindtextdomain("click", str(Path(__file__).parent / "locale"))
gettext.textdomain("click")

import json
from typing import Any

import click

from integriteitsplan import __version__
from integriteitsplan.cycle.derivation import links
from integriteitsplan.delivery import MANIFEST
from integriteitsplan.delivery import verify as differences_in
from integriteitsplan.export import FORMATS, tables
from integriteitsplan.model.schema import schemas
from integriteitsplan.site import (
    Site,
    UnknownEdition,
    closing_line,
    edition_from,
    open_site,
    peildatum_from,
)
from integriteitsplan.site.adopt import Decision, NotAdopted, adopt
from integriteitsplan.site.derive import confirm
from integriteitsplan.site.skeletons import NotWritten, kind_called, skeleton_names, write_skeleton
from integriteitsplan.source import Call, Place, did_you_mean
from integriteitsplan.source.metadata import (
    SIGNATURE,
    NotReadable,
    clean_in_place,
    metadata_in,
)

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
ROOT = click.option(
    "--map",
    "root",
    type=FOLDER,
    default=Path(),
    show_default="deze map",
    metavar="MAP",
    help="De map waarin plans/ en docs/ staan.",
)
DATE = click.option(
    "--peildatum",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="JJJJ-MM-DD",
    help="Oordeel naar deze datum in plaats van vandaag.",
)


@click.group(subcommand_metavar="OPDRACHT [ARGUMENTEN]...", options_metavar="[OPTIES]")
@click.version_option(__version__, message="integriteitsplan %(version)s")
def main() -> None:
    """Schrijf, controleer en publiceer het integriteitsplan van uw organisatie.

    De site zelf bouwt u met 'make site' of 'mkdocs build'; die lopen dezelfde controle na.
    """


@main.command(options_metavar="[OPTIES]")
@ROOT
@DATE
@click.option(
    "--streng", is_flag=True, help="Laat ook waarschuwingen en tips de controle mislukken."
)
def check(root: Path, peildatum: Any, streng: bool) -> None:
    """Controleer alle teksten en gegevens.

    Elke melding is een regel: pad:regel:kolom: wat er mis is; wat te doen [code]. De afsluitcode is
    0 zonder fouten, 1 met fouten (met --streng: met bevindingen), 2 bij verkeerd gebruik.
    """
    site = _open(root, peildatum)
    findings = site.findings
    gc.freeze()  # all of this stays: no need to search it for garbage, and Python would at the end
    for finding in findings:
        click.echo(str(finding))
    click.echo(f"{closing_line(findings).capitalize()} in {site.size}.", err=True)
    failing = findings if streng else site.errors
    raise SystemExit(1 if failing else 0)


@main.command(
    options_metavar="[OPTIES]",
    epilog="Argumenten van een overzicht geeft u als naam=waarde: report normentabel kader=bn",
)
@click.argument("view", metavar="OVERZICHT")
@click.argument("arguments", nargs=-1, metavar="[NAAM=WAARDE]...")
@click.option(
    "--formaat",
    type=click.Choice(list(FORMATS)),
    default="tekst",
    show_default=True,
    help="De vorm.",
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
    peildatum: Any,
) -> None:
    """Druk een OVERZICHT af: dezelfde rijen als op de site."""
    site = _open(root, peildatum)
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
        found = tables(site.show(view, document, **values))
    except Exception as error:  # a macro of the organisation, or a table that would betray a number
        raise click.ClickException(f"'{view}' stopte: {error}") from error
    click.echo("\n".join(FORMATS[formaat](table) for table in found), nl=False)


def _arguments(given: tuple[str, ...]) -> dict[str, str | int | bool | None]:
    values: dict[str, str | int | bool | None] = {}
    for one in given:
        name, sign, value = one.partition("=")
        if not sign:
            raise click.UsageError(f"'{one}' is geen naam=waarde; schrijf bijvoorbeeld kader=bn.")
        values[name] = int(value) if value.isdigit() and name == "jaar" else value
    return values


@main.command(options_metavar="[OPTIES]")
@click.argument("soort", metavar="SOORT")
@click.option(
    "--eenheid", metavar="ID", help="De eenheid die het beheert; anders de organisatie als geheel."
)
@click.option("--id", "name", metavar="ID", help="De id van het record.")
@click.option("--jaar", type=int, metavar="JAAR", help="Het jaar, bij een document.")
@ROOT
def new(soort: str, eenheid: str | None, name: str | None, jaar: int | None, root: Path) -> None:
    """Maak een invulklaar record of document van een SOORT, in de juiste map.

    Soorten: waarden, rollen, taken, naleving, doelen, maatregelen, regelingen … en documenten:
    meerjarenplan, jaarplan, werkplan, beslisnota, jaarverslag.
    """
    names = skeleton_names()
    soort = kind_called(soort)
    if soort not in names:
        raise click.UsageError(
            f"Er is geen soort '{soort}'{did_you_mean(soort, names)}. Kies uit: {', '.join(names)}."
        )
    try:
        today = peildatum_from()
        place = write_skeleton(root, soort, eenheid, name, jaar or today.year, today)
    except NotWritten as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"{place.path}:{place.line}: staat klaar om in te vullen.")


@main.command(options_metavar="[OPTIES]")
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
    site = _open(root, None)
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
        files = confirm(site.root, wanted)
        click.echo(f"{len(wanted)} bevestigd in {files} bestand{'en' if files != 1 else ''}.")
    elif wanted:
        click.echo(f"{len(wanted)} te bekijken. Klopt alles? Herhaal dan met --bevestig.", err=True)
    else:
        click.echo("Alle afleidingen zijn bevestigd.")


@main.command("adopt", options_metavar="[OPTIES]")
@click.argument("plan", metavar="PLAN")
@click.option("--orgaan", required=True, metavar="ROL", help="De rol of het orgaan dat besloot.")
@click.option(
    "--datum",
    required=True,
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="JJJJ-MM-DD",
    help="De datum van het besluit.",
)
@click.option("--versie", required=True, metavar="VERSIE", help="De versie, bijvoorbeeld 1.0.")
@click.option("--gevraagd", metavar="TEKST", help="Wat er werd gevraagd te besluiten.")
@ROOT
@DATE
def adopt_plan(
    plan: str,
    orgaan: str,
    datum: Any,
    versie: str,
    gevraagd: str | None,
    root: Path,
    peildatum: Any,
) -> None:
    """Leg vast dat een PLAN, nota of verslag is vastgesteld, en bewaar het zoals het nu is.

    PLAN is de bestandsnaam zonder .md, zo nodig met de eenheid ervoor: concern/jaarplan-2026. Het
    document moet volledig zijn, zonder bevindingen. De opdracht werkt het blok bovenaan bij en
    schrijft het besluit en een archiefbestand: alles of niets.
    """
    site = _open(root, peildatum, "intern")
    try:
        written = adopt(site, Decision(plan, orgaan, datum.date(), versie, gevraagd))
    except NotAdopted as error:
        for finding in error.findings:
            click.echo(str(finding))
        click.echo(str(error), err=True)
        raise SystemExit(1) from error
    for path in written:
        click.echo(f"{path}: geschreven.")


@main.command(options_metavar="[OPTIES]")
@click.option(
    "--naar",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("schema"),
    show_default=True,
    metavar="MAP",
    help="De map voor de schema's.",
)
def schema(naar: Path) -> None:
    """Schrijf de JSON Schema's waarmee een editor meedenkt."""
    naar.mkdir(parents=True, exist_ok=True)
    for name, content in schemas().items():
        (naar / name).write_text(
            json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )
    click.echo(f"{len(schemas())} schema's geschreven in {naar}/")


@main.command(options_metavar="[OPTIES]")
@click.argument("site", type=FOLDER, metavar="MAP")
def verify(site: Path) -> None:
    """Vergelijk een gepubliceerde site in MAP met haar lijst van bestanden.

    De afsluitcode is 0 als elk bestand klopt, en 1 als er een ontbreekt, veranderd of erbij is.
    """
    try:
        differences = list(differences_in(site))
    except OSError as error:
        raise click.UsageError(f"In {site} staat geen {MANIFEST}; is dit de site?") from error
    for difference in differences:
        click.echo(str(difference))
    number = len(differences)
    counted = f"{number} verschil{'len' if number != 1 else ''}."
    click.echo(counted if differences else "Alle bestanden kloppen.")
    raise SystemExit(1 if differences else 0)


@main.command(options_metavar="[OPTIES]")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="BESTAND...",
)
@click.option("--controle", is_flag=True, help="Zeg alleen wat er in staat en verander niets.")
def clean(files: tuple[Path, ...], controle: bool) -> None:
    """Haal uit plaatjes en andere bestanden weg wat een lezer niet ziet.

    Dat is bijvoorbeeld de auteur, de plaats van een foto, een opmerking of geschrapte tekst. De
    afsluitcode is 1 als een bestand niet is na te kijken, en met --controle ook als er iets in
    staat.
    """
    failed = False
    for file in files:
        try:
            traces = metadata_in(file) if controle else clean_in_place(file)
        except (NotReadable, OSError) as error:
            not_written = "het kan niet worden vervangen; mag u in deze map schrijven?"
            reason = not_written if isinstance(error, OSError) else f"{error}."
            click.echo(f"{file}: niet veranderd: {reason}", err=True)
            failed = True
            continue
        if not traces:
            click.echo(f"{file}: er staat niets in wat weg moet.")
            continue
        told = (f"{one.what} ({one.value})" if one.value else one.what for one in traces)
        click.echo(f"{file}: {'er staat in' if controle else 'verwijderd'}: {', '.join(told)}.")
        if not controle and any(one.what == SIGNATURE for one in traces):
            click.echo(f"{file}: let op: dit bestand is nu niet meer ondertekend.", err=True)
        failed = failed or controle
    raise SystemExit(1 if failed else 0)


def _open(root: Path, peildatum: Any, edition: str | None = None) -> Site:
    try:
        return open_site(
            root.resolve(),
            edition or edition_from(),
            peildatum.date() if peildatum else peildatum_from(),
        )
    except UnknownEdition as error:
        raise click.UsageError(str(error)) from error
