"""What pages bring along besides themselves."""

from dataclasses import dataclass, field
from pathlib import Path

from integriteitsplan.delivery import PageText, Policy
from integriteitsplan.export import Downloads
from integriteitsplan.rules import Finding


@dataclass
class Additions:
    """What pages bring along besides themselves; `refused` is what they may not become.

    `texts` holds what they say to somebody who searches, by uri; what the page at hand said the
    last time may stand there already. `body_starts` is where in the file
    of the last page its body starts; -1 where that cannot be told.
    """

    downloads: Downloads = field(default_factory=Downloads)
    policy: Policy = field(default_factory=Policy)
    texts: dict[str, PageText] = field(default_factory=dict)
    refused: list[Finding] = field(default_factory=list)
    body_starts: int = -1

    def add(self, other: "Additions") -> None:
        """Take over what another page brought along."""
        self.downloads.files |= other.downloads.files
        self.policy.hashes |= other.policy.hashes
        self.texts |= other.texts
        self.refused += other.refused

    def write(self, folder: Path, *, with_policy: bool) -> None:
        """Write the downloads; and for who serves the site, the settings with their policy."""
        written = self.downloads.files | (self.policy.snippets() if with_policy else {})
        for uri, text in sorted(written.items()):
            path = folder / uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
