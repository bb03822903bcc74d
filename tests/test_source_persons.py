"""Personal data is found in text, and ordinary text is left alone."""

import string
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from benchmarks.persons import held_out, lines, measure, persons_found, tuned
from integriteitsplan.source.persons import Kind, find_persons
from integriteitsplan.source.persons.numbers import passes_eleven_test, passes_mod_97

BSN = "921299722"
ACCOUNT = "NL85TEST0526021498"


def found(text: str, *, expects_role: bool = False) -> list[tuple[str, str]]:
    return [(one.what.value, one.text) for one in find_persons(text, expects_role=expects_role)]


@pytest.mark.parametrize(
    "number", [BSN, "921.299.722", "921 299 722", "921-299-722", "9212.99.722", "921\xa0299\xa0722"]
)
def test_a_bsn_is_found_however_it_is_written(number: str) -> None:
    assert found(f"Betrokkene ({number}), zie het verslag.") == [(Kind.BSN, number)]


@pytest.mark.parametrize(
    "text",
    [
        "Het nummer 921299723 haalt de elfproef niet.",
        "De begroting is € 921.299.722 groot.",
        "De begroting is 921.299.722 euro.",
        "Het RSIN van de stichting is 921299722.",
        "Zaaknummer 921299722 is gesloten.",
        "Btw-nummer NL921299722B01 staat op de factuur.",
        "https://archief.example/d/921299722/rapport",
        "Het getal 4.921.299.722 is groot, en 921299722,50 ook.",
        "Code 000000000 of 0921299722000",
    ],
)
def test_another_number_is_no_bsn(text: str) -> None:
    assert found(text) == []


def test_eight_digits_are_a_bsn_only_where_the_text_says_so() -> None:
    assert found("BSN 99993806 is gewist.") == [(Kind.BSN, "99993806")]
    assert found("De stichting staat bij de KvK onder 99993806.") == []
    assert found("De stichting staat onder 99993806.") == []


@pytest.mark.parametrize(
    "number",
    [
        "06-12345678",
        "0612345678",
        "06 1234 5678",
        "06.12.34.56.78",
        "+31 6 12345678",
        "+31 (0)20 555 01 23",
        "0031 6 12345678",
        "(030) 555 01 23",
        "0345 - 55 01 23",
        "020-5550123",
        "+32 470 12 34 56",
    ],
)
def test_a_telephone_number_is_found_however_it_is_written(number: str) -> None:
    assert found(f"Bel {number}, ook in het weekend.") == [(Kind.TELEFOON, number)]


@pytest.mark.parametrize(
    "text",
    [
        "Bel 112, 14 030, 0800-0123456, 0900-8020, 088 555 01 23 of +31 88 555 01 23.",
        "Dossier 2026-0612345678 en kenmerk Z0612345678",
        "Ordernummer 0612345678 en 0612345678-A",
        "De les is op 06-12-2026 10 uur en op 01-02-2026 12 uur.",
        "peildatum: 2026-06-01T12:30:45+02:00",
        "bn:01.2026-01-01",
        "jci1.3:c:BWBR0001947&artikel=4&z=2025-07-01&g=2025-07-01",
        "3f9d0612345678ab12cd34ef56ab78cd90ef1234",
        "OIN 00000001823288444000, versie 1.10.2",
    ],
)
def test_service_numbers_dates_and_identifications_are_no_telephone_number(text: str) -> None:
    assert found(text) == []


def test_two_numbers_side_by_side_are_both_found() -> None:
    both = [(Kind.TELEFOON, "06-12345678"), (Kind.TELEFOON, "06-87654321")]
    assert found("06-12345678,06-87654321") == both
    assert found("KvK 99993806, tel. 06-12345678 of 06-87654321") == both


@pytest.mark.parametrize(
    "number",
    [
        ACCOUNT,
        ACCOUNT.lower(),
        "NL85 TEST 0526 0214 98",
        "BE25 9995 1860 3634",
        "NL85.TEST.0526021498",
    ],
)
def test_an_account_is_found_however_it_is_written(number: str) -> None:
    assert found(f"Gestort op {number} in mei, zie VK12 en AB12.") == [(Kind.IBAN, number)]


@pytest.mark.parametrize(
    "number", ["NL86TEST0526021498", "NL85TEST05260214", "XX85TEST0526021498", f"{ACCOUNT}7"]
)
def test_what_is_no_account_is_left_alone(number: str) -> None:
    assert found(f"Rekening {number} bestaat niet.") == []


def test_a_number_within_an_account_is_told_once() -> None:
    assert found("NL37 TEST 0992 6359 15") == [(Kind.IBAN, "NL37 TEST 0992 6359 15")]


@pytest.mark.parametrize(
    "local",
    [
        "j.devries",
        "sanne.kuipers",
        "p.j.m.hendriks",
        "jan_bakker",
        "t-vermeulen",
        "jdevries",
        "hvdmeer",
        "willemijn",
        "kees1968",
        "j.bouwman",
        "mohamed.b",
        "jan.van.de.wetering",
    ],
)
def test_an_address_of_a_person_is_found(local: str) -> None:
    address = f"{local}@waterrijk.example"
    assert found(f"Mail naar {address}.") == [(Kind.EMAIL, address)]
    assert found(f"[mail](mailto:{address})") == [(Kind.EMAIL, address)]


@pytest.mark.parametrize(
    "local",
    [
        "integriteit",
        "info",
        "vertrouwenspersoon-ruimte",
        "meldpunt.integriteit",
        "team.juridischezaken",
        "concern.control",
        "or",
        "hr",
        "woo-verzoeken",
        "no-reply",
        "burgemeester",
        "beschermd-wonen",
        "ideeen",
        "onderhoud",
        "e-depot",
        "..",
    ],
)
def test_an_address_of_a_function_is_left_alone(local: str) -> None:
    assert found(f"Mail naar {local}@waterrijk.example.") == []


@pytest.mark.parametrize(
    "name",
    [
        "heer Van Beukering",
        "Mevrouw De Groot-Visscher",
        "dhr. Pietersma",
        "prof. dr. Hofstra",
        "drs. E.A. ter Horst",
        "J.P. de Vries",
        "J.P. DE VRIES",
        "K. Oosterhuis",
        "P. van der Laan",
        "Th. Nieuwenhuis",
        "Sanne van der Linden",
        "SANNE KUIPERS",
        "Mohammed el Idrissi",
        "Ayse Demir",
        "Anne-Marie Doornbos",
        "Jan in 't Veld",
        "Tjibbe Jansen",
        "Sanne\nvan der Linden",
        "collega Hendriks",
        "wethouder Van den Broek",
        "minister Jansen",
    ],
)
def test_a_name_is_found_by_what_stands_before_it(name: str) -> None:
    (one,) = find_persons(f"Wij spraken in mei met {name} over het plan.")
    assert one.what is Kind.NAAM
    assert name.endswith(one.text)  # of two titles the last one leads
    assert one.text.split()[-1] == name.split()[-1]


def test_a_word_that_numbers_with_letters_hides_no_surname() -> None:
    assert found("Vraag J. Bakker.") == found("Meld het bij J. Bakker.") == [("naam", "J. Bakker")]
    assert found("Zie vraag B. Overzicht en vraag C. Bos en park.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Een melding kan naar het Huis voor Klokkenluiders of de Algemene Rekenkamer.",
        "De Wet bescherming klokkenluiders en de Wet Van der Steur golden toen.",
        "Het college van Gedeputeerde Staten en de Commissaris van de Koning.",
        "Minister van Binnenlandse Zaken, wethouder Financiën, collega Communicatie",
        "De heer of mevrouw die meldt; mevrouw de Voorzitter; Geachte heer, mevrouw,",
        "Stap A. Bepaal het doel. Stap B. Kies de maatregel.",
        "A. Overzicht van de regels\nB. Bijzondere gevallen",
        "## C. Overzicht",
        "Het B.V. Register en de N.V. Afvalzorg",
        "De Willem de Zwijgerlaan, de Dr. Kuyperstraat en het Martin Luther Kingpark",
        "Stichting Jan Jansen en het Albert Schweitzer ziekenhuis",
        "Koning Willem Alexander en Sint Anna Parochie",
        "Hoofd Juridische Zaken en Teamleider Toezicht in Bergen op Zoom",
        "Mei, juni en juli. Mark en handel. Van Dale. Roos, lelie en tulp.",
        "LC_ALL=C.UTF-8",
        "A.I. Register, pkg:nuget/Newtonsoft.Json@13.0.3",
        "Wet De Vries, Gemeente Vink en Volgens Visser",
    ],
)
def test_laws_institutions_places_and_roles_are_no_names(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "value",
    [
        "Tjerk",
        "Ouassima Benhaddou",
        "Van der Zanden",
        "J. de Vries",
        "de heer Kuiper",
        " De Graaf ",
    ],
)
def test_a_field_that_asks_for_a_role_holds_no_name(value: str) -> None:
    ((kind, name),) = found(value, expects_role=True)
    assert kind == Kind.NAAM
    assert name in value


@pytest.mark.parametrize(
    "value",
    [
        "Gemeentesecretaris",
        "Hoofd Juridische Zaken",
        "Decentrale coördinator Ruimte",
        "integriteitscoordinator",
        "Functionaris Gegevensbescherming",
        "Commissaris van de Koning",
        "Chief Information Security Officer",
        "Dijkgraaf",
        "CISO",
        "HR",
        "",
    ],
)
def test_a_role_is_no_name(value: str) -> None:
    assert found(value, expects_role=True) == []


def test_only_a_field_that_asks_for_a_role_is_judged_by_its_looks() -> None:
    assert found("Ouassima Benhaddou", expects_role=False) == [(Kind.NAAM, "Ouassima Benhaddou")]
    assert found("Van der Zanden") == []


def test_findings_stand_in_order_and_say_where() -> None:
    text = f"Mail j.devries@x.example of bel 06-12345678; bsn {BSN}, rekening {ACCOUNT}, mw. Blom."
    everything = list(find_persons(text))
    kinds = [Kind.EMAIL, Kind.TELEFOON, Kind.BSN, Kind.IBAN, Kind.NAAM]
    assert [one.what for one in everything] == kinds
    assert all(text[one.start : one.end] == one.text for one in everything)


def test_the_corpus_is_judged_as_it_should_be() -> None:
    corpus = lines()
    assert len(corpus) == 200
    assert sum(bool(line.kinds) for line in corpus) == 100
    for part in (corpus, tuned(corpus), held_out(corpus)):
        measured = measure(part)
        assert measured.share_found >= 0.98, measured.missed
        assert measured.share_accused <= 0.02, measured.accused


def test_the_measurement_can_tell_a_miss_and_a_false_alarm() -> None:
    blind = [line._replace(found=frozenset()) for line in lines()]
    eager = [line._replace(found=frozenset(Kind)) for line in lines()]
    assert (measure(blind).share_found, measure(blind).share_accused) == (0, 0)
    assert (measure(eager).share_found, measure(eager).share_accused) == (1, 1)


def test_the_measurement_is_a_piece_of_the_page() -> None:
    title, _, *sentences = persons_found().splitlines()
    assert title == "### Persoonsgegevens in tekst"
    assert "100 regels met persoonsgegevens" in sentences[0]
    assert sentences[-1].endswith("MB tekst per seconde.")


digits = st.text(string.digits, min_size=9, max_size=9).filter(lambda text: text.strip("0"))


@given(digits)
def test_the_eleven_test_is_the_sum_of_its_definition(number: str) -> None:
    total = sum(int(number[at]) * (9 - at) for at in range(8)) - int(number[8])
    assert passes_eleven_test(number) is (total % 11 == 0)


@given(digits, st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_fails_the_eleven_test(number: str, at: int, by: int) -> None:
    check = sum(int(number[place]) * (9 - place) for place in range(8)) % 11
    assume(check < 10)
    right = f"{number[:8]}{check}"
    wrong = right[:at] + str((int(right[at]) + by) % 10) + right[at + 1 :]
    assert passes_eleven_test(right) or right == "000000000"
    assert not passes_eleven_test(wrong)


@given(st.text(string.digits + string.ascii_uppercase, min_size=4, max_size=14))
def test_exactly_one_pair_of_check_digits_in_97_passes(account: str) -> None:
    passing = [check for check in range(2, 99) if passes_mod_97(f"NL{check:02}{account}")]
    assert len(passing) == 1


@given(st.text("aAbJ09. @-\n'’(+)/vandeér", max_size=200), st.booleans())
def test_any_text_gives_pieces_of_itself_that_do_not_overlap(text: str, expects_role: bool) -> None:
    end = 0
    for one in find_persons(text, expects_role=expects_role):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        end = one.end


HOSTILE = (
    *("a", "A", "9", " ", "@", "a@", "a.", "A.", "A. ", "-", "#", "(", "+31 ", "06 ", "9.", "'a"),
    *("Jan ", "Jan\n", "Jan van de ", "van ", "mr. ", "de heer ", "A. Bc\n", "Jan Jan-", "in 't "),
    *("NL85", "NL85 ", "912.345.678 ", "a@a.", "kvk 912345678 ", "0)/-. ", "\n        "),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.process_time()
        for _ in find_persons(text, expects_role=True):
            pass
        return time.process_time() - start

    # Quadratic time would be some minutes here; the slowest of these takes about a second.
    assert seconds(200_000) < 5
