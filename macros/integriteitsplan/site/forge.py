"""Where a reader changes what he reads: the editor of the forge."""

from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import quote, urljoin


class Forge(NamedTuple):
    """The repository's address, and the path of its editor from there (`edit/main/`)."""

    repository: str | None
    editor: str | None

    def edit(self, path: str, line: int = 1) -> str | None:
        """The address that opens a file at a line; None where no repository is named."""
        if not self.repository or not self.editor:
            return None
        place = f"#L{line}" if line > 1 else ""
        return f"{_base(self.repository, self.editor)}{_quoted(path)}{place}"


@cache
def _base(repository: str, editor: str) -> str:
    return urljoin(repository.rstrip("/") + "/", editor)


_quoted = lru_cache(maxsize=4096)(quote)
