"""What stands in two places is the same in both: code and docs, models and schemas."""

import ast
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from integriteitsplan.model.documenten import DOCUMENT_TYPES, Taal
from integriteitsplan.model.fields import Keuze
from integriteitsplan.model.kinds import KINDS
from integriteitsplan.model.organisatie import Eenheid, Organisatie
from integriteitsplan.model.record import Onderdeel
from integriteitsplan.model.schema import schemas
from integriteitsplan.model.zoekwoorden import Zoekwoorden
from integriteitsplan.register.loading import KADERS
from integriteitsplan.rules import RULES
from integriteitsplan.site import Site, open_site
from integriteitsplan.source import TextList, TextMap, Value, load_yaml, read_page
from integriteitsplan.views import VIEWS

ROOT = Path(__file__).parent.parent
DATA = [*sorted((ROOT / "plans").rglob("*.yml")), ROOT / "docs/zoekwoorden.yml"]
PAGES = sorted((ROOT / "plans").rglob("*.md"))
SCHEMAS = schemas()
ENGINE = ROOT / "macros" / "integriteitsplan"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def leaves(annotation: Any) -> Iterator[Any]:
    inner = get_args(annotation)
    if not inner:
        yield annotation
    for one in inner:
        yield from leaves(one)


def below(model: type[Onderdeel]) -> Iterator[type[Any]]:
    """The model, its parts and its enumerations."""
    yield model
    for info in model.model_fields.values():
        for leaf in leaves(info.annotation):
            if isinstance(leaf, type) and issubclass(leaf, Onderdeel):
                yield from below(leaf)
            elif isinstance(leaf, type) and issubclass(leaf, Keuze):
                yield leaf


MODELS = {
    one
    for top in (
        *(kind.model for kind in KINDS),
        *(one.model for one in DOCUMENT_TYPES.values()),
        Organisatie,
        Zoekwoorden,
    )
    for one in below(top)
}
FIELDS = {name for one in MODELS if issubclass(one, Onderdeel) for name in one.model_fields}
VALUES = {member.value for one in MODELS if issubclass(one, Keuze) for member in one}
KIND_NAMES = {kind.name for kind in KINDS}
MACROS = {view.name for view in VIEWS}
ARGUMENTS = {parameter.name for view in VIEWS for parameter in view.parameters}


@pytest.fixture(scope="module")
def site() -> Site:
    return open_site(ROOT, "intern", date(2026, 11, 22))


def terms() -> list[str]:
    """Every term that is explained: those of readers, and those of the software (in code)."""
    paths = (ROOT / "docs/begrippen.md", ROOT / "docs/handleiding/woorden.md")
    text = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    return re.findall(r"^(\S[^\n]*)\n:   \S", text, re.MULTILINE)


@pytest.mark.parametrize(
    "names",
    [KIND_NAMES, FIELDS, VALUES, MACROS, ARGUMENTS, {model.__name__ for model in MODELS}],
    ids=["kinds", "fields", "values", "macros", "arguments", "classes"],
)
def test_every_dutch_name_is_explained(names: set[str]) -> None:
    assert names
    assert {f"`{name}`" for name in names} - set(terms()) == set()


def test_no_term_is_explained_twice() -> None:
    found = terms()
    assert [one for one in found if found.count(one) > 1] == []


def test_a_macro_is_named_like_no_key_of_front_matter_and_no_kind() -> None:
    keys = {key for one in DOCUMENT_TYPES.values() for key in one.model.model_fields}
    assert MACROS & (keys | FIELDS) == set()
    assert set() == MACROS & KIND_NAMES


def test_everything_has_its_page_in_the_handbook(site: Site) -> None:
    models = [
        *(kind.name for kind in KINDS if kind.model is not Eenheid),
        *(f"document-{soort.value}" for soort in DOCUMENT_TYPES),
        "organisatie",
        "zoekwoorden",
    ]
    wanted = {f"handleiding/soorten/{name}.md" for name in models}
    wanted |= {f"handleiding/regels/{rule.code}.md" for rule in RULES}
    assert wanted - set(site.pages) == set()


def test_the_page_of_a_kind_names_each_field_and_value(site: Site) -> None:
    for kind in KINDS:
        if kind.model is not Eenheid:
            body = site.pages[f"handleiding/soorten/{kind.name}.md"].body
            named = set(re.findall(r"^\| `([^`]+)` \|", body, re.MULTILINE))
            models = list(below(kind.model))
            fields = {
                name for one in models if issubclass(one, Onderdeel) for name in one.model_fields
            }
            values = {member.value for one in models if issubclass(one, Keuze) for member in one}
            assert fields | values <= named, kind.name


def test_the_page_of_macros_names_each_macro_and_argument(site: Site) -> None:
    body = site.pages["handleiding/macros.md"].body
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", body, re.MULTILINE | re.DOTALL))
    assert list(sections) == [view.name for view in VIEWS]
    for view in VIEWS:
        named = re.findall(
            r"^\| `(\w+)` \| \w+ \| (\S[^|]*) \|$", sections[view.name], re.MULTILINE
        )
        assert [name for name, _ in named] == [one.name for one in view.parameters], view.name


def test_every_field_is_described() -> None:
    bare = [
        f"{one.__name__}.{name}"
        for one in MODELS
        if issubclass(one, Onderdeel)
        for name, info in one.model_fields.items()
        if not (info.description or "").endswith((".", ")"))
    ]
    assert bare == []


# -- schemas


def test_the_schemas_in_the_repository_are_those_of_the_models() -> None:
    found = {
        path.name: json.loads(path.read_text(encoding="utf-8"))
        for path in (ROOT / "schema").glob("*.json")
    }
    assert found == SCHEMAS


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


REGISTRY: Registry[Any] = Registry().with_resources(
    (name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items()
)


def typed(value: Value) -> object:
    """Written values as an editor reads them: numbers are numbers, the rest is text."""
    if isinstance(value, TextMap):
        return {key: typed(one) for key, one in value.items() if one is not None}
    if isinstance(value, TextList):
        return [typed(one) for one in value]
    if value is not None and re.fullmatch(r"-?(0|[1-9]\d*)(\.\d+)?", value):
        return float(value) if "." in value else int(value)
    return value


def wrong(schema: str, value: Value) -> list[str]:
    validator = Draft202012Validator(
        SCHEMAS[schema], registry=REGISTRY, format_checker=FormatChecker()
    )
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(typed(value))]


def schema_of(path: Path) -> str:
    found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
    assert found, f"{path.name} names no schema"
    schema = (path.parent / found[1]).resolve()
    assert schema.parent == ROOT / "schema"
    return schema.name


@pytest.mark.parametrize(
    "path",
    [*DATA, *sorted(KADERS.glob("*.yml"))],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_data_names_its_schema_and_fits_it(path: Path) -> None:
    schema = schema_of(path)
    assert schema in (f"{path.stem}.json", f"{path.parent.name}.json", "kader.json")
    assert wrong(schema, load_yaml(path.read_text(encoding="utf-8"), path.name)) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_front_matter_fits_its_schema(path: Path) -> None:
    written = read_page(path.read_text(encoding="utf-8"), path.name).front_matter
    assert written
    assert wrong(f"document-{written['soort']}.json", written) == []


def test_a_schema_refuses_what_the_model_refuses() -> None:
    text = "- {id: Een, titl: x, niveau: centraal, omschrijving: O}\n"
    assert sorted(one.partition(":")[0] for one in wrong("rollen.json", load_yaml(text, "x"))) == [
        "$[0]",
        "$[0]",
        "$[0].id",
    ]


def test_the_editor_maps_every_kind_of_file_to_its_schema() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    expected = {
        f"./schema/{kind.name}.json": [f"plans/*/{kind.name}.yml", f"plans/*/{kind.name}/*.yml"]
        for kind in KINDS
        if kind.model is not Eenheid
    }
    expected["./schema/organisatie.json"] = ["plans/organisatie.yml"]
    expected["./schema/zoekwoorden.json"] = ["docs/zoekwoorden.yml"]
    expected["./schema/kader.json"] = ["macros/integriteitsplan/kaders/*.yml"]
    assert settings["yaml.schemas"] == expected


# -- our own site


def test_our_own_site_has_the_findings_that_the_handbook_explains(site: Site) -> None:
    """Each row of its tables is one finding: the rule, and where it is found."""
    page = site.pages["handleiding/voorbeelden-met-meldingen.md"].body
    rows = re.findall(
        r"^\| \[([a-z-]+)\]\(regels/\1\.md\) \| .*?`(plans/\S+)` \|", page, re.MULTILINE
    )
    assert sorted(rows) == sorted((one.code, one.place.path) for one in site.findings)
    assert Counter(one.level.value for one in site.findings) == {"waarschuwing": 10, "tip": 1}
    assert "U ziet tien waarschuwingen en één tip." in page


def test_english_pages_of_our_own_site_say_that_they_are(site: Site) -> None:
    decisions = (ROOT / "docs/beslissingen").glob("[0-9]*.md")
    assert {page.uri for page in site.pages.values() if page.taal is Taal.EN} == {
        "techniek/index.md",
        *(f"beslissingen/{path.name}" for path in decisions),
    }


def imported() -> Iterator[str]:
    """The packages that the engine imports, by the first part of their names."""
    for path in ENGINE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (one.name.partition(".")[0] for one in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.partition(".")[0]


def test_what_is_imported_is_declared() -> None:
    wanted = (re.match(r"[\w.-]+", one) for one in PROJECT["project"]["dependencies"])
    declared = {found[0].lower() for found in wanted if found}
    installed = packages_distributions()
    with_another = {"pydantic_core"}  # of one version with pydantic, which says which
    others = set(imported()) - sys.stdlib_module_names - with_another - {ENGINE.name}
    given = {one: {name.lower() for name in installed[one]} for one in others}
    assert [one for one, names in sorted(given.items()) if not names & declared] == []


def test_a_ban_on_imports_holds_for_every_room_but_those_it_names() -> None:
    rooms = {
        path.stem
        for path in (
            *ENGINE.glob("[a-z]*.py"),
            *(one.parent for one in ENGINE.glob("*/__init__.py")),
        )
    }
    bans = {
        one["name"]: {name.partition(".")[2] for name in one["source_modules"]}
        for one in PROJECT["tool"]["importlinter"]["contracts"]
        if one["type"] == "forbidden"
    }
    assert bans == {
        "Only source reads YAML": rooms - {"source"},
        "Only plugin and build know MkDocs": rooms - {"plugin", "build"},
    }
