"""A short run of what `make fuzz` does for minutes, and everything that it ever found."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.targets import TARGETS
from tests.trust.cases import cases

CORPUS = Path(__file__).parents[2] / "fuzz" / "corpus"
PIECES = st.sampled_from(
    [
        *"{}%#<>\"'&|`~=[]()!:;,.-+*_\\/ \n\t\r\x00\x85\xa0\u2028\u202e\ufeff\u200b\xad",
        *("{{", "}}", "{%", "%}", "{#", "#}", "raw", "endraw", "{{ x() }}", "{{ x(a=1) }}"),
        *("{#id}", "{: .a }", "<script>", "</td>", "</table>", "<!--", "-->", "<a href='", "<p "),
        *("onclick=", "&lt;", "javascript:", "```\n", "~~~\n", "    ", "\n\n", "---\n"),
        *("titel: x\n", "- ", "&a ", "*a", "!!x ", "<<: ", "|\n"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))


@pytest.mark.parametrize("name", TARGETS)
def test_any_text_is_read_or_refused(name: str) -> None:
    @settings(max_examples=5000 if name == "renderer" else 1000, deadline=None)
    @given(TEXTS)
    def try_it(text: str) -> None:
        TARGETS[name](text)

    try_it()


@pytest.mark.parametrize("name", TARGETS)
def test_what_was_found_before_stays_repaired(name: str) -> None:
    for path in sorted((CORPUS / name).glob("*")):
        TARGETS[name](path.read_bytes().decode("utf-8", "replace"))


@pytest.mark.parametrize("name", TARGETS)
def test_every_attack_is_read_or_refused(name: str) -> None:
    for case in cases("attacks"):
        TARGETS[name](case.content)
