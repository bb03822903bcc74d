"""A build that nobody sees yet: where it is written, and what MkDocs warns of meanwhile."""

import logging
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import CountHandler

from integriteitsplan.delivery import Staging, digests_of, files_of, write_manifest
from integriteitsplan.publication import BY_NAME, EDITIONS, Edition
from integriteitsplan.source import cores, shared

PIECES = 16  # into which the files of a site are divided that must be read
FOOT = re.compile(r">Stand op [\w ]+, ([\w ]+)\.<")  # as `site_values` writes it


class OtherEdition(Exception):
    """The folder of a site is that of another edition; says what to do, in Dutch."""

    def __init__(self, folder: Path, wanted: Edition, there: Edition) -> None:
        super().__init__(
            f"De map {folder.name}/ is van de {there.titel}, en u bouwt de {wanted.titel}; er is "
            f"niets gebouwd. Bouw met EDITIE={there.name}, of kies een andere map met "
            f"SITE_DIR=site-{wanted.name}. Dat laatste werkt als in mkdocs.yml staat: "
            "site_dir: !ENV [SITE_DIR, site]"
        )


def check_folder(folder: Path, edition: str) -> None:
    """Whether a site of this edition may be put here. Raises OtherEdition.

    Whose folder it is, its name says (site-openbaar), else the foot of the site that is in it.
    """
    there = next((one for one in EDITIONS if folder.name == f"site-{one.name}"), None)
    there = there or _edition_in(folder)
    if there and there.name != edition:
        raise OtherEdition(folder, BY_NAME[edition], there)


def _edition_in(folder: Path) -> Edition | None:
    try:
        text = (folder / "index.html").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    told = FOOT.findall(text)[-1:]
    return next((one for one in EDITIONS if told == [one.titel]), None)


class StagedSite:
    """Has MkDocs write beside the published site, and counts its warnings."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._staging = Staging(Path(config.site_dir), partial(click.echo, err=True))
        config.site_dir = str(self._staging.fresh)
        self._warnings = CountHandler()
        self._warnings.setLevel(logging.WARNING)
        log = logging.getLogger("mkdocs")
        log.addHandler(self._warnings)
        if config.strict and log.level > logging.WARNING:
            # or `-q` would hide the warnings that must stop the build
            log.setLevel(logging.WARNING)
        pages = logging.getLogger("mkdocs.structure.pages")
        if pages.isEnabledFor(logging.DEBUG):
            pages.setLevel(logging.INFO)  # with `-v` MkDocs 1.6 does not look at anchors

    @property
    def target(self) -> Path:
        """The folder of the published site."""
        return self._staging.target

    def has_warnings(self) -> bool:
        """Whether MkDocs warned of something."""
        return bool(self._warnings.get_counts())

    def publish(self, taken: Mapping[str, str], finish: Callable[[], None]) -> Mapping[str, str]:
        """Put the site in its place, once `finish` has written its last files.

        Digests of all files by path; of those that were `taken` over they are known. What is there
        already is read meanwhile.
        """
        site = self._staging.fresh
        present = files_of(site)

        def work(piece: int) -> Mapping[str, str]:
            if piece == 0:
                finish()
                return {}
            return digests_of(site, present[piece - 1 :: PIECES], taken)

        found = shared(work, 1 + PIECES, cores())
        delivered = write_manifest(site, {path: one[path] for one in found for path in one})
        self._staging.publish()
        self._stop_counting()
        return delivered

    def discard(self) -> None:
        """Leave only what is published."""
        self._stop_counting()
        self._staging.discard()

    def _stop_counting(self) -> None:
        logging.getLogger("mkdocs").removeHandler(self._warnings)
