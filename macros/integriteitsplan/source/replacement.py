"""Putting files in the place of others: all of them, as a whole, or none."""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def replace_files(contents: Mapping[Path, bytes]) -> None:
    """Write all files or none: each beside its place first, then moved there.

    A file that was there keeps its rights. Raises OSError.
    """
    before = {path: path.read_bytes() if path.exists() else None for path in contents}
    beside = {path: path.with_name(f".{path.name}.nieuw") for path in contents}
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside[path].write_bytes(content)
            if before[path] is not None:
                shutil.copymode(path, beside[path])
        for path in contents:
            os.replace(beside[path], path)
    except OSError:
        for path, old in before.items():
            if old is None:
                path.unlink(missing_ok=True)
            elif path.read_bytes() != old:
                path.write_bytes(old)
        raise
    finally:
        for path in beside.values():
            with suppress(OSError):
                path.unlink()
