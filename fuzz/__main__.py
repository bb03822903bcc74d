"""`python -m fuzz 60`: each target for so many seconds, with atheris; its corpus is kept.

`python -m fuzz 60 calls` takes one target. What breaks a target is written to fuzz/crash-…: put it
into fuzz/corpus/<target>/ together with the repair, and the tests will try it from then on.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def fuzz(name: str, seconds: str) -> None:
    """Fuzz one target; ends the process."""
    import atheris

    with atheris.instrument_imports(include=["integriteitsplan"]):
        from fuzz.targets import TARGETS

    def one(data: bytes) -> None:
        TARGETS[name](data.decode("utf-8", "replace"))

    corpus = HERE / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    options = [f"-max_total_time={seconds}", "-max_len=4096", f"-artifact_prefix={HERE}/"]
    atheris.Setup([sys.argv[0], *options, "-print_final_stats=1", str(corpus)], one)
    atheris.Fuzz()


def main(seconds: str = "60", *names: str) -> int:
    """Each target in a process of its own; 0 when none broke."""
    if len(names) == 1:
        fuzz(names[0], seconds)
    broken = [
        name
        for name in names or ("loader", "front_matter", "calls", "markup", "renderer")
        if subprocess.run([sys.executable, "-m", "fuzz", seconds, name], check=False).returncode
    ]
    print(f"gebroken: {', '.join(broken)}" if broken else "niets gebroken")
    return len(broken)


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
