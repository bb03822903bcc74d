"""The command line speaks Dutch, also where click is talking."""

import gettext
from pathlib import Path

import click
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import integriteitsplan

LOCALE = Path(integriteitsplan.__file__).parent / "locale"
PO = LOCALE / "nl" / "LC_MESSAGES" / "click.po"


def test_every_message_of_click_has_a_translation() -> None:
    with PO.open("rb") as file:
        catalogue = read_po(file, locale="nl")
    found = {message for _, _, message, _, _ in extract_from_dir(Path(click.__file__).parent)}
    missing = {
        message for message in found if not (known := catalogue.get(message)) or not known.string
    }
    assert missing == set()


def test_translations_keep_the_placeholders() -> None:
    with PO.open("rb") as file:
        catalogue = read_po(file, locale="nl")
    assert [(message.id, errors) for message, errors in catalogue.check()] == []


def test_the_compiled_catalogue_is_current() -> None:
    with PO.open("rb") as file:
        catalogue = read_po(file, locale="nl")
    compiled = gettext.translation("click", LOCALE, ["nl"])
    for message in catalogue:
        if not message.id:
            continue
        if isinstance(message.id, str):
            assert compiled.gettext(message.id) == message.string
        else:
            plural = tuple(compiled.ngettext(*message.id, number) for number in (1, 2))
            assert plural == tuple(message.string)
