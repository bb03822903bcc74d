"""Pieces of work at the same time: here, and in copies of this process."""

import os
import pickle
import signal
import sys
from collections.abc import Callable
from typing import NoReturn, TypeVar

Here = TypeVar("Here")
There = TypeVar("There")
LOTS = 4096  # into which many pieces are dealt out; a pipe takes two bytes of each at once


def both(here: Callable[[], Here], there: Callable[[], There]) -> tuple[Here, There]:
    """The results of both, one after the other where there can be no copy.

    What `there` makes must be picklable, and what it changes is lost. Where it fails, it is done
    again here, so that an error is told as if there had been no copy.
    """
    if sys.platform != "linux" or not can_copy():
        return here(), there()
    reader, writer = os.pipe()
    copy = os.fork()
    if copy == 0:
        os.close(reader)
        _answer(writer, there)
    os.close(writer)
    try:
        with open(reader, "rb") as stream:
            first = here()
            answer = stream.read()
    except BaseException:
        os.kill(copy, signal.SIGKILL)
        raise
    finally:
        _, status = os.waitpid(copy, 0)
    return first, there() if status else pickle.loads(answer)  # noqa: S301 - our own copy wrote it


def shared(
    work: Callable[[int], Here], pieces: int, processes: int, *, is_last: bool = False
) -> list[Here]:
    """The work on pieces 0, 1, 2 and so on, by so many processes; each takes the next when it can.

    What a copy could not do or hand over, is done here, as by `both`. `is_last` tells that nobody
    will need what the work leaves in memory: then all of it is done by copies, and goes with them.
    """
    if processes < 2 or pieces < 2:
        return [work(piece) for piece in range(pieces)]
    reader, writer = os.pipe()
    lots = min(pieces, LOTS)
    with open(writer, "wb") as stream:
        stream.write(b"".join(lot.to_bytes(2, "big") for lot in range(lots)))

    def take() -> dict[int, Here]:
        found: dict[int, Here] = {}
        while lot := os.read(reader, 2):
            found |= {one: work(one) for one in range(int.from_bytes(lot, "big"), pieces, lots)}
        return found

    def take_apart() -> dict[int, Here]:
        return both(dict, take)[1]

    def take_by(processes: int, last: Callable[[], dict[int, Here]]) -> dict[int, Here]:
        if processes < 2:
            return last()
        one, other = both(
            lambda: take_by(processes - processes // 2, last),
            lambda: take_by(processes // 2, take),
        )
        return one | other

    try:
        found = take_by(processes, take_apart if is_last else take)
    finally:
        os.close(reader)
    return [found[piece] if piece in found else work(piece) for piece in range(pieces)]


def cores() -> int:
    """How many processes can work at the same time."""
    if sys.platform != "linux" or not can_copy():
        return 1
    return len(os.sched_getaffinity(0))


def can_copy() -> bool:
    """Whether there is a second core, and no second thread, which a copy would break.

    Only Linux tells of all threads, also those of libraries in C; elsewhere there is no copy.
    """
    if sys.platform != "linux":
        return False
    try:
        return len(os.listdir("/proc/self/task")) == 1 and len(os.sched_getaffinity(0)) > 1
    except (AttributeError, OSError):
        return False


def _answer(writer: int, there: Callable[[], object]) -> NoReturn:
    """Write the result and end at once: what the original has yet to write, only it writes."""
    status = 1
    try:
        # At once: a pipe takes little, so that anything more would wait for who reads it.
        answer = pickle.dumps(there(), pickle.HIGHEST_PROTOCOL)
        with open(writer, "wb") as stream:
            stream.write(answer)
        status = 0
    finally:
        os._exit(status)
