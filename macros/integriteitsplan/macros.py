"""The macros for mkdocs-macros: every view under its own name."""

from functools import partial
from typing import Any

from integriteitsplan.views import VIEWS


def define_env(env: Any) -> None:
    """Called once by mkdocs-macros; `env` is its plugin, which knows the configuration."""
    plugin = env.conf.plugins["integriteitsplan"]
    for view in VIEWS:
        env.macro(partial(plugin.call, view.name), view.name)
