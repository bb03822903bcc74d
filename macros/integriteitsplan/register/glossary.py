"""The organisation's own glossary."""

from integriteitsplan.register.register import Register
from integriteitsplan.source.glossary import Term, read_glossary

GLOSSARY = "begrippen.md"


def glossary(register: Register) -> tuple[Term, ...] | None:
    """The terms that are explained; None where the organisation has no such page."""
    page = register.by_uri.get(GLOSSARY)
    return read_glossary(page.page.body) if page else None
