"""Nothing leaks: a mark in every internal place of a site, and none of them in the public edition.

Built for real it costs seconds, so the generated sites and the weakened engines are looked at one
step earlier, where everything that MkDocs writes comes from: see `shown`.
"""

import base64
import gzip
import html
import json
import re
import shutil
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import Enum
from functools import cache
from pathlib import Path
from string import ascii_lowercase
from typing import Annotated, Any, NamedTuple, get_args
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from integriteitsplan.export import calendars, tables, to_csv, to_json
from integriteitsplan.model.archief import Aanroep, Archief, text_digest
from integriteitsplan.model.kinds import KINDS, Kind, reference_fields
from integriteitsplan.model.record import Onderdeel
from integriteitsplan.plugin import plugin
from integriteitsplan.publication import editions, selection
from integriteitsplan.register import Register
from integriteitsplan.render import Renderer
from integriteitsplan.site import Forge, Site, open_site
from integriteitsplan.site import site as site_module
from integriteitsplan.site.versions import kept_blocks
from integriteitsplan.source import Call, find_calls
from integriteitsplan.source.markdown import Outline
from integriteitsplan.views import VIEWS
from integriteitsplan.views.archive import encode
from integriteitsplan.views.data.blocks import Notice
from tests.builds import ROOT, build, build_here, tree
from tests.sites import DAY, write

# Every mark begins so. No word, no hash and no picture does, also not written in base64.
MARK = "kqzxwvjqfhzx"
# Amounts and days that are marks; nothing else is so large or so far away.
AMOUNT, YEAR = 7391, 2087
FORGE = "forge.example"  # where sources can be changed; who reads the public edition cannot


class Marks:
    """Gives out marks and remembers for which place each is."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}

    def word(self, place: str) -> str:
        """A mark that can be an id, a title, a file name and a part of an address."""
        letters = ascii_lowercase
        number = len(self.places)
        word = MARK + letters[number // 676] + letters[number // 26 % 26] + letters[number % 26]
        self.places[word] = place
        return word


class Kept(NamedTuple):
    """How one record is filled: words, an amount and a day, and the ids that it refers to."""

    word: Callable[[str], str]
    amount: int
    day: str
    targets: dict[str, str]


def a_value(annotation: Any, place: str, kept: Kept) -> Any:
    """Something that a field of this type takes, with a mark in it where it can hold one."""
    inner = [one for one in get_args(annotation) if one is not type(None)]
    if any(isinstance(one, type) and issubclass(one, Onderdeel) for one in (annotation, *inner)):
        part = annotation if isinstance(annotation, type) else inner[0]
        value = some_fields(part, part.model_fields, place, kept)
        return [value] if repr(annotation).startswith("tuple") else value
    for one in (annotation, *inner):
        if isinstance(one, type) and issubclass(one, Enum):
            return next(iter(one)).value
    word = kept.word(place)
    for plain in (
        *(word, f"{word}@test.example", f"https://{word}.example/", word.encode().hex()[-10:]),
        *(str(kept.amount), kept.day, "2026", "ja", "7 dagen"),
    ):
        for value in (plain, [plain]):
            try:
                _adapter(annotation).validate_python(tuple(value) if value != plain else value)
            except ValidationError:
                continue
            return value
    raise AssertionError(f"no value for {place}: {annotation}")


@cache
def _adapter(annotation: Any) -> TypeAdapter[Any]:
    return TypeAdapter(annotation)


def some_fields(
    model: type[Onderdeel], names: Iterator[str] | Any, place: str, kept: Kept
) -> dict[str, Any]:
    """Values for these fields; a reference leads to the record of its kind in `kept.targets`."""
    kinds = dict(reference_fields(model))
    found: dict[str, Any] = {}
    for name in names:
        info = model.model_fields[name]
        at = f"{place}.{name}"
        if name == "document":
            found[name] = kept.targets["documenten"]
        elif name in kinds:
            if kinds[name] in kept.targets:
                id = kept.targets[kinds[name]]
                is_list = repr(info.annotation).startswith("tuple")
                found[name] = [id] if is_list else {id: "A/R"} if name == "rasci" else id
        else:
            whole = Annotated[(info.annotation, *info.metadata)] if info.metadata else None
            found[name] = a_value(whole or info.annotation, at, kept)
    return found


# -- a site with marks


class Choice(NamedTuple):
    """What differs between generated sites.

    `closed` holds the kinds and documents of which nothing is public after all; `home` is the unit
    of the public records: an open one, or the one that is internal.
    """

    closed: frozenset[str] = frozenset()
    home_is_internal: bool = False
    counts: bool = False


EVERYTHING = Choice()
DOCUMENTS = ("start", "overzicht", "plan")
OWN_FIELDS = frozenset({"id", "eenheid", "openbaar"})
GROUND = "::: intern 5.1.2.i: De reden mag iedereen weten."
# What the rules want of some kinds, whatever the fields could hold.
FIXED: dict[str, dict[str, Any]] = {
    "naleving": {"status": "voldoet_deels", "geldig_tot": "2026-12-31"},
    "maatregelen": {
        **dict.fromkeys(("jaar", "van", "tot", "gepland", "gerealiseerd", "overloop")),
        "perioden": [{"van": "2026-01-01", "tot": "2026-12-31", "gepland": "12"}],
    },
    "doelen": {"jaar": None, "overloop": None},
    "incidentcategorieen": {"valt_onder": "corruptie"},
    "incidenten": {"categorie": "corruptie"},
}
PICTURE = b"\x89PNG\r\n\x1a\n"


def picture(comment: str = "") -> bytes:
    """A picture of one dot, with a comment in it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + checksum

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    text = chunk(b"tEXt", b"Comment\0" + comment.encode()) if comment else b""
    return PICTURE + head + text + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


class Canary:
    """The files of a site with a mark in every internal place; `plans` and `docs` in one tree."""

    def __init__(self, choice: Choice = EVERYTHING) -> None:
        self.choice = choice
        self.marks = Marks()
        self.visible: list[str] = []
        mark = self.marks.word
        self.unit, self.below = mark("unit"), mark("unit below the first level")
        self.home = self.unit if choice.home_is_internal else "geheel"
        self.page, self.chapter = mark("page"), mark("folder of docs")
        self.plan, self.unit_plan = mark("plan"), mark("plan of the unit")
        self.image = mark("name of a picture")
        self.hidden: dict[str, str] = {}
        self.shown: dict[str, str] = {}
        for kind in KINDS:  # norms after their catalogue
            self.hidden[kind.name] = self._id(kind, mark(f"{kind.name}.id"))
            self.shown[kind.name] = (
                self.hidden[kind.name] if self._is_closed(kind) else self._id(kind, "open")
            )
        self.hidden["documenten"] = self.plan
        self.shown["documenten"] = self.plan if "plan" in choice.closed else "open-plan"
        self.hidden["eenheden"] = self.unit
        self.files: dict[str, str | bytes | None] = {}
        self._organisation()
        for kind in KINDS:
            if kind.name not in ("eenheden", "uitzonderingen"):
                self._records(kind)
        self._exception()
        self._documents()
        self._archive()

    def _id(self, kind: Kind, word: str) -> str:
        """A norm is called after its catalogue."""
        if kind.name != "normen":
            return word
        kinds = self.hidden if word != "open" else self.shown
        return f"{kinds['normenkaders']}:{word}"

    def _is_closed(self, kind: Kind) -> bool:
        return kind.name in self.choice.closed or not kind.model.openbare_velden

    def _visible(self, place: str) -> str:
        word = f"zichtbaar{len(self.visible)}"
        self.visible.append(word)
        return word

    def _comment(self, where: str) -> str:
        return f"# {self.marks.word('comment in ' + where)}\n"

    def _organisation(self) -> None:
        words = [self.marks.word(f"unit.{name}") for name in ("titel", "omschrijving", "contact")]
        self.files["plans/organisatie.yml"] = self._comment("organisatie") + json.dumps(
            {
                "naam": "Gemeente Test",
                "soort": "gemeente",
                "medewerkers": "7391555",
                "incidenten_openbaar": "ja" if self.choice.counts else "nee",
                "normenkaders": list(
                    dict.fromkeys((self.shown["normenkaders"], self.hidden["normenkaders"]))
                ),
                "eenheden": [
                    {"id": "geheel", "titel": "Het geheel", "openbaar": "ja"},
                    {
                        "id": self.unit,
                        "titel": words[0],
                        "omschrijving": words[1],
                        "contact": f"{words[2]}@test.example",
                        "onder": "geheel",
                    },
                    {"id": self.below, "titel": "Onder", "onder": self.unit},
                ],
            }
        )

    def _records(self, kind: Kind) -> None:
        """An internal record in a file called so, and one that is public, if the kind can be."""
        hidden = self._record(kind, self.hidden[kind.name], self._closed_part(kind))
        if kind.name == "incidenten":
            hidden["aantallen"] = {"gesprek": "66" if self.choice.counts else "7391123"}
            self.files[f"plans/{self.unit}/incidenten.yml"] = f"- {json.dumps(hidden)}\n"
            return
        name = self.marks.word(f"{kind.name}.file")
        text = self._comment(kind.name) + f"- {json.dumps(hidden)}\n"
        self.files[f"plans/{self.unit}/{kind.name}/{name}.yml"] = text
        if not self._is_closed(kind):
            record = {"openbaar": "ja"} | self._record(
                kind, self.shown[kind.name], self._open_part(kind)
            )
            text = f"- {json.dumps(record)}\n"
            self.files[f"plans/{self.home}/{kind.name}.yml"] = self._comment(kind.name) + text

    def _record(self, kind: Kind, id: str, fields: dict[str, Any]) -> dict[str, Any]:
        every = {"id": id} | fields | FIXED.get(kind.name, {})
        return {name: value for name, value in every.items() if value is not None}

    def _closed_part(self, kind: Kind, names: frozenset[str] | None = None) -> dict[str, Any]:
        fields = [
            name
            for name in kind.model.model_fields
            if name not in OWN_FIELDS and (names is None or name in names)
        ]
        targets = {name: id for name, id in self.hidden.items() if name != kind.name}
        kept = Kept(self.marks.word, AMOUNT * 1000 + 1, f"{YEAR}-01-02", targets)
        return some_fields(kind.model, fields, kind.name, kept)

    def _open_part(self, kind: Kind) -> dict[str, Any]:
        fields = [name for name in kind.model.model_fields if name in kind.model.openbare_velden]
        targets = {name: id for name, id in self.shown.items() if name != kind.name}
        kept = Kept(self._visible, 55, "2026-03-01", targets)
        internal = frozenset(kind.model.model_fields) - kind.model.openbare_velden
        return self._closed_part(kind, internal) | some_fields(kind.model, fields, kind.name, kept)

    def _exception(self) -> None:
        """One that is deserved: the internal role has no task of its own."""
        unit = self.marks.word("uitzonderingen.file")
        path = f"plans/{self.unit}/rollen/{unit}.yml"
        role = {"id": self.marks.word("role"), "titel": self.marks.word("role.titel")}
        rest = {"niveau": "centraal", "omschrijving": self.marks.word("role.omschrijving")}
        self.files[path] = f"- {json.dumps(role | rest)}\n"
        accepted = {"regel": "rol-zonder-taak", "bestand": path, "bevat": role["id"]}
        reason = {"reden": self.marks.word("uitzonderingen.reden")}
        text = f"- {json.dumps(accepted | reason)}\n"
        self.files[f"plans/{self.unit}/uitzonderingen.yml"] = text

    def _documents(self) -> None:
        mark = self.marks.word
        calls = [f"{{{{ {view.name}() }}}}" for view in VIEWS if not _required(view.name)]
        calls += [f'{{{{ register("{kind.name}") }}}}' for kind in KINDS]
        self.files |= {
            "docs/index.md": self._open("start", "titel: Start", self._passages("index")),
            "docs/open/alles.md": self._open(
                "overzicht", "titel: Alles", "\n\n".join([*calls, self._passages("alles")])
            ),
            "plans/geheel/open-plan.md": self._open(
                "plan",
                f"soort: werkplan\njaar: 2026\ntitel: Open plan\nafgeleid_van: {self.plan}",
                "\n\n".join([*calls, self._passages("open-plan")]),
            ),
            f"docs/{self.page}.md": self._closed("page", ""),
            f"docs/{self.chapter}/index.md": self._closed("chapter", ""),
            f"docs/{self.chapter}/open.md": self._closed("page of chapter", ""),
            f"plans/geheel/{self.plan}.md": self._closed("plan", self._every_key("plan")),
            f"plans/{self.unit}/{self.unit_plan}.md": self._closed(
                "plan of the unit", self._every_key("plan of the unit")
            ),
            f"docs/{self.image}.png": picture(mark("comment in a picture")),
            f"plans/geheel/{self.image}.png": picture(mark("comment in a picture of a plan")),
            f"plans/{self.unit}/{self.image}.pdf": b"%PDF-1.4 " + mark("pdf").encode(),
            "docs/foto.png": picture(),
            "docs/zoekwoorden.yml": f"woorden:\n  plan: [{mark('search word')}]\n",
        }

    def _open(self, name: str, keys: str, body: str) -> str:
        if name in self.choice.closed:
            return self._closed(name, keys)
        extra = "openbare_bijlagen: [foto.png]\n" if name == "start" else ""
        comment = self._comment(f"front matter of {name}")
        return f"---\n{comment}{keys}\nopenbaar: ja\n{extra}---\n\n# {name}\n\n{body}\n"

    def _closed(self, name: str, keys: str) -> str:
        mark = self.marks.word
        titel = "" if "titel:" in keys else f"titel: {mark(name + ' titel')}\n"
        keys = f"{keys}\n{titel}omschrijving: {mark(name + ' omschrijving')}\n"
        if "soort:" not in keys:
            keys += "soort: pagina\n"
        return (
            f"---\n{self._comment(name)}{keys}---\n\n# {mark(name + ' heading')}\n\n"
            f"{mark(name + ' text')}\n\n## {mark(name + ' second heading')} {{#{mark('anchor')}}}\n"
        )

    def _every_key(self, name: str) -> str:
        mark = self.marks.word
        left_out = {"wat": mark("wat"), "grond": "5.1.5", "motivering": mark("motivering")}
        known: dict[str, Any] = {
            "soort": "jaarplan",
            "jaar": "2026",
            "versie": mark(f"{name} versie"),
            "steller": self.hidden["rollen"],
            "herzien_voor": f"{YEAR}-02-03",
            "niet_openbaar": [left_out],
            "openbare_bijlagen": [f"{self.image}.{'pdf' if 'unit' in name else 'png'}"],
        }
        return "\n".join(f"{key}: {json.dumps(value)}" for key, value in known.items())

    def _passages(self, name: str) -> str:
        """Everything that an internal passage can hold, each in one of its own."""
        up = {"index": "", "alles": "../", "open-plan": "../../"}[name]
        mark = self.marks.word
        inside = (
            mark(f"paragraph in {name}"),
            f"- {mark('item')}\n\n    {mark('paragraph in an item')}\n- [ ] {mark('to do')}",
            f"| {mark('column')} | b |\n|---|---|\n| {mark('cell')} | {mark('cell')} |",
            f"## {mark('heading')} {{#{mark('id')}}}\n\n{mark('below a heading')}",
            f"Zie [{mark('words of a link')}]({up}{self.page}.md '{mark('title of a link')}').",
            f"![{mark('picture')}]({up}{self.image}.png)" if name == "index" else mark("none"),
            f'{{{{ rolkaart("{self.hidden["rollen"]}") }}}}',
            f'{{{{ agenda(eenheid="{self.unit}") }}}}',
            f'!!! note "{mark("admonition")}"\n    {mark("in it")}',
            f"> {mark('quotation')}\n\n```text\n{mark('code')}\n```\n\n`{mark('code')}`",
            f"[{mark('label')}]: https://{mark('address')}.example/",
            f"*[HTML]: {mark('abbreviation')}",
        )
        return "\n\n".join(f"{GROUND}\n\n{text}\n\n:::" for text in inside)

    def _archive(self) -> None:
        """The version of the open plan that was adopted, with a passage and a table."""
        mark = self.marks.word
        passage = f"{GROUND}\n\n{mark('passage in the archive')}\n\n:::\n"
        call = Aanroep(
            naam="rollenoverzicht", benoemd={}, blokken=[encode(Notice(mark("kept"), mark("kept")))]
        )
        text = f"---\nsoort: werkplan\ntitel: Open plan\njaar: 2026\n---\n{passage}"
        archive = Archief(
            document="geheel/open-plan",
            titel="Open plan",
            versie="0.9",
            datum=DAY,
            orgaan=self.hidden["rollen"],
            orgaan_naam=mark("name of the organ"),
            peildatum=DAY,
            afdruk=text_digest(text),
            tekst=text,
            aanroepen=(call,),
            gegevens={f"rollen/{self.hidden['rollen']}": {"titel": "0" * 16}},
        )
        whole = archive.model_copy(update={"zegel": archive.berekend_zegel()})
        path = "plans/geheel/archief/open-plan-0.9.json"
        self.files[path] = json.dumps(whole.model_dump(mode="json"))

    @property
    def nav(self) -> list[Any]:
        """A menu in which the internal pages have names of their own."""
        mark = self.marks.word
        return [
            {"Start": "index.md"},
            {mark("menu: page"): f"{self.page}.md"},
            {mark("menu: folder"): f"{self.chapter}/"},
            {mark("menu: group"): [{mark("menu: in a group"): f"{self.chapter}/index.md"}]},
            {"Open": "open/"},
            {"Registers": "registers/"},
            {"Plannen": "plannen/"},
        ]


def _required(name: str) -> bool:
    view = next(view for view in VIEWS if view.name == name)
    return any(parameter.default is parameter.empty for parameter in view.parameters)


# -- what a reader can get hold of, and what is found in it

PATTERNS = (
    re.compile(rf"{MARK}[a-z]{{3}}".encode()),
    re.compile(rf"{AMOUNT // 1000}[.,]?{AMOUNT % 1000}[.,]?\d{{3}}\b".encode()),
    re.compile(rf"{YEAR}-\d|-{YEAR}\b| {YEAR}\b|{YEAR}0\d0\d".encode()),
    re.compile(FORGE.encode()),
)
ESCAPED = re.compile(rb"\\u00([0-9a-f]{2})|\\x([0-9a-f]{2})", re.IGNORECASE)
THEME = re.compile(r"assets/")  # holds amounts and years of its own


def found_in(files: dict[str, bytes]) -> set[str]:
    """The marks in the names and the contents of files, however they are written."""
    found: set[str] = set()
    for path, content in files.items():
        patterns = PATTERNS[:1] if THEME.match(path) else PATTERNS
        for form in _forms(path.encode() + b"\n" + content):
            for pattern in patterns:
                found.update(one.decode() for one in pattern.findall(form))
    return found


def _forms(content: bytes) -> Iterator[bytes]:
    """What a reader, a browser, a calendar and a program make of it."""
    path, _, rest = content.partition(b"\n")
    if rest.startswith(b"\x1f\x8b"):
        yield from _forms(path + b"\n" + gzip.decompress(rest))
        return
    low = content.lower()
    yield low
    yield from _decoded(content)
    if not re.search(rb"\.(?:png|woff2?|pdf)\n", content[:300]):
        yield re.sub(rb"\r?\n ", b"", low)  # a calendar folds its lines
        yield re.sub(rb"<[^<>]*>", b"", low)
        yield html.unescape(low.decode("utf-8", "replace")).encode()
        yield unquote_to_bytes(low)
        yield ESCAPED.sub(lambda one: bytes([int(one[1] or one[2], 16)]), low)


def _decoded(content: bytes) -> Iterator[bytes]:
    """The mark where it stands in base64, at each of the three places it can have there."""
    for before in range(3):
        core = base64.b64encode(b"." * before + MARK.encode())[before and 4 : -4]
        if core in content:
            yield MARK.encode() + b"xyz"


class Addresses:
    """Addresses as the plugin makes them, from the root of the site."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def record(self, kind: str, id: str) -> str | None:
        address = self.site.register.address(kind, id)
        there = self.page(address.uri) if address else None
        return f"{there}#{address.anchor}" if address and there and address.anchor else there

    def page(self, uri: str) -> str | None:
        return uri if uri in self.site.pages else None

    def edit(self, kind: str, id: str) -> str | None:
        return None

    def anchor(self, kind: str, id: str) -> str | None:
        address = self.site.register.address(kind, id)
        return address.anchor if address else None


def shown(site: Site, nav: list[Any], is_weaker: bool = False) -> dict[str, bytes]:
    """Everything that the plugin hands to MkDocs or writes itself, by a name.

    That is: every page with its text and the markup of its views, their downloads, the menu, the
    files that are published as they are, and the calendars, should those ever be public. Where the
    engine `is_weaker` than it should be, a view that stops is passed over.
    """
    files = {"nav": json.dumps(site.nav(nav)).encode()}
    for uri, page in site.pages.items():
        if page.uri.startswith("normen/") and not page.source and "open" not in page.uri:
            continue  # ships with the engine
        parts = [page.titel, page.omschrijving, page.body]
        document = page.document
        found = (
            document.page.calls
            if document
            else find_calls(page.uri, page.body, 1, Outline(page.body))
        )
        renderer = Renderer(Addresses(site))
        for call in found:
            if isinstance(call, Call):
                try:
                    blocks = site.show(call.name, document, *call.args, **call.kwargs)
                except KeyError:
                    if is_weaker:
                        continue
                    raise
                parts.append(renderer.render(blocks, call.name))
                for table in tables(blocks):
                    parts += [to_csv(table), to_json(table)]
        for _, name, blocks in kept_blocks(page):
            parts.append(renderer.render(blocks, name))
        files[uri] = "\n".join(parts).encode()
    files |= calendars(
        site.register, site.peildatum, lambda uri: uri if uri in site.pages else None
    )
    files |= {asset.uri: (site.root / asset.path).read_bytes() for asset in site.assets}
    return files


# -- nothing is found


def lay_out(root: Path, canary: Canary) -> Path:
    """The site as an organisation has it: the real settings, with a menu of its own."""
    write(root, canary.files)
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    menu = f"nav: {json.dumps(canary.nav)}  # {canary.marks.word('comment in mkdocs.yml')}\n"
    text, replaced = re.subn(r"(?m)^nav:\n(?:[ -].*\n)+", menu, text)
    assert replaced == 1
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    return root


def output(root: Path) -> dict[str, bytes]:
    """Every file of the site that was built, wherever the settings put it."""
    (manifest,) = root.glob("site*/manifest-sha256.txt")
    return tree(manifest.parent)


def explain(canary: Canary, found: set[str]) -> list[str]:
    """For which places the marks were."""
    return sorted(canary.marks.places.get(one, one) for one in found)


def test_no_file_of_the_public_edition_holds_anything_internal(tmp_path: Path) -> None:
    canary = Canary()
    root = lay_out(tmp_path / "plan", canary)
    result = build(root, "--strict", EDITIE="openbaar", SITE_URL="https://klein.example/")
    assert result.returncode == 0, result.stderr
    files = output(root)
    assert explain(canary, found_in(files)) == []
    assert {"sitemap.xml.gz", "foto.png", "search/index.js"} <= files.keys()
    assert not [path for path in files if path.endswith(".ics")]
    everything = b"\n".join(files.values()).decode("utf-8", "replace")
    assert [word for word in canary.visible if word in everything] != []
    assert everything.count("Hier is een passage weggelaten") > 30


def test_the_marks_are_found_where_they_are_shown(tmp_path: Path) -> None:
    """Else it would say nothing that none is found."""
    canary = Canary()
    site = open_site(write(tmp_path, canary.files), "intern", DAY)
    assert site.errors == ()
    told = explain(canary, found_in(shown(site, canary.nav, is_weaker=True)))
    for kind in KINDS:
        if kind.listed and kind.name not in ("eenheden", "naleving", "metingen"):
            assert any(place.startswith(f"{kind.name}.") for place in told), kind.name
    assert len(told) > 200


@pytest.mark.parametrize(
    "written",
    [
        MARK.upper() + "ABC",
        "".join(f"&#{ord(letter)};" for letter in MARK + "abc"),
        "".join(f"\\u{ord(letter):04x}" for letter in MARK + "abc"),
        "".join(f"%{ord(letter):02X}" for letter in MARK + "abc"),
        f"{MARK[:5]}\r\n {MARK[5:]}abc",
        f"{MARK[:5]}<wbr>{MARK[5:]}abc",
        base64.b64encode(f"x{MARK}abc".encode()).decode(),
        base64.b64encode(f"xy{MARK}abc".encode()).decode(),
        base64.b64encode(f"xyz{MARK}abc".encode()).decode(),
        "7.391.001",
        "2-1-2087",
        "2 januari 2087",
    ],
)
def test_a_mark_is_found_however_it_is_written(written: str) -> None:
    for content in (written.encode(), gzip.compress(written.encode())):
        assert found_in({"pagina.html": content})
    assert found_in({f"{MARK}abc.html": b""})
    assert not found_in({"pagina.html": b"2026, 55 en 7.391"})


# -- over generated sites


CLOSABLE = sorted(kind.name for kind in KINDS if kind.model.openbare_velden)
CLOSABLE.remove("eenheden")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.builds(
        Choice,
        closed=st.frozensets(st.sampled_from([*CLOSABLE, *DOCUMENTS]), max_size=3),
        home_is_internal=st.sampled_from((False, False, False, True)),
        counts=st.booleans(),
    )
)
def test_a_generated_site_leaks_nothing_or_is_not_built(
    tmp_path_factory: pytest.TempPathFactory, choice: Choice
) -> None:
    """Held against what the plugin hands over (`shown`), which is fast; the build is above."""
    canary = Canary(choice)
    site = open_site(write(tmp_path_factory.mktemp("site"), canary.files), "openbaar", DAY)
    if site.errors:
        assert {one.code for one in site.errors} & PUBLICITY
    else:
        assert explain(canary, found_in(shown(site, canary.nav))) == []


PUBLICITY = {"openbaar-verwijst-intern", "openbare-koppeling", "openbare-aanroep"}


@pytest.mark.parametrize("closed", ["rollen", "normenkaders", "plan", "home", "maatregelen"])
def test_what_is_public_cannot_lean_on_what_is_not(tmp_path: Path, closed: str) -> None:
    choice = Choice(home_is_internal=True) if closed == "home" else Choice(frozenset({closed}))
    site = open_site(write(tmp_path, Canary(choice).files), "openbaar", DAY)
    assert {one.code for one in site.errors} == {"openbaar-verwijst-intern"}


# -- without a step something is found


Weaken = Callable[[pytest.MonkeyPatch], None]


def nothing_is_selected(patch: pytest.MonkeyPatch) -> None:
    weaker = editions.BY_NAME["openbaar"]._replace(choose=editions.internal)
    patch.setitem(editions.BY_NAME, "openbaar", weaker)


def every_record_is_public(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(selection, "is_public", lambda record: bool(record.openbare_velden))


def every_field_is_public(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(selection, "_public_part", lambda record: record)


def every_unit_is_public(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(selection, "_public_organisation", lambda organisatie: organisatie)


def passages_stay(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(selection, "_redacted", lambda document: document)


def every_file_is_public(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(selection, "_public_assets", lambda assets, documents: assets)


def every_document_is_public(patch: pytest.MonkeyPatch) -> None:
    def choose(register: Register) -> Register:
        opened = (
            replace(one, meta=one.meta.model_copy(update={"openbaar": True}))
            for one in register.documents
        )
        return selection.public(register.select(documents=tuple(opened)))

    weaker = editions.BY_NAME["openbaar"]._replace(choose=choose)
    patch.setitem(editions.BY_NAME, "openbaar", weaker)


def the_archive_is_public(patch: pytest.MonkeyPatch) -> None:
    def choose(register: Register) -> Register:
        return selection.public(register).select(archives=register.archives)

    generated_pages = site_module.generated_pages
    patch.setattr(site_module, "generated_pages", lambda register, _: generated_pages(register))
    weaker = editions.BY_NAME["openbaar"]._replace(choose=choose)
    patch.setitem(editions.BY_NAME, "openbaar", weaker)


def menu_is_whole(patch: pytest.MonkeyPatch) -> None:
    expand = site_module.expand
    patch.setattr(
        site_module, "expand", lambda nav, pages, titles, hidden: expand(nav, pages, titles)
    )


@pytest.mark.parametrize(
    ("weaken", "at_least", "such_as"),
    [
        (nothing_is_selected, 200, "rollen.titel"),
        (every_record_is_public, 20, "rollen.titel"),
        (every_field_is_public, 3, "rollen.telefoon"),
        (every_unit_is_public, 2, "unit.titel"),
        (passages_stay, 50, "paragraph in alles"),
        (every_file_is_public, 4, "comment in a picture"),
        (every_document_is_public, 15, "page of chapter heading"),
        (the_archive_is_public, 2, "passage in the archive"),
        (menu_is_whole, 3, "menu: page"),
    ],
)
def test_without_one_step_of_the_selection_something_is_found(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    weaken: Weaken,
    at_least: int,
    such_as: str,
) -> None:
    weaken(monkeypatch)
    canary = Canary()
    site = open_site(write(tmp_path, canary.files), "openbaar", DAY)
    told = explain(canary, found_in(shown(site, canary.nav, is_weaker=True)))
    assert such_as in told
    assert len(told) >= at_least


def test_with_the_links_to_the_sources_something_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    canary = Canary()
    root = lay_out(tmp_path / "plan", canary)
    monkeypatch.setenv("EDITIE", "openbaar")
    monkeypatch.setattr(
        plugin, "Forge", lambda *_: Forge(f"https://{FORGE}/waterrijk/plan", "edit/main/")
    )
    build_here(root)
    assert found_in(output(root)) == {FORGE}
