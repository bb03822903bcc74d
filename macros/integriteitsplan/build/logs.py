"""What MkDocs logs while a page is made: kept with it, and told again each time it is used."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple


class Said(NamedTuple):
    """A line in the log."""

    logger: str
    level: int
    text: str


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[Said] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(Said(record.name, record.levelno, record.getMessage()))


@contextmanager
def listening() -> Iterator[list[Said]]:
    """What MkDocs and its plugins log meanwhile; nobody else hears it."""
    listener, logger = _Listener(), logging.getLogger("mkdocs")
    handlers, propagate = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [listener], False
    try:
        yield listener.said
    finally:
        logger.handlers, logger.propagate = handlers, propagate


def tell(said: Iterable[Said]) -> None:
    """Log lines as if they were said now."""
    for one in said:
        logging.getLogger(one.logger).log(one.level, "%s", one.text)
