"""Contrast is computed, not judged: WCAG 2.2, success criteria 1.4.3 (text) and 1.4.11 (frames)."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics

from app.domain.errors import BugError
from app.ui.theme.style import FAMILY, Metrics, console_metrics, font, load_fonts, palette, style_sheet
from app.ui.theme.tokens import COLOUR_BLIND, DARK, HIGH_CONTRAST, LIGHT, Look, Tokens
from app.ui.tile_paint import PLATE_ALPHA
from app.ui.wall.tile import NAME_BAR_ALPHA

GROUNDS = ("ground", "bar", "panel", "raised", "input")
TEXTS = ("text", "secondary", "muted", "good", "attention", "danger_text")
FRAMES = ("speaking", "good", "attention", "selection")
WHITE = "#ffffff"
BLACK = "#000000"

EVERY_LOOK = pytest.mark.parametrize("tokens", [look.tokens for look in Look], ids=[look.value for look in Look])


def luminance(colour: str) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def over(top: str, alpha: int, below: str) -> str:
    """Return the colour of a ground that lets something shine through."""
    mixed = [
        round(int(top[i : i + 2], 16) * alpha / 255 + int(below[i : i + 2], 16) * (1 - alpha / 255)) for i in (1, 3, 5)
    ]
    return "#" + "".join(f"{value:02x}" for value in mixed)


def test_the_formula_is_that_of_the_guideline() -> None:
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#777777", WHITE) == pytest.approx(4.48, abs=0.01)


@EVERY_LOOK
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", TEXTS)
def test_text_is_readable_on_every_ground(ink: str, ground: str, tokens: Tokens) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@EVERY_LOOK
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("on_speaking", "speaking_plate"),
        ("on_good", "good"),
        ("on_primary", "primary"),
        ("ground", "selection"),
        ("secondary", "ground"),
    ],
)
def test_text_is_readable_on_coloured_ground(ink: str, ground: str, tokens: Tokens) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@EVERY_LOOK
@pytest.mark.parametrize("ground", ["ground", "panel"])
@pytest.mark.parametrize("frame", FRAMES)
def test_frames_are_seen(frame: str, ground: str, tokens: Tokens) -> None:
    assert contrast(getattr(tokens, frame), getattr(tokens, ground)) >= 3.0


@EVERY_LOOK
def test_the_bar_of_the_speaking_clock_is_seen(tokens: Tokens) -> None:
    assert contrast(tokens.good, tokens.line) >= 3.0
    assert contrast(tokens.attention, tokens.line) >= 3.0


@EVERY_LOOK
@pytest.mark.parametrize("ink", ["text", "secondary", "good"])
@pytest.mark.parametrize("picture", [WHITE, BLACK])
def test_names_on_any_picture_are_readable(picture: str, ink: str, tokens: Tokens) -> None:
    assert contrast(getattr(tokens, ink), over(tokens.ground, NAME_BAR_ALPHA, picture)) >= 4.5


@EVERY_LOOK
@pytest.mark.parametrize("ink", ["attention", "muted"])
@pytest.mark.parametrize("picture", [WHITE, BLACK])
def test_words_on_a_plate_over_any_picture_are_readable(picture: str, ink: str, tokens: Tokens) -> None:
    assert contrast(getattr(tokens, ink), over(tokens.ground, PLATE_ALPHA, picture)) >= 4.5


@EVERY_LOOK
def test_a_disabled_text_is_still_there(tokens: Tokens) -> None:
    # Nothing is asked of what cannot be used; but a word that has vanished looks like a fault.
    assert contrast(tokens.faint, tokens.raised) >= 2.5


@EVERY_LOOK
def test_the_states_are_told_apart_in_brightness_or_by_word(tokens: Tokens) -> None:
    # Red and green are nearly equally bright to a colour-blind eye: their frames differ in shape.
    assert contrast(tokens.speaking, tokens.attention) >= 1.5


@EVERY_LOOK
def test_every_token_is_a_colour(tokens: Tokens) -> None:
    for field in fields(Tokens):
        value = getattr(tokens, field.name)
        assert QColor(value).isValid(), field.name
        assert value.startswith("#")
        assert len(value) == 7


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", TEXTS)
def test_the_look_of_high_contrast_keeps_to_the_stricter_rule(ink: str, ground: str) -> None:
    # WCAG 2.2, success criterion 1.4.6.
    assert contrast(getattr(HIGH_CONTRAST, ink), getattr(HIGH_CONTRAST, ground)) >= 7.0


def test_the_colour_blind_look_has_no_pair_of_red_and_green() -> None:
    def green_over_red(colour: str) -> float:
        return int(colour[3:5], 16) / max(1, int(colour[1:3], 16))

    assert int(COLOUR_BLIND.good[5:7], 16) > int(COLOUR_BLIND.good[3:5], 16), "waiting is blue"
    assert green_over_red(COLOUR_BLIND.speaking) > green_over_red(DARK.speaking), "speaking is vermilion"
    assert COLOUR_BLIND.selection == WHITE


def test_the_light_look_is_light() -> None:
    assert luminance(LIGHT.ground) > 0.8 > 0.1 > luminance(LIGHT.text)


# --- sizes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "scale"),
    [
        ((1920, 1080), 1.0),
        ((3840, 2160), 1.7),
        ((2560, 1440), 4 / 3),
        ((1366, 768), 0.8),
        ((1280, 720), 0.8),
        ((1280, 680), 0.72),
    ],
)
def test_the_console_grows_with_its_screen_within_bounds(size: tuple[int, int], scale: float) -> None:
    assert console_metrics(*size).scale == pytest.approx(scale)


def test_lengths_are_whole_pixels_and_never_nothing() -> None:
    assert Metrics(1.7).px(15) == 26
    assert Metrics(0.8).px(0.2) == 1


def test_the_style_sheet_names_every_size_and_colour() -> None:
    sheet = style_sheet(DARK, Metrics(1.0))
    assert "{" in sheet
    assert "{m" not in sheet
    assert "{t" not in sheet
    assert "None" not in sheet
    assert style_sheet(DARK, Metrics(1.5)) != sheet


def test_the_palette_carries_the_tokens() -> None:
    made = palette(DARK)
    assert made.window().color().name() == DARK.ground
    assert made.highlightedText().color().name() == DARK.ground


@pytest.mark.usefixtures("styled_app")
@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_the_shipped_typeface_is_used_in_every_weight(weight: int) -> None:
    info = QFontInfo(font(20, weight))
    assert (info.family(), info.weight(), info.pixelSize()) == (FAMILY, weight, 20)


@pytest.mark.usefixtures("styled_app")
def test_tabular_figures_have_one_width() -> None:
    metrics = QFontMetrics(font(54, 700, tabular=True))
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


@pytest.mark.usefixtures("styled_app")
def test_the_typeface_draws_every_sign_that_is_used() -> None:
    for weight in (400, 600, 700):
        metrics = QFontMetrics(font(20, weight))
        missing = [sign for sign in "⇧·…—–−●×²³ÁÉéè“”’" if not metrics.inFontUcs4(ord(sign))]
        assert missing == []


@pytest.mark.usefixtures("styled_app")
def test_a_folder_without_typefaces_is_a_broken_installation(tmp_path: Path) -> None:
    with pytest.raises(BugError):
        load_fonts(tmp_path)
