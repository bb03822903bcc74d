"""Work that makes many objects and hardly any garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile: among thousands of records that takes a third of the time.

    What was made counts as old afterwards, or the first search would go through all of it.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        grow_old()
        gc.enable()


def grow_old() -> None:
    """Let all that was made until now count as old."""
    gc.freeze()
    gc.unfreeze()


def collect_young() -> None:
    """Look for garbage among what was made since the last time, or since all grew old."""
    gc.collect(1)
