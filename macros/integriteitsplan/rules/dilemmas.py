"""Rules on subjects and dilemmas."""

from collections.abc import Iterator

from integriteitsplan.model.dilemmas import Dilemma, Onderwerp
from integriteitsplan.model.waarden import Waarde
from integriteitsplan.rules.context import Context
from integriteitsplan.source import Problem


def onderwerp_zonder_regel(context: Context) -> Iterator[Problem]:
    """Achter het antwoord op 'mag ik dit?' staat een eigen regel of een norm.

    Waarom: Een antwoord zonder regel is een mening; niemand kan nagaan of het klopt.
    Fout: een onderwerp zonder regelingen en zonder normen
    Goed: regelingen: [regeling-geschenken]
    Herstel: Noem bij 'regelingen' of 'normen' waar het antwoord op steunt.
    """
    for subject in context.register.all(Onderwerp):
        if not subject.regelingen and not subject.normen:
            yield Problem(
                subject.place("antwoord"),
                f"achter het antwoord bij '{subject.id}' staat geen regeling of norm",
                "noem bij 'regelingen' of 'normen' waar het antwoord op steunt",
            )


def waarde_zonder_dilemma(context: Context) -> Iterator[Problem]:
    """Bij elke waarde hoort een dilemma, zodra er dilemma's zijn.

    Waarom: Zonder situatie uit het werk heeft een team niets om over te praten.
    Fout: een waarde die geen enkel dilemma noemt
    Goed: een dilemma met waarden: [openheid]
    Herstel: Noem de waarde bij een dilemma, of schrijf er een nieuw bij.
    """
    dilemmas = context.register.all(Dilemma)
    named = {value for dilemma in dilemmas for value in dilemma.waarden}
    for value in context.register.all(Waarde):
        if dilemmas and value.id not in named:
            yield Problem(
                value.place("id"),
                f"bij de waarde '{value.id}' is geen dilemma om over te praten",
                "noem de waarde bij een dilemma in dilemmas.yml",
            )
