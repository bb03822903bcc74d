"""Where a reader changes what he reads: the editor of the forge."""

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
        base = urljoin(self.repository.rstrip("/") + "/", self.editor)
        return f"{base}{quote(path)}" + (f"#L{line}" if line > 1 else "")
