"""Where the time of a build from nothing goes: by phase, and by whose code it is."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.builds import COLD, MENUS, OURS, write_sources
from benchmarks.examples import Size
from benchmarks.processes import PYTHON, run
from benchmarks.report import Found, numbers

PHASE = re.compile(r"^  (\S.*?) +(\d+),(\d\d) s$", re.MULTILINE)
# In one process, for a profile does not see the others. What C does counts for who called it.
PROFILE = """
import cProfile, json, os, pstats, re, tempfile
from pathlib import Path

os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
with tempfile.TemporaryDirectory() as folder:
    os.environ["XDG_CACHE_HOME"] = folder
    from integriteitsplan.build.builder import Builder, configuration
    from integriteitsplan.build.progress import Progress

    builder = Builder(lambda: configuration(Path(), "build"), Progress(is_shown=False))
    profile = cProfile.Profile()
    profile.runcall(builder.build)
    builder.close()

OURS = re.compile(r"macros/integriteitsplan/(\\w+)")
OTHER = re.compile(r"site-packages/(\\w+)")

def owner(file):
    if file.endswith(".html") or file.startswith("<template"):
        return "sjablonen"
    if found := OURS.search(file):
        return f"engine: {found[1]}"
    found = OTHER.search(file)
    return found[1] if found else "Python"

spent = {}
for (file, _, _), (_, _, own, _, callers) in pstats.Stats(profile).stats.items():
    parts = {owner(file): own}
    if file == "~" and callers:
        parts = {}
        for (caller, _, _), (_, _, here, _) in callers.items():
            parts[owner(caller)] = parts.get(owner(caller), 0) + here
    for name, seconds in parts.items():
        spent[name] = spent.get(name, 0) + seconds
Path("profile.json").write_text(json.dumps(spent))
"""
SHOWN = 12


def measure_remains(folder: Path, sizes: Sequence[int], _turns: int) -> Iterator[Found]:
    """The phases of the largest site with both menus, and the profile of the whole one."""
    root, size = folder / OURS, Size(max(sizes))
    write_sources(root, size, is_whole=True)
    run((PYTHON, "-c", PROFILE), root)  # first, for what comes first compiles what changed
    spent: dict[str, float] = json.loads((root / "profile.json").read_text(encoding="utf-8"))
    for menu, is_whole in MENUS.items():
        write_sources(root, size, is_whole=is_whole)
        run((*COLD, "--tijden"), root)
        said = (root / "output.txt").read_text(encoding="utf-8")
        phases = {name: (float(f"{one}.{other}"),) for name, one, other in PHASE.findall(said)}
        title = f"Waar de tijd blijft bij {size.pages} pagina's, {menu}"
        yield numbers(title, ("Seconden",), phases)
    whole, most = sum(spent.values()), sorted(spent, key=lambda name: -spent[name])[:SHOWN]
    rows = {f"`{name}`": (spent[name], 100 * spent[name] / whole) for name in most}
    title = f"Van wie de code is die dan loopt: {size.pages} pagina's, hele menu, een proces"
    yield numbers(title, ("Seconden (met profiel)", "Deel (%)"), rows)
