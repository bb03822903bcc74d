"""Wat niet openbaar is, en op welke grond van de Wet open overheid (Woo)."""

from typing import Annotated

from pydantic import Field

from integriteitsplan.model.fields import Keuze, Tekst, Titel
from integriteitsplan.model.record import Onderdeel


class Woogrond(Keuze):
    """De grond waarop iets wordt weggelaten: artikel 5.1 (lid en onderdeel) of 5.2 van de Woo."""

    KROON = "5.1.1.a", "artikel 5.1 lid 1 onder a", "De eenheid van de Kroon."
    STAAT = "5.1.1.b", "artikel 5.1 lid 1 onder b", "De veiligheid van de Staat."
    VERTROUWELIJK = "5.1.1.c", "artikel 5.1 lid 1 onder c", "Vertrouwelijke bedrijfsgegevens."
    BIJZONDER = "5.1.1.d", "artikel 5.1 lid 1 onder d", "Bijzondere of strafrechtelijke gegevens."
    NUMMERS = "5.1.1.e", "artikel 5.1 lid 1 onder e", "Nationale identificatienummers."
    LANDEN = "5.1.2.a", "artikel 5.1 lid 2 onder a", "Betrekkingen met andere landen."
    ECONOMIE = "5.1.2.b", "artikel 5.1 lid 2 onder b", "Economische of financiële belangen."
    OPSPORING = "5.1.2.c", "artikel 5.1 lid 2 onder c", "Opsporing en vervolging."
    TOEZICHT = "5.1.2.d", "artikel 5.1 lid 2 onder d", "Inspectie, controle en toezicht."
    LEVENSSFEER = "5.1.2.e", "artikel 5.1 lid 2 onder e", "De persoonlijke levenssfeer."
    CONCURRENTIE = "5.1.2.f", "artikel 5.1 lid 2 onder f", "Concurrentiegevoelige gegevens."
    MILIEU = "5.1.2.g", "artikel 5.1 lid 2 onder g", "Bescherming van het milieu."
    BEVEILIGING = "5.1.2.h", "artikel 5.1 lid 2 onder h", "Beveiliging van mensen en bedrijven."
    FUNCTIONEREN = "5.1.2.i", "artikel 5.1 lid 2 onder i", "Het goed functioneren van de overheid."
    BENADELING = "5.1.5", "artikel 5.1 lid 5", "Onevenredige benadeling, bij uitzondering."
    BERAAD = "5.2.1", "artikel 5.2 lid 1", "Persoonlijke beleidsopvattingen in intern beraad."


class Weglating(Onderdeel):
    """Iets dat de openbare uitgave niet toont, met de grond en de reden."""

    wat: Annotated[Titel, Field(description="Wat er ontbreekt, zonder het weg te geven.")]
    grond: Annotated[Woogrond, Field(description="De grond in de Wet open overheid.")]
    motivering: Annotated[
        Tekst, Field(description="Waarom die grond hier geldt, zonder het weg te geven.")
    ]
