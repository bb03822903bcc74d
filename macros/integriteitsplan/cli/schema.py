"""`schema`: the JSON Schemas with which an editor helps."""

import json
from pathlib import Path

import click


@click.command(options_metavar="[OPTIES]")
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
    from integriteitsplan.model.schema import schemas

    found = schemas()
    naar.mkdir(parents=True, exist_ok=True)
    for name, content in found.items():
        text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        (naar / name).write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"{len(found)} schema's geschreven in {naar.as_posix()}/")
