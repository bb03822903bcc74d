"""Where the code is in a Markdown text: fenced and indented blocks, and code in a line.

Every search here takes one step per sign, so no text, however odd, takes longer than its length.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

FENCE_LINE = re.compile(r"^[ \t>]*(`{3,}|~{3,})([^\n]*)$", re.MULTILINE)
TICKS = re.compile(r"`+")
BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")
INDENTED = re.compile(r" {4}| {0,3}\t")
# What indented text can belong to, so that it is no code: lists, notes, admonitions, tabs, quotes.
OWNER = re.compile(r" {0,3}(?:(?:[-*+:]|\d+[.)])\s|>|\[\^|!!!|\?\?\?|===)")
NOT_BREAK = re.compile(r"[^\n]")

Span = tuple[int, int]


def blank_code(text: str) -> str:
    """The text with its code replaced by spaces, character for character."""
    if "`" in text or "~~~" in text:
        text = blanked(text, _fenced(text))
    if text.startswith("    ") or "\n    " in text or "\t" in text:
        text = blanked(text, _indented(text))
    return blanked(text, _inline(text)) if "`" in text else text


def indented_lines(text: str) -> frozenset[int]:
    """Where the lines begin that are code because they are indented, outside fenced blocks."""
    return frozenset(start for start, _ in _indented(blanked(text, _fenced(text))))


def blanked(text: str, spans: Iterator[Span]) -> str:
    """The text with spaces in place of what stands in the spans; line breaks stay."""
    parts, end = [], 0
    for start, stop in spans:
        parts += [text[end:start], NOT_BREAK.sub(" ", text[start:stop])]
        end = stop
    return "".join(parts) + text[end:] if parts else text


def _fenced(text: str) -> Iterator[Span]:
    """Fenced blocks: an opening line, and the first bare line after it with the same signs."""
    lines = list(FENCE_LINE.finditer(text))
    closing: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if not line[2].strip():
            closing[line[1]].append(number)
    following = 0
    for number, line in enumerate(lines):
        ends = closing[line[1]]
        at = bisect_left(ends, number + 1)
        if number >= following and at < len(ends):
            following = ends[at] + 1
            yield line.start(), lines[ends[at]].end()


def _indented(text: str) -> Iterator[Span]:
    """Indented lines after a blank one, below text at the margin that owns no indented text."""
    start = 0
    after_blank, is_code, is_owned = True, False, False
    for line in text.splitlines(keepends=True):
        if not line.strip():
            after_blank = True
        elif not INDENTED.match(line):
            after_blank = is_code = False
            is_owned = bool(OWNER.match(line))
        else:
            is_code = is_code or (after_blank and not is_owned)
            after_blank = False
            if is_code:
                yield start, start + len(line)
        start += len(line)


def _inline(text: str) -> Iterator[Span]:
    """Code in a line: from a run of ticks to the next run as long, in the same paragraph."""
    runs = list(TICKS.finditer(text))
    starts: dict[int, list[int]] = defaultdict(list)
    for run in runs:
        starts[len(run[0])].append(run.start())
    blanks = [line.start() for line in BLANK_LINE.finditer(text)]
    end = 0
    for run in runs:
        same = starts[len(run[0])]
        at = bisect_left(same, run.end())
        if run.start() < end or at == len(same):
            continue
        next_blank = bisect_left(blanks, run.end())
        if next_blank < len(blanks) and blanks[next_blank] < same[at]:
            continue
        end = same[at] + len(run[0])
        yield run.start(), end
