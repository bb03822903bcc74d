"""For every rule a site that breaks it and one that does not; test_rules_cycle.py has the rest."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from integriteitsplan.rules import RULES, Level, Rule
from integriteitsplan.views import VIEWS
from tests.sites import GOOD, findings, told

Tree = dict[str, str | bytes | None]
PNG = (Path(__file__).parent / "mini/docs/foto.png").read_bytes()


class Case(NamedTuple):
    """A change that breaks the rule, what is then told of it, and a change that does not."""

    bad: Tree
    told: str
    good: Tree


def state(**fields: str) -> Tree:
    """The one state of the good site with other fields."""
    known = {
        "norm": "eigen:1",
        "status": "voldoet",
        "eigenaar": "hoofd",
        "beoordeeld_op": "2026-01-15",
        "bewijs": "[{titel: Register}]",
    }
    lines = [f"{key}: {value}" for key, value in (known | fields).items() if value]
    return {"plans/geheel/naleving.yml": "- " + "\n  ".join(lines) + "\n"}


DEVIATES = {
    "status": "voldoet_deels",
    "toelichting": "T",
    "motivering": "M",
    "goedgekeurd_door": "hoofd",
    "geldig_tot": "2026-12-31",
}
DILEMMA = "- {id: d, titel: D, situatie: S, onderwerpen: [post], waarden: [openheid]}\n"
SUBJECT = "- {id: post, titel: T, omschrijving: O, antwoord: A, vraag_aan: [hoofd], "
ROLE = "- {id: een, titel: Een, niveau: centraal, omschrijving: O}\n"
TASK = "- {id: taak, titel: T, thema: x, rasci: {een: A/R}}\n"
NORM = "- {id: 'eigen:2', titel: N, vraagt: V, grondslag: eigen"
STATE = "- {norm: 'eigen:1', status: voldoet, bewijs: [{titel: B}]}\n"
OLD = NORM + ", geldig_tot: 2020-01-01, opgevolgd_door: ['eigen:1'], herkenning: [artikel 9z]}\n"
PLAN = "---\nsoort: jaarplan\ntitel: Plan\njaar: 2026\n"
EVERY_PART = "".join(
    f"## {part}\n\nTekst.\n\n"
    for part in (
        *("Ambitie en doelen", "Visie op integriteit", "Uitgangspunten van beleid"),
        *("Betrokkenheid van de top", "Kernwaarden", "Gedragscode", "Stand van de normen"),
        *("Wet- en regelgeving", "Inrichting van de integriteitsfunctie"),
        *("Administratieve organisatie en interne controle", "Belang van bewustwording"),
        *("Maatregelen", "Controle en protocollen", "Handhaving", "Overzicht van schendingen"),
        *("Communicatie bij incidenten", "Centrale rollen", "Decentrale rollen"),
        *("Andere beleidsvelden", "Relatie met het management", "Waarover wij rapporteren"),
        *("Hoe wij meten", "Wie rapporteert aan wie", "Hoe vaak", "Evaluatie en leren"),
        *("Samenhang", "Geld en formatie", "Faciliteiten", "Tijdlijn"),
        "5.2 Succesfactoren en indicatoren",
    )
)
CLAIM = "---\nsoort: toegankelijkheidsverklaring\ntitel: T\nnalevingsstatus: voldoet_gedeeltelijk\n"
STATEMENT = "".join(
    f"## {part}\n\nTekst.\n\n"
    for part in (
        *("Reikwijdte", "Nalevingsstatus", "Onderzoek", "Bekende afwijkingen"),
        *("Onevenredige last", "Maatregelen", "Een probleem melden", "Een klacht indienen"),
        *("Akkoord", "Actualiteit"),
    )
)
NO_FACTORS = EVERY_PART.replace("5.2 Succesfactoren", "Factoren")
UNITS = "naam: T\nsoort: gemeente\nnormenkaders: [eigen]\neenheden:\n  - {id: geheel, titel: G}\n"

CASES = {
    "bestand-onleesbaar": Case(
        {"docs/x.md": "é".encode("cp1252")},
        "docs/x.md:1:1: fout: het bestand is geen tekst in UTF-8; sla het op als UTF-8 "
        "(in Kladblok: Opslaan als, Codering: UTF-8) [bestand-onleesbaar]",
        {"docs/x.md": "é"},
    ),
    "bestand-soort": Case(
        {"docs/x.png": b"<script>"},
        "docs/x.png:1:1: fout: dit bestand hoort hier niet; toegestaan zijn .md, .yml, en echte "
        "plaatjes (.png, .jpg, .gif, .webp), PDF's en bestanden van Word, Excel, PowerPoint of "
        "LibreOffice [bestand-soort]",
        {"docs/x.png": PNG},
    ),
    "yaml-ongeldig": Case(
        {"plans/ruimte/rollen.yml": "- titel: Let op: x\n"},
        "plans/ruimte/rollen.yml:1:16: fout: hier staat een dubbele punt waar dat niet kan; zet de "
        "tekst tussen aanhalingstekens of controleer de inspringing [yaml-ongeldig]",
        {"plans/ruimte/rollen.yml": "# - titel: Let op: x\n"},
    ),
    "tekst-na-hekje": Case(
        {"plans/geheel/waarden.yml": "- id: openheid\n  titel: Open #1\n  betekenis: B\n"},
        "plans/geheel/waarden.yml:2:15: tip: wat na ' #' staat, is een opmerking en hoort niet bij "
        "de tekst; zet de hele tekst tussen aanhalingstekens, of een spatie na het hekje "
        "[tekst-na-hekje]",
        {"plans/geheel/waarden.yml": "- id: openheid\n  titel: Open # 1\n  betekenis: B\n"},
    ),
    "dubbele-sleutel": Case(
        {"plans/ruimte/rollen.yml": "- id: a\n  id: b\n"},
        "plans/ruimte/rollen.yml:2:3: fout: de sleutel 'id' staat hier voor de tweede keer (eerst "
        "op regel 1); houd er één over [dubbele-sleutel]",
        {"plans/ruimte/rollen.yml": ROLE, "plans/ruimte/taken.yml": TASK},
    ),
    "front-matter": Case(
        {"docs/x.md": "----\ntitel: x\n----\n"},
        "docs/x.md:1:1: fout: de regel heeft meer dan drie streepjes; gebruik precies drie "
        "streepjes: '---' [front-matter]",
        {"docs/x.md": "---\ntitel: x\n---\n"},
    ),
    "onbekende-sleutel": Case(
        {"docs/x.md": "---\ntitl: x\n---\n"},
        "docs/x.md:2:1: fout: de sleutel 'titl' is hier onbekend (bedoelt u 'titel'?); verbeter of "
        "verwijder de sleutel; mogelijk zijn: soort, titel, omschrijving, volgorde, taal, breed, "
        "jaar, openbaar, openbare_bijlagen, niet_openbaar, beoordeeld_op, beoordeeld_door, "
        "herbeoordelen_voor [onbekende-sleutel]",
        {"docs/x.md": "---\ntitel: x\n---\n"},
    ),
    "veld-ontbreekt": Case(
        {"plans/ruimte/nota.md": "---\nsoort: beslisnota\n---\n"},
        "plans/ruimte/nota.md:2:1: fout: de sleutel 'titel' ontbreekt; voeg toe: 'titel: …' "
        "[veld-ontbreekt]",
        {"plans/ruimte/plan.md": PLAN + "---\n" + EVERY_PART},
    ),
    "verkeerde-waarde": Case(
        state(status="voldaan"),
        "plans/geheel/naleving.yml:2:11: fout: 'voldaan' is geen waarde voor 'status'; "
        "kies uit: voldoet, voldoet_deels, voldoet_niet, niet_van_toepassing, "
        "niet_beoordeeld [verkeerde-waarde]",
        state(status="voldoet"),
    ),
    "verkeerd-type": Case(
        {"plans/geheel/waarden.yml": "- {id: w, titel: W, betekenis: B, normen: 'eigen:1'}\n"},
        "plans/geheel/waarden.yml:1:43: fout: bij 'normen' hoort een lijst; zet elk onderdeel op "
        "een eigen regel met '- ' ervoor [verkeerd-type]",
        {"plans/geheel/waarden.yml": "- {id: w, titel: W, betekenis: B, normen: ['eigen:1']}\n"},
    ),
    "verkeerde-map": Case(
        {"plans/ruimt/taken.yml": ""},
        "plans/ruimt/taken.yml:1:1: fout: de map 'ruimt' is geen eenheid (bedoelt u 'ruimte'?); "
        "hernoem de map of voeg 'ruimt' toe aan de eenheden in plans/organisatie.yml "
        "[verkeerde-map]",
        {"plans/ruimte/taken.yml": "[]\n"},
    ),
    "dubbele-id": Case(
        {"plans/ruimte/waarden.yml": "- {id: openheid, titel: O, betekenis: B}\n"},
        "plans/ruimte/waarden.yml:1:8: fout: de id 'openheid' bestaat al "
        "(plans/geheel/waarden.yml, regel 1); geef dit record een andere id [dubbele-id]",
        {"plans/ruimte/waarden.yml": "- {id: ruim, titel: O, betekenis: B}\n"},
    ),
    "onbekende-verwijzing": Case(
        state(eigenaar="hoofdje"),
        "plans/geheel/naleving.yml:3:13: fout: er is geen rol met id 'hoofdje' (bedoelt u "
        "'hoofd'?); verbeter de id of voeg het record toe aan rollen.yml [onbekende-verwijzing]",
        state(eigenaar="hoofd"),
    ),
    "eenheden-boom": Case(
        {"plans/organisatie.yml": UNITS + "  - {id: ruimte, titel: R}\n"},
        "plans/organisatie.yml:6:10: fout: eenheid 'ruimte' hangt nergens onder; voeg toe: 'onder: "
        "geheel' [eenheden-boom]",
        {"plans/organisatie.yml": UNITS + "  - {id: ruimte, titel: R, onder: geheel}\n"},
    ),
    "rasci-onvolledig": Case(
        {"plans/ruimte/taken.yml": "- {id: t, titel: T, thema: x, rasci: {hoofd: R}}\n"},
        "plans/ruimte/taken.yml:1:38: fout: taak 't' heeft geen A; geef precies één rol de letter "
        "A [rasci-onvolledig]",
        {"plans/ruimte/taken.yml": "- {id: t, titel: T, thema: x, rasci: {hoofd: A/R}}\n"},
    ),
    "rol-zonder-taak": Case(
        {"plans/ruimte/rollen.yml": ROLE},
        "plans/ruimte/rollen.yml:1:8: waarschuwing: niemand geeft de rol 'een' een taak; noem de "
        "rol in taken.yml, of verwijder haar [rol-zonder-taak]",
        {"plans/ruimte/rollen.yml": ROLE, "plans/ruimte/taken.yml": TASK},
    ),
    "naleving-onvolledig": Case(
        state(**DEVIATES | {"toelichting": "", "motivering": "", "geldig_tot": ""}),
        "plans/geheel/naleving.yml:2:11: fout: bij 'voldoet_deels' ontbreekt: toelichting, "
        "motivering, geldig_tot; vul aan; wie afwijkt legt uit waarom, wie ervoor zorgt en tot "
        "wanneer [naleving-onvolledig]",
        state(**DEVIATES),
    ),
    "afwijking-te-lang": Case(
        state(**DEVIATES | {"geldig_tot": "2027-01-16"}),
        "plans/geheel/naleving.yml:9:15: fout: de afwijking duurt langer dan een jaar (van "
        "2026-01-15 tot 2027-01-16); kies uiterlijk 2027-01-15 of vul 'motivering_termijn' in "
        "[afwijking-te-lang]",
        state(**DEVIATES | {"geldig_tot": "2027-01-15"}),
    ),
    "afwijking-zonder-goedkeuring": Case(
        state(**DEVIATES | {"goedgekeurd_door": ""}),
        "plans/geheel/naleving.yml:2:11: waarschuwing: niemand heeft de afwijking van eigen:1 "
        "goedgekeurd; vul 'goedgekeurd_door' in met een rol [afwijking-zonder-goedkeuring]",
        state(**DEVIATES),
    ),
    "voldoet-zonder-bewijs": Case(
        state(bewijs=""),
        "plans/geheel/naleving.yml:2:11: waarschuwing: bij eigen:1 staat 'voldoet' zonder bewijs; "
        "voeg 'bewijs' toe met een titel en een regeling of url [voldoet-zonder-bewijs]",
        state(),
    ),
    "afwijking-verlopen": Case(
        state(**DEVIATES | {"geldig_tot": "2026-05-31"}),
        "plans/geheel/naleving.yml:9:15: waarschuwing: de afwijking van eigen:1 is verlopen op "
        "2026-05-31 en telt als 'voldoet niet'; beoordeel de norm opnieuw [afwijking-verlopen]",
        state(**DEVIATES | {"geldig_tot": "2026-06-01"}),
    ),
    "beoordeling-verlopen": Case(
        state(herbeoordelen_voor="2026-05-31"),
        "plans/geheel/naleving.yml:6:23: waarschuwing: eigen:1 had voor 2026-05-31 opnieuw "
        "beoordeeld moeten zijn; beoordeel de norm opnieuw en werk de datums bij "
        "[beoordeling-verlopen]",
        state(herbeoordelen_voor="2026-06-01"),
    ),
    "norm-zonder-naleving": Case(
        {"plans/ruimte/normen.yml": NORM + "}\n"},
        "plans/ruimte/normen.yml:1:8: waarschuwing: norm eigen:2 (N) heeft geen stand; voeg aan "
        "plans/geheel/naleving.yml toe: '- norm: eigen:2' met een status [norm-zonder-naleving]",
        {"plans/ruimte/normen.yml": NORM + ", toetsbaar: nee}\n"},
    ),
    "naleving-van-vervallen-norm": Case(
        {
            "plans/geheel/normen.yml": GOOD["plans/geheel/normen.yml"],
            "plans/ruimte/normen.yml": OLD,
            "plans/ruimte/naleving.yml": STATE.replace("eigen:1", "eigen:2"),
        },
        "plans/ruimte/naleving.yml:1:10: waarschuwing: norm eigen:2 geldt niet op 2026-06-01; "
        "gebruik de opvolger: eigen:1 [naleving-van-vervallen-norm]",
        {
            "plans/ruimte/normen.yml": OLD,
            "plans/ruimte/naleving.yml": STATE,
        },
    ),
    "eigen-macros": Case(
        {"macros/main.py": "def normentabel(scope):\n    return ()\nVIEWS = (normentabel,)\n"},
        "macros/main.py:1:1: fout: 'normentabel' is al een macro van ons; kies een andere naam "
        "[eigen-macros]",
        {"macros/main.py": "def jaarcijfers(scope):\n    return ()\nVIEWS = (jaarcijfers,)\n"},
    ),
    "macro-aanroep": Case(
        {"docs/x.md": "{{ normtabel() }}\n"},
        "docs/x.md:1:1: fout: er is geen macro 'normtabel' (bedoelt u 'normentabel'?); kies uit: "
        f"{', '.join(view.name for view in VIEWS)} [macro-aanroep]",
        {"docs/x.md": "{{ normentabel() }}\n"},
    ),
    "html-niet-toegestaan": Case(
        {"docs/x.md": "Tekst <script>x</script>.\n"},
        "docs/x.md:1:7: fout: <script> is niet toegestaan: <script>; schrijf gewone Markdown, of "
        "zet het als code tussen `…` [html-niet-toegestaan]",
        {"docs/x.md": "Tekst `<script>x</script>`.\n"},
    ),
    "tabel-ongelijk": Case(
        {"docs/x.md": "Zie:\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n| 1 | 2 | 3 |\n"},
        "docs/x.md:6:1: waarschuwing: deze rij heeft 3 vakken en de kop 2; de rest verdwijnt; geef "
        "de rij evenveel vakken als de kop; een streep in een vak is '\\|' [tabel-ongelijk]",
        {
            "docs/x.md": "| a | b |\n|:--|---|\n| 1 \\| 2 | `3|4` |\n| 1 |\n\na | b\n--|--\n1 | 2\n"
            "\n## Kop\n| a |\n|---|\n"
        },
    ),
    "kop-een-hekje": Case(
        {"docs/x.md": "# Titel\n\nTekst.\n\n# Werving {#w}\n"},
        "docs/x.md:5:1: waarschuwing: een kop met één hekje is de titel van de pagina, en die "
        "staat er al; begin de kop met twee hekjes: '## Werving' [kop-een-hekje]",
        {"docs/x.md": "\n# Titel\n\n## Werving\n\n```\n# opmerking\n```\n"},
    ),
    "interne-koppeling": Case(
        {"docs/x.md": "[weg](normen/indx.md)\n"},
        "docs/x.md:1:7: fout: de koppeling 'normen/indx.md' komt nergens uit (bedoelt u "
        "'normen/index.md'?); verbeter het pad; koppel naar het .md-bestand, gerekend vanaf deze "
        "pagina [interne-koppeling]",
        {"docs/x.md": "[weg](normen/index.md)\n"},
    ),
    "vervallen-artikel": Case(
        {"docs/x.md": "Volgens Artikel 9z.\n", "plans/ruimte/normen.yml": OLD},
        "docs/x.md:1:9: waarschuwing: 'Artikel 9z' is sinds 2020-01-01 vervallen; verwijs naar "
        "eigen:1 [vervallen-artikel]",
        {"docs/x.md": "Volgens `artikel 9z`, artikel 9zz.\n", "plans/ruimte/normen.yml": OLD},
    ),
    "plan-onvolledig": Case(
        {"plans/geheel/plan.md": PLAN + "status: in_consultatie\n---\n" + NO_FACTORS},
        "plans/geheel/plan.md:1:1: waarschuwing: dit document mist: Succesfactoren en indicatoren; "
        "schrijf de onderdelen onder een kop met die naam, of motiveer de afwijking "
        "[plan-onvolledig]",
        {"plans/geheel/plan.md": PLAN + "status: in_consultatie\n---\n" + EVERY_PART},
    ),
    "vaststelling-onvolledig": Case(
        {"plans/geheel/nota.md": "---\nsoort: beslisnota\ntitel: N\nstatus: vastgesteld\n---\n"},
        "plans/geheel/nota.md:4:9: fout: bij 'vastgesteld' ontbreekt: vastgesteld_door, datum, "
        "versie; leg het vast met: integriteitsplan adopt geheel/nota, of zet de status terug "
        "[vaststelling-onvolledig]",
        {"plans/geheel/plan.md": PLAN + "status: concept\n---\n" + EVERY_PART},
    ),
    "verklaring-onbewezen": Case(
        {"plans/geheel/verklaring.md": CLAIM + "onderzocht_op: 2023-05-31\n---\n"},
        "plans/geheel/verklaring.md:5:16: waarschuwing: het onderzoek van 2023-05-31 is meer dan "
        "drie jaar oud; laat de site opnieuw onderzoeken, of kies een andere status dan 'B – "
        "voldoet gedeeltelijk' [verklaring-onbewezen]",
        {"plans/geheel/verklaring.md": CLAIM + "onderzocht_op: 2023-06-01\n---\n" + STATEMENT},
    ),
    "onderwerp-zonder-regel": Case(
        {"plans/geheel/onderwerpen.yml": SUBJECT + "mag: [M]}\n"},
        "plans/geheel/onderwerpen.yml:1:51: waarschuwing: achter het antwoord bij 'post' staat "
        "geen regeling of norm; noem bij 'regelingen' of 'normen' waar het antwoord op steunt "
        "[onderwerp-zonder-regel]",
        {"plans/geheel/onderwerpen.yml": SUBJECT + "normen: ['eigen:1']}\n"},
    ),
    "waarde-zonder-dilemma": Case(
        {
            "plans/geheel/onderwerpen.yml": SUBJECT + "normen: ['eigen:1']}\n",
            "plans/geheel/dilemmas.yml": DILEMMA,
            "plans/ruimte/waarden.yml": "- {id: moed, titel: Moed, betekenis: B}\n",
        },
        "plans/ruimte/waarden.yml:1:8: tip: bij de waarde 'moed' is geen dilemma om over te "
        "praten; noem de waarde bij een dilemma in dilemmas.yml [waarde-zonder-dilemma]",
        {
            "plans/geheel/onderwerpen.yml": SUBJECT + "normen: ['eigen:1']}\n",
            "plans/geheel/dilemmas.yml": DILEMMA,
        },
    ),
    "uitzondering-onnodig": Case(
        {
            "plans/geheel/uitzonderingen.yml": "- regel: rol-zonder-taak\n"
            "  bestand: plans/geheel/rollen.yml\n  reden: R\n"
        },
        "plans/geheel/uitzonderingen.yml:1:10: fout: deze uitzondering op 'rol-zonder-taak' in "
        "plans/geheel/rollen.yml is niet (meer) nodig; verwijder haar uit uitzonderingen.yml "
        "[uitzondering-onnodig]",
        {
            "plans/ruimte/rollen.yml": ROLE,
            "plans/geheel/uitzonderingen.yml": "- regel: rol-zonder-taak\n"
            "  bestand: plans/ruimte/rollen.yml\n  reden: R\n",
        },
    ),
}


def of(code: str, lines: list[str]) -> list[str]:
    return [line for line in lines if line.endswith(f"[{code}]")]


@pytest.mark.parametrize("code", CASES)
def test_a_site_that_breaks_the_rule_is_told_so_once(tmp_path: Path, code: str) -> None:
    assert of(code, told(tmp_path, CASES[code].bad)) == [CASES[code].told]


@pytest.mark.parametrize("code", CASES)
def test_a_site_that_follows_the_rule_has_no_findings(tmp_path: Path, code: str) -> None:
    assert told(tmp_path, CASES[code].good) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_it_is_why_and_what_to_do(rule: Rule) -> None:
    assert rule.sentence.endswith(".")
    for part in ("Waarom: ", "Fout: ", "Goed: ", "Herstel: "):
        assert f"\n{part}" in rule.text


@pytest.mark.parametrize(
    ("tree", "code", "words"),
    [
        (
            {"plans/organisatie.yml": UNITS.replace("G}", "G, onder: geheel}")},
            "eenheden-boom",
            "geen andere",
        ),
        (
            {
                "plans/organisatie.yml": UNITS
                + "  - {id: a, titel: A, onder: b}\n  - {id: b, titel: B, onder: geheel}\n"
            },
            "eenheden-boom",
            "staat niet hoger in de lijst dan 'a'",
        ),
        (
            {"plans/organisatie.yml": UNITS + "  - {id: a, titel: A, onder: weg}\n"},
            "onbekende-verwijzing",
            "geen eenheid met id 'weg'",
        ),
        (
            {"plans/organisatie.yml": UNITS.replace("[eigen]", "[eigen, aw2018]")},
            "onbekende-verwijzing",
            "geen normenkader met id 'aw2018' (bedoelt u 'aw2017'?)",
        ),
        (
            {"plans/geheel/n.md": "---\nsoort: beslisnota\ntitel: N\nsteller: hofd\n---\n"},
            "onbekende-verwijzing",
            "geen rol met id 'hofd'",
        ),
        (
            {"plans/geheel/n.md": "---\nsoort: beslisnota\ntitel: N\nafgeleid_van: m\n---\n"},
            "onbekende-verwijzing",
            "er is geen plan 'm'",
        ),
        (
            {"plans/ruimte/taken.yml": "- {id: t, titel: T, thema: x, rasci: {hoofd: A}}\n"},
            "rasci-onvolledig",
            "geen R",
        ),
        (
            {
                "plans/ruimte/rollen.yml": ROLE,
                "plans/ruimte/taken.yml": TASK.replace("A/R", "A/R, hoofd: A"),
            },
            "rasci-onvolledig",
            "2 keer een A (een, hoofd)",
        ),
        (
            state(status="niet_beoordeeld", eigenaar=""),
            "naleving-onvolledig",
            "ontbreekt: toelichting",
        ),
        ({"docs/x.md": "Tekst {{ normentabel() }}\n"}, "macro-aanroep", "staat niet alleen"),
        ({"docs/x.md": "{{ 7 * 7 }}\n"}, "macro-aanroep", "een uitdrukking"),
        ({"docs/x.md": "T.\n\n    {{ agenda() }}\n"}, "macro-aanroep", "staat ingesprongen"),
        ({"docs/x.md": "| a | b |\n| 1 | 2 |\n"}, "tabel-ongelijk", "'| --- | --- |'"),
        ({"docs/x.md": "| a | b |\n| --- |\n| 1 | 2 |\n"}, "tabel-ongelijk", "geen regel met 2"),
        ({"docs/x.md": "Zie:\n| a |\n| --- |\n| 1 |\n"}, "tabel-ongelijk", "geen lege regel"),
        ({"docs/x.md": "Tekst.\n\n# Kop\n"}, "kop-een-hekje", "'## Kop'"),
        ({"docs/x.md": "{ agenda() }\n"}, "macro-aanroep", "aan elke kant twee accolades"),
        ({"docs/x.md": "[x](/normen/)\n"}, "interne-koppeling", "begint met een schuine streep"),
        (
            {"docs/x.md": "[x](//a.example/)\n"},
            "interne-koppeling",
            "begint met een schuine streep",
        ),
        ({"docs/x.md": "[x](javascript:alert)\n"}, "interne-koppeling", "'javascript:' is niet"),
        ({"docs/x.md": "[x][y]\n\n[y]: http://[a\n"}, "interne-koppeling", "geen geldig adres"),
        (
            {"docs/x.md": "# Kop\n\n[x](#kopp)\n"},
            "interne-koppeling",
            "geen plek '#kopp' (bedoelt u 'kop'?)",
        ),
        (
            {"docs/x.md": "# Kop\n\n{{ agenda() }}\n\n[x](#kopp)\n"},
            "interne-koppeling",
            "geen plek '#kopp' (bedoelt u 'kop'?)",
        ),
        ({"docs/x.md": "[x](normen/eigen/2.md)\n"}, "interne-koppeling", "komt nergens uit"),
        (
            {
                "plans/geheel/plan.md": PLAN
                + "gemotiveerde_afwijkingen: [{onderdeel: vise, motivering: M}]\n---\n"
                + EVERY_PART
            },
            "plan-onvolledig",
            "'vise' is geen onderdeel van een jaarplan (bedoelt u 'visie'?)",
        ),
        (
            {
                "plans/ruimte/normen.yml": OLD,
                "plans/geheel/waarden.yml": "- {id: w, titel: W, betekenis: Zie artikel 9z.}\n",
            },
            "vervallen-artikel",
            "'artikel 9z' is sinds",
        ),
        ({"macros/main.py": "x = 1\n1 / 0\n"}, "eigen-macros", "kan niet worden geladen"),
        ({"macros/main.py": "def (\n"}, "eigen-macros", "kan niet worden geladen"),
    ],
)
def test_other_ways_to_break_a_rule_are_told_too(
    tmp_path: Path, tree: Tree, code: str, words: str
) -> None:
    assert [words in line for line in of(code, told(tmp_path, tree))] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "[x](https://a.example/) [y](mailto:a@b.example) [z](tel:112)",
        "# Kop\n\n[x](#kop)",
        "{{ rollenoverzicht() }}\n\n[x](#ip-rollenoverzicht) [y](#rollen-hoofd)",
        "[x](normen/eigen/1.md)",
        "[x](normen/eigen/1.md#wat-dan-ook)",
        "[x](foto.png)",
    ],
)
def test_links_that_arrive_are_fine(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, {"docs/x.md": text, "docs/foto.png": PNG}) == []


def test_a_deviation_of_more_than_a_year_may_be_explained(tmp_path: Path) -> None:
    fields = DEVIATES | {"geldig_tot": "2028-01-01", "motivering_termijn": "Nieuwbouw."}
    assert told(tmp_path, state(**fields)) == []


def test_a_year_after_the_leap_day_is_the_first_of_march(tmp_path: Path) -> None:
    fields = DEVIATES | {"beoordeeld_op": "2024-02-29", "geldig_tot": "2025-03-01"}
    assert told(tmp_path, state(**fields), day=date(2025, 1, 1)) == []


def test_a_state_cannot_be_judged_on_a_day_that_is_still_to_come(tmp_path: Path) -> None:
    today = state(beoordeeld_op="2026-06-01")
    tomorrow = state(beoordeeld_op="2026-06-02")
    assert told(tmp_path, today) == []
    assert (
        "plans/geheel/naleving.yml:4:18: waarschuwing: de datum van deze beoordeling (2026-06-02) "
        "moet nog komen; verbeter de datum [beoordeling-verlopen]"
    ) in told(tmp_path, tomorrow)


def test_only_the_latest_state_of_a_norm_can_expire(tmp_path: Path) -> None:
    old = state(**DEVIATES | {"geldig_tot": "2025-12-31", "beoordeeld_op": "2025-01-15"})
    new = state()
    text = "".join(str(tree["plans/geheel/naleving.yml"]) for tree in (new, old))
    assert told(tmp_path, {"plans/geheel/naleving.yml": text}) == []


def test_a_state_of_a_unit_below_does_not_count_for_the_whole(tmp_path: Path) -> None:
    text = str(state()["plans/geheel/naleving.yml"])
    lines = told(tmp_path, {"plans/geheel/naleving.yml": None, "plans/ruimte/naleving.yml": text})
    assert of("norm-zonder-naleving", lines) == lines != []


def test_shipped_norms_without_a_state_are_told_at_the_organisation(tmp_path: Path) -> None:
    organisation = GOOD["plans/organisatie.yml"].replace("[eigen]", "[eigen, wor]")
    (found,) = findings(tmp_path, {"plans/organisatie.yml": organisation})
    assert (found.code, found.place.path) == ("norm-zonder-naleving", "plans/organisatie.yml")


@pytest.mark.parametrize(
    ("status", "level"),
    [
        ("concept", Level.TIP),
        ("in_consultatie", Level.WARNING),
        ("ter_vaststelling", Level.WARNING),
    ],
)
def test_what_a_text_says_is_judged_milder_while_it_is_a_concept(
    tmp_path: Path, status: str, level: Level
) -> None:
    text = PLAN + f"status: {status}\n---\nVolgens artikel 9z.\n"
    found = findings(tmp_path, {"plans/geheel/plan.md": text, "plans/ruimte/normen.yml": OLD})
    assert [(one.code, one.level) for one in found] == [
        ("plan-onvolledig", level),
        ("vervallen-artikel", level),
    ]


def test_a_link_may_lead_to_a_term(tmp_path: Path) -> None:
    terms = {"docs/begrippen.md": "Nevenfunctie\nBijbaan\n:   Werk naast uw baan.\n"}
    ids = ("begrip-nevenfunctie", "begrip-bijbaan", "begrip-baan")
    links = "\n\n".join(f"[x](begrippen.md#{one})" for one in ids)
    assert [one.place.line for one in findings(tmp_path, terms | {"docs/x.md": links})] == [5]


def test_a_broken_link_is_an_error_on_a_concept_too(tmp_path: Path) -> None:
    text = PLAN + "---\n" + EVERY_PART + "[x](weg.md)\n"
    found = findings(tmp_path, {"plans/geheel/plan.md": text})
    assert [(one.code, one.level) for one in found] == [("interne-koppeling", Level.ERROR)]


def exception(**fields: str) -> Tree:
    lines = [f"{key}: {value}" for key, value in (fields | {"reden": "Tijdelijk."}).items()]
    return {"plans/geheel/uitzonderingen.yml": "- " + "\n  ".join(lines) + "\n"}


BUSY = {"plans/ruimte/rollen.yml": ROLE + ROLE.replace("een", "twee")}


@pytest.mark.parametrize(
    ("fields", "left"),
    [
        ({}, []),
        ({"bevat": "\"'een'\""}, ["rol-zonder-taak"]),
        ({"bevat": "drie"}, ["uitzondering-onnodig", "rol-zonder-taak", "rol-zonder-taak"]),
        (
            {"bestand": "plans/geheel/rollen.yml"},
            ["uitzondering-onnodig", "rol-zonder-taak", "rol-zonder-taak"],
        ),
        (
            {"regel": "voldoet-zonder-bewijs"},
            ["uitzondering-onnodig", "rol-zonder-taak", "rol-zonder-taak"],
        ),
    ],
)
def test_an_exception_accepts_the_findings_that_it_names_and_no_others(
    tmp_path: Path, fields: dict[str, str], left: list[str]
) -> None:
    names = {"regel": "rol-zonder-taak", "bestand": "plans/ruimte/rollen.yml"} | fields
    assert [one.code for one in findings(tmp_path, BUSY, exception(**names))] == left


@pytest.mark.parametrize(
    ("fields", "line", "words"),
    [
        ({"regel": "rol-zonder-tak"}, 1, "er is geen regel 'rol-zonder-tak' (bedoelt u 'rol-zon"),
        ({"bestand": "plans\\ruimte\\rollen.yml"}, 2, "schrijf plans/ruimte/rollen.yml"),
        ({"bestand": "plans/ruimte/rolen.yml"}, 2, "(bedoelt u 'plans/ruimte/rollen.yml'?)"),
        ({"bestand": "ruimte/rollen.yml"}, 2, "(bedoelt u 'plans/ruimte/rollen.yml'?)"),
        ({"bestand": "macros/main.py"}, 1, "is niet (meer) nodig"),
    ],
)
def test_an_exception_that_names_nothing_is_told_what_it_meant(
    tmp_path: Path, fields: dict[str, str], line: int, words: str
) -> None:
    names = {"regel": "rol-zonder-taak", "bestand": "plans/ruimte/rollen.yml"} | fields
    found = findings(tmp_path, BUSY, exception(**names))
    (only,) = (one for one in found if one.code == "uitzondering-onnodig")
    assert (only.place.line, words in str(only)) == (line, True)


def test_findings_are_sorted_by_place(tmp_path: Path) -> None:
    places = [one.place for one in findings(tmp_path, *(case.bad for case in CASES.values()))]
    assert len(places) > 10
    assert places == sorted(places)
