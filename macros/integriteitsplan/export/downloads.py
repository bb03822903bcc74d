"""The tables of a site as files beside the pages that show them."""

from collections.abc import Callable, Iterable, Iterator

from integriteitsplan.export.write import joined_csv, joined_json, to_csv, to_json
from integriteitsplan.model.kinds import BY_NAME
from integriteitsplan.register import Register
from integriteitsplan.register.parts import Part
from integriteitsplan.views.data.tables import Table
from integriteitsplan.views.registers import part_title

Find = Callable[[Part, str], str]
"""The text of the file of a part of a register, by its ending."""


class Downloads:
    """Collects the files while pages are made; `files` holds their text by uri."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {}

    def offer(self, page: str, name: str, table: Table) -> dict[str, str]:
        """Add a table that the macro `name` shows on a page; labels with the uris of its files.

        `page` is the uri of the finished page. A second table of a name on it gets a number. What
        is gathered from other pages is only written when all pages are there.
        """
        base = file_base(page, table.gathered or name)
        number, unique = 1, base
        while f"{unique}.csv" in self.files:
            number += 1
            unique = f"{base}-{number}"
        if not table.gathered:
            self.files |= {f"{unique}.csv": to_csv(table), f"{unique}.json": to_json(table)}
        return {"CSV": f"{unique}.csv", "JSON": f"{unique}.json"}


def file_base(page: str, name: str) -> str:
    """The uri, without its ending, of the files of a macro on a finished page."""
    folder, _, file = page.rpartition("/")
    stem = "" if file == "index.html" else file.removesuffix(".html") + "-"
    return f"{folder}/{stem}{name}".lstrip("/")


def gathered(
    register: Register, pages: Iterable[Part], find: Find
) -> Iterator[tuple[Part, str, str]]:
    """The files of those pages that have parts, put together of theirs: page, ending and text."""
    for page in pages:
        if page.parts:
            title = part_title(register, BY_NAME[page.kind], page.eenheid, page.jaar)
            leaves = [*page.leaves()]
            yield page, ".csv", joined_csv([find(one, ".csv") for one in leaves])
            yield page, ".json", joined_json(title, [find(one, ".json") for one in leaves])
