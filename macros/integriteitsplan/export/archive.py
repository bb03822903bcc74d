"""An adopted version as the file that keeps it: JSON in a fixed order."""

import json
from typing import Any

from integriteitsplan.model.archief import Archief

WIDTH = 100


def archive_text(archive: Archief) -> str:
    """The file of an archive; an invisible sign stands in it as JSON writes it."""
    content = archive.model_dump(mode="json")
    return f"{_laid_out(content)}\n".replace("\ufeff", "\\ufeff")


def _laid_out(content: Any, depth: int = 0) -> str:
    """JSON of which whatever fits stands on one line."""
    line = json.dumps(content, ensure_ascii=False)
    if len(line) + depth <= WIDTH or not isinstance(content, dict | list):
        return line
    inner = " " * (depth + 1)
    if isinstance(content, list):
        parts = [_laid_out(one, depth + 1) for one in content]
    else:
        parts = [
            f"{json.dumps(key, ensure_ascii=False)}: {_laid_out(value, depth + 1)}"
            for key, value in content.items()
        ]
    opening, closing = "[]" if isinstance(content, list) else "{}"
    joined = f",\n{inner}".join(parts)
    return f"{opening}\n{inner}{joined}\n{' ' * depth}{closing}"
