"""`build` and `serve`: the site, put in place in one step; and the site while it is written."""

import logging
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from integriteitsplan.cli.options import ROOT, check_root

if TYPE_CHECKING:
    from integriteitsplan.build.progress import Progress

LAST_PORT = 65535


@click.command(options_metavar="[OPTIES]")
@ROOT
@click.option(
    "--tijden", "--timings", "timings", is_flag=True, help="Laat zien waar de tijd bleef."
)
def build(root: Path, timings: bool) -> None:
    """Bouw de site.

    Wat sinds de vorige bouw niet is veranderd, wordt niet opnieuw gemaakt. De site is tot op de
    byte gelijk aan die van 'mkdocs build'. Bij een fout blijft de vorige site staan.
    """
    start = time.perf_counter()
    check_root(root)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from integriteitsplan.build.world import forget_world, unchanged

    if told := unchanged(root):
        click.echo(told, err=True)
        return
    forget_world(root)
    from integriteitsplan.source.uncollected import uncollected

    with uncollected():
        progress, site, folder = _build(root)
    spent = f"{time.perf_counter() - start:.1f}".replace(".", ",")
    click.echo(f"{site.capitalize()} gebouwd in {folder} ({progress.told()}, {spent} s).", err=True)
    if timings:
        click.echo(progress.table(), err=True)


def _build(root: Path) -> tuple["Progress", str, str]:
    """How it went, and what stands where."""
    from integriteitsplan.build.builder import Builder, NotBuilt, configuration, told_of
    from integriteitsplan.build.progress import Progress

    _listen()
    progress = Progress(is_shown=_on_terminal())
    builder = Builder(lambda: configuration(root, "build"), progress)
    try:
        config = builder.build()
    except NotBuilt as error:
        raise click.ClickException(str(error)) from error
    finally:
        builder.close()
    return progress, *told_of(config)


@click.command(options_metavar="[OPTIES]")
@ROOT
@click.option(
    "--adres",
    "address",
    default="127.0.0.1:8000",
    show_default=True,
    metavar="HOST:POORT",
    help="Waar de site te zien is.",
)
def serve(root: Path, address: str) -> None:
    """Toon de site terwijl u schrijft.

    De pagina in uw browser ververst zichzelf na elke wijziging. Zit er een fout in, dan blijft de
    laatste goede pagina staan, met de melding erboven. Stop met Ctrl+C.
    """
    check_root(root)
    from integriteitsplan.build.preview import preview
    from integriteitsplan.build.progress import Progress

    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) <= LAST_PORT:
        what = f"schrijf een adres als 127.0.0.1:8000, met een poort van 1 tot en met {LAST_PORT}"
        raise click.BadParameter(what, param_hint="--adres")
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    _listen()
    preview(root, host, int(port), Progress(is_shown=_on_terminal()))


def _on_terminal() -> bool:
    return sys.stderr.isatty() and not os.environ.get("CI")


def _listen() -> None:
    """Show what MkDocs warns of, and what the build has to say."""

    def is_wanted(record: logging.LogRecord) -> bool:
        return record.levelno > logging.INFO or record.name == "mkdocs.integriteitsplan"

    handler = logging.StreamHandler()
    handler.addFilter(is_wanted)
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
