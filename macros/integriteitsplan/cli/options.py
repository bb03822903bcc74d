"""What several commands ask, and the site that the answers open."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from integriteitsplan.site import Site

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
DAY = click.DateTime(["%Y-%m-%d"])
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
    type=DAY,
    metavar="JJJJ-MM-DD",
    help="Oordeel naar deze datum in plaats van vandaag.",
)


def opened(root: Path, peildatum: datetime | None = None, edition: str | None = None) -> "Site":
    """The site below `root`; what is not asked comes from the environment. Raises UsageError."""
    from integriteitsplan.source import uncollected

    with uncollected():
        from integriteitsplan.site import UnknownEdition, edition_from, open_site, peildatum_from

        try:
            return open_site(
                root.resolve(),
                edition or edition_from(),
                peildatum.date() if peildatum else peildatum_from(),
            )
        except UnknownEdition as error:
            raise click.UsageError(str(error)) from error
