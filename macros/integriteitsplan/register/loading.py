"""Files to register. Every problem is kept; nothing stops at the first."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from integriteitsplan.model.archief import Archief
from integriteitsplan.model.kinds import KINDS
from integriteitsplan.model.organisatie import Eenheid, Organisatie
from integriteitsplan.model.record import Record
from integriteitsplan.model.zoekwoorden import Zoekwoorden
from integriteitsplan.register.archives import MAX_ARCHIVE_BYTES, read_archive
from integriteitsplan.register.data import (
    DataFile,
    read_data,
    read_records,
    read_yaml,
)
from integriteitsplan.register.document import Asset, Document
from integriteitsplan.register.doubt import ANY, Doubt
from integriteitsplan.register.front_matter import FRONT_MATTER_KEYS, read_front_matter
from integriteitsplan.register.kept import Kept
from integriteitsplan.register.organisation import (
    ORGANISATIE,
    read_organisation,
    unknown_organisation,
)
from integriteitsplan.register.register import Register, freeze
from integriteitsplan.register.search_words import ZOEKWOORDEN, read_search_words
from integriteitsplan.source import (
    Page,
    Place,
    Problem,
    SourceError,
    SourceFile,
    TextMap,
    did_you_mean,
    find_files,
    read_page,
    read_text,
    uncollected,
)
from integriteitsplan.source.tree import MAX_PAGE_BYTES, starts_as_promised

KADERS = Path(__file__).parent.parent / "kaders"
# Here the theme and the build put files of their own.
TAKEN = frozenset({"404.html", "404.md", "assets", "search", "server", "sitemap.xml"})
FILE_KINDS = frozenset(kind.name for kind in KINDS if kind.model is not Eenheid)


def load(root: Path) -> Register:
    """Everything below `root/plans` and `root/docs`, with the catalogues that ship with us."""
    with uncollected():
        return _Loader(root).load()


def stamp(root: Path) -> tuple[SourceFile | Problem, ...]:
    """What the file system says of all sources: equal as long as nothing was changed."""
    return (*find_files(root, "plans"), *find_files(root, "docs"))


@cache
def shipped() -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """The records of the shipped catalogues, and what is wrong with them (nothing, by test)."""
    kept = Kept()
    for file in sorted(KADERS.glob("*.yml")):
        value = read_yaml(KADERS, SourceFile(file.name, file.stat().st_size, 0), kept.problems)
        for kind, written in value.items() if isinstance(value, TextMap) else ():
            kept.keep_all(read_records(kind, written, file.name, "", []), kind, "")
    records = tuple(record for ones in kept.records.values() for record in ones.values())
    return records, tuple(kept.problems)


class _Loader:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.kept = Kept()
        self.problems = self.kept.problems
        self.data: list[DataFile] = []
        self.documents: list[Document] = []
        self.assets: list[Asset] = []
        self.archives: list[Archief] = []
        self.zoekwoorden = Zoekwoorden()
        self.targets: dict[str, str] = {}

    def load(self) -> Register:
        records, problems = shipped()
        self.problems += problems
        for record in records:
            self.kept.records[record.kind][record.id] = record
        stamped = stamp(self.root)
        self.problems += [one for one in stamped if isinstance(one, Problem)]
        files = [one for one in stamped if isinstance(one, SourceFile)]
        organisatie = self.read_organisatie(files)
        ordered = self.in_order(files, organisatie)
        others = [file for file in ordered if not _is_data(file)]
        self.take_all(file for file in ordered if _is_data(file))
        found = read_data(self.root, self.data, lambda: self.take_all(others))
        for one, reading in zip(self.data, found, strict=True):
            self.kept.keep_all(reading, one.kind, one.unit)
        all_records = freeze(self.kept.records)
        pages = {_uri(file.path) for file in files if _ending(file) == "md"}
        unread = pages - {one.uri for one in self.documents}
        return Register(
            organisatie=organisatie,
            records=all_records,
            documents=self.with_raw_text(),
            archives=tuple(self.archives),
            zoekwoorden=self.zoekwoorden,
            assets=tuple(self.assets),
            problems=tuple(self.problems),
            paths=frozenset(one.path for one in files),
            doubt=Doubt(self.kept.refused, unread, all_records),
        )

    def in_order(self, files: list[SourceFile], organisatie: Organisatie) -> list[SourceFile]:
        """The files by unit, in the order of the organisation; so are the records then."""
        order = {unit.id: number for number, unit in enumerate(organisatie.eenheden)}
        others = (file for file in files if file.path != ORGANISATIE)
        return sorted(others, key=lambda file: (order.get(file.path.split("/")[1], -1), file.path))

    # -- organisation

    def read_organisatie(self, files: list[SourceFile]) -> Organisatie:
        file = next((file for file in files if file.path == ORGANISATIE), None)
        organisatie, problems = _read_organisatie(self.root, file)
        self.problems += problems
        if organisatie is None:
            self.kept.refused[Eenheid.kind].add(ANY)
            return unknown_organisation()
        self.kept.keep_units(organisatie)
        return organisatie

    # -- files

    def take_all(self, files: Iterable[SourceFile]) -> None:
        for file in files:
            if self.check_free(file.path):
                self.take_file(file)

    def take_file(self, file: SourceFile) -> None:
        top, *folders, name = file.path.split("/")
        ending = _ending(file)
        if ending == "md":
            self.take_page(file, top, folders, name)
        elif _is_data(file):
            self.take_data(file, top, folders, name)
        elif top == "plans" and ending == "json" and folders[1:] == ["archief"]:
            self.take_archive(file, folders[0])
        else:
            self.take_asset(file, ending)

    def check_free(self, path: str) -> bool:
        """Whether no other file goes to the same place on the site, whatever the case of names."""
        uri = _uri(path)
        folder, _, name = uri.lower().rpartition("/")
        target = f"{folder}/index.md" if name == "readme.md" else f"{folder}/{name}"
        if path.startswith("docs/") and uri.lower().split("/")[0] in TAKEN:
            where = "die naam is van het thema"
        elif first := self.targets.get(target):
            where = f"die plaats is al van {first}"
        else:
            if not path.endswith((".yml", ".yaml")):
                self.targets[target] = path
            return True
        self.kept.problem(
            Place(path),
            f"dit bestand zou op de site een ander bestand vervangen: {where}",
            "kies een andere naam of map",
            "bestand-soort",
        )
        return False

    def take_asset(self, file: SourceFile, ending: str) -> None:
        if not starts_as_promised(self.root / file.path, ending):
            self.kept.problem(
                Place(file.path),
                "dit bestand hoort hier niet",
                "toegestaan zijn .md, .yml, en echte plaatjes (.png, .jpg, .gif, .webp), PDF's en "
                "bestanden van Word, Excel, PowerPoint of LibreOffice",
                "bestand-soort",
            )
            return
        self.assets.append(Asset(file.path, _uri(file.path), self.root / file.path))

    def take_archive(self, file: SourceFile, unit: str) -> None:
        if not self.kept.check_unit(file.path, unit):
            return
        try:
            text = read_text(self.root, file, MAX_ARCHIVE_BYTES)
        except SourceError as error:
            self.problems.append(error.problem)
            return
        found = read_archive(text, file.path, unit)
        if isinstance(found, Problem):
            self.problems.append(found)
        else:
            self.archives.append(found)

    def with_raw_text(self) -> tuple[Document, ...]:
        """The documents; those in the archive with their text to the byte, to hold against it."""
        kept = {archive.document for archive in self.archives}
        return tuple(
            replace(one, raw=(self.root / one.path).read_bytes().decode())
            if f"{one.eenheid}/{one.name}" in kept
            else one
            for one in self.documents
        )

    def take_data(self, file: SourceFile, top: str, folders: list[str], name: str) -> None:
        stem = name.rpartition(".")[0]
        if file.path == ZOEKWOORDEN:
            self.take_search_words(file)
            return
        if top != "plans" or not folders:
            self.kept.problem(
                Place(file.path),
                "een gegevensbestand hoort in de map van een eenheid",
                "zet het in plans/<eenheid>/",
                "verkeerde-map",
            )
            return
        kind = folders[1] if len(folders) == 2 and folders[1] in FILE_KINDS else stem
        if kind not in FILE_KINDS or len(folders) > 2:
            self.kept.problem(
                Place(file.path),
                f"'{kind}' is geen soort gegevens{did_you_mean(kind, FILE_KINDS)}",
                "noem het bestand naar een soort: " + ", ".join(sorted(FILE_KINDS)),
                "verkeerde-map",
            )
            return
        if self.kept.check_unit(file.path, folders[0]):
            self.data.append(DataFile(file, kind, folders[0]))
        else:
            self.kept.refused[kind].add(ANY)

    def take_search_words(self, file: SourceFile) -> None:
        found = read_search_words(read_yaml(self.root, file, self.problems))
        if isinstance(found, Zoekwoorden):
            self.zoekwoorden = found
        else:
            self.problems += found

    # -- pages

    def take_page(self, file: SourceFile, top: str, folders: list[str], name: str) -> None:
        try:
            page, found = _read_page(self.root, file, top)
        except SourceError as error:
            self.problems.append(error.problem)
            return
        self.problems += (*page.problems, *page.heavy)
        unit = folders[0] if top == "plans" and folders else ""
        if top == "plans" and not unit:
            self.kept.problem(
                Place(file.path),
                "een document hoort in de map van een eenheid",
                "zet het in plans/<eenheid>/",
                "verkeerde-map",
            )
            return
        if unit and not self.kept.check_unit(file.path, unit):
            return
        if isinstance(found, Document):
            self.documents.append(found)
        else:
            self.problems += found


@lru_cache(maxsize=16384)
def _read_page(root: Path, file: SourceFile, top: str) -> tuple[Page, Document | list[Problem]]:
    """A page as a document; the same file, told by its size and time, is read once."""
    page = read_page(read_text(root, file, MAX_PAGE_BYTES), file.path, FRONT_MATTER_KEYS)
    meta = read_front_matter(page, top)
    if isinstance(meta, list):
        return page, meta
    unit = file.path.split("/")[1] if top == "plans" else ""
    return page, Document(page, meta, _uri(file.path), unit)


def _ending(file: SourceFile) -> str:
    """What stands behind the last point of its name, in small letters; '' without a point."""
    name = file.path.rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name else ""


def _is_data(file: SourceFile) -> bool:
    return _ending(file) in ("yml", "yaml")


@lru_cache(maxsize=4)
def _read_organisatie(
    root: Path, file: SourceFile | None
) -> tuple[Organisatie | None, tuple[Problem, ...]]:
    """The organisation, if there is one to read, and what is wrong with it."""
    problems: list[Problem] = []
    written = read_yaml(root, file, problems) if file else None
    found = read_organisation(written, is_there=file is not None, is_told=bool(problems))
    if isinstance(found, list):
        return None, (*problems, *found)
    return found, tuple(problems)


def _uri(path: str) -> str:
    """The uri of a source on the site: docs/ is its root, plans/ becomes plannen/."""
    top, _, rest = path.partition("/")
    return rest if top == "docs" else f"plannen/{rest}"
