"""The search of the finished site: an index of its pages, with Dutch as people type it."""

from integriteitsplan.delivery.search.index import INDEX, Places, SearchPage, write_index
from integriteitsplan.delivery.search.page import PageText, read_page

__all__ = ["INDEX", "PageText", "Places", "SearchPage", "read_page", "write_index"]
