"""What a type of document consists of: chapters with parts, each a question to answer."""

from typing import NamedTuple


class Planonderdeel(NamedTuple):
    """Een onderdeel van een document; herkend aan de id of aan de kop.

    `aanroepen` zijn de macro's die een nieuw document er meteen bij zet; `{jaar}` en `{volgend}`
    worden daarin het jaar van het document en het jaar erna. Met `eigen_woorden` is
    een tabel niet genoeg: de schrijver moet er zelf iets bij zeggen.
    """

    id: str
    titel: str
    vraag: str
    aanroepen: tuple[str, ...] = ()
    eigen_woorden: bool = False


class Hoofdstuk(NamedTuple):
    """Een hoofdstuk met wat erin hoort."""

    nummer: int
    titel: str
    onderdelen: tuple[Planonderdeel, ...]
