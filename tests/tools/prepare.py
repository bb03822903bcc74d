"""See to it that the browser tests can run: `python -m tests.tools.prepare`.

Four things are needed besides the hash-locked Python packages; one of them is in those packages:

- Chromium, from the system's own package manager. Playwright's download of a browser is not used:
  a package manager checks signatures and keeps the browser patched. It is installed here when
  that is possible without asking (root, on a system with apt-get); otherwise a message says how.
- nginx, to serve the site under its policy as an organisation would; installed in the same way.
- hunspell with the Dutch word list of OpenTaal, for the test of spelling; installed likewise.
- vnu.jar with a Java runtime: both come from PyPI (see tests/tools/checker.py), so neither Java
  nor Node has to be installed. axe-core comes with `axe-playwright-python` in the same way.

All are then really started, so that a broken browser is found here and not in a test.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from tests.tools import checker, chromium
from tests.tools.nginx import find_nginx
from tests.tools.spelling import DICTIONARY, find_hunspell, misspelled

PACKAGES = ("chromium", "fonts-dejavu-core", "hunspell", "hunspell-nl", "nginx-light")
HOW_TO_INSTALL = """\
De browsertests hebben Chromium of Google Chrome nodig en dat staat niet op dit systeem.
  Debian:         sudo apt-get install chromium
  Fedora:         sudo dnf install chromium
  macOS:          brew install --cask chromium
  Windows:        winget install Google.Chrome
  Ubuntu:         installeer Google Chrome; de snap van Chromium werkt niet in elke omgeving
Staat de browser op een andere plaats? Zet dan het pad in de omgevingsvariabele CHROMIUM."""

HOW_TO_GET_NGINX = """\
De browsertests hebben nginx nodig en dat staat niet op dit systeem.
  Debian, Ubuntu: sudo apt-get install nginx-light
  Fedora:         sudo dnf install nginx
  macOS:          brew install nginx"""

HOW_TO_GET_HUNSPELL = """\
De spellingtest heeft hunspell met de Nederlandse lijst nodig en die staat niet op dit systeem.
  Debian, Ubuntu: sudo apt-get install hunspell hunspell-nl
  Fedora:         sudo dnf install hunspell hunspell-nl
  macOS:          brew install hunspell, en zet nl_NL.aff en nl_NL.dic in ~/Library/Spelling"""


def main() -> int:
    """Install what is missing, start each tool once; 0 when the browser tests can run."""
    path = chromium.find_chromium()
    if None in (path, find_nginx(), find_hunspell()) and can_install():
        install()
        path = chromium.find_chromium()
    if path is None:
        print(HOW_TO_INSTALL, file=sys.stderr)
        return 1
    return start_browser(path) or start_nginx() or start_hunspell() or start_checker()


def can_install() -> bool:
    """Whether packages can be installed without asking anyone."""
    is_root = sys.platform != "win32" and os.geteuid() == 0
    return is_root and shutil.which("apt-get") is not None and chromium.VARIABLE not in os.environ


def install() -> None:
    """Install Chromium, a font so that pages have letters, hunspell and nginx, with apt-get."""
    print(f"apt-get install {' '.join(PACKAGES)}", flush=True)
    apt = ["apt-get", "-q", "-y", "-o", "Acquire::Retries=3", "-o", "DPkg::Lock::Timeout=300"]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--no-install-recommends", *PACKAGES]):
        done = subprocess.run(
            [*apt, *command], check=False, env=environment, stdin=subprocess.DEVNULL
        )
        if done.returncode:
            print(f"apt-get {command[0]} is mislukt; zie hierboven.", file=sys.stderr)


def start_browser(path: Path) -> int:
    """Open an empty page in the browser at `path`; 0 when that works."""
    try:
        with sync_playwright() as playwright:
            browser = chromium.launch(playwright, path)
            version = browser.version
            browser.close()
    except Error as error:
        print(f"{path} start niet:\n{error}", file=sys.stderr)
        return 1
    print(f"Chromium {version} ({path})")
    return 0


def start_nginx() -> int:
    """Ask nginx for its version; 0 when it answers."""
    path = find_nginx()
    if path is None:
        print(HOW_TO_GET_NGINX, file=sys.stderr)
        return 1
    done = subprocess.run([path, "-v"], check=False, capture_output=True, encoding="utf-8")
    print(done.stderr.strip().removeprefix("nginx version: "))
    return done.returncode


def start_hunspell() -> int:
    """Let hunspell find a mistake; 0 when it does."""
    if find_hunspell() is None:
        print(HOW_TO_GET_HUNSPELL, file=sys.stderr)
        return 1
    print(f"hunspell ({DICTIONARY})")
    return 0 if misspelled(["woord", "wooord"]) == {"wooord"} else 1


def start_checker() -> int:
    """Ask the HTML checker for its version; 0 when it is the one we expect."""
    if not checker.jar_is_official():
        print(
            "vnu.jar is niet de uitgave die tests/tools/checker.py noemt. Vergelijk de SHA-256 met "
            "die van de officiële uitgave van vnu-jar en pas VNU_SHA256 dan pas aan.",
            file=sys.stderr,
        )
        return 1
    print(f"vnu.jar {checker.run('--version').strip()}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
