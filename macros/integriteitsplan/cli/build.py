"""`build`: the site, put in place in one step."""

import logging
import os
import sys
import time
from pathlib import Path

import click

from integriteitsplan.cli.options import ROOT


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
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    from integriteitsplan.build import Builder, Progress

    listen()
    progress = Progress(is_shown=sys.stderr.isatty() and not os.environ.get("CI"))
    with progress.phase("instellingen lezen"):
        try:
            config = load_config(str(root / "mkdocs.yml"))
        except ConfigurationError as error:
            raise click.ClickException(str(error)) from error
        config.plugins.on_startup(command="build", dirty=False)
    try:
        Builder(config, progress).build()
    except Abort as error:
        raise SystemExit(1) from error
    finally:
        config.plugins.on_shutdown()
    spent = f"{time.perf_counter() - start:.1f}".replace(".", ",")
    click.echo(f"Site gebouwd in {spent} s; {progress.told()}.", err=True)
    if timings:
        click.echo(progress.table(), err=True)


def listen() -> None:
    """Show what MkDocs warns of, and what the build has to say."""

    class Talkative(logging.Filter):
        def filter(self, record: logging.LogRecord) -> bool:
            return record.levelno > logging.INFO or record.name == "mkdocs.integriteitsplan"

    handler = logging.StreamHandler()
    handler.addFilter(Talkative())
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
