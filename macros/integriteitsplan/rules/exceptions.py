"""Exceptions: findings that somebody accepted, with a reason, beside the data."""

from collections.abc import Collection, Iterator

from integriteitsplan.model.uitzonderingen import Uitzondering
from integriteitsplan.register import Register
from integriteitsplan.rules.context import Context, Finding
from integriteitsplan.source import Problem, did_you_mean


def uitzondering_onnodig(context: Context) -> Iterator[Problem]:
    """Een uitzondering die niet meer nodig is, wordt verwijderd.

    Op de regels over wat openbaar is, is geen uitzondering mogelijk; alleen op persoonsgegevens.

    Waarom: Anders verbergt zij straks een nieuwe fout.
    Fout: een uitzondering op een bevinding die er niet meer is
    Goed: alleen uitzonderingen die nog iets tegenhouden
    Herstel: Verwijder het record uit uitzonderingen.yml.
    """
    return iter(())


# What these tell would show something internal to everybody; nobody can accept that by a record.
NEVER = frozenset(
    {
        "intern-blok",
        "openbaar-verwijst-intern",
        "openbare-aanroep",
        "openbare-bijlage-onbekend",
        "openbare-koppeling",
        "bestandssporen-openbaar",
        "incidenten-herleidbaar",
    }
)


def accepts(exception: Uitzondering, finding: Finding) -> bool:
    """Whether an exception covers a finding."""
    return (
        exception.regel == finding.code
        and finding.code not in NEVER
        and exception.bestand == finding.place.path
        and (exception.bevat is None or exception.bevat in finding.what)
    )


def undeserved(
    exception: Uitzondering, register: Register, codes: Collection[str]
) -> Problem | None:
    """What to say of an exception that covers nothing; `codes` are those of the rules.

    None where what it covers is perhaps not found, because something else could not be read.
    """
    rule, path = exception.regel, exception.bestand
    if rule in NEVER:
        what = f"op de regel '{rule}' is geen uitzondering mogelijk"
        return Problem(exception.place("regel"), what, "herstel de bevinding zelf")
    if rule not in codes:
        what = f"er is geen regel '{rule}'{did_you_mean(rule, codes)}"
        remedy = "schrijf wat in de melding achteraan tussen [ ] staat"
        return Problem(exception.place("regel"), what, remedy)
    if "\\" in path:
        remedy = "schrijf " + path.replace("\\", "/")
        return Problem(exception.place("bestand"), "in een pad staat / en geen \\", remedy)
    if path not in register.paths and not path.startswith("macros/"):
        what = f"er is geen bestand '{path}'{did_you_mean(path, register.paths)}"
        remedy = "verbeter het pad, gerekend vanaf de hoofdmap, of verwijder de uitzondering"
        return Problem(exception.place("bestand"), what, remedy)
    if register.doubt.is_any:
        return None
    return Problem(
        exception.place("regel"),
        f"deze uitzondering op '{rule}' in {path} is niet (meer) nodig",
        "verwijder haar uit uitzonderingen.yml",
    )
