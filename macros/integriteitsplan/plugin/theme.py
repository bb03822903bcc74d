"""What the theme gets: values that are safe in its templates, and text that it has styles for."""

import re
from typing import Any

from markupsafe import Markup

from integriteitsplan.model.documenten import Taal
from integriteitsplan.site import Forge, Site, SitePage

ALIGNED = re.compile(r"(<t[dh]\b[^<>]*\s)style=[\"']text-align: ?(left|center|right);?[\"']")


def site_values(site: Site) -> dict[str, str]:
    """What stands on every page."""
    organisatie = site.register.organisatie
    return {
        "fictief": organisatie.naam if organisatie.fictief else "",
        "organisatie": organisatie.naam,
        "voet": f"Stand op {site.stand}, {site.titel_uitgave}.",
    }


def page_values(page: SitePage, forge: Forge) -> tuple[dict[str, Any], str | None]:
    """What a page tells the theme: its metadata, and where it can be changed."""
    meta: dict[str, Any] = {
        "title": Markup.escape(page.titel),
        "render_macros": page.has_calls,
        "inhoud": page.is_plan,
    }
    if page.omschrijving:
        meta["description"] = Markup.escape(page.omschrijving)
    if page.taal is not Taal.NL:
        meta["lang"] = page.taal.value
    if page.breed:
        meta["hide"] = ["toc"]
    return meta, forge.edit(*page.source) if page.source else None


def styled(html: str, page: SitePage) -> str:
    """The text of a page as Markdown made it, without styles of its own."""
    html = ALIGNED.sub(r'\1class="ip-uitlijnen-\2"', html)
    # An icon says what the words beside it say.
    html = html.replace('<span class="twemoji', '<span aria-hidden="true" class="twemoji')
    if page.taal is not Taal.NL:
        html = html.replace('class="headerlink"', 'class="headerlink" lang="nl"')
    return html
