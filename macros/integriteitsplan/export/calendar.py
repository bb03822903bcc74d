"""The agenda as iCalendar feeds (RFC 5545), for calendars that follow an address."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from uuid import NAMESPACE_URL, uuid5

from integriteitsplan.cycle.agenda import Moment, agenda
from integriteitsplan.model.agenda import Agendasoort
from integriteitsplan.model.besluitvorming import Besluit
from integriteitsplan.model.normen import Naleving
from integriteitsplan.model.rollen import Rol
from integriteitsplan.register import Document, Register
from integriteitsplan.render.markup import visible
from integriteitsplan.views.data.cells import PageLink
from integriteitsplan.views.timeline import feed_uri, where_told

PAST = timedelta(days=60)  # what is done goes after this
REFRESH = timedelta(days=1)

Locate = Callable[[str], str | None]
"""The full address of a page by its uri; None where the site does not know its own address."""


def calendars(register: Register, peildatum: date, locate: Locate) -> dict[str, bytes]:
    """By uri: a feed of everything, and one per unit with what lies at it and below it.

    The same bytes for the same input, whenever they are written.
    """
    events = [
        (one.eenheid, _event(one, register, peildatum, locate))
        for one in agenda(register, peildatum)
        if _is_told(one, peildatum)
    ]
    feeds = {}
    for unit in register.eenheden.values():
        units = register.onder(unit.id)
        own = [event for eenheid, event in events if eenheid in units]
        feeds[feed_uri(register, unit.id)] = _feed(f"Integriteit: {unit.titel}", own)
    return feeds


def _feed(title: str, events: Iterable[bytes]) -> bytes:
    """A calendar around events that were written once, for the feeds of all units above them."""
    from icalendar import Calendar  # takes a tenth of a second, which only a build needs

    title, calendar = visible(title), Calendar()
    calendar.add("prodid", "-//Integriteitsplan//Agenda//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", title)  # RFC 7986
    calendar.add("x-wr-calname", title)  # what most programs read
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    head, end, rest = bytes(calendar.to_ical()).rpartition(b"END:VCALENDAR")
    return b"".join((head, *events, end, rest))


def _is_told(moment: Moment, peildatum: date) -> bool:
    """What is open, however late; of what is done only the last days."""
    return not moment.is_done or peildatum - PAST <= moment.datum <= peildatum


def _event(moment: Moment, register: Register, peildatum: date, locate: Locate) -> bytes:
    owner = register.get(Rol, moment.eigenaar)
    unit = register.eenheden.get(moment.eenheid)
    told = [
        f"Eigenaar: {owner.titel}" if owner else "Nog geen eigenaar.",
        *([f"Eenheid: {unit.titel}"] if unit else []),
    ]
    return _written_out(
        _uid(moment, register),
        peildatum,
        moment.datum,
        _summary(moment),
        "\n".join(told),
        moment.soort.value.capitalize(),
        _address(moment, register, locate),
    )


@lru_cache(maxsize=8192)
def _written_out(
    uid: str,
    peildatum: date,
    day: date,
    summary: str,
    description: str,
    category: str,
    address: str | None,
) -> bytes:
    """An event as the feeds have it; a preview writes most of them again and again."""
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", datetime.combine(peildatum, time(), UTC))
    event.add("dtstart", day)  # no end: the whole day
    event.add("summary", visible(summary))
    event.add("description", visible(description))
    event.add("categories", [category])
    event.add("transp", "TRANSPARENT")  # a day with a reminder is not a busy day
    if address:
        event.add("url", address)
    return bytes(event.to_ical())


def _summary(moment: Moment) -> str:
    done = " (voorbij)" if moment.is_done else ""
    return f"{moment.soort.label.capitalize()}: {moment.titel}{done}"


def _uid(moment: Moment, register: Register) -> str:
    """The same for the same thing in every build, so that a new date moves the day in a calendar.

    Only a report that returns has a day of its own in its name; a decision has several promises.
    """
    match about := moment.about:
        case Document():
            name = about.uri
        case Besluit():
            name = f"{about.kind} {about.id} {moment.titel}"
        case Naleving():  # judged again is another record about the same
            name = f"{about.eenheid} {about.norm}"
        case _:
            name = f"{about.kind} {about.id}"
    day = moment.datum.isoformat() if moment.soort is Agendasoort.RAPPORTAGE else ""
    organisatie = register.organisatie
    parts = (organisatie.tooi or organisatie.naam, moment.soort.value, name, day)
    return _uuid("\n".join(parts))


@lru_cache(maxsize=8192)
def _uuid(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, name))


def _address(moment: Moment, register: Register, locate: Locate) -> str | None:
    """The full address of the place that says more."""
    told = where_told(moment.titel, moment.about)
    if isinstance(told, PageLink):
        return locate(told.uri)
    place = register.address(told.kind, told.id)
    page = locate(place.uri) if place else None
    return f"{page}#{place.anchor}" if page and place and place.anchor else page
