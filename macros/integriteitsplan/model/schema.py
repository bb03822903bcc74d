"""JSON Schemas from the models, for editors that complete and check while somebody types."""

from types import GenericAlias
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from integriteitsplan.model.documenten import DOCUMENT_TYPES
from integriteitsplan.model.fields import IN_PYTHON, Keuze
from integriteitsplan.model.kinds import KINDS
from integriteitsplan.model.organisatie import Eenheid, Organisatie
from integriteitsplan.model.zoekwoorden import Zoekwoorden

DIALECT = "https://json-schema.org/draft/2020-12/schema"

SHIPPED = ("normenkaders", "normen", "instrumenten", "incidentcategorieen")


class _Dutch(GenerateJsonSchema):
    """Without the English titles that pydantic makes up, and with an explanation per value."""

    def get_title_from_name(self, name: str) -> str:
        return name.replace("_", " ")

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        made = super().enum_schema(schema)
        members = [member for member in schema["members"] if isinstance(member, Keuze)]
        if any(member.uitleg for member in members):
            made["markdownEnumDescriptions"] = [member.uitleg or member.label for member in members]
        return made

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def union_schema(self, schema: core_schema.UnionSchema) -> JsonSchemaValue:
        """Of a field with a native reading, which is a part of what Python takes, only the last."""
        last = schema["choices"][-1]
        if isinstance(last, tuple) and last[1] == IN_PYTHON:
            return self.generate_inner(last[0])
        return super().union_schema(schema)

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        if made.get("default") in (None, [], "", True, False):
            made.pop("default", None)
        return made


def schemas() -> dict[str, dict[str, Any]]:
    """A schema per file name: one for each kind, the organisation, a catalogue and documents."""
    lists = {
        kind.name: _schema(GenericAlias(list, kind.model), kind.titel)
        for kind in KINDS
        if kind.model is not Eenheid
    }
    catalogue = {
        "type": "object",
        "properties": {name: {"$ref": f"{name}.json"} for name in SHIPPED},
        "additionalProperties": False,
    }
    documents = {
        soort.value: _schema(one.model, soort.label) for soort, one in DOCUMENT_TYPES.items()
    }
    return {
        **{f"{name}.json": schema for name, schema in lists.items()},
        "organisatie.json": _schema(Organisatie, "De organisatie"),
        "zoekwoorden.json": _schema(Zoekwoorden, "De zoekwoorden"),
        "kader.json": {
            "$schema": DIALECT,
            "title": "Een catalogus die met de motor meekomt",
            **catalogue,
        },
        **{f"document-{name}.json": schema for name, schema in documents.items()},
    }


def _schema(model: Any, title: str) -> dict[str, Any]:
    made = TypeAdapter(model).json_schema(schema_generator=_Dutch)
    _without_required_id(made)
    return {"$schema": DIALECT, "title": title, **made}


def _without_required_id(made: dict[str, Any]) -> None:
    """Ids that follow from other fields need not be written."""
    for name in ("Naleving", "Uitzondering", "Meting", "Incident"):
        definition = made.get("$defs", {}).get(name, {})
        if "id" in definition.get("required", []):
            definition["required"].remove("id")
