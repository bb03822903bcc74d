"""Adopt a plan: judge it beside the real one, then write text, decision and archive at once."""

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from integriteitsplan.export.archive import archive_text
from integriteitsplan.model.archief import Aanroep, Archief, field_digests, text_digest
from integriteitsplan.model.besluitvorming import Besluit, Uitkomst
from integriteitsplan.model.documenten import DOCUMENT_TYPES, Documentstatus, Onderdeelstaat
from integriteitsplan.model.fields import as_identifier
from integriteitsplan.model.rollen import Rol
from integriteitsplan.register import Document, Register
from integriteitsplan.register.archives import archive_path, page_of
from integriteitsplan.register.register import version_key
from integriteitsplan.rules import Finding
from integriteitsplan.site.own import PATH as OWN_VIEWS
from integriteitsplan.site.site import Site, open_site
from integriteitsplan.source import (
    Call,
    NoPlainList,
    PutKey,
    TextList,
    TextMap,
    append_item,
    did_you_mean,
    put_keys,
    replace_files,
)
from integriteitsplan.views.archive import Unreadable, encode, flattened, records_in

VERSION = re.compile(r"\d{1,4}(?:\.\d{1,4}){0,3}\Z")
EXPECTED = "zonder-archief"  # what adopting is the remedy for
SCHEMA = "# yaml-language-server: $schema=../../schema/besluiten.json\n"


class NotAdopted(Exception):
    """Why nothing was written, in Dutch, with the findings that are in the way."""

    def __init__(self, message: str, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(message)
        self.findings = findings


class Decision(NamedTuple):
    """What somebody decided: an organ adopts a version of a plan on a day."""

    plan: str
    orgaan: str
    datum: date
    versie: str
    gevraagd: str | None = None


def adopt(site: Site, decision: Decision) -> tuple[str, ...]:
    """Freeze a version of a plan; the paths of the files that were written.

    Text, decision and archive are written all or not at all. Raises NotAdopted, OSError.
    """
    document = _document(site.loaded, decision.plan)
    _check(site, document, decision)
    contents = {document.path: _adopted_text(site, document, decision)}
    if record := _decision_record(site.loaded, document, decision):
        path = f"plans/{document.eenheid}/{Besluit.kind}.yml"
        contents[path] = _appended(site.root / path, record)
    archive = _tried(site, document, decision, contents)
    contents[archive_path(archive)] = archive_text(archive).encode()
    if not site.is_current():
        raise NotAdopted("Intussen zijn teksten of gegevens gewijzigd; probeer het opnieuw.")
    changed = {
        path: content for path, content in contents.items() if _read(site.root / path) != content
    }
    replace_files({site.root / path: content for path, content in changed.items()})
    return tuple(changed)


def _document(register: Register, name: str) -> Document:
    names = [f"{one.eenheid}/{one.name}" for one in register.plannen]
    found = [
        one for one, full in zip(register.plannen, names, strict=True) if name in (full, one.name)
    ]
    if not found:
        near = did_you_mean(name, [*names, *(one.name for one in register.plannen)])
        raise NotAdopted(f"Er is geen plan, nota of verslag '{name}'{near}.")
    if len(found) > 1:
        options = ", ".join(f"{one.eenheid}/{one.name}" for one in found)
        raise NotAdopted(f"'{name}' is er meer dan een keer; kies uit: {options}.")
    return found[0]


def _check(site: Site, document: Document, decision: Decision) -> None:
    """What can be said without trying it. Raises NotAdopted."""
    roles = site.loaded.records[Rol.kind]
    if decision.orgaan not in roles:
        near = did_you_mean(decision.orgaan, roles)
        raise NotAdopted(f"Er is geen rol of orgaan '{decision.orgaan}'{near}.")
    if not VERSION.match(decision.versie):
        raise NotAdopted(f"'{decision.versie}' is geen versie; schrijf bijvoorbeeld 1.0.")
    if decision.datum > site.peildatum:
        raise NotAdopted(f"{decision.datum} ligt in de toekomst; leg een besluit daarna vast.")
    status = document.plan.status if document.plan else None
    if status not in (Documentstatus.TER_VASTSTELLING, Documentstatus.VASTGESTELD):
        raise NotAdopted(
            f"{document.path} heeft status {status}; zet die eerst op ter_vaststelling."
        )
    archives = site.loaded.adopted(document)
    if decision.versie in [one.versie for one in archives]:
        raise NotAdopted(f"Versie {decision.versie} van {document.name} is al vastgesteld.")
    if archives and version_key(decision.versie) < version_key(archives[-1].versie):
        raise NotAdopted(f"Versie {decision.versie} is lager dan {archives[-1].versie}.")
    if archives and decision.datum < archives[-1].datum:
        raise NotAdopted(
            f"{decision.datum} ligt voor de datum van versie {archives[-1].versie} "
            f"({archives[-1].datum})."
        )
    parts = DOCUMENT_TYPES[document.meta.soort].onderdelen.values()
    done = (Onderdeelstaat.GEVULD, Onderdeelstaat.GEMOTIVEERD)
    if missing := [part.titel for part in parts if document.state_of(part) not in done]:
        raise NotAdopted(
            f"{document.path} is niet volledig; schrijf of motiveer: {', '.join(missing)}."
        )


def _adopted_text(site: Site, document: Document, decision: Decision) -> bytes:
    """The file with its new status, version, date and organ; every other byte as it was."""
    raw = (site.root / document.path).read_bytes().decode()
    written = document.page.front_matter
    if written is None or "\r" in raw.replace("\r\n", ""):
        raise NotAdopted(f"{document.path} heeft ongewone regeleinden; sla het bestand opnieuw op.")
    wanted = {
        "status": Documentstatus.VASTGESTELD.value,
        "versie": f'"{decision.versie}"',
        "vastgesteld_door": decision.orgaan,
        "datum": decision.datum.isoformat(),
    }
    edits = [
        PutKey(written, name, value, after="status")
        for name, value in reversed(wanted.items())
        if written.get(name) != value.strip('"')
    ]
    return _with_step(put_keys(raw, edits), document.path, decision).encode()


def _with_step(raw: str, path: str, decision: Decision) -> str:
    """The text with one more step, where its author keeps the steps and did not add this one."""
    written = page_of(raw, path).front_matter
    if written is None or not written.get("verloop") or _is_last_step(written, decision):
        return raw
    step = f"{{status: vastgesteld, datum: {decision.datum}, orgaan: {decision.orgaan}}}"
    try:
        return append_item(raw, written, "verloop", step)
    except NoPlainList as error:
        raise NotAdopted(
            f"In {path} staat 'verloop' tussen haken; zet elke stap op een eigen regel."
        ) from error


def _is_last_step(written: TextMap, decision: Decision) -> bool:
    steps = written.get("verloop")
    last = steps[-1] if isinstance(steps, TextList) and steps else None
    return isinstance(last, TextMap) and (last.get("status"), last.get("datum")) == (
        Documentstatus.VASTGESTELD.value,
        decision.datum.isoformat(),
    )


def _decision_record(register: Register, document: Document, decision: Decision) -> str:
    """The decision as a record; '' where somebody wrote it down already."""
    for one in register.all(Besluit):
        known = register.document_named(one.document or "", one.eenheid)
        if known is document and one.versie == decision.versie:
            return ""
    name = f"{document.eenheid}/{document.name}"
    asked = decision.gevraagd or f"{document.titel} vaststellen, versie {decision.versie}."
    fields = {
        "id": as_identifier(f"vaststelling-{name}-{decision.versie}".replace(".", "-")),
        "titel": _quoted(f"{document.titel} vastgesteld, versie {decision.versie}"),
        "orgaan": decision.orgaan,
        "datum": decision.datum.isoformat(),
        "document": name,
        "versie": _quoted(decision.versie),
        "gevraagd": _quoted(asked),
        "uitkomst": Uitkomst.INGESTEMD.value,
    }
    lines = "\n  ".join(f"{key}: {value}" for key, value in fields.items())
    return f"- {lines}\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _appended(path: Path, record: str) -> bytes:
    """The file with a record more at its end; what stands there stays as it is, to the byte."""
    before = path.read_bytes() if path.exists() else SCHEMA.encode()
    ending = b"\r\n" if b"\r\n" in before else b"\n"
    lead = b"" if before.endswith(b"\n") or not before else ending
    blank = ending if path.exists() and before.strip() else b""
    return before + lead + blank + record.encode().replace(b"\n", ending)


def _tried(
    site: Site, document: Document, decision: Decision, contents: Mapping[str, bytes]
) -> Archief:
    """What the archive will hold, from a copy in which all of it has happened.

    Raises NotAdopted where that copy has an error, or anything at all is said of the document.
    """
    with TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        for name in ("plans", "docs"):
            if (site.root / name).is_dir():
                shutil.copytree(site.root / name, root / name, symlinks=True)
        if own := _read(site.root / OWN_VIEWS):
            contents = {OWN_VIEWS: own, **contents}
        replace_files({root / path: content for path, content in contents.items()})
        trial = open_site(root, site.edition, site.peildatum)
        wrong = tuple(
            one
            for one in trial.findings
            if one in trial.errors or (one.place.path == document.path and one.code != EXPECTED)
        )
        if wrong:
            raise NotAdopted("Herstel dit eerst; er is niets vastgesteld.", wrong)
        return freeze(replace(trial, peildatum=decision.datum), document.uri, decision.orgaan)


def freeze(site: Site, uri: str, orgaan: str) -> Archief:
    """The archive of a document that says it is adopted, with what it shows on the site's day.

    Raises NotAdopted where a macro of the organisation makes what cannot be kept.
    """
    document = site.register.by_uri[uri]
    meta = site.loaded.by_uri[uri].plan
    role = site.loaded.get(Rol, orgaan)
    calls, names = [], set[tuple[str, str]]()
    for call in document.page.calls:
        if not isinstance(call, Call):
            continue
        blocks = site.show(call.name, document, *call.args, **call.kwargs)
        names.update(records_in(blocks))
        try:
            kept = [encode(block) for block in flattened(blocks)]
        except Unreadable as error:
            raise NotAdopted(f"{call.place}: '{call.name}' past niet in een archief.") from error
        calls.append(Aanroep(naam=call.name, waarden=call.args, benoemd=call.kwargs, blokken=kept))
    records = (site.register.find(kind, id) for kind, id in sorted(names))
    text = (site.root / document.path).read_bytes().decode()
    archive = Archief(
        document=f"{document.eenheid}/{document.name}",
        titel=document.titel,
        versie=(meta and meta.versie) or "",
        datum=site.peildatum,
        orgaan=orgaan,
        orgaan_naam=role.naam if role else orgaan,
        peildatum=site.peildatum,
        afdruk=text_digest(text),
        tekst=text,
        aanroepen=tuple(calls),
        gegevens={f"{one.kind}/{one.id}": field_digests(one) for one in records if one},
    )
    return archive.model_copy(update={"zegel": archive.berekend_zegel()})


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None
