"""The rules, on one screen. One function is one rule; its docstring is the rule."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from integriteitsplan.model.documenten import Documentstatus
from integriteitsplan.model.uitzonderingen import Uitzondering
from integriteitsplan.rules.accessibility import verklaring_onbewezen
from integriteitsplan.rules.adoption import (
    archief_zonder_document,
    vastgesteld_gewijzigd,
    zonder_archief,
)
from integriteitsplan.rules.context import Context, Finding, Level, Rule
from integriteitsplan.rules.deadlines import (
    overloop_onjuist,
    overloop_ontbreekt,
    termijn_verlopen,
)
from integriteitsplan.rules.decisions import (
    besluit_te_vroeg,
    onbekend_document,
    reactie_zonder_antwoord,
    reactie_zonder_motivering,
    toezegging_te_laat,
    verloop_klopt,
)
from integriteitsplan.rules.derivation import (
    afleiding_eenheid,
    afleiding_kring,
    afleiding_niveau,
    afleiding_periode,
    afleiding_verdacht,
    niet_afgeleid,
    zwevend,
)
from integriteitsplan.rules.dilemmas import onderwerp_zonder_regel, waarde_zonder_dilemma
from integriteitsplan.rules.exceptions import accepts, uitzondering_onnodig, undeserved
from integriteitsplan.rules.explanations import (
    incidenten_herleidbaar,
    risico_zonder_maatregel,
    soort_incident_onbekend,
    verbeterpunt_onvolledig,
    verschil_zonder_uitleg,
)
from integriteitsplan.rules.language import (
    afkorting_zonder_uitleg,
    ambtelijk_woord,
    begrip_zonder_uitleg,
    lange_zin,
    lijdende_vorm,
)
from integriteitsplan.rules.layout import kop_een_hekje, tabel_ongelijk
from integriteitsplan.rules.norms import (
    afwijking_te_lang,
    afwijking_verlopen,
    afwijking_zonder_goedkeuring,
    beoordeling_verlopen,
    naleving_onvolledig,
    naleving_van_vervallen_norm,
    norm_zonder_naleving,
    voldoet_zonder_bewijs,
)
from integriteitsplan.rules.numbers import (
    doel_niet_meetbaar,
    meer_gedaan_dan_gepland,
    meting_buiten_plan,
    onbekend_jaar,
    perioden_kloppen,
    telt_anders,
)
from integriteitsplan.rules.privacy import (
    bestandssporen,
    bestandssporen_openbaar,
    persoonsgegevens,
    persoonsgegevens_openbaar,
)
from integriteitsplan.rules.publicity import (
    intern_blok,
    openbaar_verwijst_intern,
    openbare_aanroep,
    openbare_bijlage_onbekend,
    openbare_koppeling,
)
from integriteitsplan.rules.references import eenheden_boom, onbekende_verwijzing
from integriteitsplan.rules.reporting import (
    meldantwoord_zonder_vervolg,
    meldkanaal_onvolledig,
    meldtermijn_te_lang,
    meldvraag_herhaald,
    meldwijzer_onbereikbaar,
)
from integriteitsplan.rules.reviews import pagina_beoordeeld, pagina_verouderd
from integriteitsplan.rules.roles import rasci_onvolledig, rol_zonder_taak
from integriteitsplan.rules.source import (
    bestand_onleesbaar,
    bestand_soort,
    dubbele_id,
    dubbele_sleutel,
    eigen_macros,
    front_matter,
    onbekende_sleutel,
    tekst_na_hekje,
    veld_ontbreekt,
    verkeerd_type,
    verkeerde_map,
    verkeerde_waarde,
    yaml_ongeldig,
)
from integriteitsplan.rules.texts import (
    html_niet_toegestaan,
    interne_koppeling,
    macro_aanroep,
    plan_onvolledig,
    vaststelling_onvolledig,
    vervallen_artikel,
)
from integriteitsplan.source import Problem, both, cores, shared

__all__ = ["RULES", "Context", "Finding", "Level", "Rule", "find"]

SHAPE = (
    # what is written can be read
    Rule(bestand_onleesbaar, Level.ERROR),
    Rule(bestand_soort, Level.ERROR),
    Rule(yaml_ongeldig, Level.ERROR),
    Rule(tekst_na_hekje, Level.TIP),
    Rule(dubbele_sleutel, Level.ERROR),
    Rule(front_matter, Level.ERROR),
    # what is read has the shape of its kind
    Rule(onbekende_sleutel, Level.ERROR),
    Rule(veld_ontbreekt, Level.ERROR),
    Rule(verkeerde_waarde, Level.ERROR),
    Rule(verkeerd_type, Level.ERROR),
    Rule(verkeerde_map, Level.ERROR),
    Rule(dubbele_id, Level.ERROR),
    # what refers to something finds it
    Rule(onbekende_verwijzing, Level.ERROR),
    Rule(eenheden_boom, Level.ERROR),
    # roles
    Rule(rasci_onvolledig, Level.ERROR),
    Rule(rol_zonder_taak, Level.WARNING),
    # where to report
    Rule(meldvraag_herhaald, Level.ERROR),
    Rule(meldwijzer_onbereikbaar, Level.WARNING),
    Rule(meldantwoord_zonder_vervolg, Level.ERROR),
    Rule(meldkanaal_onvolledig, Level.ERROR),
    Rule(meldtermijn_te_lang, Level.ERROR),
    # norms: comply or explain
    Rule(naleving_onvolledig, Level.ERROR),
    Rule(afwijking_te_lang, Level.ERROR),
    Rule(afwijking_zonder_goedkeuring, Level.WARNING),
    Rule(voldoet_zonder_bewijs, Level.WARNING),
    Rule(afwijking_verlopen, Level.WARNING),
    Rule(beoordeling_verlopen, Level.WARNING),
    Rule(norm_zonder_naleving, Level.WARNING),
    Rule(naleving_van_vervallen_norm, Level.WARNING),
    Rule(verschil_zonder_uitleg, Level.WARNING),
    # values and subjects
    Rule(onderwerp_zonder_regel, Level.WARNING),
    Rule(waarde_zonder_dilemma, Level.TIP),
)
CYCLE = (
    # derivation: what follows from what
    Rule(niet_afgeleid, Level.WARNING),
    Rule(zwevend, Level.WARNING),
    Rule(afleiding_verdacht, Level.WARNING),
    Rule(afleiding_kring, Level.ERROR),
    Rule(afleiding_niveau, Level.ERROR),
    Rule(afleiding_periode, Level.ERROR),
    Rule(afleiding_eenheid, Level.ERROR),
    # numbers, years and periods
    Rule(doel_niet_meetbaar, Level.WARNING),
    Rule(perioden_kloppen, Level.ERROR),
    Rule(meer_gedaan_dan_gepland, Level.WARNING),
    Rule(telt_anders, Level.WARNING),
    Rule(meting_buiten_plan, Level.WARNING),
    Rule(onbekend_jaar, Level.ERROR),
    # the end of a year, and dates that passed
    Rule(overloop_ontbreekt, Level.WARNING),
    Rule(overloop_onjuist, Level.ERROR),
    Rule(termijn_verlopen, Level.WARNING),
    Rule(pagina_beoordeeld, Level.ERROR),
    Rule(pagina_verouderd, Level.WARNING),
    # lessons, risks and incidents
    Rule(verbeterpunt_onvolledig, Level.WARNING),
    Rule(risico_zonder_maatregel, Level.WARNING),
    Rule(soort_incident_onbekend, Level.ERROR),
    Rule(incidenten_herleidbaar, Level.ERROR),
)
TEXTS = (
    # texts
    Rule(eigen_macros, Level.ERROR),
    Rule(macro_aanroep, Level.ERROR),
    Rule(html_niet_toegestaan, Level.ERROR),
    Rule(interne_koppeling, Level.ERROR),
    Rule(tabel_ongelijk, Level.WARNING),
    Rule(kop_een_hekje, Level.WARNING),
    Rule(vervallen_artikel, Level.WARNING),
    Rule(plan_onvolledig, Level.WARNING),
    Rule(vaststelling_onvolledig, Level.ERROR),
    Rule(verklaring_onbewezen, Level.WARNING),
)
LANGUAGE = (
    # plain Dutch
    Rule(lange_zin, Level.TIP),
    Rule(lijdende_vorm, Level.TIP),
    Rule(ambtelijk_woord, Level.TIP),
    Rule(afkorting_zonder_uitleg, Level.TIP),
    Rule(begrip_zonder_uitleg, Level.TIP),
)
DECISIONS = (
    # deciding
    Rule(verloop_klopt, Level.ERROR),
    Rule(onbekend_document, Level.ERROR),
    Rule(reactie_zonder_antwoord, Level.ERROR),
    Rule(reactie_zonder_motivering, Level.WARNING),
    Rule(besluit_te_vroeg, Level.ERROR),
    Rule(toezegging_te_laat, Level.WARNING),
    Rule(vastgesteld_gewijzigd, Level.ERROR),
    Rule(zonder_archief, Level.TIP),
    Rule(archief_zonder_document, Level.WARNING),
)
PERSONS = (
    # persons
    Rule(persoonsgegevens, Level.WARNING),
    Rule(persoonsgegevens_openbaar, Level.ERROR),
    Rule(bestandssporen, Level.WARNING),
    Rule(bestandssporen_openbaar, Level.ERROR),
)
PUBLICITY = (
    # what is public
    Rule(intern_blok, Level.ERROR),
    Rule(openbaar_verwijst_intern, Level.ERROR),
    Rule(openbare_koppeling, Level.ERROR),
    Rule(openbare_aanroep, Level.ERROR),
    Rule(openbare_bijlage_onbekend, Level.ERROR),
    # exceptions deserve themselves
    Rule(uitzondering_onnodig, Level.ERROR),
)
RULES = (*SHAPE, *CYCLE, *TEXTS, *LANGUAGE, *DECISIONS, *PERSONS, *PUBLICITY)
# What takes long comes first, so that the last piece of work is a small one.
SHARES = (LANGUAGE, CYCLE, PERSONS, (*SHAPE, *TEXTS, *DECISIONS, *PUBLICITY))
MILDER = {Level.ERROR: Level.WARNING, Level.WARNING: Level.TIP, Level.TIP: Level.TIP}
LARGE = 3_000  # records; below this, a copy of the process costs more than it saves
LARGE_AGAIN = 20_000  # the same where most texts were judged before
OF_A_PAGE = 5  # records, that take as long to judge as a page
MAX_IN_A_FILE = 100  # findings of one rule; who has more of them does not read them all
MAX_OF_A_RULE = 500  # including those not told: finding the nearest name takes time
# What such a rule misses, stands perhaps in what could not be read: it waits for these kinds.
MISSING = {
    "afwijking-verlopen": ("naleving",),
    "meldwijzer-onbereikbaar": ("meldvragen", "meldkanalen"),
    "meting-buiten-plan": ("doelen", "indicatoren"),
    "niet-afgeleid": ("doelen", "maatregelen"),
    "norm-zonder-naleving": ("naleving",),
    "overloop-ontbreekt": ("indicatoren", "metingen"),
    "rol-zonder-taak": ("taken",),
}
ABOUT_CONTENT = frozenset({"vervallen-artikel", "plan-onvolledig", "afleiding-verdacht"})


def find(context: Context, *, is_preview: bool = False) -> tuple[Finding, ...]:
    """Everything that is wrong, sorted by place, without what an exception accepts.

    `is_preview` tells that this process will judge the register again, after an edit.
    """
    findings = sorted(set(_all(context, is_preview)))
    exceptions = context.register.all(Uitzondering)
    if not exceptions:
        return tuple(findings)
    kept = [one for one in findings if not any(accepts(exception, one) for exception in exceptions)]
    codes = [rule.code for rule in RULES]
    kept += [
        Finding(*problem[:3], "uitzondering-onnodig", Level.ERROR)
        for exception in exceptions
        if not any(accepts(exception, one) for one in findings)
        and (problem := undeserved(exception, context.register, codes))
    ]
    return tuple(sorted(kept))


def _all(context: Context, is_preview: bool) -> list[Finding]:
    """Everything that is wrong; in a large register copies of the process find a part of it.

    What rules on texts remember of each text, must stay here in a preview.
    """
    register = context.register
    size = sum(map(len, register.records.values())) + OF_A_PAGE * len(register.documents)
    if size < (LARGE_AGAIN if is_preview else LARGE):
        return _told(context, RULES)
    if is_preview:
        here = [rule for rule in RULES if rule not in CYCLE]
        first, second = both(lambda: _told(context, here), lambda: _told(context, CYCLE))
        return first + second
    found = shared(lambda one: _told(context, SHARES[one]), len(SHARES), cores(), is_last=True)
    return list(chain.from_iterable(found))


def _told(context: Context, rules: Iterable[Rule]) -> list[Finding]:
    concepts = {
        document.path
        for document in context.register.plannen
        if document.plan and document.plan.status is Documentstatus.CONCEPT
    }
    found = []
    for rule in rules:
        if context.register.doubt.kinds(MISSING.get(rule.code, ())):
            continue
        for problem in _some(rule.check(context)):
            mild = rule.code in ABOUT_CONTENT and problem.place.path in concepts
            level = MILDER[rule.level] if mild else rule.level
            found.append(Finding(problem.place, problem.what, problem.remedy, rule.code, level))
    return found


def _some(problems: Iterator[Problem]) -> Iterator[Problem]:
    """The problems of a rule, at most MAX_IN_A_FILE of each file.

    A rule that goes on finding reads no further: each of its findings takes time, and says nothing
    new.
    """
    found: Counter[str] = Counter()
    for problem in islice(problems, MAX_OF_A_RULE):
        path = problem.place.path
        found[path] += 1
        if found[path] <= MAX_IN_A_FILE:
            yield problem
        elif found[path] == MAX_IN_A_FILE + 1:
            what = f"er zijn meer dan {MAX_IN_A_FILE} fouten van deze soort in dit bestand"
            yield Problem(problem.place, what, "herstel eerst de fouten hierboven", problem.code)
