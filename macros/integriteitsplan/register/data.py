"""What data files say, each item by itself: as a record, or as what is wrong with it."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from integriteitsplan.model.fields import as_identifier
from integriteitsplan.model.kinds import BY_NAME
from integriteitsplan.model.record import Record, with_values
from integriteitsplan.model.validation import validate_record
from integriteitsplan.register.doubt import ANY
from integriteitsplan.source import (
    Place,
    Problem,
    SourceError,
    SourceFile,
    TextList,
    TextMap,
    Value,
    both,
    load_yaml,
    read_text,
)

MAX_PROBLEMS = 200  # in one file
LARGE = 4_000_000  # bytes; below this, a copy of the process costs more than it saves
THERE = 0.45  # of it: the copy has to hand over what it read, and here there are also pages


class DataFile(NamedTuple):
    """A file with records of one kind, in the folder of one unit."""

    file: SourceFile
    kind: str
    unit: str


class Reading(NamedTuple):
    """The records in a file, in their order, everything that is wrong, and what was not read."""

    records: list[Record]
    problems: list[Problem]
    refused: set[str]

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the values of all records at once, which is far faster than each by itself."""
        values = [vars(one) for one in self.records]
        return _reading, ([type(one) for one in self.records], values, *self[1:])


def _reading(
    models: list[type[Record]],
    values: list[dict[str, Any]],
    problems: list[Problem],
    refused: set[str],
) -> Reading:
    return Reading([*map(with_values, models, values)], problems, refused)


def read_data(
    root: Path, files: Sequence[DataFile], meanwhile: Callable[[], None]
) -> list[Reading]:
    """Each file read, after `meanwhile`; where much is new, half of it by a copy of this process.

    The same file, told by its size and time, is read once.
    """
    kept = {one: _kept(root, one.file.path) for one in files}
    new = [one for one in files if one not in kept[one]]
    sizes = list(accumulate(one.file.size for one in new))
    is_large = bool(sizes) and sizes[-1] >= LARGE
    middle = sum(size < (1 - THERE) * sizes[-1] for size in sizes) if is_large else len(new)

    def here() -> list[Reading]:
        meanwhile()
        return [_read(root, one) for one in new[:middle]]

    def there() -> list[Reading]:
        return [_read(root, one) for one in new[middle:]]

    first, second = both(here, there) if is_large else (here(), [])
    for one, reading in zip(new, first + second, strict=True):
        kept[one].clear()  # of what the file said before
        kept[one][one] = reading
    return [kept[one][one] for one in files]


@lru_cache(maxsize=4096)
def _kept(root: Path, path: str) -> dict[DataFile, Reading]:
    """Where what was read in a file is kept; empty until somebody has read it."""
    del root, path
    return {}


def read_yaml(root: Path, file: SourceFile, problems: list[Problem]) -> Value:
    """What a file says; `problems` gets what is wrong with it."""
    try:
        return load_yaml(read_text(root, file), file.path, tips=problems)
    except SourceError as error:
        problems.append(error.problem)
        return None


def _read(root: Path, one: DataFile) -> Reading:
    problems: list[Problem] = []
    written = read_yaml(root, one.file, problems)
    if one.file.size == 0:
        what = "dit bestand is leeg"
        remedy = f"zet er {one.kind} in, of verwijder het als er geen zijn"
        problems.append(Problem(Place(one.file.path), what, remedy, "verkeerd-type"))
    return read_records(one.kind, written, one.file.path, one.unit, problems)


def read_records(
    kind: str, written: Value, path: str, unit: str, problems: list[Problem]
) -> Reading:
    """The records of a kind in what was written, beside the problems there already are."""
    found = Reading([], problems, set())
    if written is None:
        found.refused.update([ANY] if problems else [])
        return found
    if not isinstance(written, TextList):
        what = f"een bestand met {kind} is een lijst"
        remedy = "begin elk record met '- id: …'"
        problems.append(Problem(Place(path), what, remedy, "verkeerd-type"))
        found.refused.add(ANY)
        return found
    model = BY_NAME[kind].model
    before = len(problems)
    for index, one in enumerate(written):
        if len(problems) - before >= MAX_PROBLEMS:
            problems.append(no_further(Place(path, *written.item_marks[index])))
            found.refused.add(ANY)
            return found
        if isinstance(one, TextMap):
            record = validate_record(model, one, path, unit)
        else:
            record = validate_record(model, written, path, unit, (index,))
        if isinstance(record, list):
            problems += record
            id = one.get("id") if isinstance(one, TextMap) else None
            found.refused.add(as_identifier(id) if isinstance(id, str) else ANY)
        else:
            found.records.append(record)
    return found


def no_further(place: Place) -> Problem:
    """From here on nobody looked: there is more than enough to do."""
    what = f"vanaf hier is niet meer gekeken: er zijn al {MAX_PROBLEMS} fouten"
    return Problem(place, what, "herstel eerst de fouten erboven", "verkeerd-type")
