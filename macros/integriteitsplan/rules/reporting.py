"""Rules on the questions that lead to a channel, and on what a channel promises."""

from collections import Counter
from collections.abc import Iterator

from integriteitsplan.model.melden import Kanaalsoort, Meldkanaal, Meldvraag, Stapsoort, exceeds
from integriteitsplan.model.rollen import Rol
from integriteitsplan.register import Register
from integriteitsplan.rules.context import Context
from integriteitsplan.source import Problem

# The longest terms that the law allows: article 2 and, for an authority, article 2e of the Wet
# bescherming klokkenluiders (an authority may take three months more once, with its reasons).
LIMITS = {Stapsoort.ONTVANGSTBEVESTIGING: "7 dagen", Stapsoort.TERUGKOPPELING: "3 maanden"}
REACHED_BY = ("contact", "telefoon", "bereikbaar", "url")


def meldvraag_herhaald(context: Context) -> Iterator[Problem]:
    """Een meldvraag volgt op één antwoord; de eerste, het begin, volgt op geen antwoord.

    Waarom: Zo loopt niemand in een kring, en past de meldwijzer op papier.
    Fout: twee antwoorden met dezelfde 'vraag', of een antwoord dat teruggaat naar het begin
    Goed: antwoorden: [{titel: Ik wil iets melden, vraag: over-wie}]
    Herstel: Noem elke vraag bij één antwoord, en ga nooit terug naar een eerdere vraag.
    """
    questions = context.register.all(Meldvraag)
    before = Counter(answer.vraag for one in questions for answer in one.antwoorden if answer.vraag)
    for number, question in enumerate(questions):
        if number == 0 and before[question.id]:
            yield Problem(
                question.place("id"),
                f"een antwoord gaat terug naar de eerste vraag '{question.id}'",
                "laat dat antwoord naar een andere vraag of naar een meldkanaal gaan",
            )
        elif before[question.id] > 1:
            yield Problem(
                question.place("id"),
                f"de vraag '{question.id}' volgt op {before[question.id]} antwoorden",
                "houd er één over; maak voor het andere antwoord een eigen vraag",
            )


def meldwijzer_onbereikbaar(context: Context) -> Iterator[Problem]:
    """Elke meldvraag en elk meldkanaal is vanaf de eerste vraag te bereiken.

    Waarom: Wat niemand vindt, helpt niemand.
    Fout: een vraag of kanaal dat bij geen enkel antwoord staat
    Goed: antwoorden: [{titel: Ik wil iets melden, kanalen: [meldpunt]}]
    Herstel: Noem de vraag of het kanaal bij een antwoord, of haal haar weg.
    """
    questions = context.register.all(Meldvraag)
    reached = _reached(context.register, questions[:1])
    channels = {
        channel
        for question in questions
        if question.id in reached
        for answer in question.antwoorden
        for channel in answer.kanalen
    }
    for question in questions:
        if question.id not in reached:
            yield Problem(
                question.place("id"),
                f"vanaf het begin komt niemand bij de vraag '{question.id}'",
                "noem haar bij 'vraag' van een antwoord dat wel te bereiken is",
            )
    for one in context.register.all(Meldkanaal):
        if one.id not in channels:
            yield Problem(
                one.place("id"),
                f"vanaf het begin komt niemand bij het meldkanaal '{one.id}'",
                "noem het bij 'kanalen' van een antwoord, of verwijder het",
            )


def _reached(register: Register, start: tuple[Meldvraag, ...]) -> set[str]:
    reached, ahead = {one.id for one in start}, list(start)
    while ahead:
        for answer in ahead.pop().antwoorden:
            following = register.get(Meldvraag, answer.vraag)
            if following and following.id not in reached:
                reached.add(following.id)
                ahead.append(following)
    return reached


def meldantwoord_zonder_vervolg(context: Context) -> Iterator[Problem]:
    """Een antwoord leidt naar een volgende vraag of naar meldkanalen.

    Waarom: Wie hulp zoekt en op een dood spoor komt, haakt af.
    Fout: antwoorden: [{titel: Ik weet het niet}]
    Goed: antwoorden: [{titel: Ik weet het niet, kanalen: [vertrouwenspersoon]}]
    Herstel: Vul 'vraag' of 'kanalen' in, en niet allebei.
    """
    for question in context.register.all(Meldvraag):
        if not question.antwoorden:
            yield Problem(
                question.place("antwoorden"),
                f"de vraag '{question.id}' heeft geen antwoorden",
                "schrijf bij 'antwoorden' ten minste één antwoord",
            )
        for number, answer in enumerate(question.antwoorden):
            if bool(answer.vraag) == bool(answer.kanalen):
                found = "twee kanten op" if answer.vraag else "nergens heen"
                yield Problem(
                    question.place("antwoorden", number, "titel"),
                    f"het antwoord '{answer.titel}' leidt {found}",
                    "vul 'vraag' in, of 'kanalen'",
                )


def meldkanaal_onvolledig(context: Context) -> Iterator[Problem]:
    """Bij een meldkanaal staat hoe u het bereikt, en elke belofte noemt haar norm.

    Waarom: Een melder moet weten waar hij heen kan en waar hij op kan rekenen; de wet vraagt dat.
    Fout: een kanaal zonder rol, adres of norm, of intern melden zonder de twee termijnen
    Goed: rol: meldpunt, normen: [wbk:2.2.d], en stappen met een soort, termijn en normen
    Herstel: Vul aan wat de melding noemt.
    """
    for channel in context.register.all(Meldkanaal):
        if missing := list(_missing(context.register, channel)):
            yield Problem(
                channel.place("id"),
                f"bij het meldkanaal '{channel.id}' ontbreekt: {', '.join(missing)}",
                "vul aan, zodat een lezer weet waar hij heen kan en waar hij op kan rekenen",
            )


def _missing(register: Register, channel: Meldkanaal) -> Iterator[str]:
    role = register.get(Rol, channel.rol)
    reached = any(getattr(one, name, None) for one in (channel, role) for name in REACHED_BY)
    if not reached and not (channel.rol and register.doubt.record(Rol.kind, channel.rol)):
        yield "hoe het te bereiken is"
    if not channel.normen:
        yield "een norm"
    promises = [*((one.titel, one.normen) for one in channel.bescherming)]
    promises += [(one.titel, one.normen) for one in channel.stappen if one.termijn]
    yield from (f"een norm bij ‘{text}’" for text, norms in promises if not norms)
    if channel.soort is Kanaalsoort.INTERN:
        told = {one.soort for one in channel.stappen if one.termijn}
        yield from (f"de termijn van de {sort.label}" for sort in LIMITS if sort not in told)


def meldtermijn_te_lang(context: Context) -> Iterator[Problem]:
    """Een melder krijgt binnen 7 dagen een bevestiging, en hooguit 3 maanden later bericht.

    Waarom: Die termijnen staan in de Wet bescherming klokkenluiders; korter mag, langer niet.
    Fout: soort: ontvangstbevestiging met termijn: 2 weken
    Goed: soort: ontvangstbevestiging met termijn: 7 dagen
    Herstel: Kies een termijn die niet langer is dan die van de wet.
    """
    for channel in context.register.all(Meldkanaal):
        for number, step in enumerate(channel.stappen):
            limit = LIMITS.get(step.soort)
            if limit and step.termijn and exceeds(step.termijn, limit):
                yield Problem(
                    channel.place("stappen", number, "termijn"),
                    f"{step.termijn} is te lang voor een {step.soort.label}",
                    f"de wet staat hooguit {limit} toe",
                )
