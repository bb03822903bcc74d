"""What a site is opened with, and how its findings are counted."""

import os
from datetime import UTC, date, datetime

from integriteitsplan.rules import Finding, Level


def edition_from(environment: "os._Environ[str]" = os.environ) -> str:
    """The edition that is asked for: EDITIE where it is set, else the internal one."""
    return environment.get("EDITIE") or "intern"


class UnknownMoment(ValueError):
    """A SOURCE_DATE_EPOCH that is no moment, with what it should be."""

    def __init__(self, epoch: str) -> None:
        super().__init__(
            f"SOURCE_DATE_EPOCH: '{epoch}' is geen tijdstip in seconden sinds 1 januari 1970; "
            "schrijf bijvoorbeeld 1780272000 voor 1 juni 2026, of stel de variabele niet in"
        )


def peildatum_from(environment: "os._Environ[str]" = os.environ) -> date:
    """The date on which a site is judged: SOURCE_DATE_EPOCH where it is set, else today.

    Raises UnknownMoment.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return date.today()
    if not epoch.isdecimal():
        raise UnknownMoment(epoch)
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:  # past the year 9999
        raise UnknownMoment(epoch) from error


def closing_line(findings: tuple[Finding, ...]) -> str:
    """One line that counts: `3 fouten, 1 waarschuwing`."""
    words = {
        Level.ERROR: ("fout", "fouten"),
        Level.WARNING: ("waarschuwing", "waarschuwingen"),
        Level.TIP: ("tip", "tips"),
    }
    counts = {level: sum(finding.level is level for finding in findings) for level in Level}
    parts = [f"{number} {words[level][number != 1]}" for level, number in counts.items() if number]
    return ", ".join(parts) or "geen bevindingen"
