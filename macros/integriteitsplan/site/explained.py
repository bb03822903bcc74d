"""The words of the glossary on the pages of the site."""

from integriteitsplan.model.documenten import Taal
from integriteitsplan.register.glossary import GLOSSARY
from integriteitsplan.render.terms import Names, explain_terms, with_term_ids
from integriteitsplan.site.page import SitePage


def explained(page: SitePage, html: str, names: Names, address: str) -> str:
    """The page with its terms explained; a page in another language has none.

    address: the page of the glossary, as seen from this page.
    """
    if page.uri == GLOSSARY:
        return with_term_ids(html)
    return explain_terms(html, names, address) if page.taal is Taal.NL else html
