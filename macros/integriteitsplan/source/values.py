"""Values as they were written: text, lists and mappings that remember their positions.

Scalars stay text (`no`, `1.10` and `012` are what they look like); the model gives them a type.
"""

from collections.abc import Sequence

from integriteitsplan.source.problem import Place

Mark = tuple[int, int]


class TextMap(dict[str, "Value"]):
    """A mapping with the mark of every key and every value."""

    __slots__ = ("key_marks", "mark", "value_marks")

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.key_marks: dict[str, Mark] = {}
        self.value_marks: dict[str, Mark] = {}

    def filled(self) -> dict[str, "Value"]:
        """The keys with something behind them."""
        return {key: value for key, value in self.items() if value is not None}


class TextList(list["Value"]):
    """A list with the mark of every item."""

    __slots__ = ("item_marks", "mark")

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.item_marks: list[Mark] = []


Value = str | TextMap | TextList | None


def place_of(path: str, value: Value, steps: Sequence[int | str], *, key: bool = False) -> Place:
    """The place of the value that `steps` lead to; with `key` that of the last step's key.

    Steps that lead nowhere (a missing field, a type name of the model) end the walk, so that the
    answer is the nearest thing that was really written.
    """
    mark = value.mark if isinstance(value, TextMap | TextList) else (1, 1)
    for number, step in enumerate(steps):
        if isinstance(value, TextMap) and isinstance(step, str) and step in value:
            last = number == len(steps) - 1
            mark = (value.key_marks if key and last else value.value_marks)[step]
            value = value[step]
        elif isinstance(value, TextList) and isinstance(step, int) and step < len(value):
            mark = value.item_marks[step]
            value = value[step]
    return Place(path, *mark)
