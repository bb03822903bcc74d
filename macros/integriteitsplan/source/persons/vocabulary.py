"""Words that tell a name from a role, a place, an institution or the next sentence."""

import re

# "stap A. Bepaal het doel": the letter is a number here.
_BEFORE_A_LETTER = """
    afdeling alinea antwoord artikel bijlage blok boek categorie cel cluster deel doel eis fase
    figuur formulier gebied gebouw groep grond hoofdstuk kaart kamer keuze klas klasse kolom letter
    lid lijst locatie model module niveau onder onderdeel ontwerp optie paragraaf partij perceel
    plan post profiel punt punten rij ronde rubriek scenario schaal schema sectie serie spoor stap
    tabel team thema toets traject type variant versie vitamine vraag zaal zone
"""
BEFORE_A_LETTER = frozenset(_BEFORE_A_LETTER.split())
_SENTENCE_STARTS = """
    Aan Al Alle Alleen Als Ander Andere Beide Bij Binnen Buiten Daar Daarbij Daarna Daarnaast Daarom
    Daarvoor Dan Dat De Deze Die Dit Doe Door Drie Een Elk Elke Er Eén Ga Gebruik Geef Geen Haar
    Heeft Heel Het Hier Hierbij Hierna Hij Hoe Hun Ieder Iedere Iedereen In Is Ja Kies Kijk Laat
    Lees Let Maak Maar Medewerkers Meld Met Mijn Moet Na Naast Nee Neem Niet Nog Nu Of Om Omdat
    Onder Ons Onze Ook Op Over Per Sinds Soms Stel Te Tegen Ten Ter Tijdens Toch Tot Tussen Twee U
    Uit Uw Van Vanaf Veel Verder Vervolgens Via Volgens Voor Vraag Vul Waar Waarom Wanneer Want Wat
    Weet Wel Welk Welke Werk Wie Wij Wil Wordt Zet Zie Zij Zijn Zo Zodra Zonder
"""
SENTENCE_STARTS = frozenset(_SENTENCE_STARTS.split())
_COMMON_SURNAMES = """
    Aalbers Aalders Achterberg Akkerman Baars Bakker Bakkers Beekman Benali Berg Bergsma Blom Boer
    Boersma Bos Bosch Bosma Bosman Bouman Brands Brink Broek Brouwer Bruijn Bruin Claassen Cohen
    Dekker Demir Dijk Dijkman Dijkstra Doorn Driessen Evers Faber Franssen Gerritsen Graaf Groen
    Groot Haan Haas Harmsen Heijden Hendriks Hermans Heuvel Hoekstra Hofman Horst Huisman Jacobs
    Jager Jansen Janssen Jong Jonge Kaya Kok Koning Koster Kramer Kroon Kuijpers Kuiper Kuipers Laan
    Lange Leeuwen Linden Maas Martens Meer Meijer Meulen Molenaar Mulder Nguyen Nijhuis Oosterhuis
    Peeters Peters Pietersma Postma Prins Ramdin Roos Ruiter Sanders Schaaf Schipper Scholten
    Schouten Singh Sluis Smeets Smit Smits Snijders Staal Stam Steen Teunissen Tijssen Timmerman
    Timmermans Veen Veenstra Velde Verbeek Verhagen Verhoef Verhoeven Vermeer Vermeulen Vink Visser
    Vliet Vos Vries Wal Wiersma Willems Willemsen Winter Wit Witte Wolters Wouters Yildiz Yilmaz
    Zanden Ziel Zwart
"""
COMMON_SURNAMES = frozenset(_COMMON_SURNAMES.split())
_SURNAME_ENDING = re.compile(r"[a-z](?:stra|sma|inga|ssen|mans|horst|mei?jer|huis|kamp)\Z")
# Surnames that are a word or a place as well: after an unknown word they prove nothing.
_WORD_SURNAMES = """
    Berg Boer Bos Bosch Brink Broek Bruin Doorn Graaf Groen Groot Haan Haas Heuvel Horst Huisman
    Jager Jong Jonge Kok Koning Koster Kroon Laan Lange Leeuwen Linden Maas Meer Meulen Molenaar
    Prins Roos Ruiter Schaaf Schipper Sluis Staal Stam Steen Veen Velde Vliet Vos Wal Winter Wit
    Witte Ziel Zwart
"""
_ONLY_SURNAMES = COMMON_SURNAMES - frozenset(_WORD_SURNAMES.split())

# A street, a building or an institution that bears a person's name.
_PLACE = re.compile(
    r"[a-zë-]{3}(?:straat|laan|plein|kade|gracht|singel|dreef|steeg|park|plantsoen|weg|school"
    r"|college|tunnel|toren|polder|fonds|stichting|prijs|lezing|museum|markt|gebouw|centrum"
    r"|instituut|ziekenhuis|stadion|kazerne|bibliotheek|brug|haven|kanaal)\Z"
)
_INSTITUTION = re.compile(
    r"(?:academi[ea]|arena|bank|bibliotheek|brug|centrum|college|consult(?:ancy)?|fonds|foundation"
    r"|gebouw|gemeente|groep|groen|hogeschool|huis|instituut|kazerne|kliniek|laan|lezing|lyceum"
    r"|museum|park|plein|prijs|scholengemeenschap|school|stadion|stichting|straat|universiteit"
    r"|vereniging|ziekenhuis|zorggroep|advocaten|accountants|adviseurs)\Z",
    re.IGNORECASE,
)
_BEFORE_AN_INSTITUTION = """
    basisschool brasserie commissie dorp fort gymnasium hotel huize kasteel kerk koning koningin
    lyceum paus prins prinses restaurant school sint st st. station stichting villa wet wetsvoorstel
    ziekenhuis
"""
BEFORE_AN_INSTITUTION = frozenset(_BEFORE_AN_INSTITUTION.split())
# "mevrouw de Voorzitter" is whoever holds the office.
_OFFICES = """
    Burgemeester Commissaris Directeur Griffier Koning Koningin Minister President Secretaris
    Staatssecretaris Voorzitter Wethouder
"""
OFFICES = frozenset(_OFFICES.split())
# How the words end that make a role, a unit or a subject: "coördinator", "Personeelszaken".
_ROLE_ENDINGS = """
    aal aar advocaat algemeen algemene alle analist ant architect aris arts assistent audit auditor
    bedrijf beheer beheerder beleid bestuur bestuurder bewaarder boa board bode bouwen brandweer
    bureau business centrale che chef chief cluster coach college colleges commissie compliance
    concern consulent control controller coordinator coördinator cultuur data decaan derde dienst
    directeuren domein economie eerste elke eur expert extern externe finance gedeputeerde geen
    gehele gemeente gever gezag gie graaf griffie griffier griffiers groen groep handhaver heid
    hoofd houder human iat ictus iedere iedereen iek ige information ing inkoop intern interne isme
    iteit jeugd junior juridisch jurist kabinet kamer klerk korps krijgsmacht kunde lead leden
    leider leidinggevende leverancier lid lijk lijke lokale loket loog manager medewerkers meester
    ment milieu minister ministerie nemer niemand nieuwe noom office officer official officier
    ombudsman onbekend ondersteuner onderwijs onderzoeker opsteller owner partner personeel persoon
    plaatsvervangend planner president privacy project protection provincie punt quality raad raden
    recht rechten recruiter rector register resources rijk risk ruimte schap secretaresse
    secretariaat security senior specialist sport staf stagiair staten stelsel team teams technicus
    tie toezicht trainee trainer tweede vacature vertegenwoordiger voerder voorlichter voorzitter
    water werker wezen wonen zaken zorg ën
    adviseurs ambtenaren auditors beheerders bestuurders bonden burgers controllers houders inwoners
    leiders leidinggevenden managers personen werkers
"""
_ROLE = re.compile(rf"(?:{'|'.join(_ROLE_ENDINGS.split())})\Z", re.IGNORECASE)


def is_surname(word: str) -> bool:
    """Whether a word is a surname on its own account: a common one, or built as one."""
    word = word.capitalize() if word.isupper() else word
    return word in COMMON_SURNAMES or bool(_SURNAME_ENDING.search(word))


def is_only_surname(word: str) -> bool:
    """Whether a word is a common surname and nothing else."""
    return word in _ONLY_SURNAMES


def is_role(word: str) -> bool:
    """Whether a word is part of the name of a role, a unit or a subject."""
    return bool(_ROLE.search(word)) and word not in COMMON_SURNAMES


def is_institution(words: list[str], following: str) -> bool:
    """Whether words that look like a surname belong to a street, a building or an institution."""
    return bool(
        _PLACE.search(words[-1])
        or any(_INSTITUTION.fullmatch(word) for word in words[1:])
        or _INSTITUTION.fullmatch(following)
    )
