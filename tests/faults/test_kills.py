"""A build that is killed, whenever that is, costs nothing but that build."""

import random
import signal
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic

from tests.faults.scene import Scene, clone

SEED = 20261122
MOMENTS = {signal.SIGKILL: 13, signal.SIGTERM: 12}


def test_a_killed_build_leaves_a_whole_site_and_does_not_stop_the_next(
    first: Scene, tmp_path: Path
) -> None:
    def suffer(how: signal.Signals) -> str:
        return killed(clone(first, tmp_path / how.name), how)

    with ThreadPoolExecutor() as pool:
        print(*pool.map(suffer, MOMENTS), sep="\n")


def killed(scene: Scene, how: signal.Signals) -> str:
    """What became of builds that were killed at moments all over their duration."""
    begun = monotonic()
    assert scene.build()[0] == 0
    duration = monotonic() - begun
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    number = MOMENTS[how]
    halfway = finished = 0
    for nth in range(1, number + 1):
        before = scene.published()
        scene.write_version(nth)
        process = scene.start()
        try:
            process.communicate(timeout=duration * (nth - chance.random()) / number)
        except subprocess.TimeoutExpired:
            process.send_signal(how)
            process.communicate()
        if scene.version() == str(nth):  # it was already in its place
            assert scene.published().keys() == before.keys()
            finished += 1
        else:
            assert scene.published() == before
            halfway += bool(scene.leftovers())
        if nth % 6 == 0:
            assert scene.build()[0] == 0
            assert (scene.version(), scene.leftovers()) == (str(nth), [])
    assert scene.build()[0] == 0
    assert (scene.version(), scene.leftovers()) == (str(number), [])
    assert halfway >= 3, "these moments did not hit a site that was half written"
    return f"{number} x {how.name}: {halfway} half written, {finished} published, 0 damaged"
