"""Attacks that no text file can hold: each makes something in `root`, and gives its path."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n"
SCRIPT = "<script>window.__ran=1</script>"


def file(path: str, content: str | bytes = SCRIPT, blamed: str = "") -> Callable[[Path], str]:
    """A file with this content; `blamed` is the other of two that go to one place."""

    def make(root: Path) -> str:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return blamed or path

    return make


def link(path: str, target: str) -> Callable[[Path], str]:
    """A symbolic link."""

    def make(root: Path) -> str:
        (root / path).symlink_to(target)
        return path

    return make


def pipe(root: Path) -> str:
    os.mkfifo(root / "plans/geheel/waarden.yaml")
    return "plans/geheel/waarden.yaml"


def sock(root: Path) -> str:
    here = Path.cwd()
    os.chdir(root / "docs")  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("bus.md")
    os.chdir(here)
    return "docs/bus.md"


def deep_folders(root: Path) -> str:
    path = "docs/" + "/".join("a" * 60) + "/x.html"
    return file(path)(root)


BOMB = "".join(
    f"- &{new} [{', '.join(9 * [f'*{old}'])}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)

FILES: dict[str, Callable[[Path], str]] = {
    "png-that-is-html": file("docs/foto.png"),
    "jpg-that-is-script": file("docs/foto.jpg", b"alert(1)"),
    "gif-that-is-script": file("docs/foto.gif", b"GIF='';alert(1)"),
    "pdf-that-is-html": file("docs/nota.pdf"),
    "webp-that-is-sound": file("docs/foto.webp", b"RIFF\0\0\0\0WAVEfmt "),
    "png-in-other-case": file("docs/foto.PNG"),
    "empty-png": file("docs/leeg.png", b""),
    "svg-with-script": file(
        "docs/beeld.svg", f"<svg xmlns='http://www.w3.org/2000/svg'>{SCRIPT}</svg>"
    ),
    "html": file("docs/pagina.html"),
    "htm-in-plans": file("plans/geheel/pagina.htm"),
    "xhtml": file("docs/pagina.xhtml"),
    "script": file("docs/kwaad.js"),
    "style": file("docs/kwaad.css", "* { display: none }"),
    "wasm": file("docs/kwaad.wasm", b"\0asm"),
    "macro-of-a-page": file("docs/main.py", "import os"),
    "template": file("docs/kwaad.j2", "{{ config }}"),
    "backup-of-an-editor": file("docs/index.md~", "oud"),
    "backup-with-ending": file("docs/index.md.bak", "oud"),
    "swap-file": file("docs/index.md.swp", "oud"),
    "number-signs": file("docs/#index.md#", "oud"),
    "no-ending": file("docs/geheim", "x"),
    "office": file("plans/geheel/nota.docx", b"PK\x03\x04"),
    "archive": file("docs/alles.zip", b"PK\x03\x04"),
    "data-in-docs": file("docs/waarden.yml", "- id: x\n"),
    "link-to-a-file": link("docs/wachtwoord.md", "/etc/passwd"),
    "link-within": link("docs/ander.md", "index.md"),
    "link-to-a-folder": link("plans/geheel/etc", "/etc"),
    "link-to-itself": link("docs/kring", "."),
    "link-to-nothing": link("docs/niets.md", "bestaat-niet"),
    "link-to-data": link("plans/geheel/extra.yml", "../organisatie.yml"),
    "pipe": pipe,
    "socket": sock,
    "name-with-newline": file("docs/a\nb.md", "x"),
    "name-with-backslash": file("docs/a\\..\\x.md", "x"),
    "name-that-turns-around": file("docs/\u202egnp.md", "x"),
    "name-with-escape": file("docs/\x1b[31m.md", "x"),
    "name-with-wrong-bytes": file("docs/\udcff.md", "x"),
    "over-a-script-of-the-theme": file("docs/assets/javascripts/bundle.png", PNG),
    "over-a-picture-of-the-theme": file("docs/assets/images/favicon.png", PNG),
    "over-the-search": file("docs/search/search_index.md", "x"),
    "over-the-page-not-found": file("docs/404.md", "x"),
    "over-the-policy": file("docs/server/nginx.png", PNG),
    "over-a-page-in-other-case": file("docs/INDEX.md", "x", "docs/index.md"),
    "over-the-start": file("docs/README.md", "x", "docs/index.md"),
    "over-a-plan": file("docs/plannen/geheel/norm.md", "x", "plans/geheel/norm.md"),
    "deep-folders": deep_folders,
    "text-in-utf16": file("docs/breed.md", "tekst".encode("utf-16")),
    "text-with-nul": file("docs/nul.md", b"a\0b"),
    "text-with-wrong-bytes": file("docs/fout.md", b"\xc3\x28"),
    "page-of-a-megabyte": file("docs/groot.md", b"a " * 500_000),
    "data-of-ten-megabytes": file("plans/geheel/doelen.yml", b"- a\n" * 2_500_000),
    "alias-bomb": file("plans/geheel/doelen.yml", f"- &a [x]\n{BOMB}"),
    "nested-brackets": file("plans/geheel/doelen.yml", "[" * 1_000_000),
    "nested-braces": file("plans/geheel/doelen.yml", "{a: " * 1_000_000),
    "nested-dashes": file("plans/geheel/doelen.yml", "- " * 2_000_000),
    "nested-front-matter": file("docs/diep.md", "---\nx: " + "[" * 200_000 + "\n---\n"),
    "wide-list": file("plans/geheel/doelen.yml", "[" + "a," * 2_000_000 + "]"),
    "half-a-million-records": file("plans/geheel/doelen.yml", "- {id: a}\n" * 490_000),
    "wide-record": file(
        "plans/geheel/doelen.yml", "- id: x\n" + "".join(f"  k{n}: 1\n" for n in range(300_000))
    ),
    "wide-record-within-limits": file(
        "plans/geheel/doelen.yml", "- id: x\n" + "".join(f"  k{n}: 1\n" for n in range(190_000))
    ),
    "wrong-records": file("plans/geheel/doelen.yml", "- {id: a}\n" * 130_000),
    "wrong-words": file("plans/geheel/doelen.yml", "- a\n" * 390_000),
    "wrong-references": file(
        "plans/geheel/waarden.yml",
        "".join(
            f"- {{id: w{n}, titel: W, betekenis: B, normen: [eigen:{n}x]}}\n" for n in range(8_000)
        ),
    ),
    "long-number": file("plans/geheel/doelen.yml", f"- id: x\n  jaar: {'9' * 4_000_000}\n"),
    "long-key": file("plans/geheel/doelen.yml", f"- {'k' * 4_000_000}: x\n"),
    "long-id": file("plans/geheel/doelen.yml", f"- id: {'k' * 4_000_000}\n"),
    "long-text": file("plans/geheel/doelen.yml", f"- id: x\n  titel: {'<' * 4_000_000}\n"),
    "many-calls": file("docs/veel.md", "{{ x }}\n\n" * 50_000),
    "many-openings": file("docs/veel.md", "{{ " * 160_000),
    "many-raws": file("docs/veel.md", "{% raw %}" * 50_000),
    "many-unknown-calls": file("docs/veel.md", "{{ x() }}\n\n" * 45_000),
    "many-dead-links": file("docs/veel.md", "[](a)\n" * 80_000),
    "many-other-dead-links": file("docs/veel.md", "".join(f"[](b{n})\n" for n in range(45_000))),
    "many-dead-anchors": file(
        "docs/veel.md", "".join(f"# K{n}\n[](#b{n})\n" for n in range(20_000))
    ),
    "many-headings": file("docs/veel.md", "# K\n" * 120_000 + "<script>"),
    "many-footnotes": file("docs/veel.md", "[^1]: x\n" * 60_000 + "<script>"),
    "many-tags": file("docs/veel.md", "<script>" * 60_000),
    "many-brackets": file("docs/veel.md", "[" * 499_000),
    "many-links": file("docs/veel.md", "[a](" * 120_000),
    "many-images": file("docs/veel.md", "![" * 240_000),
    "many-references": file("docs/veel.md", "[a][" * 120_000),
    "many-equal-headings": file("docs/veel.md", "# K\n" * 120_000),
    "many-tabs": file("docs/veel.md", '=== "a"\n' * 60_000),
    "many-ticks": file("docs/veel.md", "`" * 499_000 + "\n<b onclick>"),
    "many-fences": file("docs/veel.md", "~~~\n" * 120_000),
    "many-quotes": file("docs/veel.md", "> " * 240_000 + "x"),
    "deep-list": file("docs/veel.md", "".join("    " * n + "- a\n" for n in range(300))),
    "many-spaces": file("docs/veel.md", "<p " + " " * 499_000),
    "many-attributes": file("docs/veel.md", "<p " + "a " * 240_000 + ">"),
    "many-stars": file("docs/veel.md", "*a_" * 150_000 + "<script>"),
    "deep-call": file("docs/veel.md", "{{ x(" + "(" * 50_000 + ")" * 50_000 + ") }}"),
    "long-fence": file("docs/veel.md", "-" * 400_000 + "\ntitel: x\n"),
}
# Heavy for whoever reads without limits: measured in a process of their own.
HEAVY_SORTS = (
    "alias",
    "data-of",
    "deep",
    "half",
    "long",
    "many",
    "nested",
    "page-of",
    "wide",
    "wrong",
)
HEAVY = [name for name in FILES if name.startswith(HEAVY_SORTS)]
# Of these only Markdown would pay the price, in a build.
HEAVY_TO_BUILD = (
    "many-brackets",
    "many-links",
    "many-images",
    "many-references",
    "many-equal-headings",
    "many-tabs",
    "many-fences",
    "many-quotes",
    "deep-list",
)
