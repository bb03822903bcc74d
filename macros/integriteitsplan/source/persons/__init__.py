"""Personal data in text: which piece of it tells who somebody is, or how to reach that person.

Everything here works on text alone and in time linear in its length. It is a net with known holes
(`benchmarks/persons.txt` measures them): a first name alone, or an unusual name without title,
initials or role before it, is not seen in running text.
"""

from collections.abc import Iterator

from integriteitsplan.source.persons.addresses import find_addresses
from integriteitsplan.source.persons.found import BOUNDARY, Found, Kind
from integriteitsplan.source.persons.names import find_names, name_for_role
from integriteitsplan.source.persons.numbers import find_numbers

__all__ = ["BOUNDARY", "Found", "Kind", "find_persons"]


def find_persons(text: str, *, expects_role: bool = False) -> Iterator[Found]:
    """The personal data in a text, in the order in which it stands there, never overlapping.

    expects_role: the text is the value of a field that asks for a role, so that a value which
    looks like a name is one, even where running text would give it the benefit of the doubt.
    """
    found = [*find_numbers(text), *find_addresses(text), *find_names(text)]
    if expects_role and not found:
        found.extend(name_for_role(text))
    end = 0
    for one in sorted(found, key=lambda one: one.start):
        if one.start >= end:
            yield one
            end = one.end
