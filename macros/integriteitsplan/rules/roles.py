"""Rules on roles and tasks."""

from collections.abc import Iterator

from integriteitsplan.model.rollen import RasciLetter, Rol, Taak
from integriteitsplan.rules.context import Context
from integriteitsplan.source import Problem


def rasci_onvolledig(context: Context) -> Iterator[Problem]:
    """Een taak heeft precies één A (eindverantwoordelijk) en ten minste één R (voert uit).

    Waarom: Twee eindverantwoordelijken wachten op elkaar; zonder uitvoerder gebeurt er niets.
    Fout: rasci: {college: A, gemeentesecretaris: A}
    Goed: rasci: {college: A, integriteitscoordinator: R}
    Herstel: Wijs één rol aan als A en ten minste één als R; één rol mag A/R zijn.
    """
    for task in context.register.all(Taak):
        final = [role for role, letters in task.rasci.items() if RasciLetter.A in letters]
        doers = [role for role, letters in task.rasci.items() if RasciLetter.R in letters]
        if len(final) != 1:
            found = "geen A" if not final else f"{len(final)} keer een A ({', '.join(final)})"
            yield Problem(
                task.place("rasci"),
                f"taak '{task.id}' heeft {found}",
                "geef precies één rol de letter A",
            )
        if not doers:
            yield Problem(
                task.place("rasci"),
                f"taak '{task.id}' heeft geen R",
                "geef ten minste één rol de letter R",
            )


def rol_zonder_taak(context: Context) -> Iterator[Problem]:
    """Elke rol heeft ten minste één taak.

    Waarom: Een rol zonder taak staat wel op papier, maar doet niets.
    Fout: een rol die in geen enkele rasci voorkomt
    Goed: een rol met in ten minste één taak een letter
    Herstel: Geef de rol een letter bij een taak, of verwijder de rol.
    """
    busy = {role for task in context.register.all(Taak) for role in task.rasci}
    for role in context.register.all(Rol):
        if role.id not in busy:
            yield Problem(
                role.place("id"),
                f"niemand geeft de rol '{role.id}' een taak",
                "noem de rol in taken.yml, of verwijder haar",
            )
