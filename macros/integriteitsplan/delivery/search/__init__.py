"""The search of the finished site: an index of its pages, with Dutch as people type it."""

from integriteitsplan.delivery.search.index import INDEX, SearchPage, write_index

__all__ = ["INDEX", "SearchPage", "write_index"]
