"""For every rule of publicity a site that breaks it and one that does not."""

from pathlib import Path

import pytest

from integriteitsplan.model.middelen import Middel
from integriteitsplan.rules import RULES, Level
from integriteitsplan.rules.publicity import (
    intern_blok,
    openbaar_verwijst_intern,
    openbare_aanroep,
    openbare_bijlage_onbekend,
    openbare_koppeling,
)
from integriteitsplan.site import open_site
from tests.sites import DAY, GOOD, told, write
from tests.test_rules import Case, Tree, of

PICTURE = b"\x89PNG\r\n\x1a\n"
OPEN = "::: intern 5.1.2.i: De reden."
PUBLIC = "---\ntitel: Open\nopenbaar: ja\n---\n"
INTERNAL = "---\ntitel: Geheim\n---\n"
OPEN_UNITS: Tree = {
    "plans/organisatie.yml": str(GOOD["plans/organisatie.yml"]).replace(
        "titel: Het geheel", "titel: Het geheel\n            openbaar: ja"
    )
}
ROLE = "- {id: gids, titel: Gids, niveau: centraal, omschrijving: O%s}\n"
TASK = "- {id: taak, titel: T, thema: x, rasci: {gids: A/R}%s}\n"
IS_OPEN = ", openbaar: ja"


def records(role: str, task: str) -> Tree:
    """A role and a task that names it, each public or not."""
    return OPEN_UNITS | {
        "plans/geheel/rollen/gids.yml": ROLE % role,
        "plans/geheel/taken/taak.yml": TASK % task,
    }


def page(body: str, head: str = PUBLIC) -> Tree:
    """A page of the site with this text, next to an internal page and a picture."""
    return {
        "docs/open.md": f"{head}{body}\n",
        "docs/geheim.md": f"{INTERNAL}# Kop\n",
        "docs/foto.png": PICTURE,
    }


def block(*lines: str) -> Tree:
    """An internal page with a text of which every line stands alone."""
    return page("\n\n".join(lines), INTERNAL)


GROUNDS = (
    "kies uit: 5.1.1.a, 5.1.1.b, 5.1.1.c, 5.1.1.d, 5.1.1.e, 5.1.2.a, 5.1.2.b, 5.1.2.c, 5.1.2.d, "
    "5.1.2.e, 5.1.2.f, 5.1.2.g, 5.1.2.h, 5.1.2.i, 5.1.5, 5.2.1 [intern-blok]"
)
GOOD_BLOCK = block("Voor.", OPEN, "Geheim.", ":::", "Na.")

CASES = {
    "intern-blok": Case(
        block("Voor.", OPEN, "Geheim."),
        "docs/open.md:6:1: fout: dit interne blok wordt niet gesloten; zet ':::' op een eigen "
        "regel eronder [intern-blok]",
        GOOD_BLOCK,
    ),
    "openbaar-verwijst-intern": Case(
        records("", IS_OPEN),
        "plans/geheel/taken/taak.yml:1:48: fout: 'taak' is openbaar en verwijst naar rol 'gids', "
        "die intern is; zet bij 'gids' ook 'openbaar: ja', of haal de verwijzing weg "
        "[openbaar-verwijst-intern]",
        records(IS_OPEN, IS_OPEN),
    ),
    "openbare-koppeling": Case(
        page("Zie [dat](geheim.md)."),
        "docs/open.md:5:11: fout: 'Open' is openbaar en koppelt naar geheim.md, dat intern is; "
        "maak die pagina openbaar, of zet de koppeling in een intern blok [openbare-koppeling]",
        page(f"{OPEN}\n\nZie [dat](geheim.md).\n\n:::"),
    ),
    "openbare-aanroep": Case(
        page('{{ rolkaart("hoofd") }}'),
        "docs/open.md:5:1: fout: in de openbare uitgave: er is geen rol met id 'hoofd'; maak het "
        "record openbaar, of zet de aanroep in een intern blok [openbare-aanroep]",
        page(f'{OPEN}\n\n{{{{ rolkaart("hoofd") }}}}\n\n:::'),
    ),
    "openbare-bijlage-onbekend": Case(
        page("", PUBLIC.replace("openbaar", "openbare_bijlagen: [fotos.png]\nopenbaar")),
        "docs/open.md:3:20: fout: in deze map is geen bestand 'fotos.png' (bedoelt u 'foto.png'?); "
        "verbeter de naam, of zet het bestand in de map van dit document "
        "[openbare-bijlage-onbekend]",
        page("", PUBLIC.replace("openbaar", "openbare_bijlagen: [foto.png]\nopenbaar")),
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_a_site_that_breaks_the_rule_is_told_so_once(tmp_path: Path, code: str) -> None:
    assert of(code, told(tmp_path, CASES[code].bad)) == [CASES[code].told]


@pytest.mark.parametrize("code", CASES)
def test_a_site_that_follows_the_rule_has_no_findings(tmp_path: Path, code: str) -> None:
    assert of(code, told(tmp_path, CASES[code].good)) == []


def test_all_of_them_stop_a_build() -> None:
    functions = {
        intern_blok,
        openbaar_verwijst_intern,
        openbare_aanroep,
        openbare_bijlage_onbekend,
        openbare_koppeling,
    }
    levels = {rule.code: rule.level for rule in RULES if rule.check in functions}
    assert levels == dict.fromkeys(CASES, Level.ERROR)


@pytest.mark.parametrize("code", CASES)
def test_both_editions_are_told_the_same(tmp_path: Path, code: str) -> None:
    """So that an author of the internal edition sees it, and nobody publishes past it."""
    site = open_site(write(tmp_path, GOOD, CASES[code].bad), "openbaar", DAY)
    assert of(code, [str(one) for one in site.errors]) == [CASES[code].told]


# -- other ways to break a rule


@pytest.mark.parametrize(
    ("tree", "message"),
    [
        (
            block("Tekst.", OPEN, "a", OPEN, "b", ":::"),
            "10:1: fout: hier begint een intern blok binnen dat van regel 6; sluit het eerste blok "
            "met ':::' of haal deze regel weg [intern-blok]",
        ),
        (
            block("- punt", f"    {OPEN}"),
            "6:1: fout: een intern blok begint en eindigt helemaal links; laat de regel met ':::' "
            "beginnen, of zet de tekens als code tussen `…` [intern-blok]",
        ),
        (block("::: intern", "a", ":::"), f"4:1: fout: de grond ontbreekt; {GROUNDS}"),
        (
            block("::: intern 5.1.2.j: De reden.", "a", ":::"),
            f"4:1: fout: '5.1.2.j' is geen grond (bedoelt u '5.1.2.i'?); {GROUNDS}",
        ),
        (
            block("::: intern 5.1.5", "a", ":::"),
            "4:1: fout: de reden ontbreekt; schrijf '::: intern 5.1.5: De reden in één zin.' "
            "[intern-blok]",
        ),
        (
            block("a", ":::"),
            "6:1: fout: dit blok sluit zonder begin; haal de regel ':::' weg [intern-blok]",
        ),
        (
            block(f"a\n{OPEN}", "b", ":::"),
            "5:1: fout: deze regel staat tegen andere tekst aan; zet er een lege regel voor en een "
            "lege regel na [intern-blok]",
        ),
        (
            block("::: Intern 5.1.5: R", "a"),
            "4:1: fout: '::: Intern 5.1.5: R' is geen begin van een blok; schrijf '::: intern "
            "5.1.5: De reden in één zin.' op een eigen regel [intern-blok]",
        ),
        (
            block("Voor.", ":: intern 5.1.5: R", "Geheim.", "::"),
            "6:1: fout: ':: intern 5.1.5: R' is geen begin van een blok; schrijf '::: intern "
            "5.1.5: De reden in één zin.' op een eigen regel [intern-blok]",
        ),
        *(
            (
                page(f"Voor.\n\n{start}\n    Geheim."),
                "7:1: fout: dit blok staat in code, dus iedereen leest het; haal de code of het "
                "inspringen weg; toont u hoe een blok eruitziet, maak deze pagina dan intern "
                "[intern-blok]",
            )
            for start in (f"    {OPEN}", "\t:: intern 5.1.5: R", "~~~ intern 5.1.5\n~~~\n")
        ),
        (
            page(f"> ```\n\n{OPEN}\n\n> ```"),
            "7:1: fout: dit blok staat in code, dus iedereen leest het; haal de code of het "
            "inspringen weg; toont u hoe een blok eruitziet, maak deze pagina dan intern "
            "[intern-blok]",
        ),
        (
            page("![foto](foto.png)"),
            "5:9: fout: 'Open' is openbaar en koppelt naar foto.png, dat intern is; noem "
            "'foto.png' bij 'openbare_bijlagen', of haal de koppeling weg [openbare-koppeling]",
        ),
        *(
            (
                page(text),
                f"5:{column}: fout: 'Open' is openbaar en koppelt naar geheim.md, dat intern is; "
                "maak die pagina openbaar, of zet de koppeling in een intern blok "
                "[openbare-koppeling]",
            )
            for text, column in (
                ('Zie <a href="geheim.md">dat</a>.', 14),
                ("Zie [dat](geheim.md?x=1).", 11),
                ("Zie [dat](./geheim%2Emd 'titel').", 11),
                ("![dat](<geheim.md>)", 9),
            )
        ),
        (
            page("Zie [ons middel](registers/middelen.md)."),
            "5:18: fout: 'Open' is openbaar en koppelt naar registers/middelen.md, dat intern is; "
            "maak een gegeven van die pagina openbaar, of zet de koppeling in een intern blok "
            "[openbare-koppeling]",
        ),
        (
            page("[label]: geheim.md#kop"),
            "5:10: fout: 'Open' is openbaar en koppelt naar geheim.md, dat intern is; maak die "
            "pagina openbaar, of zet de koppeling in een intern blok [openbare-koppeling]",
        ),
        (
            page(f"Zie [dat](#geheime-kop).\n\n{OPEN}\n\n# Geheime kop\n\n:::"),
            "5:11: fout: 'Open' is openbaar en koppelt naar '#geheime-kop' op open.md, dat in een "
            "intern blok staat; koppel naar een plek die openbaar is, of haal de koppeling weg "
            "[openbare-koppeling]",
        ),
        (
            page('{{ agenda(eenheid="ruimte") }}'),
            "5:1: fout: in de openbare uitgave: er is geen eenheid met id 'ruimte'; maak het "
            "record openbaar, of zet de aanroep in een intern blok [openbare-aanroep]",
        ),
    ],
)
def test_other_texts_that_break_a_rule(tmp_path: Path, tree: Tree, message: str) -> None:
    code = message.rpartition("[")[2].removesuffix("]")
    assert of(code, told(tmp_path, tree)) == [f"docs/open.md:{message}"]


REFERS = (
    "plans/geheel/{}: fout: '{}' is openbaar en verwijst naar {}, {} intern is; {}, of haal de "
    "verwijzing weg [openbaar-verwijst-intern]"
)
PLAN = "---\nsoort: beslisnota\ntitel: Nota\n%s---\n"
OPEN_PLAN = PLAN % "openbaar: ja\n%s"
POINT = "- {id: punt, titel: T, omschrijving: O, document: %s, openbaar: ja}\n"


@pytest.mark.parametrize(
    ("tree", "message"),
    [
        (
            OPEN_UNITS
            | {
                "plans/geheel/nota.md": PLAN % "",
                "plans/geheel/focuspunten.yml": POINT % "geheel/nota",
            },
            REFERS.format(
                *("focuspunten.yml:1:51", "punt", "document 'geheel/nota'", "dat"),
                "zet in plans/geheel/nota.md ook 'openbaar: ja'",
            ),
        ),
        (
            OPEN_UNITS | {"plans/geheel/nota.md": OPEN_PLAN % "steller: hoofd\n"},
            REFERS.format(
                *("nota.md:5:10", "Nota", "rol 'hoofd'", "die"),
                "zet bij 'hoofd' ook 'openbaar: ja'",
            ),
        ),
        (
            {"plans/geheel/nota.md": OPEN_PLAN % ""},
            REFERS.format(
                *("nota.md:4:11", "Nota", "eenheid 'geheel'", "die"),
                "zet bij 'geheel' ook 'openbaar: ja'",
            ),
        ),
        (
            {"plans/geheel/rollen/gids.yml": ROLE % IS_OPEN},
            REFERS.format(
                *("rollen/gids.yml:1:3", "gids", "eenheid 'geheel'", "die"),
                "zet bij 'geheel' ook 'openbaar: ja'",
            ),
        ),
        (
            OPEN_UNITS
            | {
                "plans/geheel/normen/2.yml": "- {id: 'eigen:2', titel: T, vraagt: V, "
                "grondslag: eigen, openbaar: ja}\n"
            },
            REFERS.format(
                *("normen/2.yml:1:8", "eigen:2", "normenkader 'eigen'", "die"),
                "zet bij 'eigen' ook 'openbaar: ja'",
            ),
        ),
        (
            {
                "plans/geheel/kwetsbare-functies.yml": "- {id: kas, titel: K, omschrijving: O, "
                "openbaar: ja}\n"
            },
            "plans/geheel/kwetsbare-functies.yml:1:50: fout: records van de soort "
            "'kwetsbare-functies' zijn nooit openbaar; haal 'openbaar: ja' weg "
            "[openbaar-verwijst-intern]",
        ),
    ],
)
def test_whatever_is_public_cannot_name_what_is_not(
    tmp_path: Path, tree: Tree, message: str
) -> None:
    assert of("openbaar-verwijst-intern", told(tmp_path, tree)) == [message]


def test_a_unit_is_as_public_as_the_one_above_it(tmp_path: Path) -> None:
    units = str(GOOD["plans/organisatie.yml"]).replace(
        "titel: Ruimte", "titel: Ruimte\n            openbaar: ja"
    )
    assert of("openbaar-verwijst-intern", told(tmp_path, {"plans/organisatie.yml": units})) == [
        "plans/organisatie.yml:11:12: fout: 'ruimte' is openbaar en verwijst naar eenheid "
        "'geheel', die intern is; zet bij 'geheel' ook 'openbaar: ja', of haal de verwijzing weg "
        "[openbaar-verwijst-intern]"
    ]


def test_a_field_that_is_never_public_may_name_what_is_internal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nobody outside hears who sees to a means, it does not matter that he is internal."""
    means = "- {id: m, titel: M, soort: geld, jaar: 2026, eigenaar: hoofd, openbaar: ja}\n"
    tree = OPEN_UNITS | {"plans/geheel/middelen.yml": means}
    monkeypatch.setattr(Middel, "openbare_velden", Middel.openbare_velden - {"eigenaar"})
    assert of("openbaar-verwijst-intern", told(tmp_path, tree)) == []
