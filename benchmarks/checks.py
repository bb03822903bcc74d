"""The check and the loader, each beside something that everybody knows."""

from pathlib import Path

from benchmarks.examples import Size, measures, write_example
from benchmarks.processes import PYTHON, Comparison, compare

IMPORTS, PYYAML, CHECK = "mkdocs en pydantic importeren", "dezelfde YAML met PyYAML", "check"
BARE, OWN = "PyYAML (CSafeLoader)", "onze lader"
RECORDS = 10_000
# Starting Python is part of both, so only the difference between the two is ours.
READ_ALL = (
    "import pathlib, yaml\n"
    "for path in pathlib.Path('plans').rglob('*.yml'):\n"
    "    yaml.load(path.read_text(encoding='utf-8'), yaml.CSafeLoader)\n"
)
READ_BARE = (
    "import pathlib, yaml\n"
    "yaml.load(pathlib.Path('records.yml').read_text(encoding='utf-8'), yaml.CSafeLoader)\n"
)
READ_OWN = (
    "import pathlib\n"
    "from integriteitsplan.source.yaml import load_yaml\n"
    "load_yaml(pathlib.Path('records.yml').read_text(encoding='utf-8'), 'records.yml')\n"
)


def compare_check(folder: Path, size: Size, turns: int) -> Comparison:
    """Costs of `integriteitsplan check` as a whole process."""
    write_example(folder, size)
    program = "from integriteitsplan.cli import main; main()"
    commands = {
        IMPORTS: (PYTHON, "-c", "import mkdocs, pydantic"),
        PYYAML: (PYTHON, "-c", READ_ALL),
        CHECK: (PYTHON, "-c", program, "check"),
    }
    return compare({name: (command, folder) for name, command in commands.items()}, turns)


def compare_loaders(folder: Path, turns: int) -> Comparison:
    """Costs of reading 10,000 records as values that know their line and column."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "records.yml").write_text(measures(RECORDS), encoding="utf-8")
    commands = {BARE: (PYTHON, "-c", READ_BARE), OWN: (PYTHON, "-c", READ_OWN)}
    return compare({name: (command, folder) for name, command in commands.items()}, turns)
