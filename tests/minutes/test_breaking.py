from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.minutes.breaking import breakable, letters, pieces


def test_ordinary_words_stay_whole() -> None:
    assert breakable("Normalisasi saluran air", 30) == "Normalisasi saluran air"
    assert pieces("Normalisasi saluran air", 30, 5) == ["Normalisasi saluran air"]


def test_a_word_longer_than_its_column_may_be_broken() -> None:
    assert breakable("aaaaaaaaa", 6) == "aa\u200baa\u200baa\u200baa\u200ba"


def test_a_joined_emoji_is_not_torn() -> None:
    assert "👩\u200d👩\u200d👧" in breakable("👩\u200d👩\u200d👧🌧🌧🌧", 3).split("\u200b")


def test_letters_of_a_column_are_at_least_one() -> None:
    assert letters(0.1, 8) == 1
    assert letters(50, 8.5) == 27


@given(st.text(max_size=300), st.integers(1, 30), st.integers(1, 6))
def test_nothing_is_lost_and_no_piece_is_taller(text: str, most: int, lines: int) -> None:
    parts = pieces(text, most, lines)
    assert squeezed("".join(parts)) == squeezed(text)
    assert squeezed(breakable(text, most).replace("\u200b", "")) == squeezed(text.replace("\u200b", ""))
    if len(parts) > 1 and text.isascii():
        height = sum(max(1, -(-len(line) // most)) for line in parts[0].split("\n"))
        assert height <= lines * 2


def squeezed(text: str) -> str:
    return "".join(text.split(" ")).replace("\n", "")
