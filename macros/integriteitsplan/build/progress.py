"""How far a build is, and where its time went."""

import mmap
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

AGAIN = 0.1  # seconds between two pictures of the line
WIDTH = 60  # of the line; each picture covers the one before


class Progress:
    """A line that shows how many pages are done, on a terminal; and the seconds of each phase.

    Processes that share the pages count in the same memory; the one that made the first of them
    shows it.
    """

    def __init__(self, *, is_shown: bool) -> None:
        self._is_shown = is_shown
        self._shows = False
        self._done: mmap.mmap | None = None
        self._kept, self._pages, self._last = 0, 0, 0.0
        self.seconds: dict[str, float] = {}
        self.made = 0

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Time what happens meanwhile."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0) + time.perf_counter() - start

    def begin(self, pages: int, kept: int) -> None:
        """So many pages there are, and so many need not be made."""
        self._pages, self._kept, self.made = pages, kept, pages - kept
        self._shows = False
        self._done = mmap.mmap(-1, pages - kept) if self._is_shown and pages > kept else None

    def tick(self, number: int) -> None:
        """The page with this number, among those to make, is done."""
        if self._done is None:
            return
        self._done[number] = 1
        self._shows = self._shows or number == 0
        now = time.monotonic()
        if self._shows and now - self._last > AGAIN:
            self._last = now
            done = self._done[:].count(b"\1")
            left = self.made - done
            line = f"{done} pagina's gemaakt, {self._kept} onveranderd, nog {left}"
            sys.stderr.write(f"\r{line:<{WIDTH}}")
            sys.stderr.flush()

    def end(self) -> None:
        """Wipe the line."""
        if self._done is not None:
            sys.stderr.write(f"\r{'':{WIDTH}}\r")
            sys.stderr.flush()
            self._done = None

    def told(self) -> str:
        """How many pages were made, in words."""
        return f"{self._pages} pagina's, waarvan {self.made} opnieuw gemaakt"

    def table(self) -> str:
        """The seconds of each phase, a line each, as Dutch readers write them."""
        width = max(map(len, self.seconds), default=0)
        lines = (f"  {name:<{width}}  {spent:6.2f} s" for name, spent in self.seconds.items())
        return "\n".join(lines).replace(".", ",")
