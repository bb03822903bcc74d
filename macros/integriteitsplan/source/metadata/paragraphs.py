"""Accepting a deleted paragraph mark in Word: the paragraph goes, or runs on into the next one."""

from dataclasses import dataclass

# Between two paragraphs these may stand without parting them.
PASSING = ("w:bookmark", "w:comment", "w:move", "w:proofErr", "w:perm")


@dataclass(slots=True)
class Frame:
    """An element while it is read; positions are bytes from the start of the file."""

    name: str
    start: int
    tag_end: int
    empty: bool
    end_tag: int = 0
    end: int = 0
    dropped: bool = False
    unwrapped: bool = False
    has_content: bool = False  # of a paragraph: text that stays
    mark_deleted: bool = False
    joined: bool = False  # of a paragraph: it continues the one before
    waiting: "Frame | None" = None  # the last child, when its mark was deleted


class Paragraphs:
    """Adds to the cuts what makes two paragraphs one.

    The joined paragraph keeps the layout of the first. Where no paragraph follows, the last one
    stays, since a cell needs one.
    """

    def __init__(self, cuts: list[tuple[int, int]]) -> None:
        self.cuts = cuts

    def started(self, stack: list[Frame]) -> None:
        """To be called with the open elements, the new one last."""
        frame = stack[-1]
        if frame.name in ("w:r", "?:oMath"):
            _mark_content(stack)
        elif frame.name in ("w:del", "w:moveFrom") and [one.name for one in stack[-4:-1]] == [
            "w:p",
            "w:pPr",
            "w:rPr",
        ]:
            stack[-4].mark_deleted = True
        if len(stack) > 1 and (waiting := stack[-2].waiting):
            if frame.name == "w:p":
                self._join(waiting, frame)
                stack[-2].waiting = None
            elif not frame.name.startswith(PASSING):
                stack[-2].waiting = None

    def ended(self, frame: Frame, stack: list[Frame]) -> None:
        """To be called with an element that has ended and those that are still open."""
        if not stack:
            return
        if frame.name == "w:pPr" and stack[-1].joined and stack[-1].name == "w:p":
            self.cuts.append((frame.start, frame.end))
        if frame.name == "w:p" and frame.mark_deleted and not frame.dropped:
            stack[-1].waiting = frame

    def _join(self, first: Frame, second: Frame) -> None:
        if not first.has_content and not first.joined:
            self.cuts.append((first.start, first.end))
        elif second.empty:
            self.cuts.append((second.start, second.end or second.tag_end))
        else:
            second.joined = True
            self.cuts += [(first.end_tag, first.end), (second.start, second.tag_end)]


def _mark_content(stack: list[Frame]) -> None:
    """Tell the nearest paragraph that it has content, unless that content goes."""
    for one in reversed(stack):
        if one.dropped:
            return
        if one.name == "w:p":
            one.has_content = True
            return
