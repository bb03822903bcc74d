"""Chapter 7: money, staff and facilities; the instruments; and who is told what when."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from integriteitsplan.cycle.means import Balance, balance, coverage
from integriteitsplan.cycle.totals import total
from integriteitsplan.model.documenten import Documentsoort
from integriteitsplan.model.fields import Documentnaam
from integriteitsplan.model.maatregelen import Instrument, Maatregel
from integriteitsplan.model.middelen import Communicatiemoment, Middel, Middelsoort
from integriteitsplan.views.data.blocks import Blocks
from integriteitsplan.views.data.cells import Badge, Cell, Tone, Value
from integriteitsplan.views.data.tables import Column, Row, Sort, Table
from integriteitsplan.views.scope import Scope, link
from integriteitsplan.views.standing import EenheidId
from integriteitsplan.views.subject import subject

IN_FULL = (
    "Een maatregel telt bij elk middel dat hij gebruikt helemaal mee, en in het totaal één keer. "
    "Een maatregel zonder eigen middel gebruikt dat van de maatregel erboven."
)
UNITS = {Middelsoort.GELD: "euro", Middelsoort.FORMATIE: "fte"}


def measures_in(scope: Scope, jaar: int, eenheid: str) -> tuple[Maatregel, ...]:
    """The measures of a year at a unit and the units below it."""
    units = scope.register.onder(eenheid)
    return tuple(
        one for one in scope.register.all(Maatregel) if one.jaar == jaar and one.eenheid in units
    )


def middelenoverzicht(
    scope: Scope, jaar: int | None = None, eenheid: EenheidId | None = None
) -> Blocks:
    """Het geld, de formatie en de voorzieningen, met wat maatregelen ervan gebruiken.

    jaar: het jaar; anders dat van de pagina, anders het lopende jaar.
    eenheid: deze eenheid en de eenheden eronder; anders die van de pagina.
    """
    year, unit = scope.jaar(jaar) or scope.peildatum.year, scope.eenheid(eenheid)
    where = f"van {scope.register.eenheden[unit].titel} in {year}"
    return (
        _balances(scope, Middelsoort.GELD, year, unit, f"Geld {where}, in euro"),
        _balances(scope, Middelsoort.FORMATIE, year, unit, f"Formatie {where}, in fte"),
        _facilities(scope, year, unit, f"Voorzieningen {where}"),
        two_years(scope, year, unit),
    )


def _means(scope: Scope, soort: Middelsoort, jaar: int, eenheid: str) -> tuple[Middel, ...]:
    units = scope.register.onder(eenheid)
    return tuple(
        one
        for one in scope.register.all(Middel)
        if one.soort is soort and one.jaar == jaar and one.eenheid in units
    )


def _balance(scope: Scope, soort: Middelsoort, means: tuple[Middel, ...]) -> Balance:
    """What there is of these means and what the measures that draw on them do with it."""
    used = coverage(scope.register)
    return balance(soort, means, total(measure for one in means for measure in used.measures(one)))


def _balances(scope: Scope, soort: Middelsoort, jaar: int, eenheid: str, title: str) -> Table:
    means = _means(scope, soort, jaar, eenheid)
    has_spending = soort is Middelsoort.GELD
    columns = (
        Column("middel", "Middel"),
        Column("omschrijving", "Omschrijving", below="middel", labelled=False),
        Column("eenheid", "Eenheid", below="middel"),
        Column("eigenaar", "Eigenaar", below="middel"),
        Column("maatregelen", "Maatregelen", below="middel"),
        Column("beschikbaar", "Beschikbaar", sort=Sort.NUMBER),
        Column("gepland", "Gepland", sort=Sort.NUMBER),
        Column("vrij", "Nog vrij", sort=Sort.NUMBER),
        Column("oordeel", "Oordeel", below="vrij", labelled=False),
        *(
            (
                Column("besteed", "Besteed", sort=Sort.NUMBER),
                Column("over", "Nog over", sort=Sort.NUMBER),
            )
            if has_spending
            else ()
        ),
    )
    rows = [
        Row(
            (
                link(one),
                one.omschrijving,
                scope.register.eenheden[one.eenheid].titel,
                scope.link("rollen", one.eigenaar),
                _users(scope, one),
                *_amounts(_balance(scope, soort, (one,)), has_spending),
            ),
            (one.kind, one.id),
        )
        for one in means
    ]
    if len(rows) > 1:
        sums = _amounts(_balance(scope, soort, means), has_spending)
        rows.append(Row(("Samen", None, None, None, None, *sums)))
    empty = f"Er is voor {jaar} geen {soort.label} opgeschreven."
    return Table(title, columns, tuple(rows), empty, IN_FULL if rows else "")


def _amounts(found: Balance, has_spending: bool) -> tuple[Cell, ...]:
    short = found.vrij is not None and found.vrij < 0
    verdict = Badge("meer gepland dan er is", Tone.BAD) if short else None
    amounts: tuple[Cell, ...] = (found.omvang, found.gepland, found.vrij, verdict)
    return (*amounts, found.besteed, found.over) if has_spending else amounts


def _users(scope: Scope, means: Middel) -> Cell:
    """The measures that a means names; those below them as a number."""
    links = scope.links("maatregelen", means.maatregelen)
    more = len(coverage(scope.register).measures(means)) - len(links)
    told: tuple[Value, ...] = (*links, f"en {more} die daarvan zijn afgeleid") if more else links
    return told or Badge("geen maatregel", Tone.PARTLY)


def _facilities(scope: Scope, jaar: int, eenheid: str, title: str) -> Table:
    columns = (
        Column("middel", "Voorziening"),
        Column("omschrijving", "Omschrijving", below="middel", labelled=False),
        Column("eenheid", "Eenheid", below="middel"),
        Column("eigenaar", "Eigenaar"),
        Column("maatregelen", "Maatregelen"),
    )
    rows = tuple(
        Row(
            (
                link(one),
                one.omschrijving,
                scope.register.eenheden[one.eenheid].titel,
                scope.link("rollen", one.eigenaar),
                _users(scope, one),
            ),
            (one.kind, one.id),
        )
        for one in _means(scope, Middelsoort.FACILITEIT, jaar, eenheid)
    )
    return Table(title, columns, rows, f"Er zijn voor {jaar} geen voorzieningen opgeschreven.")


def two_years(scope: Scope, jaar: int, eenheid: str) -> Table:
    """Money and staff of a year beside those of the year before."""
    years = (jaar - 1, jaar)
    columns = (
        Column("post", "Post"),
        *(Column(f"jaar_{one}", str(one), sort=Sort.NUMBER) for one in years),
        Column("verschil", "Verschil", sort=Sort.NUMBER),
    )
    before, now = (dict(_posts(scope, one, eenheid)) for one in years)
    rows = tuple(
        Row((post, was, now[post], _gap(was, now[post])))
        for post, was in before.items()
        if was or now[post]
    )
    title = f"Middelen in {years[0]} en {years[1]} naast elkaar"
    note = (
        "Gepland en besteed zijn van alle maatregelen samen. ‘Zonder middel’ is het deel van "
        "maatregelen die geen middel gebruiken."
    )
    return Table(title, columns, rows, "Er zijn over deze twee jaren geen getallen.", note)


def _posts(scope: Scope, jaar: int, eenheid: str) -> Iterator[tuple[str, Decimal | None]]:
    """What there is, is planned and was spent in a year, and what is planned without means."""
    used = coverage(scope.register)
    measures = measures_in(scope, jaar, eenheid)
    found = total(measures)
    for soort, words in UNITS.items():
        everything = balance(soort, _means(scope, soort, jaar, eenheid), found)
        bare = balance(soort, (), total(one for one in measures if not used.has(one, soort)))
        posts = {
            "beschikbaar": everything.omvang,
            "gepland": everything.gepland,
            "waarvan zonder middel": bare.gepland,
            "besteed": everything.besteed,
        }
        for post, amount in posts.items():
            yield f"{soort.label.capitalize()}, {post} ({words})", amount


def money(scope: Scope, jaar: int, eenheid: str) -> Decimal | None:
    """The euros that there are in a year at a unit and below; None where nobody wrote any down."""
    soort = Middelsoort.GELD
    return balance(soort, _means(scope, soort, jaar, eenheid), total(())).omvang


def _gap(was: Decimal | None, now: Decimal | None) -> Decimal | None:
    return None if was is None or now is None else now - was


def instrumentenoverzicht(scope: Scope, jaar: int | None = None) -> Blocks:
    """De instrumenten, met de maatregelen die ze inzetten en de instrumenten die niemand gebruikt.

    jaar: het jaar; anders dat van de pagina, anders het lopende jaar.
    """
    year = scope.jaar(jaar) or scope.peildatum.year
    columns = (
        Column("instrument", "Instrument"),
        Column("omschrijving", "Omschrijving", below="instrument", labelled=False),
        Column("soort", "Soort", facet=True),
        Column("karakter", "Karakter", below="soort", facet=True, labelled=False),
        Column("gebruik", "Gebruik", facet=True),
        Column("aantal", "Maatregelen", sort=Sort.NUMBER),
        Column("eenheden", "Eenheden", sort=Sort.NUMBER),
        Column("maatregelen", "Welke"),
    )
    measures: dict[str | None, list[Maatregel]] = {}
    for measure in measures_in(scope, year, scope.register.wortel):
        measures.setdefault(measure.instrument, []).append(measure)
    rows = tuple(
        _instrument_row(scope, one, measures.get(one.id, []))
        for one in scope.register.all(Instrument)
    )
    used = sum(one.id in measures for one in scope.register.all(Instrument))
    note = f"In {year} zetten wij {used} van de {len(rows)} instrumenten in."
    return (Table(f"Instrumenten in {year}", columns, rows, "Er zijn geen instrumenten.", note),)


def _instrument_row(scope: Scope, one: Instrument, measures: list[Maatregel]) -> Row:
    """An instrument with the measures that use it; those derived from another only as a number."""
    known = {measure.id for measure in measures}
    first = [measure for measure in measures if measure.afgeleid_van not in known]
    more = len(measures) - len(first)
    which: tuple[Value, ...] = tuple(link(measure) for measure in first)
    return Row(
        (
            link(one),
            one.omschrijving,
            one.soort.label,
            one.karakter.label,
            Badge("gebruikt", Tone.GOOD) if measures else Badge("niet gebruikt", Tone.EMPTY),
            len(measures),
            len({measure.eenheid for measure in measures}),
            (*which, f"en {more} die daarvan zijn afgeleid") if more else which or None,
        ),
        (one.kind, one.id),
    )


def communicatieoverzicht(
    scope: Scope,
    jaar: int | None = None,
    eenheid: EenheidId | None = None,
    document: Documentnaam | None = None,
) -> Blocks:
    """Wie wanneer wat hoort, langs welke weg en van wie.

    jaar: het jaar; anders dat van de pagina, anders het lopende jaar.
    eenheid: deze eenheid en de eenheden eronder; anders die van de pagina.
    document: alleen over dit document, in welk jaar ook; op een beslisnota anders over die nota.
    """
    about = subject(scope, document)
    is_memo = scope.document is not None and scope.document.meta.soort is Documentsoort.BESLISNOTA
    if document or (is_memo and not jaar and not eenheid):
        title, empty = about.title("Communicatie"), about.empty("Er is geen communicatie gepland.")
        return (_communication(scope, about.records(scope, Communicatiemoment), title, empty),)
    year, unit = scope.jaar(jaar) or scope.peildatum.year, scope.eenheid(eenheid)
    units = scope.register.onder(unit)
    moments = (
        one
        for one in scope.register.all(Communicatiemoment)
        if one.datum.year == year and one.eenheid in units
    )
    title = f"Communicatie van {scope.register.eenheden[unit].titel} in {year}"
    empty = f"Voor {year} is geen communicatie gepland."
    return (_communication(scope, moments, title, empty),)


def _communication(
    scope: Scope, moments: Iterable[Communicatiemoment], title: str, empty: str
) -> Table:
    columns = (
        Column("boodschap", "Boodschap"),
        Column("omschrijving", "Omschrijving", below="boodschap", labelled=False),
        Column("maatregelen", "Maatregelen", below="boodschap"),
        Column("eenheid", "Eenheid", below="boodschap"),
        Column("doelgroep", "Aan wie", facet=True),
        Column("datum", "Wanneer", sort=Sort.DATE),
        Column("staat", "Staat", below="datum", labelled=False, facet=True),
        Column("middel", "Langs welke weg", facet=True),
        Column("afzender", "Door wie", facet=True),
    )
    rows = tuple(
        Row(
            (
                link(one),
                one.omschrijving,
                scope.links("maatregelen", one.maatregelen) or None,
                scope.register.eenheden[one.eenheid].titel,
                one.doelgroep,
                one.datum,
                "voorbij" if one.datum < scope.peildatum else "komt nog",
                one.middel,
                scope.link("rollen", one.afzender),
            ),
            (one.kind, one.id),
        )
        for one in sorted(moments, key=lambda one: one.datum)
    )
    return Table(title, columns, rows, empty)
