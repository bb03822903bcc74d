"""The house style: what an organisation chooses, and that everybody can read the result."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OWN = ROOT / "overrides" / "huisstijl.css"
EXAMPLES = sorted((ROOT / "voorbeelden" / "huisstijlen").glob("*.css"))
STYLESHEET = ROOT / "overrides" / "assets" / "stylesheets" / "integriteitsplan.css"
PARTS = [
    STYLESHEET.parent / found
    for found in re.findall(r'@import "(.+)";', STYLESHEET.read_text(encoding="utf-8"))
]
RULES = "".join(path.read_text(encoding="utf-8") for path in PARTS)
HANDBOOK = ROOT / "docs" / "handleiding" / "huisstijl.md"

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
BLOCK = re.compile(r"([^{}]+)\{([^{}]*)\}")
TOKEN = re.compile(r"(--[a-z-]+):\s*([^;]+);")
MIX = re.compile(r"color-mix\(in srgb, (.+) (\d+)%, (.+)\)")
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(", re.IGNORECASE)
SCREENS = ("licht", "donker")
TONES = ("goed", "deels", "slecht", "neutraal", "leeg")

TEXT = (  # what is read, on what it stands: 4.5 to 1 (WCAG 1.4.3)
    *[("inkt", one) for one in ("papier", "vlak", "vlak-sterk", "nadruk")],
    *[("inkt-zacht", one) for one in ("papier", "vlak")],
    *[("link", one) for one in ("papier", "vlak", "vlak-sterk")],
    *[("link-aan", one) for one in ("papier", "vlak")],
    *[("merk-tekst", one) for one in ("merk", "merk-diep")],
    *[("merk-tekst-zacht", one) for one in ("merk", "merk-diep")],
    *[(tone, f"{tone}-vlak") for tone in TONES],
    *[(text, f"{tone}-vlak") for text in ("inkt", "link") for tone in TONES],
    *[("slecht", one) for one in ("papier", "vlak")],
    ("papier", "link"),
)
SHAPES = (  # what carries meaning without being read: 3 to 1 (WCAG 1.4.11)
    *[("lijn-sterk", one) for one in ("papier", "vlak")],
    *[("focus", one) for one in ("papier", "vlak")],
    *[("focus-op-merk", one) for one in ("merk", "merk-diep")],
    *[(f"{tone}-rand", one) for tone in TONES for one in ("papier", f"{tone}-vlak")],
    ("link", "vlak"),
)


def tokens(text: str, screen: str) -> dict[str, str]:
    """The tokens that hold on a screen, in the order of the file; not those of paper."""
    text = COMMENT.sub("", text)
    text = re.sub(r"@media print \{.*?\n\}", "", text, flags=re.DOTALL)
    found: dict[str, str] = {}
    for selector, body in BLOCK.findall(text):
        if ":root" in selector or (screen == "donker" and "slate" in selector):
            found |= TOKEN.findall(body)
    return found


def colour(value: str, known: Mapping[str, str]) -> tuple[float, ...]:
    """Red, green and blue, from 0 to 1."""
    if name := re.fullmatch(r"var\((--[a-z-]+)\)", value):
        return colour(known[name[1]], known)
    if mix := MIX.fullmatch(value):
        share = int(mix[2]) / 100
        both = zip(colour(mix[1], known), colour(mix[3], known), strict=True)
        return tuple(one * share + other * (1 - share) for one, other in both)
    assert re.fullmatch(r"#[0-9a-f]{6}", value), value
    return tuple(int(value[start : start + 2], 16) / 255 for start in (1, 3, 5))


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """The contrast ratio of WCAG 2.2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(rgb: tuple[float, ...]) -> float:
    linear = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in rgb)
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def too_faint(style: str, screen: str) -> list[str]:
    """The pairs of colours that not everybody can tell apart."""
    known = tokens(style + RULES, screen)
    found = []
    for pairs, wanted in ((TEXT, 4.5), (SHAPES, 3.0)):
        for pair in pairs:
            one, other = (colour(f"var(--ip-{name})", known) for name in pair)
            if (ratio := contrast(one, other)) < wanted:
                found.append(f"{pair[0]} op {pair[1]}: {ratio:.2f}")
    return found


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("style", [OWN, *EXAMPLES], ids=lambda path: path.stem)
def test_everybody_can_read_it(style: Path, screen: str) -> None:
    assert too_faint(style.read_text(encoding="utf-8"), screen) == []


def test_a_colour_that_is_too_faint_is_found() -> None:
    style = OWN.read_text(encoding="utf-8").replace("--huis-link: #0b5878", "--huis-link: #5a9fbd")
    assert any(one.startswith("link op papier: 2.9") for one in too_faint(style, "licht"))
    assert too_faint(style, "donker") == []


def test_there_are_three_examples_with_the_same_choices() -> None:
    own = {screen: list(tokens(OWN.read_text(encoding="utf-8"), screen)) for screen in SCREENS}
    assert len(EXAMPLES) == 3
    for path in EXAMPLES:
        text = path.read_text(encoding="utf-8")
        assert {screen: list(tokens(text, screen)) for screen in SCREENS} == own


def test_the_handbook_explains_every_choice() -> None:
    rows = re.findall(r"^\| `(--huis-[a-z-]+)` \|", HANDBOOK.read_text(encoding="utf-8"), re.M)
    assert sorted(rows) == sorted(tokens(OWN.read_text(encoding="utf-8"), "licht"))


def test_the_stylesheet_has_no_colours_but_its_tokens() -> None:
    rules = COMMENT.sub("", RULES.replace(PARTS[0].read_text(encoding="utf-8"), ""))
    assert COLOUR.findall(rules) == []
    assert "var(--huis-" in rules


def test_no_style_asks_another_host_or_file_for_something() -> None:
    for path in (OWN, *PARTS, *EXAMPLES):
        text = COMMENT.sub("", path.read_text(encoding="utf-8"))
        inside = ("'data:image/svg+xml,", "%23")  # a drawing, and a part of it
        assert all(found.startswith(inside) for found in text.split("url(")[1:])


def test_every_tone_has_a_shape_of_its_own() -> None:
    shapes = {
        shape
        for tone in TONES
        for shape in re.findall(
            rf"\.ip-status--{tone}, .*?--toon-vorm: (.*?);\n}}", RULES, re.DOTALL
        )
    }
    assert len(shapes) == len(TONES)


def test_every_part_of_the_stylesheet_has_one_place_in_it() -> None:
    assert PARTS[0].stem == "tokens"
    assert sorted(PARTS) == sorted(STYLESHEET.with_suffix("").iterdir())
