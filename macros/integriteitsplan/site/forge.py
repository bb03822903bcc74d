"""Where a reader changes what he reads, or tells what is wrong: the editor and the issues."""

from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import quote, urlencode, urljoin


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

    def issue(self, title: str, text: str) -> str | None:
        """The address of a new issue that is filled in; None where no repository is named.

        GitHub and Forgejo read the first two parameters, GitLab the others.
        """
        if not self.repository:
            return None
        names = {"title": title, "body": text, "issue[title]": title, "issue[description]": text}
        return f"{self.repository.rstrip('/')}/issues/new?{urlencode(names, quote_via=_quoted)}"


@cache
def _base(repository: str, editor: str) -> str:
    return urljoin(repository.rstrip("/") + "/", editor)


_quoted = lru_cache(maxsize=4096)(quote)
