"""Blocks and partials that are rendered once say what they would say if rendered for each page."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.templates import script_tag_filter, url_filter

from integriteitsplan.build.upstream.partials import LANGUAGE, TRIES, Rendered, remember_partials
from tests.builds import ROOT

Templates = dict[str, str]


def page(title: str, url: str, /, **meta: object) -> SimpleNamespace:
    below = SimpleNamespace(title=f"na {title}", active=title == "een")
    return SimpleNamespace(title=title, url=url, meta=meta, next_page=below, toc=[below])


PAGES = (
    page("een", "een.html"),
    page("twee", "map/twee.html", hide=["toc"]),
    page("drie", "map/drie.html", title="3"),
    page("vier", "map/op/vier/"),
    None,
)


@pytest.fixture(scope="module")
def config() -> MkDocsConfig:
    return load_config(str(ROOT / "mkdocs.yml"))


def environment(templates: Templates) -> Environment:
    env = Environment(loader=DictLoader({LANGUAGE: "", **templates}))  # noqa: S701  # as MkDocs
    env.filters |= {"url": url_filter, "script_tag": script_tag_filter}
    return env


def remembering(templates: Templates, config: MkDocsConfig) -> Environment:
    env = environment(templates)
    remember_partials(env)
    Rendered(config).install(env)
    return env


def context(one: Any, config: MkDocsConfig) -> dict[str, Any]:
    return {
        "page": one,
        "config": config,
        "base_url": ".." if one and "/" in one.url else ".",
        "nav": SimpleNamespace(items=[SimpleNamespace(active=one is PAGES[0], title="menu")]),
        "number": 1 if one is PAGES[0] else True,
        "names": ["a"] if one is PAGES[1] else ["b"],
        "items": [one],
    }


def shown(env: Environment, config: MkDocsConfig) -> list[str]:
    """What each page becomes; each twice, and in between the others."""
    return [env.get_template("main").render(context(one, config)) for one in PAGES * 2]


READS = (
    "{{ config.site_name }}",
    "{{ 'a.css' | url }}",
    "{{ config.extra_javascript[0] | script_tag }}",
    "{{ base_url }}",
    "{{ number }}",
    "{{ names | join }}",
    "{{ mine }}",
    "{{ page.title }}",
    "{{ page.meta.title or page.next_page.title if page }}",
    "{{ (page.url or 'x') | url }}",
    "{% for one in nav.items if one.active %}{{ one.title }}{% endfor %}",
    "{% for one in items %}{{ one.title }}{% endfor %}",
    "{% set mine = 'hier' %}{{ mine }}",
    "{% set mine = base_url %}{% include 'small' %}",
    "{% for mine in names %}{% include 'small' %}{% endfor %}",
    "{% set kept = namespace(it=1) %}{% set kept.it = base_url %}{{ kept.it }}",
    "{% include 'small' %}",
    "{% include 'large' %}",
    "{% import 'words' as words with context %}{{ words.say(base_url) }}",
    "{% import 'fixed' as fixed %}{{ fixed.say(number) }}",
    "{{ given.say('x') }}",
    "{{ self.other() }}",
    "{{ super() }}",
)
texts = st.lists(st.sampled_from(READS), max_size=3).map(" ".join)
partials = st.lists(st.sampled_from(READS[:13]), max_size=3).map("-".join)


@given(st.fixed_dictionaries({"block": texts, "other": partials, "under": texts, "root": partials,
                              "small": partials, "large": partials, "say": partials}))  # fmt: skip
def test_every_page_reads_as_if_nothing_was_remembered(
    config: MkDocsConfig, pieces: dict[str, str]
) -> None:
    templates = {
        "main": "{% extends 'base' %}{% set mine = page.title if page else 'geen' %}"
        "{% block block %}" + pieces["block"] + "{% endblock %}",
        "base": "{% import 'words' as given with context %}{% block block %}"
        + pieces["under"].replace("{{ super() }}", "")
        + "{% endblock %}{% block other %}"
        + pieces["other"]
        + "{% endblock %}"
        + pieces["root"],
        "small": pieces["small"],
        "large": "{% include 'small' %}" + pieces["large"],
        "fixed": "{% macro say(it) %}{{ it }}!{% endmacro %}",
        "words": "{% macro say(it) %}{{ it }}" + pieces["say"] + "{% endmacro %}",
    }
    expected = shown(environment(templates), config)
    assert shown(remembering(templates, config), config) == expected


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("{{ config.site_name }}", 1),
        ("{% include 'inner' %}", 1),
        ("{{ 'a.css' | url }}{{ base_url }}", 4),  # of the root, and of what is and has a folder
        ("{{ number }}", 2),
        ("{{ page.title }}", 10),
    ],
)
def test_what_reads_the_same_is_rendered_once(config: MkDocsConfig, text: str, times: int) -> None:
    counted = 0

    def count() -> str:
        nonlocal counted
        counted += 1
        return ""

    templates = {
        "main": "{{ page.title }}{% include 'part' %}"
        "{% block part %}" + text + "{{ count() }}{% endblock %}",
        "part": text + "{{ count() }}",
        "inner": "{{ config.site_name }}",
    }
    env = remembering(templates, config)
    env.globals["count"] = count
    shown(env, config)
    assert counted == 2 * times


def test_what_is_different_each_time_is_not_kept(config: MkDocsConfig) -> None:
    env = remembering({"main": "{{ page.title }}{% include 'part' %}", "part": "{{ it }}"}, config)
    main = env.get_template("main")
    for number in range(3 * TRIES):
        assert main.render(context(PAGES[0], config), it=number) == f"een{number}"
    rendered = env.globals["__rendered"]
    assert isinstance(rendered, Rendered)
    assert not [unit for unit in rendered._units.values() if unit.ways]
