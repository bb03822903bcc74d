"""Rules on people: nobody can be recognised from a text, a record or a file.

Each rule exists twice, since the level belongs to the rule: a warning about what stays internal,
an error about what anybody may read. Both editions are told the same, so an exception is deserved
in both or in none, and what becomes public asks for a new decision.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from integriteitsplan.model.besluitvorming import Besluit
from integriteitsplan.model.kinds import KINDS
from integriteitsplan.model.organisatie import Eenheid
from integriteitsplan.model.record import Record
from integriteitsplan.model.rollen import Rol
from integriteitsplan.register import Document, Register
from integriteitsplan.rules.context import Context
from integriteitsplan.rules.written import Fields, fields_of, front_matter_of, text_fields
from integriteitsplan.source import Place, Problem
from integriteitsplan.source.metadata import NotReadable
from integriteitsplan.source.persons import BOUNDARY, Found, Kind, find_persons

LABELS = {
    Kind.BSN: "een burgerservicenummer",
    Kind.EMAIL: "een e-mailadres van een persoon",
    Kind.IBAN: "een rekeningnummer",
    Kind.NAAM: "een naam",
    Kind.TELEFOON: "een telefoonnummer",
}
# The keys below which an author should name a role and could name a person, by kind.
ASKS_A_ROLE = {Rol.kind: "titel", Besluit.kind: "aan"}
LONG = 10  # characters of which a message may show two at each end


def persoonsgegevens(context: Context) -> Iterator[Problem]:
    """In interne teksten en gegevens staan rollen, geen namen, nummers of adressen van personen.

    Waarom: Personen wisselen, en wie niet in een stuk staat, kan er ook niet door worden geschaad.
    Fout: Meld het bij J. Voorbeeld, 06-12345678.
    Goed: Meld het bij de vertrouwenspersoon, vertrouwen@gemeente.example.
    Herstel: Noem de rol of een functioneel adres, of schrijf een uitzondering met de reden.
    """
    remedy = "noem een rol of een functioneel adres, of schrijf een uitzondering met de reden"
    for place, found in _found(context, is_public=False):
        yield Problem(place, f"hier staat {_shortened(found)}", remedy)


def persoonsgegevens_openbaar(context: Context) -> Iterator[Problem]:
    """In wat openbaar is, staan geen namen, nummers of adressen van personen.

    Waarom: Wat eenmaal op internet staat, is niet meer terug te halen.
    Fout: op een openbare pagina: Vragen? Bel J. Voorbeeld, 06-12345678.
    Goed: op een openbare pagina: Vragen? Mail integriteit@gemeente.example.
    Herstel: Noem de rol of een functioneel adres, maak het intern, of schrijf een uitzondering.
    """
    remedy = "noem een rol of een functioneel adres, of zet het in een deel dat intern blijft"
    for place, found in _found(context, is_public=True):
        yield Problem(place, f"hier staat {_shortened(found)}, en dit is openbaar", remedy)


def bestandssporen(context: Context) -> Iterator[Problem]:
    """Een intern plaatje of ander bestand verraadt geen maker, plaats of geschrapte tekst.

    Waarom: Auteur, plaats en opmerkingen reizen onzichtbaar mee als u het bestand doorstuurt.
    Fout: een foto waarin de plaats en het toestel nog staan
    Goed: dezelfde foto na: integriteitsplan clean plans/concern/foto.jpg
    Herstel: Maak het bestand schoon met 'integriteitsplan clean', of schrijf een uitzondering.
    """
    return _traces(context, is_public=False)


def bestandssporen_openbaar(context: Context) -> Iterator[Problem]:
    """Een openbaar plaatje of ander bestand verraadt geen maker, plaats of geschrapte tekst.

    Waarom: Iedereen kan auteur, plaats, opmerkingen en geschrapte tekst uit het bestand halen.
    Fout: een openbare notitie in Word met opmerkingen en wijzigingen
    Goed: dezelfde notitie na: integriteitsplan clean plans/concern/notitie.docx
    Herstel: Maak het bestand schoon met 'integriteitsplan clean'.
    """
    return _traces(context, is_public=True)


# -- where to look


def _found(context: Context, is_public: bool) -> Iterator[tuple[Place, Found]]:
    """What is found in what is public, or in all the rest; nothing is searched for both."""
    register = context.register
    organisatie, documents = register.organisatie, register.documents
    if is_public:
        names = tuple(name for name in text_fields(type(organisatie)) if name != Eenheid.kind)
        yield from _search(Fields([organisatie], [organisatie], names))
    for kind in KINDS:
        for fields in _fields_of_records(register.data, context.public.data, kind.model, is_public):
            yield from _search(fields, ASKS_A_ROLE.get(kind.name))
    for fields in front_matter_of([one for one in documents if one.meta.openbaar is is_public]):
        yield from _search(fields)
    for document in documents:
        for start, end in _parts(document, is_public):
            for found in _in_page(document.page.body[start:end]):
                position = document.page.outline.position(start + found.start)
                yield document.page.place(*position), found


@lru_cache(maxsize=4 * len(KINDS))
def _fields_of_records(
    data: Register, public_data: Register, model: type[Record], is_public: bool
) -> tuple[Fields, ...]:
    """What the records of a kind say in their own words, where it is public or where it is not."""
    fields, public = fields_of(data)[model.kind], public_data.records[model.kind]
    own = [one for one in fields.owners if isinstance(one, Record)]
    shown = [one for one in own if one.id in public]
    names = tuple(name for name in fields.names if (name in model.openbare_velden) is is_public)
    told = Fields(shown, shown, names)
    if is_public:
        return (told,)
    hidden = [one for one in own if one.id not in public]
    return (told, Fields(hidden, hidden, fields.names) if shown else fields)


def _parts(document: Document, is_public: bool) -> Iterator[tuple[int, int]]:
    """Where the body of a document is public, or where it is not.

    Of an internal passage the first line is public: the reason stands in the list of what was left
    out.
    """
    body = document.page.body
    if not document.meta.openbaar:
        if not is_public:
            yield 0, len(body)
        return
    start = 0
    for passage in document.page.passages:
        hidden = body.find("\n", passage.start, passage.end)
        if is_public:
            yield start, hidden
        else:
            yield hidden, passage.end
        start = passage.end
    if is_public:
        yield start, len(body)


# -- looking


def _looked(text: str, expects_role: bool = False) -> tuple[Found, ...]:
    return tuple(find_persons(text, expects_role=expects_role))


# What is found in a part of a page, and in fields: in the same text once, whatever else was edited.
# The texts of fields together are long; those must not all be kept.
_in_page, _in_field = (lru_cache(maxsize=16384)(_looked) for _ in range(2))
_in_fields = lru_cache(maxsize=128)(_looked)


def _search(fields: Fields, role_key: str | None = None) -> Iterator[tuple[Place, Found]]:
    """What is found in texts: in all at once, and in each text once, which is far faster."""
    texts = fields.different
    if role_key:
        for one in fields.located:
            if one.steps[-1] == role_key:
                yield from ((one.place, found) for found in _in_field(one.text, expects_role=True))
        texts = [one.text for one in fields.located if one.steps[-1] != role_key]
    starts = _starts(texts)
    for found in _in_fields(BOUNDARY.join(texts)):
        text = texts[bisect_right(starts, found.start) - 1]
        for one in fields.with_text(text):
            if one.steps[-1] != role_key:
                yield one.place, found


def _starts(texts: Sequence[str]) -> list[int]:
    """Where each text begins when they are joined."""
    return list(accumulate((len(text) + len(BOUNDARY) for text in texts), initial=0))[:-1]


def _shortened(found: Found) -> str:
    """What was found, without spreading it further: `een telefoonnummer (06…78)`."""
    shown = 2 if len(found.text) >= LONG else 1
    return f"{LABELS[found.what]} ({found.text[:shown]}…{found.text[-shown:]})"


def _traces(context: Context, is_public: bool) -> Iterator[Problem]:
    public = {asset.path for asset in context.public.assets}
    for asset in context.register.assets:
        if (asset.path in public) is not is_public:
            continue
        try:
            told = list(dict.fromkeys(trace.what for trace in asset.traces))
        except NotReadable as error:
            what, _, remedy = str(error).partition("; ")
            yield Problem(Place(asset.path), what, remedy or "vervang het bestand")
            continue
        if told:
            yield Problem(
                Place(asset.path),
                f"in dit bestand staat meer dan u ziet: {', '.join(told)}",
                f"maak het schoon met: integriteitsplan clean {asset.path}",
            )
