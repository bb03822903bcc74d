"""Rules on files: what cannot be read, and what does not have the shape of its kind.

The loader finds these while it reads; each function tells of one sort of them.
"""

from collections.abc import Iterator

from integriteitsplan.rules.context import Context
from integriteitsplan.source import Problem


def _found(context: Context, code: str) -> Iterator[Problem]:
    return (problem for problem in context.register.problems if problem.code == code)


def bestand_onleesbaar(context: Context) -> Iterator[Problem]:
    """Elk bestand is leesbare tekst in UTF-8, en niet te groot of te diep genest.

    Waarom: Een andere codering verminkt namen; een te zwaar bestand houdt de bouw op.
    Fout: een naleving.yml die als Windows-1252 is opgeslagen
    Goed: hetzelfde bestand, opgeslagen als UTF-8
    Herstel: Sla het bestand op als UTF-8, splits het, of doe wat de melding zegt.
    """
    return _found(context, "bestand-onleesbaar")


def bestand_soort(context: Context) -> Iterator[Problem]:
    """In plans/ en docs/ staan alleen gewone bestanden van een bekende soort.

    Waarom: Een koppeling naar buiten of een vermomd bestand kan publiceren wat niemand bedoelde.
    Fout: plans/concern/foto.png die in werkelijkheid een webpagina is
    Goed: plans/concern/foto.png met een echte afbeelding
    Herstel: Zet het bestand zelf neer, of haal het weg.
    """
    return _found(context, "bestand-soort")


def yaml_ongeldig(context: Context) -> Iterator[Problem]:
    """Een gegevensbestand is geldige YAML, zonder verwijzingen, merktekens of diepe nesten.

    Waarom: Wat een machine anders leest dan een mens, leidt tot fouten die niemand ziet.
    Fout: titel: Let op: geen geschenken
    Goed: titel: "Let op: geen geschenken"
    Herstel: Zet tekst met een dubbele punt of haken tussen aanhalingstekens; spring in met spaties.
    """
    return _found(context, "yaml-ongeldig")


def tekst_na_hekje(context: Context) -> Iterator[Problem]:
    """Een hekje met een spatie ervoor begint een opmerking; wat erna staat, verdwijnt.

    Waarom: De rest van de titel verdwijnt, zonder dat iemand het merkt.
    Fout: titel: Regel #3 van de code
    Goed: titel: "Regel #3 van de code"
    Herstel: Zet de tekst tussen aanhalingstekens, of schrijf '# ' voor een opmerking.
    """
    return _found(context, "tekst-na-hekje")


def dubbele_sleutel(context: Context) -> Iterator[Problem]:
    """Een sleutel staat per record maar één keer.

    Waarom: Anders wint stilzwijgend een van de twee.
    Fout: twee regels 'status:' onder elkaar
    Goed: één regel 'status:'
    Herstel: Houd de juiste over.
    """
    return _found(context, "dubbele-sleutel")


def front_matter(context: Context) -> Iterator[Problem]:
    """De front matter van een document staat tussen twee regels '---' en is geldig.

    Waarom: Anders verschijnt zij als tekst op de pagina, en gelden status en titel niet.
    Fout: een document dat begint met '----' of met een lege regel
    Goed: een document dat begint met '---'
    Herstel: Begin het bestand met '---' en sluit af met '---' op een eigen regel.
    """
    return _found(context, "front-matter")


def onbekende_sleutel(context: Context) -> Iterator[Problem]:
    """Een record heeft alleen sleutels die de soort kent.

    Waarom: Een verschreven sleutel lijkt ingevuld, maar telt niet mee.
    Fout: titl: Openheid
    Goed: titel: Openheid
    Herstel: Verbeter de sleutel; de melding noemt de naaste.
    """
    return _found(context, "onbekende-sleutel")


def veld_ontbreekt(context: Context) -> Iterator[Problem]:
    """Elke verplichte sleutel is ingevuld.

    Waarom: Zonder deze gegevens klopt een tabel of pagina niet.
    Fout: een norm zonder titel
    Goed: een norm met titel: Gedragscode
    Herstel: Voeg de sleutel toe die de melding noemt.
    """
    return _found(context, "veld-ontbreekt")


def verkeerde_waarde(context: Context) -> Iterator[Problem]:
    """Elke waarde is er een die bij het veld past.

    Waarom: Een verschreven status of datum maakt een rij onvindbaar of een overzicht onjuist.
    Fout: status: voldaan
    Goed: status: voldoet
    Herstel: Kies een waarde uit de melding, of schrijf de datum als 2026-01-31.
    """
    return _found(context, "verkeerde-waarde")


def verkeerd_type(context: Context) -> Iterator[Problem]:
    """Waar een lijst hoort staat een lijst, en waar tekst hoort staat tekst.

    Waarom: Een losse waarde op de plaats van een lijst is meestal een vergeten streepje.
    Fout: normen: bn:02
    Goed: normen: [bn:02]
    Herstel: Zet elk onderdeel op een eigen regel met '- ' ervoor.
    """
    return _found(context, "verkeerd-type")


def verkeerde_map(context: Context) -> Iterator[Problem]:
    """Een bestand heet naar zijn soort en staat in de map van zijn eenheid.

    Waarom: De map bepaalt wie het bestand beheert.
    Fout: plans/concern/waarde.yml
    Goed: plans/concern/waarden.yml
    Herstel: Hernoem of verplaats het bestand, of voeg de eenheid toe aan organisatie.yml.
    """
    return _found(context, "verkeerde-map")


def eigen_macros(context: Context) -> Iterator[Problem]:
    """De eigen macro's in macros/main.py laden en hebben namen die nog niet bestaan.

    Waarom: Een pagina die een macro aanroept die niet laadt, kan niet worden gebouwd.
    Fout: VIEWS = (normentabel,)
    Goed: VIEWS = (jaarcijfers,)
    Herstel: Herstel de code, of kies een andere naam.
    """
    return _found(context, "eigen-macros")


def dubbele_id(context: Context) -> Iterator[Problem]:
    """Een id komt per soort maar één keer voor.

    Waarom: Een verwijzing moet naar precies één record wijzen.
    Fout: twee rollen met id: jurist
    Goed: id: jurist en id: jurist-inkoop
    Herstel: Geef een van beide een andere id.
    """
    return _found(context, "dubbele-id")
