"""What the public edition shows: records, fields, passages, documents and files."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar

from integriteitsplan.model.incidenten import Incident
from integriteitsplan.model.openbaarheid import Weglating, Woogrond
from integriteitsplan.model.organisatie import Eenheid, Organisatie
from integriteitsplan.model.record import Record
from integriteitsplan.model.zoekwoorden import Zoekwoorden
from integriteitsplan.register import Asset, Document, Register
from integriteitsplan.source import Call, Page, Passage, replace_passages

AnyRecord = TypeVar("AnyRecord", bound=Record)
ALWAYS = frozenset({"id", "eenheid", "openbaar"})
WOO = "https://wetten.overheid.nl/jci1.3:c:BWBR0045754"
LEFT_OUT = "\n\n## Wat niet openbaar is\n\n{{ weggelaten() }}\n"
Records = Mapping[str, Mapping[str, Record]]


def internal(register: Register) -> Register:
    """Everything but the counts of incidents, with a word at each internal passage."""
    records = {**register.records, Incident.kind: MappingProxyType({})}
    return register.select(
        records=MappingProxyType(records),
        documents=tuple(_labelled(one) for one in register.documents),
    )


def public(register: Register) -> Register:
    """What a person marked as public, and of that what the model lets be public."""
    documents = tuple(_redacted(one) for one in register.documents if one.meta.openbaar)
    data = _public_data(register.data)
    return register.select(
        organisatie=data.organisatie,
        records=data.records,
        documents=documents,
        assets=tuple(_public_assets(register.assets, documents)),
        archives=(),
        zoekwoorden=register.zoekwoorden if register.zoekwoorden.openbaar else Zoekwoorden(),
        problems=(),
    )


@lru_cache(maxsize=4)
def _public_data(data: Register) -> Register:
    return data.select(
        organisatie=_public_organisation(data.organisatie),
        records=_public_records(data.records),
    )


def is_public(record: Record) -> bool:
    """Whether a record may be in the public edition; what ships with the engine always is."""
    return _is_shipped(record) or (record.openbaar and bool(record.openbare_velden))


def _is_shipped(record: Record) -> bool:
    """Everything that an organisation writes belongs to a unit, or is one."""
    return not record.eenheid and not isinstance(record, Eenheid)


def _public_organisation(organisatie: Organisatie) -> Organisatie:
    units = tuple(_public_part(unit) for unit in organisatie.eenheden if unit.openbaar)
    return organisatie.model_copy(update={"eenheden": units, "medewerkers": None})


def _public_records(records: Records) -> Records:
    chosen = {
        kind: MappingProxyType(
            {id: _public_part(one) for id, one in ones.items() if is_public(one)}
        )
        for kind, ones in records.items()
    }
    return MappingProxyType(chosen)


def _public_part(record: AnyRecord) -> AnyRecord:
    """The record with only its public fields; where it was written is forgotten."""
    if _is_shipped(record):
        return record
    hidden = {
        name: info.get_default(call_default_factory=True)
        for name, info in type(record).model_fields.items()
        if name not in record.openbare_velden | ALWAYS
    }
    part = record.model_copy(update=hidden)
    part.remember("", None)
    return part


def _public_assets(assets: tuple[Asset, ...], documents: tuple[Document, ...]) -> Iterator[Asset]:
    """The files that a public document in the same folder names as public."""
    named = {
        f"{document.uri.rpartition('/')[0]}/{name}".lstrip("/")
        for document in documents
        for name in document.meta.openbare_bijlagen
    }
    return (asset for asset in assets if asset.uri in named)


# -- passages


@lru_cache(maxsize=16384)
def _labelled(document: Document) -> Document:
    """The document with a word before and behind each internal passage."""
    passages = document.page.passages
    if not passages and not document.meta.niet_openbaar:
        return document
    edits = (
        (one, f"**Alleen intern** ({_ground(one)}):", "*Tot hier alleen intern.*")
        for one in passages
    )
    return _with_body(document, replace_passages(document.page.body, edits))


@lru_cache(maxsize=16384)
def _redacted(document: Document) -> Document:
    """The document without its internal passages and without its front matter as written."""
    edits = (
        (one, f"*Hier is een passage weggelaten ({_ground_linked(one)}).*", None)
        for one in document.page.passages
    )
    bare = _with_body(document, replace_passages(document.page.body, edits))
    told = any(isinstance(one, Call) and one.name == "weggelaten" for one in bare.page.calls)
    body = bare.page.body + ("" if told or not bare.weggelaten else LEFT_OUT)
    return replace(bare, page=replace(bare.page, body=body, front_matter=None, problems=()), raw="")


def _with_body(document: Document, body: str) -> Document:
    page: Page = replace(document.page, body=body)
    return replace(document, page=page, weggelaten=_left_out(document))


def _left_out(document: Document) -> tuple[Weglating, ...]:
    """What the public edition does not show: internal passages, and what the author names."""
    passages = document.page.passages
    hidden = [(one.start, one.end) for one in passages]
    headings = [
        one
        for one in document.page.outline.headings
        if not any(start <= one.start < end for start, end in hidden)
    ]
    found = []
    for passage in passages:
        if passage.ground in list(Woogrond) and passage.reason:
            above = [one.text for one in headings if one.start < passage.start]
            where = f"Een passage onder ‘{above[-1]}’" if above else "Een passage"
            found.append(
                Weglating(wat=where, grond=Woogrond(passage.ground), motivering=passage.reason)
            )
    return (*found, *document.meta.niet_openbaar)


def _ground(passage: Passage) -> str:
    known = passage.ground in list(Woogrond)
    return f"Woo, {Woogrond(passage.ground).label}" if known else "geen grond genoemd"


def _ground_linked(passage: Passage) -> str:
    return f"[{_ground(passage)}]({WOO}&artikel={passage.ground[:3]})"
