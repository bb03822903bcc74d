"""The site with the edits of the moment, in a browser that reloads by itself.

Two processes: one watches the files and answers the browser; this one builds, and has no threads,
so that it may share its work with copies of itself.
"""

import gc
import logging
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit

import click
from mkdocs.config.defaults import MkDocsConfig

from integriteitsplan.build.builder import Builder, NotBuilt, configuration
from integriteitsplan.build.era import sources
from integriteitsplan.build.progress import Progress
from integriteitsplan.build.upstream.server import PreviewServer
from integriteitsplan.delivery import reason
from integriteitsplan.plugin import BrokenEdit
from integriteitsplan.render import render_findings

log = logging.getLogger("mkdocs.integriteitsplan")
BUSY = 3  # how the server ends where its address is taken
PAUSE = 2.0  # seconds without an edit, after which there is time to tidy
FAILED = "De site kon niet worden gebouwd; in het venster van de opdracht staat waarom."


class Listening(Protocol):
    """One end of a pipe, which is of another class on Windows."""

    def poll(self, timeout: float) -> bool: ...
    def recv(self) -> object: ...


class Shop(NamedTuple):
    """Where the site is shown: the address, the path below it, and the folder that is served."""

    host: str
    port: int
    path: str
    folder: str


def preview(root: Path, host: str, port: int, progress: Progress) -> None:
    """Build the site below `root`, show it, and build it again after each edit."""
    with tempfile.TemporaryDirectory(prefix="integriteitsplan-") as folder:

        def load() -> MkDocsConfig:
            config = configuration(root, "serve", site_dir=folder)
            config.site_url = f"http://{host}:{port}{_path(config)}"
            return config

        builder = Builder(load, progress)
        message = build(builder)
        if builder.config is None:
            raise SystemExit(1)
        try:
            _show(builder, builder.config, Shop(host, port, _path(builder.config), folder), message)
        finally:
            builder.close()


def _path(config: MkDocsConfig) -> str:
    """Below which path the site stands."""
    return urlsplit(config.site_url or "/").path.rstrip("/") + "/"


def _show(builder: Builder, config: MkDocsConfig, shop: Shop, message: str) -> None:
    """Let another process show the site, and build when it asks, until somebody interrupts."""
    here, there = multiprocessing.Pipe()
    watched = [str(path) for path in sources(config) if path.exists()]
    server = multiprocessing.Process(
        target=_serve, args=(shop, message, watched, there), daemon=True
    )
    server.start()
    there.close()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # or the server would stay behind
    with suppress(KeyboardInterrupt, EOFError):
        while asked(here):
            if not builder.is_current():
                message = build(builder)
                told = "Er is een fout; zie de melding." if message else "Bijgewerkt."
                click.echo(told, err=True)
            here.send(message)
    server.terminate()
    server.join()
    if server.exitcode == BUSY:
        raise SystemExit(1)


def asked(server: Listening) -> bool:
    """Wait until the server asks for a build; what the last one left behind goes in the meantime.

    Of itself Python never looks for garbage among all that a build lets count as old.
    """
    if not server.poll(PAUSE):
        gc.collect()
    return bool(server.recv())


def build(builder: Builder) -> str:
    """Build, and the message above the pages where that failed."""
    try:
        builder.build()
    except BrokenEdit as broken:
        return str(broken.message)
    except (NotBuilt, SystemExit, OSError) as error:
        click.echo(str(error), err=True)
        return str(render_findings([FAILED]))
    except Exception:  # whatever it is, who writes can repair it and go on
        log.exception(FAILED)
        return str(render_findings([FAILED]))
    return ""


def _end_with_builder() -> None:
    """End this process when the other one has gone; whoever kills that one says nothing here."""
    if builder := multiprocessing.parent_process():
        builder.join()
        os._exit(0)


def _serve(shop: Shop, message: str, watched: Sequence[str], builder: Connection) -> None:
    """Serve and watch; ask the other process to build."""
    threading.Thread(target=_end_with_builder, daemon=True).start()

    def ask() -> None:
        builder.send(True)
        server.message = builder.recv()

    server = PreviewServer(ask, shop.host, shop.port, shop.folder, shop.path)
    server.message = message
    if sys.platform in ("linux", "win32"):
        server.watch_by_notice()
    for one in watched:
        server.watch(one)
    with suppress(KeyboardInterrupt, EOFError, BrokenPipeError):
        try:
            server.run()
        except OSError as error:
            click.echo(f"{server.url} is niet te gebruiken: {reason(error)}; kies een ander adres")
            sys.exit(BUSY)
    server.shutdown()
