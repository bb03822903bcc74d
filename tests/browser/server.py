"""A small web server, as an organisation has one: the site stands below a path, not at the top."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PATH = "/intranet/integriteit/"


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        """Files below PATH only; the rest of the address space is somebody else's."""
        inside = path.startswith(PATH)
        return super().translate_path("/" + path.removeprefix(PATH) if inside else "/-/nothing")

    def log_message(self, format: str, *args: object) -> None:
        """Tests speak for themselves."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve `folder` below PATH on this machine only; gives the origin, such as http://host:1.

    Its threads are not measured for coverage: Python 3.11 loses a thread now and then when two of
    them begin to be traced at the same moment, and then a request gets no answer.
    """
    traced = threading.gettrace()
    threading.settrace(None)  # type: ignore[arg-type]  # None is what it is without coverage
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
            threading.settrace(traced)  # type: ignore[arg-type]
