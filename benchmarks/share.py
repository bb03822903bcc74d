"""Which part of a build is our checking."""

from pathlib import Path

from benchmarks.builds import OURS, lay_out
from benchmarks.examples import Size
from benchmarks.processes import PYTHON, run

# Each part of the check is timed where it stands; the build around it is the real one.
TIMED_BUILD = """
import pathlib, time
from functools import cached_property
from integriteitsplan.delivery import Policy
from integriteitsplan.plugin import plugin
from integriteitsplan.site import Site, SitePage
from mkdocs.__main__ import cli

spent = 0.0
def timed(function):
    def call(*args):
        global spent
        start = time.perf_counter()
        result = function(*args)
        spent += time.perf_counter() - start
        return result
    return call

Site.findings = cached_property(timed(Site.findings.func))
Site.findings.__set_name__(Site, "findings")
refused = SitePage.refused
SitePage.refused = timed(lambda page, html: list(refused(page, html)))
Policy.apply = timed(Policy.apply)
plugin.write_manifest = timed(plugin.write_manifest)
start = time.perf_counter()
cli(["build"], standalone_mode=False)
pathlib.Path("timed.txt").write_text(f"{spent} {time.perf_counter() - start}")
"""


def share_of_checks(folder: Path, size: Size, turns: int) -> str:
    """What rules, allow-list, policy and manifest take of a whole build, as a line of text."""
    lay_out(folder, size)
    folder = folder / OURS
    shares = []
    for _ in range(turns):
        run((PYTHON, "-c", TIMED_BUILD), folder)
        checks, whole = map(float, (folder / "timed.txt").read_text().split())
        shares.append((checks / whole, checks, whole))
    share, checks, whole = sorted(shares)[len(shares) // 2]
    return (
        f"### Wat de controles kosten in een bouw van {size.pages} pagina's\n\n"
        f"Regels, HTML-toets, beleid en bestandenlijst: {checks:.1f} van {whole:.1f} seconden, "
        f"dus {share:.0%} van de bouw (mediaan van {turns})."
    ).replace(".", ",", 2)
