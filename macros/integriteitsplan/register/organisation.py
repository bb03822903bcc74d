"""The file that says who we are: `plans/organisatie.yml`."""

from integriteitsplan.model.organisatie import Eenheid, Organisatie, Organisatiesoort
from integriteitsplan.model.validation import validate
from integriteitsplan.source import Place, Problem, TextList, TextMap, Value

ORGANISATIE = "plans/organisatie.yml"


def read_organisation(
    written: Value, *, is_there: bool, is_told: bool
) -> Organisatie | list[Problem]:
    """The organisation in what was read, or what is wrong with it.

    `is_told` says that reading the file already gave a problem, which then is enough.
    """
    if not is_there:
        return [_problem("dit bestand ontbreekt", "maak het met: integriteitsplan new organisatie")]
    if not isinstance(written, TextMap):
        what = "dit bestand is leeg of geen groep van 'sleutel: waarde'"
        found = Problem(
            Place(ORGANISATIE), what, "begin met 'naam: …' en 'soort: gemeente'", "verkeerd-type"
        )
        return [] if is_told else [found]
    organisatie = validate(Organisatie, written, ORGANISATIE)
    if isinstance(organisatie, list):
        return organisatie
    organisatie.remember(ORGANISATIE, written)
    units = written["eenheden"]
    for unit, one in zip(
        organisatie.eenheden, units if isinstance(units, TextList) else (), strict=True
    ):
        unit.remember(ORGANISATIE, one if isinstance(one, TextMap) else None)
    return organisatie


def unknown_organisation() -> Organisatie:
    """Stands in for an organisation that could not be read, so that the rest can be checked.

    It has chosen no norms: nobody should hear that those lack a judgement.
    """
    return Organisatie.model_construct(
        naam="Onbekend",
        soort=Organisatiesoort.OVERIG,
        normenkaders=(),
        eenheden=(Eenheid(id="onbekend", titel="Onbekend"),),
    )


def _problem(what: str, remedy: str) -> Problem:
    return Problem(Place(ORGANISATIE), what, remedy, "veld-ontbreekt")
