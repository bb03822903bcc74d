"""Instruments that find nothing prove nothing: each must see a mistake that is there."""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.conftest import Built, Visitor
from tests.browser.server import PATH, serve
from tests.tools.checker import Message

GOOD = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Proef</title></head>
<body><main><h1>Proef</h1><p>Tekst.</p></main></body></html>
"""


def test_axe_sees_an_image_without_alternative(
    chromium: Browser, axe: Callable[[Page], list[str]]
) -> None:
    page = chromium.new_page()
    page.set_content(GOOD)
    assert axe(page) == []

    page.set_content(
        GOOD.replace("Tekst.", '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">')
    )
    assert [line.split(": ")[:2] for line in axe(page)] == [["critical", "image-alt"]]
    page.close()


def test_the_checker_sees_an_id_that_is_used_twice(
    tmp_path: Path, vnu: Callable[[Iterable[Path]], list[Message]]
) -> None:
    good, bad = tmp_path / "goed.html", tmp_path / "fout é.html"
    good.write_text(GOOD, encoding="utf-8")
    bad.write_text(GOOD.replace("<p>", '<p id="a"></p>\n<p id="a">'), encoding="utf-8")
    assert vnu([good]) == []

    errors = [message for message in vnu([tmp_path]) if message.level == "error"]
    assert [(Path(error.path).name, error.line) for error in errors] == [("fout é.html", 4)]
    assert "Duplicate ID" in errors[0].text


def test_the_visitor_sees_a_missing_file_an_error_and_another_host(
    chromium: Browser, tmp_path: Path
) -> None:
    script = "<script src='http://127.0.0.1:9/a.js'></script><script>oops()</script>"
    (tmp_path / "index.html").write_text(GOOD.replace("</main>", f"{script}</main>"))
    with ExitStack() as stack, serve(tmp_path) as origin:
        visitor = Visitor(chromium, Built(tmp_path, origin + PATH), stack)
        visitor()
        visitor("missing.html")
    told = "\n".join(visitor.complaints)
    assert "outside the site: http://127.0.0.1:9/a.js" in told
    assert "oops is not defined" in told
    assert f"404: {origin}{PATH}missing.html" in told
