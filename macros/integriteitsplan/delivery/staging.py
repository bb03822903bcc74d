"""Writing a site beside the published one, and putting it in its place in one step.

Whatever happens before that step, the published site stays as it was: a failed build, a full disk,
a killed process. What a killed process left behind goes with the next build.
"""

import ctypes
import errno
import glob
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

AT_FDCWD = -100
RANDOM = 8  # so many signs `mkdtemp` puts behind a prefix
RENAME_EXCHANGE = 2  # Linux: renameat2; macOS: RENAME_SWAP of renamex_np has the same number
NOT_HERE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM)
REASONS = {
    errno.EACCES: "u mag daar niet schrijven",
    errno.EBUSY: "een ander programma houdt de map vast; een koppelpunt kan niet worden verwisseld",
    errno.EDQUOT: "uw ruimte op de schijf is op",
    errno.EFBIG: "een bestand wordt groter dan hier mag",
    errno.ENOENT: "een bestand verdween tijdens de bouw",
    errno.ENOSPC: "de schijf is vol",
    errno.ENOTDIR: "daar staat iets anders dan een map",
    errno.EPERM: "u mag daar niet schrijven",
    errno.EROFS: "van die schijf kan alleen worden gelezen",
    errno.EXDEV: "de mappen staan niet op dezelfde schijf",
}
HELD = "een ander programma heeft hier iets open, of u mag daar niet schrijven"
REASONS_OF_WINDOWS = {5: HELD, 32: HELD}  # both are EACCES, also where nobody lacks a right
TRIES, PAUSE = 20, 0.1  # in seconds; a virus scanner soon lets go


class Staging:
    """A fresh folder next to `target`; `publish` makes it the target, `discard` removes the rest.

    One build at a time: a second one says so through `tell` and waits for the first.
    """

    def __init__(self, target: Path, tell: Callable[[str], None]) -> None:
        self.target = target = target.resolve()  # where a symbolic link leads to
        if target.exists() and not target.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "", str(target))
        target.parent.mkdir(parents=True, exist_ok=True)
        self._prefix = f".{target.name}-"
        self._lock = FileLock(target.parent / f"{self._prefix}slot")
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            tell("Een andere bouw is bezig met deze site; deze bouw wacht daarop.")
            self._lock.acquire()
        self._recover()
        self.fresh = Path(tempfile.mkdtemp(prefix=f"{self._prefix}nieuw-", dir=target.parent))
        self.fresh.chmod(0o755)
        self._spare = self.fresh  # and once these are exchanged, what was published before

    def publish(self) -> None:
        """Exchange the fresh folder and the target; what was published waits for `discard`.

        Where the file system cannot exchange two names, two renames follow each other; `_recover`
        repairs a crash between them.
        """
        if not self.target.exists():
            _rename(self.fresh, self.target)
        elif not _exchange(self.fresh, self.target):
            old = Path(tempfile.mkdtemp(prefix=f"{self._prefix}oud-", dir=self.target.parent))
            aside = old / self.target.name
            try:
                _rename(self.target, aside)
                _rename(self.fresh, self.target)
            except OSError:
                if aside.exists():
                    _rename(aside, self.target)
                old.rmdir()
                raise
            self._spare = old
        self._lock.release()

    def discard(self) -> None:
        """Remove what is not the target: the fresh folder, or what was published before it."""
        shutil.rmtree(self._spare, ignore_errors=True)
        self._lock.release()

    def _recover(self) -> None:
        """Clear away what earlier builds left, and put back a site they had set aside."""
        for old in self._left("oud"):
            aside = old / self.target.name
            if aside.exists() and not self.target.exists():
                _rename(aside, self.target)
            shutil.rmtree(old, ignore_errors=True)
        for fresh in self._left("nieuw"):
            shutil.rmtree(fresh, ignore_errors=True)

    def _left(self, what: str) -> list[Path]:
        """The folders of earlier builds; not those of a target with a longer name."""
        pattern = glob.escape(f"{self._prefix}{what}-") + "?" * RANDOM
        return list(self.target.parent.glob(pattern))


def reason(error: OSError) -> str:
    """Why writing failed, as a person says it, and where."""
    why = REASONS_OF_WINDOWS.get(getattr(error, "winerror", None) or 0)
    why = why or REASONS.get(error.errno or 0) or error.strerror or str(error)
    return f"{why} ({error.filename})" if error.filename else why


def _rename(one: Path, other: Path) -> None:
    """Rename a folder. Windows refuses it while a file below is open, say to a scanner."""
    for _ in range(TRIES if sys.platform == "win32" else 0):
        with suppress(PermissionError):
            os.rename(one, other)
            return
        time.sleep(PAUSE)
    os.rename(one, other)


def _exchange(one: Path, other: Path) -> bool:
    """Give two folders each other's name in one step; False where the system cannot."""
    if sys.platform == "win32":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if hasattr(libc, "renameat2"):
        failed = libc.renameat2(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE)
    elif hasattr(libc, "renamex_np"):
        failed = libc.renamex_np(names[0], names[1], RENAME_EXCHANGE)
    else:
        return False
    if failed and ctypes.get_errno() not in NOT_HERE:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(other))
    return not failed
