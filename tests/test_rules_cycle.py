"""For every rule of the cycle a site that breaks it and one that does not."""

from pathlib import Path

import pytest

from integriteitsplan.cycle.derivation import fingerprint
from integriteitsplan.model.doelen import Doel
from integriteitsplan.model.maatregelen import Maatregel
from tests.sites import GOOD, dedented, findings, told
from tests.test_rules import EVERY_PART, Case, Tree, of, state

Fields = dict[str, str]

LONG = {
    "id": "lang",
    "titel": "Lang",
    "niveau": "meerjarenplan",
    "indicator": "i",
    "startwaarde": "50",
    "streefwaarde": "90",
    "deadline": "2026-12-31",
}
YEAR = {
    "id": "kort",
    "titel": "Kort",
    "niveau": "jaarplan",
    "jaar": "2026",
    "indicator": "i",
    "streefwaarde": "70",
    "deadline": "2026-12-31",
    "afgeleid_van": "lang",
    "afdruk": fingerprint(Doel.model_validate(LONG)),
}
WORK = YEAR | {
    "id": "werk",
    "niveau": "werkplan",
    "afgeleid_van": "kort",
    "afdruk": fingerprint(Doel.model_validate(YEAR)),
}
OLD_YEAR = YEAR | {"id": "oud", "jaar": "2025", "deadline": "2025-12-31"}
WHAT = {"id": "doen", "titel": "Doen", "soort": "cultuur", "karakter": "zacht", "jaar": "2026"}
DO = WHAT | {"doelen": "[kort]"}
PART = WHAT | {
    "id": "deel",
    "afgeleid_van": "doen",
    "afdruk": fingerprint(Maatregel.model_validate(WHAT)),
}
OLD = WHAT | {"id": "oud", "jaar": "2025"}
GOES_ON = "{keuze: doorgezet, motivering: M, naar: doen}"
QUARTERS = "[{van: 2026-01-01, tot: 2026-03-31, gepland: 2}, {van: 2026-04-01, tot: 2026-06-30}]"
LESSON = {"id": "les", "titel": "L", "bron": "audit", "datum": "2026-01-01", "motivering": "M"}
REPORT = {
    "id": "brief",
    "titel": "Brief",
    "waarover": "W",
    "hoe": "brief",
    "wie": "hoofd",
    "aan_wie": "[hoofd]",
    "frequentie": "kwartaal",
    "eerste": "2026-01-31",
}
FUNCTION = {"id": "inkoper", "titel": "Inkoper", "omschrijving": "O"}
RULE = {"id": "code", "titel": "Code", "soort": "gedragscode", "omschrijving": "O"}
CATEGORY = {"id": "eigen", "titel": "E", "omschrijving": "O", "valt_onder": "corruptie"}
DEVIATES = {
    "status": "voldoet_deels",
    "toelichting": "T",
    "motivering": "M",
    "goedgekeurd_door": "hoofd",
    "geldig_tot": "2026-12-31",
}
COMPLIES = {"norm": "'eigen:1'", "status": "voldoet", "bewijs": "[{titel: B}]"}


def records(*ones: Fields) -> str:
    """A file with these records."""
    written = [
        "- " + "\n  ".join(f"{key}: {value}" for key, value in one.items()) + "\n" for one in ones
    ]
    return "".join(written) or "[]\n"


def kinds(eenheid: str = "geheel", **ones: tuple[Fields, ...]) -> Tree:
    """A file for each kind with its records, in the folder of a unit."""
    return {
        f"plans/{eenheid}/{kind.replace('_', '-')}.yml": records(*found)
        for kind, found in ones.items()
    }


def plan(soort: str, **fields: str) -> str:
    """A plan with every part."""
    lines = {"soort": soort, "titel": "Plan"} | fields
    return "\n".join(["---", *(f"{key}: {value}" for key, value in lines.items()), "---", ""])


def cycle(goals: tuple[Fields, ...] = (LONG, YEAR), measures: tuple[Fields, ...] = (DO,)) -> Tree:
    """A long goal, a goal for this year, and what is done for it."""
    return kinds(
        indicatoren=({"id": "i", "titel": "I", "maat": "procent"},),
        doelen=goals,
        maatregelen=measures,
    )


def doing(**fields: str) -> Tree:
    """The cycle with its one measure changed."""
    return cycle(measures=(DO | fields,))


def without(one: Fields, *names: str) -> Fields:
    """A record without these fields."""
    return {key: value for key, value in one.items() if key not in names}


def plans(**ones: str) -> Tree:
    """Plans of the organisation, complete, by file name; the multi-year plan is `lang.md`."""
    texts = {"lang": LONG_PLAN} | {name: text + EVERY_PART for name, text in ones.items()}
    return {f"plans/geheel/{name}.md": text for name, text in texts.items()}


def parts(*days: str) -> Tree:
    """The measure with these periods, each written as its first and last day."""
    written = (f"{{van: 2026-{one[:5]}, tot: 2026-{one[6:]}, gepland: 1}}" for one in days)
    return doing(perioden=f"[{', '.join(written)}]", telt="keren")


def choice(overloop: str, **fields: str) -> Tree:
    """The cycle and a measure of last year with a choice about it."""
    return cycle(measures=(DO, OLD | {"overloop": f"{{motivering: M, {overloop}}}"} | fields))


def measured(datum: str, waarde: str) -> Tree:
    """The cycle in a plan from 2026, with a measurement."""
    found = {"indicator": "i", "datum": datum, "waarde": waarde}
    return plans() | cycle() | kinds(metingen=(found,))


def money(jaar: str) -> Tree:
    """Money for a year, beside a plan for 2026 and 2027."""
    return plans() | kinds(middelen=({"id": "x", "titel": "X", "soort": "geld", "jaar": jaar},))


LONG_PLAN = plan("meerjarenplan", looptijd="{van: 2026-01-01, tot: 2027-12-31}") + EVERY_PART

CYCLE_CASES = {
    "verschil-zonder-uitleg": Case(
        state(**DEVIATES) | kinds("ruimte", naleving=(COMPLIES,)),
        "plans/ruimte/naleving.yml:2:11: waarschuwing: bij eenheid 'ruimte' is de stand van "
        "eigen:1 'voldoet' en bij het geheel 'voldoet_deels', zonder uitleg; schrijf bij "
        "'toelichting' hoe het verschil komt [verschil-zonder-uitleg]",
        state(**DEVIATES),
    ),
    "niet-afgeleid": Case(
        cycle((LONG,), ()),
        "plans/geheel/doelen.yml:1:7: waarschuwing: voor meerjarendoel 'lang' is in 2026 geen"
        " jaardoel; schrijf in doelen.yml een doel met 'jaar: 2026' en 'afgeleid_van: lang' "
        "[niet-afgeleid]",
        cycle(),
    ),
    "zwevend": Case(
        cycle((LONG, without(YEAR, "afgeleid_van", "afdruk"))),
        "plans/geheel/doelen.yml:8:7: waarschuwing: doel 'kort' uit een jaarplan volgt "
        "nergens uit; noem bij 'afgeleid_van' het doel in het plan erboven [zwevend]",
        cycle(),
    ),
    "afleiding-verdacht": Case(
        cycle((LONG | {"streefwaarde": "95"}, YEAR)),
        "plans/geheel/doelen.yml:15:17: waarschuwing: doel 'lang' is veranderd sinds iemand "
        "de afleiding van doel 'kort' bevestigde; lees de tekst erboven en bevestig met: "
        "integriteitsplan derive --bevestig kort [afleiding-verdacht]",
        cycle(),
    ),
    "afleiding-kring": Case(
        cycle(measures=(DO | {"afgeleid_van": "deel"}, PART)),
        "plans/geheel/maatregelen.yml:7:17: fout: deze afleiding loopt in een kring: doen → "
        "deel → doen; haal in een van deze records 'afgeleid_van' weg of verbeter het "
        "[afleiding-kring]",
        cycle(measures=(DO, PART)),
    ),
    "afleiding-niveau": Case(
        cycle((LONG, YEAR, WORK | {"niveau": "jaarplan"})),
        "plans/geheel/doelen.yml:24:17: fout: doel 'werk' (jaarplan) kan niet volgen uit doel"
        " 'kort' (jaarplan); noem bij 'afgeleid_van' iets uit een hoger plan [afleiding-"
        "niveau]",
        cycle((LONG, YEAR, WORK), (DO, DO | {"id": "ook", "doelen": "[werk]"})),
    ),
    "afleiding-periode": Case(
        doing(jaar="2027"),
        "plans/geheel/maatregelen.yml:6:12: fout: maatregel 'doen' (2027-01-01 tot en met "
        "2027-12-31) valt buiten de periode van doel 'kort' (2026-01-01 tot en met "
        "2026-12-31); verbeter het jaar of de datums, of kies iets erboven dat dan loopt "
        "[afleiding-periode]",
        doing(van="2026-11-01", tot="2027-02-28", jaar="2026"),
    ),
    "afleiding-eenheid": Case(
        cycle()
        | kinds("ruimte", maatregelen=(WHAT | {"id": "elders", "doelen": "[kort]"},))
        | cycle(measures=(DO, PART | {"afgeleid_van": "elders"})),
        "plans/geheel/maatregelen.yml:12:17: fout: maatregel 'elders' is van een andere "
        "eenheid of organisatie ('ruimte') dan maatregel 'deel' ('geheel'); verwijs naar iets"
        " van de eigen eenheid of van een eenheid erboven [afleiding-eenheid]",
        cycle() | kinds("ruimte", maatregelen=(PART,)),
    ),
    "doel-niet-meetbaar": Case(
        cycle((LONG, without(YEAR, "streefwaarde"))),
        "plans/geheel/doelen.yml:8:7: waarschuwing: bij doel 'kort' ontbreekt: streefwaarde; "
        "vul aan, zodat te meten is of het doel wordt gehaald [doel-niet-meetbaar]",
        cycle(),
    ),
    "perioden-kloppen": Case(
        doing(perioden=QUARTERS, telt="keren", gepland="3"),
        "plans/geheel/maatregelen.yml:9:12: fout: 'gepland' is 3, maar de perioden tellen op "
        "tot 2; haal 'gepland' weg, of verbeter de perioden [perioden-kloppen]",
        doing(perioden=QUARTERS, telt="keren", gepland="2"),
    ),
    "meer-gedaan-dan-gepland": Case(
        doing(gepland="1", gerealiseerd="2", telt="keren"),
        "plans/geheel/maatregelen.yml:8:17: waarschuwing: bij 'doen' zijn er 2 gedaan en 1 "
        "gepland; verbeter het aantal, of schrijf bij 'toelichting' waarom het er meer zijn "
        "[meer-gedaan-dan-gepland]",
        doing(gepland="1", gerealiseerd="2", telt="keren", toelichting="T"),
    ),
    "telt-anders": Case(
        doing(gepland="1"),
        "plans/geheel/maatregelen.yml:7:12: waarschuwing: bij 'doen' staat een aantal, maar "
        "niet wat er wordt geteld; voeg toe: 'telt: …' [telt-anders]",
        doing(gepland="1", telt="keren"),
    ),
    "meting-buiten-plan": Case(
        measured("2025-12-31", "51"),
        "plans/geheel/metingen.yml:2:10: waarschuwing: deze meting (2025-12-31) is van voor "
        "het eerste plan met indicator 'i' (2026-01-01); verbeter de datum, of zet de waarde "
        "als 'startwaarde' bij het doel [meting-buiten-plan]",
        measured("2025-12-31", "50.0"),
    ),
    "onbekend-jaar": Case(
        money(jaar="2028"),
        "plans/geheel/middelen.yml:4:9: fout: er is geen plan voor 2028, alleen voor "
        "2026 tot en met 2027; verbeter het jaar, of schrijf eerst het plan voor dat jaar "
        "[onbekend-jaar]",
        money(jaar="2027"),
    ),
    "overloop-ontbreekt": Case(
        cycle(measures=(DO, OLD)),
        "plans/geheel/maatregelen.yml:7:7: waarschuwing: maatregel 'oud' van 2025 is niet af, "
        "en niemand heeft besloten wat ermee gebeurt; vul 'overloop' in met een keuze "
        "(doorgezet, vervallen of afgerond) en een motivering [overloop-ontbreekt]",
        cycle(measures=(DO, OLD | {"overloop": GOES_ON})),
    ),
    "overloop-onjuist": Case(
        cycle(measures=(DO, OLD | {"overloop": "{keuze: doorgezet, motivering: M}"})),
        "plans/geheel/maatregelen.yml:12:21: fout: bij 'doorgezet' staat niet waar het verder"
        " gaat; voeg 'naar' toe, met de id van het record dat het overneemt [overloop-"
        "onjuist]",
        cycle(measures=(DO, OLD | {"overloop": GOES_ON})),
    ),
    "termijn-verlopen": Case(
        kinds(rapportagelijnen=(REPORT,)),
        "plans/geheel/rapportagelijnen.yml:8:11: waarschuwing: 'Brief' had uiterlijk "
        "2026-01-31 gerapporteerd moeten zijn; vul bij 'laatste' in wanneer dat is gedaan "
        "[termijn-verlopen]",
        kinds(rapportagelijnen=(REPORT | {"laatste": "2026-04-29"},)),
    ),
    "verbeterpunt-onvolledig": Case(
        kinds(verbeterpunten=(LESSON | {"besluit": "doorgezet"},)),
        "plans/geheel/verbeterpunten.yml:6:12: waarschuwing: bij het besluit 'doorgezet' over"
        " 'les' ontbreekt: maatregelen; noem de maatregelen die het uitvoeren [verbeterpunt-"
        "onvolledig]",
        cycle()
        | kinds(verbeterpunten=(LESSON | {"besluit": "doorgezet", "maatregelen": "[doen]"},)),
    ),
    "risico-zonder-maatregel": Case(
        kinds(
            kwetsbare_functies=(
                FUNCTION | {"risicos": "[{titel: Korting, kans: laag, gevolg: hoog}]"},
            )
        ),
        "plans/geheel/kwetsbare-functies.yml:4:13: waarschuwing: tegen het risico 'Korting' "
        "van 'inkoper' is geen maatregel; noem bij 'maatregelen' wat het risico kleiner maakt"
        " [risico-zonder-maatregel]",
        kinds(kwetsbare_functies=(FUNCTION,)),
    ),
    "soort-incident-onbekend": Case(
        kinds(incidentcategorieen=(CATEGORY, CATEGORY | {"id": "ook", "valt_onder": "eigen"})),
        "plans/geheel/incidentcategorieen.yml:8:15: fout: 'eigen' is een eigen soort en niet "
        "een uit de landelijke indeling; kies uit: corruptie, fraude-en-diefstal, dubieuze-"
        "giften, onverenigbare-functies, misbruik-van-bevoegdheden, misbruik-van-informatie, "
        "ongewenste-omgangsvormen, verspilling-en-wanprestatie, wangedrag-in-vrije-tijd "
        "[soort-incident-onbekend]",
        kinds(incidentcategorieen=(CATEGORY,)),
    ),
    "incidenten-herleidbaar": Case(
        {"plans/organisatie.yml": "drempel: 2\n" + dedented(str(GOOD["plans/organisatie.yml"]))},
        "plans/organisatie.yml:1:10: fout: met een drempel van 2 betekent '<2' precies 1; kies 3 "
        "of hoger, of 0 om alle aantallen te tonen [incidenten-herleidbaar]",
        {"plans/organisatie.yml": "drempel: 3\n" + dedented(str(GOOD["plans/organisatie.yml"]))},
    ),
}


@pytest.mark.parametrize("code", CYCLE_CASES)
def test_a_site_that_breaks_the_rule_is_told_so_once(tmp_path: Path, code: str) -> None:
    assert of(code, told(tmp_path, CYCLE_CASES[code].bad)) == [CYCLE_CASES[code].told]


@pytest.mark.parametrize("code", CYCLE_CASES)
def test_a_site_that_follows_the_rule_has_no_findings(tmp_path: Path, code: str) -> None:
    assert told(tmp_path, CYCLE_CASES[code].good) == []


@pytest.mark.parametrize(
    ("tree", "code", "words"),
    [
        (cycle(measures=()), "niet-afgeleid", "voor doel 'kort' is geen maatregel"),
        (
            plans() | cycle(measures=(DO, WHAT | {"id": "los"})),
            "zwevend",
            "maatregel 'los' hoort bij geen doel",
        ),
        (
            cycle((LONG, without(YEAR, "afdruk"))),
            "afleiding-verdacht",
            "doel 'kort' volgt uit doel 'lang', maar niemand heeft dat bevestigd",
        ),
        (
            plans(jaar=plan("jaarplan", jaar="2026", afgeleid_van="lang")),
            "afleiding-verdacht",
            "tip: plan 'jaar' volgt uit plan 'lang', maar niemand",
        ),
        (
            cycle((LONG | {"afgeleid_van": "kort"}, YEAR)),
            "afleiding-kring",
            "lang → kort → lang",
        ),
        (
            plans(jaar=plan("jaarplan", jaar="2026", afgeleid_van="jaar")),
            "afleiding-kring",
            "dit plan is van zichzelf afgeleid",
        ),
        (
            plans(
                werk=plan("werkplan", jaar="2026", afgeleid_van="lang"),
                jaar=plan("jaarplan", jaar="2026", afgeleid_van="werk"),
            ),
            "afleiding-niveau",
            "plan 'jaar' (jaarplan) kan niet volgen uit plan 'werk' (werkplan)",
        ),
        (
            cycle((LONG, YEAR, WORK | {"jaar": "2027"})),
            "afleiding-periode",
            "doel 'werk' (2027-01-01 tot en met 2027-12-31) valt buiten",
        ),
        (
            plans(jaar=plan("jaarplan", jaar="2028", afgeleid_van="lang")),
            "afleiding-periode",
            "van plan 'lang' (2026-01-01 tot en met 2027-12-31)",
        ),
        (
            doing(doelen="[elders, kort]")
            | kinds("ruimte", doelen=(YEAR | {"id": "elders", "afgeleid_van": "lang"},)),
            "afleiding-eenheid",
            "maatregelen.yml:6:12: fout: doel 'elders' is van een andere eenheid",
        ),
        (
            doing(van="2026-03-01", tot="2026-02-01"),
            "perioden-kloppen",
            "eindigt (2026-02-01) voor",
        ),
        (doing(van="2027-03-01"), "perioden-kloppen", "valt niet in 2026"),
        (doing(tot="2025-03-01"), "perioden-kloppen", "valt niet in 2026"),
        (parts("03-01/02-01"), "perioden-kloppen", "deze periode eindigt (2026-02-01) voor"),
        (
            doing(van="2026-05-01", telt="keren", perioden=QUARTERS.partition(", {")[0] + "]"),
            "perioden-kloppen",
            "valt buiten de maatregel (2026-05-01 tot en met 2026-12-31)",
        ),
        (
            parts("04-01/06-30", "01-01/04-01"),
            "perioden-kloppen",
            "maatregelen.yml:7:14: fout: deze periode begint (2026-04-01) voor een andere eindigt",
        ),
        (
            {"plans/geheel/x.md": LONG_PLAN.replace("2027-12-31", "2025-12-31")},
            "perioden-kloppen",
            "de looptijd eindigt (2025-12-31) voor zij begint (2026-01-01)",
        ),
        (
            doing(
                telt="keren", perioden=QUARTERS.replace("gepland: 2", "gepland: 2, gerealiseerd: 3")
            ),
            "meer-gedaan-dan-gepland",
            "maatregelen.yml:8:13",
        ),
        (cycle((LONG, without(YEAR, "jaar"))), "doel-niet-meetbaar", "ontbreekt: jaar"),
        (
            cycle(measures=(DO | {"telt": "gesprekken"}, PART | {"telt": "deelnemers"})),
            "telt-anders",
            "'deel' telt deelnemers, maar 'doen' telt gesprekken",
        ),
        (measured("2026-06-02", "60"), "meting-buiten-plan", "moet nog komen"),
        (
            kinds(incidenten=({"jaar": "2027", "categorie": "corruptie", "aantallen": "{}"},)),
            "onbekend-jaar",
            "2027 moet nog komen",
        ),
        (cycle((LONG, YEAR, OLD_YEAR)), "overloop-ontbreekt", "doel 'oud' van 2025 is niet af"),
        (
            plans(jaar=plan("jaarplan", jaar="2027"))
            | cycle((LONG,), (DO | {"doelen": "[lang]"},)),
            "overloop-ontbreekt",
            "maatregel 'doen' van 2026 is niet af",
        ),
        (choice("keuze: doorgezet, naar: den"), "overloop-onjuist", "(bedoelt u 'doen'?)"),
        (choice("keuze: doorgezet, naar: oud"), "overloop-onjuist", "'oud' loopt niet later"),
        (
            choice("keuze: doorgezet, naar: ook")
            | kinds("ruimte", maatregelen=(OLD | {"id": "ook", "status": "afgerond"},)),
            "overloop-onjuist",
            "maatregel 'ook' loopt niet later dan 'oud'",
        ),
        (choice("keuze: vervallen, naar: doen"), "overloop-onjuist", "hoort geen 'naar'"),
        (
            choice("keuze: doorgezet, naar: doen", status="afgerond"),
            "overloop-onjuist",
            "de keuze is 'doorgezet', maar de status is 'afgerond'",
        ),
        (doing(tot="2026-05-31"), "termijn-verlopen", "'Doen' had uiterlijk 2026-05-31 afgerond"),
        (
            plans(jaar=plan("jaarplan", jaar="2026", herzien_voor="2026-05-31")),
            "termijn-verlopen",
            "jaar.md:5:15: waarschuwing: 'Plan' had uiterlijk 2026-05-31 herzien moeten zijn",
        ),
        (
            kinds(regelingen=(RULE | {"evalueren_voor": "2026-05-31"},)),
            "termijn-verlopen",
            "regelingen.yml:5:19",
        ),
        (
            kinds(verbeterpunten=(LESSON | {"voor": "2026-05-31"},)),
            "termijn-verlopen",
            "afgehandeld",
        ),
        (
            kinds(kwetsbare_functies=(FUNCTION | {"herzien_voor": "2026-05-31"},)),
            "termijn-verlopen",
            "'Inkoper' had uiterlijk 2026-05-31 herzien",
        ),
        (
            kinds(verbeterpunten=(without(LESSON, "motivering") | {"besluit": "vervallen"},)),
            "verbeterpunt-onvolledig",
            "ontbreekt: motivering; schrijf waarom",
        ),
        (
            kinds(incidentcategorieen=(without(CATEGORY, "valt_onder"),)),
            "soort-incident-onbekend",
            "'eigen' valt niet onder een soort",
        ),
    ],
)
def test_other_ways_to_break_a_rule_are_told_too(
    tmp_path: Path, tree: Tree, code: str, words: str
) -> None:
    lines = of(code, told(tmp_path, tree))
    assert [words in line for line in lines] == [True], lines


@pytest.mark.parametrize(
    "tree",
    [
        plans(jaar=plan("jaarplan", jaar="2026", herzien_voor="2026-05-31", status="vervallen")),
        state(**DEVIATES) | kinds("ruimte", naleving=(COMPLIES | {"toelichting": "T"},)),
        cycle((LONG, YEAR | {"overloop": "{keuze: vervallen, motivering: M}"}), ()),
        kinds(verbeterpunten=(LESSON | {"besluit": "afgerond"},)),
        kinds(incidenten=({"jaar": "2026", "categorie": "corruptie", "aantallen": "{}"},)),
        cycle()
        | kinds(
            kwetsbare_functies=(
                FUNCTION
                | {"risicos": "[{titel: K, kans: laag, gevolg: hoog, maatregelen: [doen]}]"},
            )
        ),
        choice("keuze: vervallen", status="vervallen"),
        plans()
        | cycle(
            measures=(
                DO,
                without(WHAT, "jaar") | {"id": "x", "van": "2024-01-01", "status": "afgerond"},
            )
        ),
    ],
    ids=[
        "expired plan",
        "explained",
        "goal dropped",
        "lesson learnt",
        "incidents",
        "risk covered",
        "dropped",
        "before the first plan",
    ],
)
def test_what_is_in_order_is_left_alone(tmp_path: Path, tree: Tree) -> None:
    assert told(tmp_path, tree) == []


@pytest.mark.parametrize(
    ("tree", "codes"),
    [
        (cycle((LONG | {"afgeleid_van": "kort"}, YEAR)), {"afleiding-kring"}),
        (cycle(measures=(DO, OLD | {"tot": "2025-11-30"})), {"overloop-ontbreekt"}),
        (kinds(incidentcategorieen=(CATEGORY | {"valt_onder": "x"},)), {"onbekende-verwijzing"}),
        (
            cycle(
                (LONG, YEAR | {"afgeleid_van": "weg", "indicator": "weg"}),
                (DO, PART | {"afgeleid_van": "weg", "doelen": "[weg]"}),
            ),
            {"onbekende-verwijzing", "niet-afgeleid"},
        ),
    ],
    ids=["ring", "late and undecided", "unknown category", "unknown references"],
)
def test_one_mistake_is_not_told_as_another(tmp_path: Path, tree: Tree, codes: set[str]) -> None:
    assert {one.code for one in findings(tmp_path, tree)} == codes
