"""Documents: the plans, memos and pages that people write, and the format of annex I."""

from datetime import date
from typing import Annotated, NamedTuple

from pydantic import Field

from integriteitsplan.model.bijlage import HOOFDSTUKKEN
from integriteitsplan.model.fields import (
    Afdruk,
    Datum,
    Getal,
    Id,
    Jaar,
    JaNee,
    Keuze,
    Regel,
    Tekst,
    Titel,
    Versie,
    Verwijzing,
)
from integriteitsplan.model.nota import NOTADELEN
from integriteitsplan.model.onderdelen import Hoofdstuk, Planonderdeel
from integriteitsplan.model.openbaarheid import Weglating
from integriteitsplan.model.record import Onderdeel
from integriteitsplan.model.rollen import Niveau
from integriteitsplan.model.toegankelijkheid import VERKLARINGSDELEN, Verklaringsstatus
from integriteitsplan.model.verantwoording import JAARVERSLAGDELEN


class Documentstatus(Keuze):
    """Hoe ver een document is."""

    CONCEPT = "concept", "concept", "Nog in de maak; geen beleid."
    IN_CONSULTATIE = "in_consultatie", "in consultatie", "Ligt voor aan betrokkenen; geen beleid."
    TER_VASTSTELLING = (
        "ter_vaststelling",
        "ter vaststelling",
        "Ligt voor aan het orgaan dat beslist; nog geen beleid.",
    )
    VASTGESTELD = "vastgesteld", "vastgesteld", "Geldend beleid."
    VERVALLEN = "vervallen", "vervallen", "Geldt niet meer."


class Documentsoort(Keuze):
    """Wat voor document het is."""

    MEERJARENPLAN = (
        "meerjarenplan",
        "meerjarenplan",
        "Beleid voor meer jaren, voor de hele organisatie.",
    )
    JAARPLAN = "jaarplan", "jaarplan", "Uitwerking van het meerjarenplan voor één jaar."
    WERKPLAN = "werkplan", "werkplan", "Uitwerking van het jaarplan voor één eenheid."
    BESLISNOTA = "beslisnota", "beslisnota", "Nota waarmee een orgaan een besluit neemt."
    JAARVERSLAG = "jaarverslag", "jaarverslag", "Verantwoording over een jaar."
    TOEGANKELIJKHEIDSVERKLARING = (
        "toegankelijkheidsverklaring",
        "toegankelijkheidsverklaring",
        "Hoe toegankelijk de site is voor mensen met een beperking, volgens het Nederlandse model.",
    )
    PAGINA = "pagina", "pagina", "Een gewone pagina van de site."


class Taal(Keuze):
    """De taal van een tekst, zodat een voorleesprogramma haar goed uitspreekt."""

    NL = "nl", "Nederlands"
    EN = "en", "Engels"
    FY = "fy", "Fries"
    PAP = "pap", "Papiaments"


class Looptijd(Onderdeel):
    """De periode waarvoor een plan geldt."""

    van: Annotated[Datum, Field(description="Eerste dag.")]
    tot: Annotated[Datum, Field(description="Laatste dag.")]


class Stap(Onderdeel):
    """Een stap van concept naar vastgesteld beleid."""

    status: Annotated[Documentstatus, Field(description="De status die het document toen kreeg.")]
    datum: Annotated[Datum, Field(description="Wanneer.")]
    tot: Annotated[
        Datum | None, Field(description="Bij een consultatie: de laatste dag om te reageren.")
    ] = None
    orgaan: Annotated[
        Id | None, Verwijzing("rollen"), Field(description="De rol of het orgaan dat eraan zet is.")
    ] = None


class Afwijking(Onderdeel):
    """Een vereist onderdeel dat bewust ontbreekt, met de reden."""

    onderdeel: Annotated[
        Id, Field(description="Id van het onderdeel, zoals in de tabel van volledigheid().")
    ]
    motivering: Annotated[Tekst, Field(description="Waarom dit onderdeel in dit plan ontbreekt.")]


class Pagina(Onderdeel):
    """Front matter die elk stuk van de site kan hebben."""

    soort: Annotated[Documentsoort, Field(description="Wat voor document het is.")] = (
        Documentsoort.PAGINA
    )
    titel: Annotated[
        Titel | None, Field(description="Titel in het menu; zonder titel geldt de eerste kop.")
    ] = None
    omschrijving: Annotated[Titel | None, Field(description="Eén zin voor zoekresultaten.")] = None
    volgorde: Annotated[
        Getal | None, Field(description="Plaats in het menu; lage getallen eerst.")
    ] = None
    taal: Annotated[
        Taal, Field(description="De taal van de tekst; de rest van de site is Nederlands.")
    ] = Taal.NL
    breed: Annotated[
        JaNee,
        Field(
            description="Ja voor een pagina met brede tabellen; de inhoudsopgave ernaast vervalt."
        ),
    ] = False
    jaar: Annotated[
        Jaar | None,
        Field(
            description="Het jaar waar de pagina over gaat; macro's op de pagina nemen het over."
        ),
    ] = None
    openbaar: Annotated[
        JaNee,
        Field(
            description="Ja als deze pagina in de openbare uitgave mag staan. Zonder ja blijft zij "
            "intern."
        ),
    ] = False
    openbare_bijlagen: Annotated[
        tuple[Regel, ...],
        Field(description="Namen van plaatjes en andere bestanden in deze map die openbaar zijn."),
    ] = ()
    niet_openbaar: Annotated[
        tuple[Weglating, ...],
        Field(description="Wat de openbare uitgave bij dit stuk niet toont, met de reden."),
    ] = ()


class Sitepagina(Pagina):
    """Front matter van een gewone pagina, die iemand van tijd tot tijd naleest."""

    beoordeeld_op: Annotated[
        Datum | None,
        Field(description="Wanneer iemand deze pagina voor het laatst heeft nagelezen."),
    ] = None
    beoordeeld_door: Annotated[
        Id | None, Verwijzing("rollen"), Field(description="De rol die de pagina nalas.")
    ] = None
    herbeoordelen_voor: Annotated[
        Datum | None, Field(description="Voor welke datum iemand de pagina weer naleest.")
    ] = None


class Plandocument(Pagina):
    """Front matter van een plan, nota of verslag: het blok boven aan bijlage I."""

    titel: Annotated[Titel, Field(description="Titel van het document.")]
    status: Annotated[Documentstatus, Field(description="Hoe ver het document is.")] = (
        Documentstatus.CONCEPT
    )
    niveau: Annotated[Niveau | None, Field(description="Centraal of decentraal.")] = None
    steller: Annotated[
        Id | None, Verwijzing("rollen"), Field(description="De rol die het document schreef.")
    ] = None
    versie: Annotated[Versie | None, Field(description="Versienummer, bijvoorbeeld 1.0.")] = None
    vastgesteld_door: Annotated[
        Id | None, Verwijzing("rollen"), Field(description="De rol of het orgaan dat vaststelde.")
    ] = None
    datum: Annotated[
        Datum | None, Field(description="Datum van vaststelling, of van deze versie.")
    ] = None
    looptijd: Annotated[
        Looptijd | None, Field(description="Periode waarvoor het document geldt.")
    ] = None
    herzien_voor: Annotated[
        Datum | None, Field(description="Voor welke datum het document wordt herzien.")
    ] = None
    afgeleid_van: Annotated[
        Id | None,
        Field(description="Bestandsnaam (zonder .md) van het plan waar dit plan uit volgt."),
    ] = None
    afdruk: Annotated[
        Afdruk | None,
        Field(
            description="Kenmerk van de tekst van het bovenliggende plan toen de afleiding is "
            "bevestigd. 'integriteitsplan derive --bevestig' zet het."
        ),
    ] = None
    verloop: Annotated[
        tuple[Stap, ...],
        Field(description="De stappen tot nu toe, oudste eerst; de laatste is de status."),
    ] = ()
    gemotiveerde_afwijkingen: Annotated[
        tuple[Afwijking, ...], Field(description="Vereiste onderdelen die bewust ontbreken.")
    ] = ()

    @property
    def is_beleid(self) -> bool:
        """Alleen een vastgesteld document is geldend beleid."""
        return self.status is Documentstatus.VASTGESTELD

    def loopt(self, peildatum: date) -> bool:
        """Of het document op `peildatum` geldt."""
        return self.looptijd is None or self.looptijd.van <= peildatum <= self.looptijd.tot


class Meerjarenplan(Plandocument):
    """Front matter van een meerjarenplan."""

    looptijd: Annotated[Looptijd, Field(description="Periode waarvoor het plan geldt.")]


class Jaarstuk(Plandocument):
    """Front matter van een document over één jaar."""

    jaar: Annotated[Jaar, Field(description="Het jaar waar het document over gaat.")]


class Jaarplan(Jaarstuk):
    """Front matter van een jaarplan."""


class Werkplan(Jaarstuk):
    """Front matter van een werkplan."""


class Jaarverslag(Jaarstuk):
    """Front matter van een jaarverslag."""


class Beslisnota(Plandocument):
    """Front matter van een beslisnota."""


class Toegankelijkheidsverklaring(Plandocument):
    """Front matter van een toegankelijkheidsverklaring."""

    nalevingsstatus: Annotated[
        Verklaringsstatus | None,
        Field(description="Hoe ver de site is; leeg zolang u het niet weet."),
    ] = None
    onderzocht_op: Annotated[
        Datum | None,
        Field(description="De dag waarop het laatste volledige onderzoek klaar was."),
    ] = None


class Onderdeelstaat(Keuze):
    """Of een vereist onderdeel in een document staat."""

    GEVULD = "gevuld", "gevuld", "Er staat tekst of een tabel onder de kop."
    ZONDER_WOORDEN = (
        "zonder_woorden",
        "nog te schrijven",
        "De cijfers staan er; de woorden van de schrijver ontbreken.",
    )
    GEMOTIVEERD = "gemotiveerd", "gemotiveerd afwezig", "Het ontbreekt, en het plan zegt waarom."
    ONTBREEKT = "ontbreekt", "ontbreekt", "Het staat er niet en er is geen reden gegeven."


class Documenttype(NamedTuple):
    """A type of document: its front matter, and the chapters that it must have."""

    model: type[Pagina]
    opbouw: tuple[Hoofdstuk, ...] = ()

    @property
    def onderdelen(self) -> dict[str, Planonderdeel]:
        """The parts by their id."""
        return {part.id: part for chapter in self.opbouw for part in chapter.onderdelen}


DOCUMENT_TYPES: dict[Documentsoort, Documenttype] = {
    Documentsoort.MEERJARENPLAN: Documenttype(Meerjarenplan, HOOFDSTUKKEN),
    Documentsoort.JAARPLAN: Documenttype(Jaarplan, HOOFDSTUKKEN),
    Documentsoort.WERKPLAN: Documenttype(Werkplan, HOOFDSTUKKEN),
    Documentsoort.BESLISNOTA: Documenttype(Beslisnota, NOTADELEN),
    Documentsoort.JAARVERSLAG: Documenttype(Jaarverslag, JAARVERSLAGDELEN),
    Documentsoort.TOEGANKELIJKHEIDSVERKLARING: Documenttype(
        Toegankelijkheidsverklaring, VERKLARINGSDELEN
    ),
    Documentsoort.PAGINA: Documenttype(Sitepagina),
}
PLANNEN = frozenset({Documentsoort.MEERJARENPLAN, Documentsoort.JAARPLAN, Documentsoort.WERKPLAN})
