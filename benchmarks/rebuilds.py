"""What an edit costs: from a saved file to a finished site, while the preview is on."""

import json
from pathlib import Path

from benchmarks.builds import OURS, lay_out
from benchmarks.examples import Size
from benchmarks.processes import PYTHON, run
from benchmarks.report import numbers

# The builder of `serve`, without its server: each edit is one that an editor makes.
TIMED_EDITS = """
import json, os, re, statistics, tempfile, time
from pathlib import Path

folder = tempfile.TemporaryDirectory()
os.environ["XDG_CACHE_HOME"] = folder.name
from integriteitsplan.build.builder import Builder, configuration
from integriteitsplan.build.progress import Progress

site = tempfile.TemporaryDirectory()
progress = Progress(is_shown=False)
builder = Builder(lambda: configuration(Path(), "serve", site_dir=site.name), progress)
builder.build()

def swap(path, pattern, one, other):
    text = Path(path).read_text(encoding="utf-8")
    now = one if re.search(other, text, re.MULTILINE) else other
    Path(path).write_text(re.sub(pattern, now, text, count=1, flags=re.MULTILINE), encoding="utf-8")

PAGE, MEASURES = "docs/waarden/index.md", "plans/eenheid-1/maatregelen.yml"
EDITS = {
    "een zin in een tekst": (PAGE, "^(Over|Rond) waarden", "Over waarden", "Rond waarden"),
    "een getal in een maatregel": (MEASURES, "gepland: .*", "gepland: 55", "gepland: 56"),
    "een titel in het menu": (PAGE, "^titel: .*", "titel: Waarde", "titel: Waardevol"),
}
found = {}
for name, edit in EDITS.items():
    spent, made = [], 0
    for _ in range(TURNS):
        swap(*edit)
        start = time.perf_counter()
        builder.build()
        spent.append(time.perf_counter() - start)
        made = progress.made
    found[name] = [statistics.median(spent), made]
Path("edits.json").write_text(json.dumps(found))
"""
UNCHANGED = "niets veranderd, als nieuwe opdracht"


def measure_edits(folder: Path, size: Size, turns: int) -> str:
    """Seconds of each kind of edit, and how many pages it asks to look at again, as a table."""
    lay_out(folder, size)
    place = folder / OURS
    run((PYTHON, "-c", TIMED_EDITS.replace("TURNS", str(turns))), place)
    found: dict[str, list[float]] = json.loads((place / "edits.json").read_text(encoding="utf-8"))
    twice = (PYTHON, "-c", "from integriteitsplan.cli import main; main()", "build")
    run(twice, place)
    found[UNCHANGED] = [sorted(run(twice, place).wall for _ in range(turns))[turns // 2], 0]
    title = f"Een wijziging in een site van {size.pages} pagina's"
    return numbers(title, ("Seconden", "Bekeken pagina's"), found)
