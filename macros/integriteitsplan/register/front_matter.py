"""Front matter to the model of its type of document."""

from integriteitsplan.model.documenten import DOCUMENT_TYPES, Documentsoort, Pagina, Sitepagina
from integriteitsplan.model.validation import validate
from integriteitsplan.source import Page, Place, Problem, did_you_mean

FRONT_MATTER_KEYS = frozenset(
    key for one in DOCUMENT_TYPES.values() for key in one.model.model_fields
)


def read_front_matter(page: Page, top: str) -> Pagina | list[Problem]:
    """The front matter of a page below `plans` or `docs`, or what is wrong with it.

    A page of docs/ may go without; a document of plans/ must say what it is.
    """
    written = page.front_matter
    if written is None:
        if top == "docs":
            return Sitepagina()
        what = "dit document heeft geen front matter"
        remedy = "begin met '---', 'soort: …', 'titel: …' en weer '---'"
        is_told = bool(page.problems)
        return [] if is_told else [Problem(Place(page.path), what, remedy, "front-matter")]
    soort = written.get("soort")
    options = [one.value for one in Documentsoort]
    remedy = "kies uit: " + ", ".join(options)
    if soort is None and top == "plans":
        return [
            Problem(Place(page.path, 1), "de sleutel 'soort' ontbreekt", remedy, "veld-ontbreekt")
        ]
    if soort is not None and soort not in options:
        place = Place(page.path, *written.value_marks["soort"])
        what = f"'{soort}' is geen soort document{did_you_mean(str(soort), options)}"
        return [Problem(place, what, remedy, "verkeerde-waarde")]
    model = DOCUMENT_TYPES[Documentsoort(soort)].model if isinstance(soort, str) else Sitepagina
    return validate(model, written, page.path)
