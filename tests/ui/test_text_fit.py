from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetrics

from app.ui.text_fit import broken, fit_text, fitted_font, flowed, shortened
from app.ui.theme.style import font
from tests.ui.samples import LONG_NAME

pytestmark = pytest.mark.usefixtures("styled_app")

NAMES = st.text(st.sampled_from("aAbMWil .-é "), min_size=1, max_size=40)


@given(text=NAMES, width=st.integers(40, 600))
def test_no_letter_is_lost_and_every_line_fits(text: str, width: int) -> None:
    metrics = QFontMetrics(font(18, 600))
    lines = broken(text, metrics, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert metrics.horizontalAdvance(line) <= width or len(line) == 1


@given(text=NAMES, width=st.integers(40, 600), pixels=st.integers(10, 60), smallest=st.integers(8, 30))
def test_fitting_keeps_the_promise_on_sizes(text: str, width: int, pixels: int, smallest: int) -> None:
    fitted = fit_text(text, width, pixels, smallest, 600)
    assert smallest <= fitted.font.pixelSize() <= max(pixels, smallest)
    assert fitted.width <= width or any(len(line) == 1 for line in fitted.lines)


def test_a_short_name_keeps_its_size() -> None:
    fitted = fit_text("Pejuang", 300, 28, 18, 600)
    assert (fitted.lines, fitted.font.pixelSize()) == (("Pejuang",), 28)


def test_a_name_first_gets_smaller_then_takes_another_line() -> None:
    whole = QFontMetrics(font(19, 600)).horizontalAdvance(LONG_NAME)
    assert fit_text(LONG_NAME, whole, 28, 18, 600).lines == (LONG_NAME,)
    two = fit_text(LONG_NAME, whole * 2 // 3, 28, 18, 600)
    assert len(two.lines) == 2
    assert two.font.pixelSize() > 18


def test_two_lines_are_not_taller_than_they_may() -> None:
    whole = QFontMetrics(font(18, 600)).horizontalAdvance(LONG_NAME)
    fitted = fit_text(LONG_NAME, whole - 10, 28, 18, 600, max_height=48)
    assert len(fitted.lines) == 2
    assert fitted.height <= 48


def test_a_word_wider_than_the_line_is_broken_inside() -> None:
    metrics = QFontMetrics(font(18))
    lines = broken("x" * 60, metrics, 100)
    assert len(lines) > 1
    assert "".join(lines) == "x" * 60


def test_one_line_gets_the_largest_typeface_that_fits() -> None:
    made = fitted_font("MENYAMBUNG", 120, 40, 10, 700)
    assert QFontMetrics(made).horizontalAdvance("MENYAMBUNG") <= 120
    larger = font(made.pixelSize() + 1, 700)
    assert QFontMetrics(larger).horizontalAdvance("MENYAMBUNG") > 120


def test_items_flow_whole_and_an_ellipsis_says_that_there_are_more() -> None:
    metrics = QFontMetrics(font(25, 500))
    items = ("Pembukaan", "Sambutan Kepala Bappeda", "Paparan rancangan awal RKPD", "Penutup")
    everything = flowed(items, "  ·  ", metrics, 700, 3)
    assert "".join(everything).count("·") + len(everything) == len(items)
    assert not any("…" in line for line in everything)
    cut = flowed(items * 5, "  ·  ", metrics, 700, 2)
    assert len(cut) == 2
    assert cut[-1].endswith("…")
    assert all(metrics.horizontalAdvance(line) <= 700 for line in cut)


def test_an_item_longer_than_a_line_ends_in_an_ellipsis() -> None:
    metrics = QFontMetrics(font(25, 500))
    assert flowed(("x" * 200,), " · ", metrics, 300, 2)[0].endswith("…")


def test_a_long_text_is_shortened_after_a_sentence_or_a_word() -> None:
    metrics = QFontMetrics(font(20))
    text = "Saluran dangkal. " + "Air masuk rumah setiap hujan. " * 40
    lines = shortened(text, metrics, 400, 3)
    assert len(lines) <= 3
    assert lines[-1].endswith(" …")
    assert all(metrics.horizontalAdvance(line) <= 400 for line in lines)
    said = " ".join(lines).removesuffix(" …")
    assert text.startswith(said)
    assert text[len(said)] in " ."
    assert shortened("Saluran dangkal.", metrics, 400, 3) == ("Saluran dangkal.",)


def test_a_word_without_end_is_cut_all_the_same() -> None:
    lines = shortened("x" * 2000, QFontMetrics(font(20)), 400, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_no_line_begins_with_a_dot() -> None:
    text = "Ketua Tim Penggerak PKK Kelurahan · Kel. Pejuang · Kec. Medan Satria"
    metrics = QFontMetrics(font(20, 500))
    for width in range(120, metrics.horizontalAdvance(text), 7):
        assert not any(line.startswith("·") for line in broken(text, metrics, width)), width
