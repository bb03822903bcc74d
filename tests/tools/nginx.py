"""A real web server for the finished site, with the policy that the build wrote for it."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CONFIGURATION = """
{user}
daemon off;
pid {work}/pid;
error_log {work}/error.log;
events {{}}
http {{
  types {{
    text/html html; text/css css; text/javascript js; application/json json;
    image/png png; image/svg+xml svg; font/woff2 woff2; text/csv csv;
  }}
  access_log off;
  client_body_temp_path {work}/body; proxy_temp_path {work}/proxy; fastcgi_temp_path {work}/fast;
  uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi;
  server {{
    listen 127.0.0.1:{port};
    include {site}/server/nginx.conf;
    location {path} {{ alias {site}/; index index.html; }}
  }}
}}
"""


def find_nginx() -> str | None:
    """The nginx of this machine; it is often in a folder that only root looks in."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


@contextmanager
def serve_with_nginx(site: Path, path: str, work: Path) -> Iterator[str]:
    """Serve a built site below `path`; gives the address, which ends in a slash."""
    program = find_nginx()
    if program is None:
        raise FileNotFoundError("no nginx: run `python -m tests.tools.prepare` first")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    configuration = work / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    configuration.write_text(
        CONFIGURATION.format(user=user, work=work, port=port, site=site, path=path)
    )
    command = [program, "-e", f"{work}/error.log", "-p", str(work), "-c", str(configuration)]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as server:
        try:
            _wait(port, server)
            yield f"http://127.0.0.1:{port}{path}"
        finally:
            server.terminate()


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    """Until the server answers, or has stopped."""
    end = time.monotonic() + 10
    while server.poll() is None and time.monotonic() < end:
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise RuntimeError("nginx does not answer")
