"""`clean`: take out of a file what its reader does not see."""

from pathlib import Path

import click


@click.command(options_metavar="[OPTIES]")
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
    from integriteitsplan.source.metadata import (
        SIGNATURE,
        NotReadable,
        clean_in_place,
        metadata_in,
    )

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
