"""Chapters 1, 2 and 3: goals, measures and rules."""

from integriteitsplan.model.doelen import Doel, Indicator, Planniveau
from integriteitsplan.model.maatregelen import Maatregel, Maatregelsoort, Maatregelstatus
from integriteitsplan.model.regelingen import Regeling, Regelingsoort
from integriteitsplan.views.data.blocks import Blocks
from integriteitsplan.views.data.cells import Badge, Tone, Value, WebLink
from integriteitsplan.views.data.tables import Column, Row, Sort, Table
from integriteitsplan.views.scope import Scope, link, narrowed
from integriteitsplan.views.standing import EenheidId

MEASURE_TONES = {
    Maatregelstatus.GEPLAND: Tone.NEUTRAL,
    Maatregelstatus.LOOPT: Tone.PARTLY,
    Maatregelstatus.AFGEROND: Tone.GOOD,
    Maatregelstatus.VERVALLEN: Tone.EMPTY,
}


def maatregelentabel(
    scope: Scope,
    jaar: int | None = None,
    eenheid: EenheidId | None = None,
    soort: Maatregelsoort | None = None,
    status: Maatregelstatus | None = None,
) -> Blocks:
    """De maatregelen met wat gepland en gedaan is.

    jaar: alleen dit jaar; anders dat van de pagina.
    eenheid: alleen deze eenheid; anders die van de pagina.
    soort: "structuur" of "cultuur".
    status: "gepland", "loopt", "afgerond" of "vervallen".
    """
    year, unit = scope.jaar(jaar), scope.eenheid(eenheid)
    rows = tuple(
        _measure_row(scope, measure)
        for measure in scope.register.some(Maatregel, unit, year)
        if soort in (None, measure.soort) and status in (None, measure.status)
    )
    title = f"Maatregelen van {scope.register.eenheden[unit].titel}" + (
        f" in {year}" if year else ""
    )
    title = narrowed(title, soort, status)
    return (Table(title, _MEASURE_COLUMNS, rows, "Er zijn geen maatregelen die hieraan voldoen."),)


_MEASURE_COLUMNS = (
    Column("maatregel", "Maatregel"),
    Column("omschrijving", "Omschrijving", below="maatregel", labelled=False),
    Column("jaar", "Jaar", below="maatregel", facet=True),
    Column("soort", "Soort", facet=True),
    Column("karakter", "Karakter", below="soort", facet=True),
    Column("instrument", "Instrument", below="soort"),
    Column("verplicht", "Verplicht", below="soort"),
    Column("gepland", "Gepland", sort=Sort.NUMBER),
    Column("gerealiseerd", "Gedaan", sort=Sort.NUMBER),
    Column("telt", "Wat telt", below="gerealiseerd", labelled=False),
    Column("status", "Status", facet=True),
    Column("kosten", "Kosten in euro", sort=Sort.NUMBER),
    Column("fte", "Fte", sort=Sort.NUMBER),
    Column("eigenaar", "Eigenaar", facet=True),
    Column("doelen", "Doelen", below="maatregel"),
    Column("afgeleid_van", "Afgeleid van", below="maatregel"),
)


def _measure_row(scope: Scope, measure: Maatregel) -> Row:
    return Row(
        (
            link(measure),
            measure.omschrijving,
            str(measure.jaar) if measure.jaar else None,
            measure.soort.label,
            measure.karakter.label,
            scope.link("instrumenten", measure.instrument),
            "ja" if measure.verplicht else "nee",
            measure.eigen_gepland,
            measure.eigen_gerealiseerd,
            measure.telt,
            Badge(measure.status.label, MEASURE_TONES[measure.status]),
            measure.kosten,
            measure.fte,
            scope.link("rollen", measure.eigenaar),
            scope.links("doelen", measure.doelen) or None,
            scope.link("maatregelen", measure.afgeleid_van),
        ),
        (measure.kind, measure.id),
    )


def doelentabel(
    scope: Scope,
    niveau: Planniveau | None = None,
    jaar: int | None = None,
    eenheid: EenheidId | None = None,
) -> Blocks:
    """De doelen met hun indicator, start- en streefwaarde.

    niveau: "meerjarenplan", "jaarplan" of "werkplan"; anders dat van het plan op deze pagina.
    jaar: alleen dit jaar; anders dat van de pagina.
    eenheid: alleen deze eenheid; anders die van de pagina.
    """
    year, unit = scope.jaar(jaar), scope.eenheid(eenheid)
    soort = scope.document.meta.soort.value if scope.document else ""
    level = niveau or (Planniveau(soort) if soort in list(Planniveau) else None)
    columns = (
        Column("doel", "Doel"),
        Column("omschrijving", "Omschrijving", below="doel", labelled=False),
        Column("afgeleid_van", "Afgeleid van", below="doel"),
        Column("waarden", "Waarden", below="doel"),
        Column("indicator", "Waaraan wij het zien"),
        Column("startwaarde", "Start", sort=Sort.NUMBER),
        Column("streefwaarde", "Streven", sort=Sort.NUMBER),
        Column("maat", "Maat", below="indicator"),
        Column("deadline", "Uiterlijk", sort=Sort.DATE),
    )
    rows = tuple(
        _goal_row(scope, goal)
        for goal in scope.register.some(Doel, unit, None)
        if level in (None, goal.niveau) and (year is None or goal.jaar in (None, year))
    )
    return (
        Table(
            "Doelen" + (f" van het {level}" if level else ""), columns, rows, "Er zijn geen doelen."
        ),
    )


def _goal_row(scope: Scope, goal: Doel) -> Row:
    indicator = scope.register.get(Indicator, goal.indicator)
    return Row(
        (
            link(goal),
            goal.omschrijving,
            scope.link("doelen", goal.afgeleid_van),
            scope.links("waarden", goal.waarden) or None,
            link(indicator) if indicator else None,
            goal.startwaarde,
            goal.streefwaarde,
            indicator.maat if indicator else None,
            goal.deadline,
        ),
        (goal.kind, goal.id),
    )


def regelingenoverzicht(scope: Scope, soort: Regelingsoort | None = None) -> Blocks:
    """De regels, codes en protocollen met hun versie en datum van evaluatie.

    soort: alleen deze soort, bijvoorbeeld "protocol".
    """
    columns = (
        Column("regeling", "Regeling"),
        Column("omschrijving", "Omschrijving", below="regeling", labelled=False),
        Column("vindplaats", "Tekst", below="regeling"),
        Column("soort", "Soort", facet=True),
        Column("versie", "Versie"),
        Column("vastgesteld_op", "Vastgesteld op", sort=Sort.DATE),
        Column("vastgesteld_door", "Vastgesteld door", below="vastgesteld_op", labelled=False),
        Column("evalueren_voor", "Herzien voor", sort=Sort.DATE),
        Column("eigenaar", "Eigenaar", facet=True),
        Column("normen", "Normen"),
    )
    rows = tuple(
        Row(
            (
                link(rule),
                rule.omschrijving,
                _where(rule),
                rule.soort.label,
                rule.versie,
                rule.vastgesteld_op,
                scope.link("rollen", rule.vastgesteld_door),
                rule.evalueren_voor,
                scope.link("rollen", rule.eigenaar),
                scope.links("normen", rule.normen) or None,
            ),
            (rule.kind, rule.id),
        )
        for rule in scope.register.all(Regeling)
        if soort in (None, rule.soort)
    )
    return (Table(narrowed("Regelingen", soort), columns, rows, "Er zijn geen regelingen."),)


def _where(rule: Regeling) -> Value:
    return WebLink("Lees de tekst", rule.url) if rule.url else rule.vindplaats
