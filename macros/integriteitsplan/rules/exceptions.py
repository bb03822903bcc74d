"""Exceptions: findings that somebody accepted, with a reason, beside the data."""

from collections.abc import Iterator

from integriteitsplan.model.uitzonderingen import Uitzondering
from integriteitsplan.rules.context import Context, Finding
from integriteitsplan.source import Problem


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


def undeserved(exception: Uitzondering) -> Problem:
    """What to say of an exception that covers nothing."""
    if exception.regel in NEVER:
        what = f"op de regel '{exception.regel}' is geen uitzondering mogelijk"
        return Problem(exception.place("regel"), what, "herstel de bevinding zelf")
    return Problem(
        exception.place("regel"),
        f"deze uitzondering op '{exception.regel}' in {exception.bestand} is niet (meer) nodig",
        "verwijder haar uit uitzonderingen.yml",
    )
