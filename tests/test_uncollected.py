"""No search for garbage while many objects are made, and where it is looked for, only among new."""

import gc
import weakref

from integriteitsplan.source import uncollected
from integriteitsplan.source.uncollected import collect_young, grow_old


class Thing:
    """Refers to itself, so that only a search finds that nobody needs it."""

    def __init__(self) -> None:
        self.itself = self


def test_meanwhile_nothing_is_looked_for_and_afterwards_it_is_again() -> None:
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled(), "the outer one is not over"
    assert gc.isenabled()


def test_garbage_is_found_among_what_is_young() -> None:
    with uncollected():
        old = weakref.ref(Thing())
        grow_old()
        young = weakref.ref(Thing())
        with uncollected():
            pass
        collect_young()
        assert old() is not None
        assert young() is None
    gc.collect()
    assert old() is None
