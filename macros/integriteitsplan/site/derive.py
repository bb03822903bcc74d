"""Confirm derivations: write the fingerprint of the parent beside the link to it."""

import os
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from integriteitsplan.cycle.derivation import Link, fingerprint
from integriteitsplan.register import Document
from integriteitsplan.source import PutKey, put_keys


def confirm(root: Path, links: Iterable[Link]) -> int:
    """Write that somebody has looked at these links; how many files changed.

    Each file is replaced as a whole or not at all. Raises OSError.
    """
    by_path: dict[str, list[PutKey]] = defaultdict(list)
    for link in links:
        child = link.child
        written = child.page.front_matter if isinstance(child, Document) else child.written
        if written is not None:
            edit = PutKey(written, "afdruk", fingerprint(link.parent), after="afgeleid_van")
            by_path[child.place().path].append(edit)
    for path, edits in by_path.items():
        target = root / path
        beside = target.with_name(f".{target.name}.nieuw")
        beside.write_bytes(put_keys(target.read_bytes().decode(), edits).encode())
        os.replace(beside, target)
    return len(by_path)
