"""Small sites for tests: the files of one that has no findings, to change in one place."""

from datetime import date
from pathlib import Path

from integriteitsplan.rules import Finding
from integriteitsplan.site import Site, open_site

DAY = date(2026, 6, 1)

GOOD = {
    "plans/organisatie.yml": """
        naam: Gemeente Test
        soort: gemeente
        fictief: ja
        normenkaders: [eigen]
        eenheden:
          - id: geheel
            titel: Het geheel
          - id: ruimte
            titel: Ruimte
            onder: geheel
        """,
    "plans/geheel/normenkaders.yml": """
        - id: eigen
          titel: Eigen normen
          kort: Eigen
          grondslag: eigen
        """,
    "plans/geheel/normen.yml": """
        - id: eigen:1
          titel: Geschenken melden
          vraagt: Meld elk geschenk.
          grondslag: eigen
        """,
    "plans/geheel/naleving.yml": """
        - norm: eigen:1
          status: voldoet
          eigenaar: hoofd
          beoordeeld_op: 2026-01-15
          herbeoordelen_voor: 2027-01-15
          bewijs:
            - titel: Register geschenken
        """,
    "plans/geheel/rollen.yml": """
        - id: hoofd
          titel: Hoofd integriteit
          niveau: centraal
          omschrijving: Zorgt voor het beleid.
          hulp_bij: [Vragen over geschenken]
          contact: hoofd@test.example
        """,
    "plans/geheel/taken.yml": """
        - id: register
          titel: Register bijhouden
          thema: geschenken
          rasci:
            hoofd: A/R
        """,
    "plans/geheel/waarden.yml": """
        - id: openheid
          titel: Openheid
          betekenis: Wij laten zien wat wij doen.
          normen: [eigen:1]
        """,
    "docs/index.md": """
        ---
        titel: Start
        ---
        Welkom. Zie de [normen](normen/index.md).
        """,
    "docs/normen/index.md": """
        ---
        titel: Normen
        ---
        {{ normentabel() }}
        """,
}


def write(root: Path, *trees: dict[str, str | bytes | None]) -> Path:
    """Write trees of files over each other below `root`; text is dedented, None is left out."""
    files: dict[str, str | bytes | None] = {}
    for tree in trees:
        files |= tree
    for path, content in files.items():
        if content is None:
            continue
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else dedented(content).encode())
    return root


def dedented(text: str) -> str:
    """The text without the indentation of its first line, and without that line's break."""
    lines = text.removeprefix("\n").split("\n")
    indent = len(lines[0]) - len(lines[0].lstrip(" "))
    return "\n".join(line[indent:] if line[:indent].isspace() else line for line in lines)


def open_at(root: Path, day: date = DAY) -> Site:
    """The internal edition of the site below `root`."""
    return open_site(root, "intern", day)


def findings(root: Path, *trees: dict[str, str | bytes | None], day: date = DAY) -> list[Finding]:
    """What is wrong with the good site after these changes."""
    return list(open_at(write(root, GOOD, *trees), day).findings)


def told(root: Path, *trees: dict[str, str | bytes | None], day: date = DAY) -> list[str]:
    """The findings as people read them."""
    return [str(finding) for finding in findings(root, *trees, day=day)]
