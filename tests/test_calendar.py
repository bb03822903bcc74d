"""The agenda as a feed: read back with a parser, and held against the letter of RFC 5545."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar, Component

from integriteitsplan.cycle.agenda import agenda
from integriteitsplan.export import calendars
from integriteitsplan.site import Site
from tests.sites import DAY, GOOD, open_at, write

Trees = dict[str, str | bytes | None]
DATES: Trees = {
    "plans/geheel/regelingen.yml": """
        - id: code
          titel: Gedragscode, met bijlage; versie 2
          omschrijving: Hoe wij werken.
          soort: gedragscode
          evalueren_voor: 2026-03-01
          eigenaar: hoofd
        """,
    "plans/ruimte/maatregelen.yml": """
        - id: net-klaar
          titel: Net klaar
          soort: cultuur
          karakter: zacht
          tot: 2026-05-20
          status: afgerond
        - id: lang-klaar
          titel: Lang klaar
          soort: cultuur
          karakter: zacht
          tot: 2026-02-20
          status: afgerond
        """,
    "plans/ruimte/rapportagelijnen.yml": """
        - id: cijfers
          titel: Cijfers van Ruimte
          waarover: De cijfers.
          hoe: tabel
          wie: hoofd
          aan_wie: [hoofd]
          frequentie: halfjaar
          eerste: 2026-09-01
        """,
}


def nowhere(uri: str) -> None:
    return None


def feeds(site: Site, locate: Callable[[str], str | None] = nowhere) -> dict[str, bytes]:
    return calendars(site.register, site.peildatum, locate)


def events(feed: bytes) -> dict[str, Component]:
    """What a calendar program finds, by summary and day."""
    return {f"{one['summary']} {one.start}": one for one in Calendar.from_ical(feed).walk("VEVENT")}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    found = open_at(write(tmp_path, GOOD, DATES))
    assert [str(one) for one in found.errors] == []
    return found


def test_the_whole_and_each_unit_have_a_feed_of_what_is_open_or_just_done(site: Site) -> None:
    found = feeds(site)
    own = [
        "Maatregel afronden: Net klaar (voorbij) 2026-05-20",
        "Rapporteren: Cijfers van Ruimte 2026-09-01",
        "Rapporteren: Cijfers van Ruimte 2027-03-01",
    ]
    assert {uri: sorted(events(feed)) for uri, feed in found.items()} == {
        "agenda.ics": sorted(
            [
                *own,
                "Herzien: Gedragscode, met bijlage; versie 2 2026-03-01",
                "Norm opnieuw beoordelen: Geschenken melden (eigen:1) 2027-01-15",
            ]
        ),
        "agenda-ruimte.ics": own,
    }


def test_an_event_is_a_whole_day_with_its_owner_and_unit(site: Site) -> None:
    event = events(feeds(site)["agenda.ics"])[
        "Herzien: Gedragscode, met bijlage; versie 2 2026-03-01"
    ]
    assert event["description"] == "Eigenaar: Hoofd integriteit\nEenheid: Het geheel"
    assert event["categories"].cats == ["Herziening"]
    assert (event.start, event.end) == (date(2026, 3, 1), date(2026, 3, 2))
    assert event["dtstamp"].dt.date() == DAY
    assert "url" not in event


def test_an_event_leads_to_the_site_where_its_address_is_known(site: Site) -> None:
    found = events(
        feeds(site, lambda uri: "https://intranet.example/" + uri)["agenda.ics"]
    ).values()
    assert {str(event["url"]) for event in found} == {
        "https://intranet.example/registers/regelingen.md#regelingen-code",
        "https://intranet.example/normen/eigen/1.md",
        "https://intranet.example/registers/maatregelen.md#maatregelen-net-klaar",
        "https://intranet.example/registers/rapportagelijnen.md#rapportagelijnen-cijfers",
    }


def test_a_new_date_moves_an_event_and_names_stay_apart(site: Site, tmp_path: Path) -> None:
    def uids(site: Site) -> dict[str, str]:
        found = events(feeds(site)["agenda.ics"])
        return {name: str(event["uid"]) for name, event in found.items()}

    before = uids(site)
    assert len(set(before.values())) == len(before) == 5
    later = open_at(
        write(
            tmp_path / "later",
            GOOD,
            DATES,
            {
                "plans/geheel/naleving.yml": GOOD["plans/geheel/naleving.yml"]
                .replace("2026-01-15", "2026-04-01")
                .replace("2027-01-15", "2027-04-01"),
            },
        )
    )
    norm = "Norm opnieuw beoordelen: Geschenken melden (eigen:1)"
    assert uids(later)[f"{norm} 2027-04-01"] == before[f"{norm} 2027-01-15"]


def test_the_same_site_gives_the_same_bytes(site: Site, tmp_path: Path) -> None:
    again = open_at(write(tmp_path / "again", GOOD, DATES))
    assert feeds(again) == feeds(site)


def test_a_feed_keeps_to_the_letter_of_the_format(site: Site, tmp_path: Path) -> None:
    longer = DATES | {
        "plans/geheel/regelingen.yml": str(DATES["plans/geheel/regelingen.yml"]).replace(
            "versie 2", "één " * 40
        )
    }
    found = feeds(open_at(write(tmp_path / "longer", GOOD, longer)))
    for feed in found.values():
        lines = feed.split(b"\r\n")
        assert lines.pop() == b""
        assert not [line for line in lines if b"\n" in line or b"\r" in line]
        assert [line for line in lines if len(line) > 75] == []
        assert lines[0] == b"BEGIN:VCALENDAR"
        assert b"VERSION:2.0" in lines
    assert b"\r\n " in found["agenda.ics"]
    assert ("één " * 40).strip() in "".join(events(found["agenda.ics"]))


def test_no_text_can_start_a_line_of_its_own(tmp_path: Path) -> None:
    title = '"Code\\rURL:https://elders.example"'
    trees = DATES | {
        "plans/geheel/regelingen.yml": str(DATES["plans/geheel/regelingen.yml"]).replace(
            "Gedragscode, met bijlage; versie 2", title
        )
    }
    found = feeds(open_at(write(tmp_path, GOOD, trees)))["agenda.ics"]
    assert "Herzien: CodeURL:https://elders.example 2026-03-01" in events(found)
    assert b"\r" not in found.replace(b"\r\n", b"")


def test_every_day_of_the_example_has_a_name_of_its_own() -> None:
    found = open_at(Path(__file__).parent.parent, date(2026, 11, 22))
    uids = [event["uid"] for event in Calendar.from_ical(feeds(found)["agenda.ics"]).walk("VEVENT")]
    recent = found.peildatum - timedelta(days=60)
    told = [
        one
        for one in agenda(found.register, found.peildatum)
        if not one.is_done or recent <= one.datum <= found.peildatum
    ]
    assert len(uids) == len(set(uids)) == len(told)
