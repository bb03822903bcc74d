"""Where a record can be read: the page, and the place on it."""

from typing import NamedTuple

from integriteitsplan.model.kinds import BY_NAME, KINDS


class Address(NamedTuple):
    """Uri of a page (`waarden/openheid.md`) and the id of the element, if it has one there."""

    uri: str
    anchor: str | None = None


def address(kind: str, id: str) -> Address:
    """Where a record of `kind` is shown; the same for every site."""
    if kind == "normenkaders":
        return Address(f"normen/{id}/index.md")
    if kind == "normen":
        catalogue, _, rest = id.partition(":")
        return Address(f"normen/{catalogue}/{rest.replace(':', '-') or 'norm'}.md")
    if BY_NAME[kind].own_page:
        return Address(f"{BY_NAME[kind].home}/{id.replace(':', '-')}.md")
    return Address(f"registers/{kind}.md", f"{kind}-{id.replace(':', '-').replace('.', '-')}")


def discussion_page(waarde: str) -> str:
    """Uri of the page with which a team discusses a value."""
    return f"{BY_NAME['waarden'].home}/bespreken/{waarde.replace(':', '-')}.md"


def register_pages() -> list[str]:
    """Uris of the pages that list the records of the kinds without pages of their own."""
    return [f"registers/{kind.name}.md" for kind in KINDS if kind.listed and not kind.own_page]
