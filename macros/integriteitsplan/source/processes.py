"""Two pieces of work at the same time: one here, the other in a copy of this process."""

import os
import pickle
import signal
from collections.abc import Callable
from typing import NoReturn, TypeVar

Here = TypeVar("Here")
There = TypeVar("There")


def both(here: Callable[[], Here], there: Callable[[], There]) -> tuple[Here, There]:
    """The results of both, one after the other where there can be no copy.

    What `there` makes must be picklable, and what it changes is lost. Where it fails, it is done
    again here, so that an error is told as if there had been no copy.
    """
    if not can_copy():
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


def can_copy() -> bool:
    """Whether there is a second core, and no second thread, which a copy would break.

    Only Linux tells of all threads, also those of libraries in C; elsewhere there is no copy.
    """
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
