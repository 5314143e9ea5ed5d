"""A marked text is a plain text to everybody but the screen, which finds out what it was made of."""

from __future__ import annotations

import json
import pickle

from app.domain.text import QT_TRANSLATE_NOOP, SourceText

ENGLISH = {
    "Berkas {file} kosong.": "The file {file} is empty.",
    "Lama: {left} {unit}": "{unit} left: {left}",
    "menit": "minutes",
}


def english(context: str, text: str) -> str:
    assert context == "uji"
    return ENGLISH[text]


def words(text: str) -> str:
    assert isinstance(text, SourceText)
    return text.in_words(english)


def test_it_is_the_plain_text_to_everybody_else() -> None:
    text = QT_TRANSLATE_NOOP("uji", "menit")
    assert (text, {text}, json.dumps([text])) == ("menit", {"menit"}, '["menit"]')
    assert type(f"{text}") is str


def test_what_was_filled_in_is_translated_and_filled_in_again() -> None:
    text = QT_TRANSLATE_NOOP("uji", "Berkas {file} kosong.").format(file="a.csv")
    assert (text, words(text)) == ("Berkas a.csv kosong.", "The file a.csv is empty.")


def test_a_value_that_is_marked_is_translated_too_and_may_stand_elsewhere() -> None:
    text = QT_TRANSLATE_NOOP("uji", "Lama: {left} {unit}").format(left=3, unit=QT_TRANSLATE_NOOP("uji", "menit"))
    assert (text, words(text)) == ("Lama: 3 menit", "minutes left: 3")


def test_a_text_is_filled_in_part_after_part() -> None:
    text = QT_TRANSLATE_NOOP("uji", "Lama: {left} {unit}").format(left="{left}", unit="menit").format(left=5)
    assert (text, words(text)) == ("Lama: 5 menit", "menit left: 5")


def test_a_value_with_braces_is_taken_as_it_is() -> None:
    text = QT_TRANSLATE_NOOP("uji", "Berkas {file} kosong.").format(file="{x}.csv")
    assert (text, words(text)) == ("Berkas {x}.csv kosong.", "The file {x}.csv is empty.")


def test_it_may_travel_between_processes() -> None:
    text = QT_TRANSLATE_NOOP("uji", "Berkas {file} kosong.").format(file="a.csv")
    back = pickle.loads(pickle.dumps(text))
    assert (back, words(back)) == (text, "The file a.csv is empty.")
