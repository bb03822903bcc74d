"""Where a record can be read: the page, and the place on it."""

from typing import NamedTuple

from integriteitsplan.model.kinds import BY_NAME


class Address(NamedTuple):
    """Uri of a page (`waarden/openheid.md`) and the id of the element, if it has one there."""

    uri: str
    anchor: str | None = None


def own_page(kind: str, id: str) -> str:
    """Uri of the page of a record of a kind with pages of its own; the same for every site."""
    if kind == "normenkaders":
        return f"normen/{id}/index.md"
    if kind == "normen":
        catalogue, _, rest = id.partition(":")
        return f"normen/{catalogue}/{rest.replace(':', '-') or 'norm'}.md"
    return f"{BY_NAME[kind].home}/{id.replace(':', '-')}.md"


def row_anchor(kind: str, id: str) -> str:
    """The id of the row of a record in the register of its kind."""
    return f"{kind}-{id.replace(':', '-').replace('.', '-')}"


def discussion_page(waarde: str) -> str:
    """Uri of the page with which a team discusses a value."""
    return f"{BY_NAME['waarden'].home}/bespreken/{waarde.replace(':', '-')}.md"
