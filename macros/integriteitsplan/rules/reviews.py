"""Rules on pages that somebody reads over from time to time."""

from collections.abc import Iterator
from datetime import date

from integriteitsplan.model.documenten import Sitepagina
from integriteitsplan.rules.context import Context
from integriteitsplan.source import Problem


def pagina_beoordeeld(context: Context) -> Iterator[Problem]:
    """Een pagina zegt wie haar wanneer nalas, en de datums kunnen kloppen.

    Waarom: Lezers vertrouwen op die regel onder aan de pagina.
    Fout: beoordeeld_op: een datum in de toekomst
    Goed: beoordeeld_op: 2026-09-01 met beoordeeld_door: integriteitscoordinator
    Herstel: Vul in wanneer en door wie de pagina echt is nagelezen.
    """
    for document in context.register.documents:
        if not isinstance(document.meta, Sitepagina):
            continue
        if found := _wrong(document.meta, context.peildatum):
            field, what, remedy = found
            yield Problem(document.place(field), what, remedy)


def _wrong(page: Sitepagina, peildatum: date) -> tuple[str, str, str] | None:
    """The key that is wrong, what is wrong with it, and what to do."""
    day, due = page.beoordeeld_op, page.herbeoordelen_voor
    if day is None or page.beoordeeld_door is None:
        given = {name for name in ("beoordeeld_op", "beoordeeld_door") if getattr(page, name)}
        if not given and due is None:
            return None
        missing = sorted({"beoordeeld_op", "beoordeeld_door"} - given)
        field = next(iter(given), "herbeoordelen_voor")
        what = f"bij de beoordeling van deze pagina ontbreekt: {', '.join(missing)}"
        return field, what, "vul in wanneer en door welke rol de pagina is nagelezen"
    if day > peildatum:
        what = f"{day} ligt in de toekomst; toen kan niemand de pagina hebben nagelezen"
        return "beoordeeld_op", what, "vul de dag in waarop dat gebeurde"
    if due and due <= day:
        what = f"{due} is niet later dan de laatste beoordeling, op {day}"
        return "herbeoordelen_voor", what, "kies een latere datum"
    return None


def pagina_verouderd(context: Context) -> Iterator[Problem]:
    """Een pagina die op tijd weer nagelezen moest worden, is nagelezen.

    Waarom: Een oude pagina stuurt mensen de verkeerde kant op, en niemand die het ziet.
    Fout: herbeoordelen_voor: een datum in het verleden
    Goed: na het nalezen een nieuwe beoordeeld_op en herbeoordelen_voor
    Herstel: Lees de pagina na, verbeter wat niet meer klopt, en werk de datums bij.
    """
    for document in context.register.documents:
        page = document.meta
        due = page.herbeoordelen_voor if isinstance(page, Sitepagina) else None
        if due and due < context.peildatum:
            yield Problem(
                document.place("herbeoordelen_voor"),
                f"de pagina '{document.titel}' had voor {due} weer nagelezen moeten zijn",
                "lees haar na en werk 'beoordeeld_op' en 'herbeoordelen_voor' bij",
            )
