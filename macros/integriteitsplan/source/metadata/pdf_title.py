"""What of a PDF's properties its readers need: the title, and the sign that it is accessible.

A screen reader says the title, and PDF/UA (ISO 14289) asks for both.
"""

import re
from html import escape, unescape
from typing import NamedTuple, Self

from pypdf.generic import (
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

TITLE = re.compile(r"<dc:title>.{0,500}?<rdf:li[^>]{0,100}>([^<]{1,2000})</rdf:li>", re.DOTALL)
ACCESSIBLE = re.compile(r"pdfuaid:part(?:>|=[\"'])([12])\b")
REVISION = re.compile(r"pdfuaid:rev(?:>|=[\"'])(\d{4})\b")
PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{accessible}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""


class Kept(NamedTuple):
    """The title ('' for none), and the elements that say it is PDF/UA ('' where it is not)."""

    title: str
    accessible: str

    @classmethod
    def of(cls, info: PdfObject | None, xmp: str) -> Self:
        """What the properties and the text of the XMP say."""
        written = info.get("/Title") if isinstance(info, DictionaryObject) else None
        title = str(written.get_object()) if isinstance(written, PdfObject) else ""
        in_xmp = TITLE.search(xmp)
        part, revision = ACCESSIBLE.search(xmp), REVISION.search(xmp)
        accessible = f"<pdfuaid:part>{part[1]}</pdfuaid:part>" if part else ""
        if part and revision:
            accessible += f"<pdfuaid:rev>{revision[1]}</pdfuaid:rev>"
        return cls(title or (unescape(in_xmp[1]) if in_xmp else ""), accessible)

    @property
    def packet(self) -> str:
        """The XMP that says this and nothing else; '' where none is needed."""
        if not self.accessible:
            return ""
        return PACKET.format(title=escape(self.title), accessible=self.accessible)

    @property
    def info(self) -> DictionaryObject | None:
        """The properties that hold the title and nothing else."""
        if not self.title:
            return None
        return DictionaryObject({NameObject("/Title"): TextStringObject(self.title)})

    @property
    def metadata(self) -> StreamObject | None:
        """The packet as an object."""
        if not self.packet:
            return None
        stream = DecodedStreamObject()
        stream.set_data(self.packet.encode())
        stream[NameObject("/Type")] = NameObject("/Metadata")
        stream[NameObject("/Subtype")] = NameObject("/XML")
        return stream


def text_of(metadata: PdfObject | None) -> str:
    """The text of an XMP packet; what is no UTF-8 in it is left out."""
    found = metadata.get_object() if metadata is not None else None
    return found.get_data().decode("utf-8", "ignore") if isinstance(found, StreamObject) else ""
