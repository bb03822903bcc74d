"""De soorten momenten in de agenda."""

from integriteitsplan.model.fields import Keuze


class Agendasoort(Keuze):
    """Wat er op een dag moet gebeuren."""

    BEOORDELING = "beoordeling", "norm opnieuw beoordelen"
    AFWIJKING = "afwijking", "afwijking loopt af"
    HERZIENING = "herziening", "herzien"
    RAPPORTAGE = "rapportage", "rapporteren"
    MAATREGEL = "maatregel", "maatregel afronden"
    DOEL = "doel", "doel bereiken"
    VERBETERPUNT = "verbeterpunt", "verbeterpunt afhandelen"
    TOEZEGGING = "toezegging", "toezegging nakomen"
    COMMUNICATIE = "communicatie", "communiceren"
