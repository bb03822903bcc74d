"""Element ids that are unique on a page."""

import re
import unicodedata

PREFIX = "ip-"  # keeps our ids apart from those that Markdown gives to headings


def slug(text: str) -> str:
    """A text as part of an id: small letters, digits and hyphens."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-") or "blok"


class Ids:
    """The ids of one page, so that no two elements get the same."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def give(self, name: str) -> str:
        """A new id: `ip-name`, or with a number where that one is taken."""
        base = PREFIX + slug(name)
        candidate, number = base, 1
        while candidate in self._taken:
            number += 1
            candidate = f"{base}-{number}"
        self._taken.add(candidate)
        return candidate

    def claim(self, anchor: str | None) -> str:
        """`anchor` for whoever comes first; the empty string for whoever comes later."""
        if not anchor or anchor in self._taken:
            return ""
        self._taken.add(anchor)
        return anchor
