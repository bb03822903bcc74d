"""The macros of an organisation itself: `macros/main.py`, which is code and reviewed as code.

It names them explicitly: `VIEWS = (jaarcijfers, …)`, functions of a scope and literal arguments
that return blocks, like ours.
"""

import importlib.util
import traceback
from collections.abc import Mapping
from pathlib import Path

from integriteitsplan.source import Place, Problem
from integriteitsplan.views import VIEWS_BY_NAME, View

PATH = "macros/main.py"
CODE = "eigen-macros"


def own_stamp(root: Path) -> int:
    """Changes when `root/macros/main.py` does; 0 where there is none."""
    path = root / PATH
    return path.stat().st_mtime_ns if path.is_file() else 0


def own_views(root: Path) -> tuple[Mapping[str, View], tuple[Problem, ...]]:
    """The views that `root/macros/main.py` names, and why some cannot be used."""
    path = root / PATH
    if not path.is_file():
        return {}, ()
    spec = importlib.util.spec_from_file_location("integriteitsplan_eigen_macros", path)
    if spec is None or spec.loader is None:  # pragma: no cover - a .py file always has a loader
        return {}, ()
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        line = _line(error, path)
        what = f"dit bestand kan niet worden geladen: {error}"
        return {}, (Problem(Place(PATH, line), what, "herstel de code", CODE),)
    views = [View(function) for function in getattr(module, "VIEWS", ())]
    taken = tuple(
        Problem(Place(PATH), f"'{view.name}' is al een macro van ons", "kies een andere naam", CODE)
        for view in views
        if view.name in VIEWS_BY_NAME
    )
    return {view.name: view for view in views if view.name not in VIEWS_BY_NAME}, taken


def _line(error: Exception, path: Path) -> int:
    if isinstance(error, SyntaxError):
        return error.lineno or 1
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)
    ]
    return (frames[-1].lineno or 1) if frames else 1
