"""What in Word, Excel and PowerPoint files tells of their makers, and what it is called."""

from integriteitsplan.source.metadata.cutting import Rule, Rules
from integriteitsplan.source.metadata.trace import SIGNATURE

CHANGES = "bijgehouden wijzigingen"
COMMENTS = "opmerkingen"
EDITORS = "namen van bewerkers"
CUSTOM = "aangepaste eigenschappen"
CUSTOM_XML = "aangepaste XML-gegevens"
PRINTER = "printerinstellingen"
TEMPLATE = "sjabloonbestand"
OTHER_PROPERTIES = "overige documenteigenschappen"
RSIDS = "bewerkingskenmerken"

# By the last part of a relationship's type.
GONE_RELATIONSHIPS = {
    "attachedTemplate": TEMPLATE,
    "authors": EDITORS,
    "changesInfo": CHANGES,
    "classificationlabels": "gevoeligheidslabels",
    "comment": COMMENTS,
    "commentAuthors": EDITORS,
    "comments": COMMENTS,
    "commentsExtended": COMMENTS,
    "commentsExtensible": COMMENTS,
    "commentsIds": COMMENTS,
    "customProperty": CUSTOM,
    "customXml": CUSTOM_XML,
    "documenttasks": COMMENTS,
    "mailMergeHeaderSource": "samenvoegbestand",
    "mailMergeRecipientData": "samenvoegbestand",
    "mailMergeSource": "samenvoegbestand",
    "notesSlide": "notities",
    "origin": SIGNATURE,
    "people": EDITORS,
    "person": EDITORS,
    "printerSettings": PRINTER,
    "recipientData": "samenvoegbestand",
    "revisionHeaders": CHANGES,
    "revisionInfo": CHANGES,
    "tags": CUSTOM,
    "threadedComment": COMMENTS,
    "thumbnail": "miniatuur",
    "usernames": EDITORS,
}
CUSTOM_PROPERTIES = ("custom-properties", "customProperties")
PROPERTIES = (
    "core-properties",
    "extended-properties",
    "extendedProperties",
    *CUSTOM_PROPERTIES,
)
PROPERTY_LABELS = {
    "AppVersion": "programma",
    "Application": "programma",
    "Company": "bedrijf",
    "HyperlinkBase": "bestandspad",
    "Manager": "leidinggevende",
    "Template": TEMPLATE,
    "TotalTime": "bewerkingstijd",
    "category": "categorie",
    "contentStatus": "status",
    "created": "datum van opmaak",
    "creator": "auteur",
    "description": "beschrijving",
    "keywords": "trefwoorden",
    "lastModifiedBy": "naam van de laatste bewerker",
    "lastPrinted": "datum van afdrukken",
    "modified": "datum van wijziging",
    "revision": "versienummer",
    "subject": "onderwerp",
    "title": "titel",
}
CHANGED = Rule(CHANGES)
ACCEPTED = Rule(CHANGES, unwrap=True)
ELEMENTS = {
    **{
        f"w:{name}": CHANGED
        for name in [
            "del",
            "moveFrom",
            "rPrChange",
            "pPrChange",
            "sectPrChange",
            "tblPrChange",
            "tblPrExChange",
            "tblGridChange",
            "trPrChange",
            "tcPrChange",
            "numberingChange",
            "cellIns",
            "cellMerge",
            "moveFromRangeStart",
            "moveFromRangeEnd",
            "moveToRangeStart",
            "moveToRangeEnd",
            "customXmlInsRangeStart",
            "customXmlInsRangeEnd",
            "customXmlDelRangeStart",
            "customXmlDelRangeEnd",
            "customXmlMoveFromRangeStart",
            "customXmlMoveFromRangeEnd",
            "customXmlMoveToRangeStart",
            "customXmlMoveToRangeEnd",
        ]
    },
    "w:ins": ACCEPTED,
    "w:moveTo": ACCEPTED,
    "w:trPr/w:del": Rule(CHANGES, up=2),
    "w:tcPr/w:cellDel": Rule(CHANGES, up=2),
    "w:commentRangeStart": Rule(COMMENTS),
    "w:commentRangeEnd": Rule(COMMENTS),
    "w:commentReference": Rule(COMMENTS),
    "w:rsids": Rule(RSIDS),
    "w:docVars": Rule(CUSTOM),
    "w:dataBinding": Rule(CUSTOM_XML),
    "w15:dataBinding": Rule(CUSTOM_XML),
    "w:attachedTemplate": Rule(TEMPLATE),
    "w:mailMerge": Rule("samenvoegbestand"),
    "w:printerSettings": Rule(PRINTER),
    "x15ac:absPath": Rule("bestandspad"),
    "s:customProperties": Rule(CUSTOM),
    "s:customWorkbookViews": Rule(EDITORS),
    "s:customSheetViews": Rule(EDITORS),
    "x:ClientData": Rule(COMMENTS, up=1, attribute="ObjectType", values=frozenset(["Note"])),
    "p:custDataLst": Rule(CUSTOM),
    "p188:commentRel": Rule(COMMENTS, up=1),
    "svg:metadata": Rule("XMP"),
}
ATTRIBUTES = {
    **{
        f"@{name}": RSIDS
        for name in ["rsidR", "rsidRPr", "rsidRDefault", "rsidP", "rsidDel", "rsidTr", "rsidSect"]
    },
    "s:fileSharing@userName": EDITORS,
    "s:pageSetup@id": PRINTER,
    "s:pivotCacheDefinition@refreshedBy": EDITORS,
    "s:pivotCacheDefinition@refreshedDate": EDITORS,
}
RULES = Rules(ELEMENTS, ATTRIBUTES)
