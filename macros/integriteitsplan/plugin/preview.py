"""What `mkdocs serve` shows while an edit is broken: the pages that are there, with the message.

Nothing is built for it, so it is there at once, however many pages the site has.
"""

import re
from collections.abc import Callable
from pathlib import Path

from markupsafe import Markup
from mkdocs.livereload import LiveReloadServer

MESSAGE = re.compile(r'<div class="ip-bevindingen".*?</div>\n?', re.DOTALL)
ABOVE_CONTENT = '<div id="__inhoud"></div>'  # in overrides/main.html


class BrokenEdit(Exception):
    """A change that is not built; carries the message as markup."""

    def __init__(self, message: Markup) -> None:
        super().__init__()
        self.message = message


def survive(server: LiveReloadServer) -> None:
    """Let `server` go on after a broken edit: its pages get the message until the next build."""
    build: Callable[[], None] = server.builder

    def build_or_tell() -> None:
        try:
            build()
        except BrokenEdit as broken:
            for path in sorted(Path(server.root).rglob("*.html")):
                _tell(path, broken.message)

    server.builder = build_or_tell


def _tell(path: Path, message: Markup) -> None:
    html = MESSAGE.sub("", path.read_text(encoding="utf-8"))
    told = html.replace(ABOVE_CONTENT, f"{ABOVE_CONTENT}{message}", 1)
    path.write_text(told, encoding="utf-8")
