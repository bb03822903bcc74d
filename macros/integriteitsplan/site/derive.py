"""Confirm derivations: write the fingerprint of the parent beside the link to it."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from integriteitsplan.cycle.derivation import Link, fingerprint
from integriteitsplan.register import Document
from integriteitsplan.source import PutKey, put_keys, replace_files


def confirm(root: Path, links: Iterable[Link]) -> int:
    """Write that somebody has looked at these links; how many files changed.

    All files are replaced, each as a whole, or none. Raises OSError.
    """
    by_path: dict[str, list[PutKey]] = defaultdict(list)
    for link in links:
        child = link.child
        written = child.page.front_matter if isinstance(child, Document) else child.written
        if written is not None:
            edit = PutKey(written, "afdruk", fingerprint(link.parent), after="afgeleid_van")
            by_path[child.place().path].append(edit)
    paths = ((root / path, edits) for path, edits in by_path.items())
    replace_files(
        {path: put_keys(path.read_bytes().decode(), edits).encode() for path, edits in paths}
    )
    return len(by_path)
