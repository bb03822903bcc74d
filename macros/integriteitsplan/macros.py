"""The macros for mkdocs-macros: every view under its own name, those of the organisation too."""

from functools import partial
from typing import Any


def define_env(env: Any) -> None:
    """Called once by mkdocs-macros; `env` is its plugin, which knows the configuration."""
    plugin = env.conf.plugins["integriteitsplan"]
    for name in plugin.site.views:
        env.macro(partial(plugin.call, name), name)
