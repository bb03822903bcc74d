"""What an accessibility statement may claim."""

from collections.abc import Iterator
from datetime import date

from integriteitsplan.model.documenten import Toegankelijkheidsverklaring
from integriteitsplan.rules.context import Context
from integriteitsplan.source import Problem

VALID_YEARS = 3  # how old the research behind status A or B may be (digitoegankelijk.nl)


def verklaring_onbewezen(context: Context) -> Iterator[Problem]:
    """Een toegankelijkheidsverklaring claimt niet meer dan is onderzocht.

    Status A en B berusten op een volledig onderzoek van hooguit drie jaar oud; een vastgestelde
    verklaring noemt haar status.

    Waarom: Bezoekers en toezichthouders moeten op de verklaring kunnen bouwen.
    Fout: nalevingsstatus: voldoet_volledig, zonder onderzocht_op
    Goed: nalevingsstatus: voldoet_gedeeltelijk met onderzocht_op: 2026-03-12
    Herstel: Vul in wanneer het onderzoek klaar was, of kies de status die daarbij past.
    """
    for document in context.register.plannen:
        meta = document.meta
        if isinstance(meta, Toegankelijkheidsverklaring) and (
            found := _wrong(meta, context.peildatum)
        ):
            field, what, remedy = found
            yield Problem(document.place(field), what, remedy)


def _wrong(meta: Toegankelijkheidsverklaring, peildatum: date) -> tuple[str, str, str] | None:
    """The key that is wrong, what is wrong with it, and what to do."""
    status, day = meta.nalevingsstatus, meta.onderzocht_op
    if status is None:
        what = "deze vastgestelde verklaring noemt geen nalevingsstatus"
        return ("status", what, "vul 'nalevingsstatus' in") if meta.is_beleid else None
    if day and day > peildatum:
        return "onderzocht_op", f"{day} ligt in de toekomst", "vul de dag van het onderzoek in"
    if not status.is_onderzocht:
        return None
    if day is None:
        what = f"status '{status.label}' berust op een onderzoek, en dat staat er niet bij"
        return "nalevingsstatus", what, "vul 'onderzocht_op' in, of kies een andere status"
    if (peildatum.year - VALID_YEARS, peildatum.month, peildatum.day) > day.timetuple()[:3]:
        what = f"het onderzoek van {day} is meer dan drie jaar oud"
        remedy = f"laat de site opnieuw onderzoeken, of kies een andere status dan '{status.label}'"
        return "onderzocht_op", what, remedy
    return None
