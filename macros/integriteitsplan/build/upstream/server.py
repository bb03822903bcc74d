"""The server of a preview: that of `mkdocs serve`, which can put a message above every page.

Written for mkdocs 1.6.1; apart, for a build needs nothing of it.
"""

import os
from collections.abc import Callable
from functools import partial
from typing import Any

import click
from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
)
from watchdog.observers import Observer

# Not that a file was opened or read: a build does that itself, and would build for ever.
CHANGES = (FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent)
ABOVE_CONTENT = b'<div id="__inhoud"></div>'  # in overrides/main.html


class PreviewServer(LiveReloadServer):
    """The server of `mkdocs serve`, which can put a message above every page."""

    message = ""

    def __init__(
        self, builder: Callable[[], None], host: str, port: int, root: str, path: str
    ) -> None:
        super().__init__(builder, host, port, root, path, shutdown_delay=0.25)
        self.build_delay = 0.02  # seconds of silence after the last change
        self.error_handler = self._not_found

    def _build_loop(self) -> None:
        """From here on somebody answers, and no change is missed, nor one of just before."""
        self.builder()
        click.echo(f"De site staat op {self.url}; stop met Ctrl+C.", err=True)
        super()._build_loop()  # type: ignore[no-untyped-call]

    def watch_by_notice(self) -> None:
        """Let the system tell of changes, instead of looking for them twice a second."""
        observer: Any = Observer()
        observer.schedule = partial(observer.schedule, event_filter=list(CHANGES))
        self.observer = observer

    def run(self) -> None:
        """Serve, and build after each change, until somebody interrupts."""
        self.serve()  # type: ignore[no-untyped-call]

    def _not_found(self, code: int) -> bytes | None:
        page = os.path.join(self.root, f"{code}.html")
        if not os.path.isfile(page):
            return None
        with open(page, "rb") as file:
            return file.read()

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        told = content.replace(ABOVE_CONTENT, ABOVE_CONTENT + self.message.encode(), 1)
        # untyped, like most of that class
        found: bytes = super()._inject_js_into_html(told, epoch)  # type: ignore[no-untyped-call]
        return found
