"""Which part of a build is our checking."""

from pathlib import Path

from benchmarks.builds import OURS, write_sources
from benchmarks.examples import Size
from benchmarks.processes import PYTHON, run

# Each part of the check is timed where it stands; the build around it is the real one.
TIMED_BUILD = """
import os, pathlib, tempfile, time
from functools import cached_property

# In one process, for what happens in another is not timed here.
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
folder = tempfile.TemporaryDirectory()
os.environ["XDG_CACHE_HOME"] = folder.name
from integriteitsplan.build.builder import Builder, configuration
from integriteitsplan.build.progress import Progress
from integriteitsplan.delivery import Policy
from integriteitsplan.plugin import staged
from integriteitsplan.site import Site, SitePage

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
staged.write_manifest = timed(staged.write_manifest)
staged.digests_of = timed(staged.digests_of)
start = time.perf_counter()
builder = Builder(lambda: configuration(pathlib.Path(), "build"), Progress(is_shown=False))
builder.build()
pathlib.Path("timed.txt").write_text(f"{spent} {time.perf_counter() - start}")
builder.close()
"""


def share_of_checks(folder: Path, size: Size, turns: int) -> str:
    """What rules, allow-list, policy and manifest take of a whole build, as a line of text."""
    folder = folder / OURS
    write_sources(folder, size)
    shares = []
    for _ in range(turns):
        run((PYTHON, "-c", TIMED_BUILD), folder)
        checks, whole = map(float, (folder / "timed.txt").read_text().split())
        shares.append((checks / whole, checks, whole))
    share, checks, whole = sorted(shares)[len(shares) // 2]
    return (
        f"### Wat de controles kosten in een bouw van {size.pages} pagina's, in een proces\n\n"
        f"Regels, HTML-toets, beleid en bestandenlijst: {checks:.1f} van {whole:.1f} seconden, "
        f"dus {share:.0%} van de bouw (mediaan van {turns})."
    ).replace(".", ",", 2)
