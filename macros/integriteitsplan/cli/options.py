"""What several commands ask, and the site that the answers open."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from integriteitsplan.site import Site

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


class Day(click.DateTime):
    """A date as data files have it."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The date. Raises BadParameter."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"'{value}' is geen datum; schrijf de datum als 2026-12-08.", param, ctx)


DAY = Day()
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


def check_root(root: Path) -> None:
    """Whether `root` may be that of a project. Raises ClickException for a folder inside one."""
    here = root.resolve()
    if not any(_has(here)) and (
        above := next((one for one in here.parents if all(_has(one))), None)
    ):
        raise click.ClickException(
            f"U staat in {here.relative_to(above).as_posix()}, een map binnen het project; "
            f"ga naar {above} of geef --map {above}"
        )


def _has(folder: Path) -> tuple[bool, bool]:
    return (folder / "plans").is_dir(), (folder / "mkdocs.yml").is_file()


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """Write files together, and tell it where that fails. Raises ClickException."""
    try:
        yield
    except OSError as error:
        from integriteitsplan.delivery import reason

        raise click.ClickException(f"Er is niets veranderd: {reason(error)}.") from error


def opened(root: Path, peildatum: datetime | None = None, edition: str | None = None) -> "Site":
    """The site below `root`; what is not asked comes from the environment.

    Raises ClickException.
    """
    check_root(root)
    from integriteitsplan.source import uncollected

    with uncollected():
        from integriteitsplan.site import (
            UnknownEdition,
            UnknownMoment,
            edition_from,
            open_site,
            peildatum_from,
        )

        try:
            return open_site(
                root.resolve(),
                edition or edition_from(),
                peildatum.date() if peildatum else peildatum_from(),
            )
        except (UnknownEdition, UnknownMoment) as error:
            raise click.UsageError(str(error)) from error
