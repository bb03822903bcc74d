"""The system's Chromium: where it is, and how to start it without a word to the outside."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright

VARIABLE = "CHROMIUM"
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
    "chrome",
)
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
# No update check, no account, no safe-browsing list: the tests talk to this machine only.
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def find_chromium() -> Path | None:
    """The browser that $CHROMIUM names, or the first known one on this machine."""
    if named := os.environ.get(VARIABLE):
        return Path(named) if Path(named).is_file() else None
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    return next((Path(place) for place in PLACES if Path(place).is_file()), None)


def launch(playwright: Playwright, path: Path) -> Browser:
    """Start the browser at `path`, headless; without a sandbox for root, who cannot have one."""
    flags = list(FLAGS)
    if sys.platform != "win32" and os.geteuid() == 0:
        flags.append("--no-sandbox")
    return playwright.chromium.launch(executable_path=path, headless=True, args=flags)
