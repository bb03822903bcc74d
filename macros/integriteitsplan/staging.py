"""Writing a site beside the published one, and putting it in its place when it is finished."""

import os
import shutil
import tempfile
from pathlib import Path


class Staging:
    """A fresh folder next to `target`; `publish` makes it the target, `discard` leaves no trace."""

    def __init__(self, target: Path) -> None:
        self.target = target
        target.parent.mkdir(parents=True, exist_ok=True)
        self._prefix = f".{target.name}-"
        self.fresh = Path(tempfile.mkdtemp(prefix=f"{self._prefix}nieuw-", dir=target.parent))
        self.fresh.chmod(0o755)

    def publish(self) -> None:
        """Rename the fresh folder to the target; what stood there goes only after that."""
        old = Path(tempfile.mkdtemp(prefix=f"{self._prefix}oud-", dir=self.target.parent))
        if self.target.exists():
            os.rename(self.target, old / self.target.name)
        os.rename(self.fresh, self.target)
        shutil.rmtree(old, ignore_errors=True)

    def discard(self) -> None:
        """Remove the fresh folder; the target stays as it was."""
        shutil.rmtree(self.fresh, ignore_errors=True)
