"""All that every page of a site depends on, as one digest: another era, and nothing still holds."""

import json
import os
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_build_date
from mkdocs.utils.yaml import get_yaml_loader

from integriteitsplan.build.world import ENGINE, installed
from integriteitsplan.register.questions import digest
from integriteitsplan.site import Site

OWN_MACROS = "macros/main.py"
INHERIT = re.compile(r"^INHERIT\s*:", re.MULTILINE)
NAME = re.compile(r"\b[A-Za-z_][A-Za-z0-9_]*\b")
IN_ENVIRONMENT = re.compile(r"!ENV\b(.*)")


def era_of(config: MkDocsConfig, site: Site, *, is_preview: bool) -> str:
    """The era of a build. Two builds of one era differ only in what their pages are made of."""
    told = (site.edition, site.peildatum.isoformat(), site.register.organisatie.model_dump_json())
    settings = {name: value for name, value in config.items() if name not in ("nav", "site_dir")}
    return digest(
        _installed(),
        *told,
        get_build_date(),
        str(is_preview),
        json.dumps(settings, sort_keys=True, default=_plain),
        *_environment(config),
        *(text for path in outside_the_sources(config) for text in _content(path)),
    )


def outside_the_sources(config: MkDocsConfig) -> Iterator[Path]:
    """The files that say how the site is made: configuration, own theme, own macros."""
    yield from _configuration_files(Path(config.config_file_path))
    for folder in own_folders(config):
        yield from _files(folder)
    own = Path(config.config_file_path).parent / OWN_MACROS
    if own.is_file():
        yield own


@cache
def _installed() -> str:
    """The engine and what it is built on, as a digest."""
    engine = (text for path in _files(ENGINE) for text in _content(path))
    return digest(*installed(), *engine)


def sources(config: MkDocsConfig) -> list[Path]:
    """Every file and folder that a build reads; some may not be there yet."""
    file = Path(config.config_file_path)
    folders = [Path(config.docs_dir), *(Path(path) for path in config.watch)]
    own = file.parent / OWN_MACROS
    return [*folders, own, *_configuration_files(file), *own_folders(config)]


def _configuration_files(file: Path) -> Iterator[Path]:
    """mkdocs.yml, and what it inherits from."""
    yield file
    if parent := _parent(file.read_text(encoding="utf-8")):
        yield from _configuration_files(file.parent / parent)


@lru_cache(maxsize=8)
def _parent(text: str) -> str | None:
    """What a configuration inherits from; read as MkDocs does, which takes a while."""
    if not INHERIT.search(text):
        return None
    found = get_yaml_loader()(text).get_single_data()
    return str(found["INHERIT"])


def _environment(config: MkDocsConfig) -> Iterator[str]:
    """What the configuration reads of the environment."""
    for file in _configuration_files(Path(config.config_file_path)):
        for line in IN_ENVIRONMENT.findall(file.read_text(encoding="utf-8")):
            yield from (f"{name}={os.environ.get(name)}" for name in NAME.findall(line))


def own_folders(config: MkDocsConfig) -> Iterator[Path]:
    """The folders of the theme that no package installed."""
    for folder in map(Path, config.theme.dirs):
        if "site-packages" not in folder.parts and folder.is_dir():
            yield folder


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path


def _content(path: Path) -> tuple[str, str]:
    return path.name, path.read_bytes().hex()


def _plain(value: object) -> str:
    """Settings that are objects follow from the text of mkdocs.yml."""
    return value.as_posix() if isinstance(value, Path) else type(value).__name__
