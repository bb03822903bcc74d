"""The command line, a module for each command. What a command works with, it imports when it runs.

So `--help`, `--version` and a mistake in the options cost no more than click itself.
"""

import atexit
import gc
import gettext
import io
import os
import sys
from pathlib import Path

os.environ["LANGUAGE"] = "nl"
gettext.bindtextdomain("click", str(Path(__file__).parent.parent / "locale"))
gettext.textdomain("click")
# Or Python looks for garbage once more before it ends: a second, after a large build.
atexit.register(gc.freeze)

import click

from integriteitsplan import __version__
from integriteitsplan.cli.adopt import adopt
from integriteitsplan.cli.build import build, serve
from integriteitsplan.cli.check import check
from integriteitsplan.cli.clean import clean
from integriteitsplan.cli.derive import derive
from integriteitsplan.cli.new import new
from integriteitsplan.cli.report import report
from integriteitsplan.cli.schema import schema
from integriteitsplan.cli.verify import verify


@click.group(subcommand_metavar="OPDRACHT [ARGUMENTEN]...", options_metavar="[OPTIES]")
@click.version_option(__version__, message="integriteitsplan %(version)s")
def main() -> None:
    """Schrijf, controleer en publiceer het integriteitsplan van uw organisatie.

    'build' en 'serve' lopen dezelfde controle na als 'check'.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            _accept_all_signs(stream)


def _accept_all_signs(stream: io.TextIOWrapper) -> None:
    """Show a question mark for a sign that a code page lacks; no message may stop a command.

    What Windows sends to a file or another program is UTF-8, as it is elsewhere.
    """
    stream.reconfigure(errors="replace")
    chosen = os.environ.get("PYTHONIOENCODING")
    if sys.platform == "win32" and not stream.isatty() and not chosen:
        stream.reconfigure(encoding="utf-8")


for command in (check, build, serve, report, new, derive, adopt, schema, verify, clean):
    main.add_command(command)
