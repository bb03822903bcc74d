"""The tables of a site as files beside the pages that show them."""

from integriteitsplan.export.write import to_csv, to_json
from integriteitsplan.views.data import Table


class Downloads:
    """Collects the files while pages are made; `files` holds their text by uri."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {}

    def offer(self, page: str, name: str, table: Table) -> dict[str, str]:
        """Add a table that the macro `name` shows on a page; labels with the uris of its files.

        `page` is the uri of the finished page. A second table of a name on it gets a number.
        """
        folder, _, file = page.rpartition("/")
        stem = "" if file == "index.html" else file.removesuffix(".html") + "-"
        base = f"{folder}/{stem}{name}".lstrip("/")
        number, unique = 1, base
        while f"{unique}.csv" in self.files:
            number += 1
            unique = f"{base}-{number}"
        self.files |= {f"{unique}.csv": to_csv(table), f"{unique}.json": to_json(table)}
        return {"CSV": f"{unique}.csv", "JSON": f"{unique}.json"}
