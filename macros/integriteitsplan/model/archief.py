"""Het archief: een document zoals het is vastgesteld, met de tabellen zoals zij toen stonden."""

import hashlib
import json
from typing import Literal

from pydantic import JsonValue

from integriteitsplan.model.fields import Datum, Documentnaam, Id, Titel, Versie
from integriteitsplan.model.record import Onderdeel, Record, Written

DIGITS = 16  # of the digest of one field
VERSIONED = "{}-{}"  # the name of a file: document and version


class Aanroep(Onderdeel):
    """Een macro-aanroep in de tekst, met wat er toen stond als gewone gegevens."""

    naam: str
    waarden: tuple[str | int | bool | None, ...] = ()
    benoemd: dict[str, str | int | bool | None]
    blokken: list[JsonValue]


class Archief(Written):
    """Eén vastgestelde versie van een document; wordt geschreven en daarna nooit gewijzigd."""

    vorm: Literal[1] = 1
    document: Documentnaam
    titel: Titel
    versie: Versie
    datum: Datum
    orgaan: Id
    orgaan_naam: str
    peildatum: Datum
    afdruk: str
    tekst: str
    aanroepen: tuple[Aanroep, ...]
    gegevens: dict[str, dict[str, str]]
    zegel: str = ""

    @property
    def naam(self) -> str:
        """The name of the file without its ending: `jaarplan-2026-1.0`."""
        return VERSIONED.format(self.document.rpartition("/")[2], self.versie)

    @property
    def is_heel(self) -> bool:
        """Whether everything in it is as it was written when the document was adopted."""
        return self.zegel == self.berekend_zegel() and self.afdruk == text_digest(self.tekst)

    def berekend_zegel(self) -> str:
        """The digest of all other values; white space and order in the file do not count."""
        content = self.model_dump(mode="json", exclude={"zegel"})
        return hashlib.sha256(_canonical(content).encode()).hexdigest()


def text_digest(text: str) -> str:
    """The SHA-256 of a file with this text."""
    return hashlib.sha256(text.encode()).hexdigest()


def field_digests(record: Record) -> dict[str, str]:
    """A digest of each field that was filled in; `openbaar` says nothing about the content."""
    content = record.model_dump(mode="json", exclude={"openbaar"}, exclude_defaults=True)
    return {
        name: hashlib.sha256(_canonical(value).encode()).hexdigest()[:DIGITS]
        for name, value in sorted(content.items())
    }


def _canonical(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
