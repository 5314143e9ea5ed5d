"""The card of the proposal that is being discussed: what is asked, where, how much, and why."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap

from app.domain.proposal import Decision
from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.text_fit import FittedText, draw_lines, draw_text, fit_text, shortened
from app.ui.theme.style import font
from app.ui.theme.tokens import Tokens
from app.ui.tile_paint import badge_height, badge_width, paint_badge
from app.ui.wall.panels import paint_panel
from app.ui.wall.tile import SMALLEST
from app.ui.wall.view import ProposalCard
from app.ui.words import translated

_CONTEXT = "wall"
_ASKED, _ASKED_SMALLEST = 64, 32
_TEXT, _TEXT_SMALLEST = 34, 24
_LABEL = 22
_ASKED_SHARE, _ASKED_SHARE_OVER_PHOTO = 0.36, 0.24
_PHOTO_SHARE = 0.36
_VOLUME_SHARE = 0.3
_DECISIONS = {
    Decision.DISCUSSED: QT_TRANSLATE_NOOP("wall", "DIBAHAS"),
    Decision.AGREED: QT_TRANSLATE_NOOP("wall", "DISEPAKATI"),
    Decision.NOT_AGREED: QT_TRANSLATE_NOOP("wall", "BELUM DISEPAKATI"),
    Decision.POSTPONED: QT_TRANSLATE_NOOP("wall", "DITUNDA"),
    Decision.MERGED: QT_TRANSLATE_NOOP("wall", "DIGABUNG"),
    Decision.WITHDRAWN: QT_TRANSLATE_NOOP("wall", "DITARIK"),
    Decision.REDIRECTED: QT_TRANSLATE_NOOP("wall", "DIALIHKAN"),
    Decision.RESERVE: QT_TRANSLATE_NOOP("wall", "CADANGAN"),
}
"""What is said of a decision; nothing before there is one."""

_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class PaintedCard:
    """A card that is drawn once for its size and then only copied: the wall moves it into its place."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._drawn: QPixmap | None = None
        self._drawn_for: tuple[ProposalCard, QSize, float, float, str] | None = None

    def paint(self, painter: QPainter, rect: QRect, card: ProposalCard, scale: float, ratio: float) -> None:
        """Paint the card into `rect`."""
        wanted = (card, QSize(rect.size()), scale, ratio, self._tokens.key)
        if self._drawn is None or self._drawn_for != wanted:
            drawn = QPixmap(rect.size() * ratio)
            drawn.setDevicePixelRatio(ratio)
            drawn.fill(self._tokens.ground)
            inner = QPainter(drawn)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_card(inner, QRect(QPoint(0, 0), rect.size()), card, self._tokens, scale)
            inner.end()
            self._drawn, self._drawn_for = drawn, wanted
        painter.drawPixmap(rect.topLeft(), self._drawn)


def paint_card(painter: QPainter, rect: QRect, card: ProposalCard, t: Tokens, scale: float) -> None:
    """Paint number and site, what is asked, the photo, place and volume, and the problem as far as it fits."""
    paint_panel(painter, rect, t)
    pad, gap = round(36 * scale), round(20 * scale)
    inner = rect.adjusted(pad, round(30 * scale), -pad, -round(30 * scale))
    top = _paint_head(painter, inner, card, t, scale) + gap
    has_photo = card.photo is not None and not card.photo.isNull()
    share = _ASKED_SHARE_OVER_PHOTO if has_photo else _ASKED_SHARE
    asked = _fitted(
        card.asked, QSize(inner.width(), round(inner.height() * share)), _ASKED, _ASKED_SMALLEST, 700, scale
    )
    draw_lines(painter, QRect(inner.left(), top, inner.width(), asked.height), asked, t.text)
    top += asked.height + gap
    if has_photo:
        top = (
            _paint_photo(
                painter, QRect(inner.left(), top, inner.width(), round(inner.height() * _PHOTO_SHARE)), card, inner
            )
            + gap
        )
    top = _paint_place(painter, QRect(inner.left(), top, inner.width(), inner.bottom() + 1 - top), card, t, scale) + gap
    _paint_problem(painter, QRect(inner.left(), top, inner.width(), inner.bottom() + 1 - top), card, t, scale)


def _paint_head(painter: QPainter, inner: QRect, card: ProposalCard, t: Tokens, scale: float) -> int:
    """Paint number, site, who asks and what was decided; return where the next part begins."""
    badge = font(round(24 * scale), 700, tabular=True)
    gap = round(18 * scale)
    covered = paint_badge(painter, inner.topLeft(), card.number, badge, t.raised, t.text)
    left, right = covered.right() + gap, inner.right() + 1
    if card.decision in _DECISIONS:
        right = _paint_decision(painter, inner, card.decision, t, scale) - gap
    words = " · ".join(part for part in (card.site, card.proposer) if part)
    room = QRect(left, inner.top(), right - left, badge_height(badge))
    who = fit_text(words, room.width(), round(_LABEL * scale), round(SMALLEST * scale), 500)
    height = max(room.height(), who.height)
    draw_lines(painter, QRect(left, inner.top(), room.width(), height), who, t.secondary)
    return inner.top() + height


def _paint_decision(painter: QPainter, inner: QRect, decision: Decision, t: Tokens, scale: float) -> int:
    """Paint the word of a decision at the right; return where it begins. Colours repeat what it says."""
    made = font(round(24 * scale), 700)
    word = translated(_CONTEXT, _DECISIONS[decision])
    ground, ink = {
        Decision.AGREED: (t.good, t.on_good),
        Decision.NOT_AGREED: (t.attention, t.on_attention),
    }.get(decision, (t.raised, t.text))
    left = inner.right() + 1 - badge_width(word, made)
    paint_badge(painter, QPoint(left, inner.top()), word, made, ground, ink)
    return left


def _paint_photo(painter: QPainter, room: QRect, card: ProposalCard, inner: QRect) -> int:
    photo = card.photo
    assert photo is not None
    size = photo.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(QPoint(inner.left(), room.top()), size)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, photo)
    return place.bottom() + 1


def _paint_place(painter: QPainter, room: QRect, card: ProposalCard, t: Tokens, scale: float) -> int:
    """Paint where it is, and how much beside it; return where the next part begins."""
    columns: list[tuple[str, str]] = []
    if card.place:
        columns.append((translated(_CONTEXT, QT_TRANSLATE_NOOP("wall", "Lokasi")), card.place))
    if card.volume:
        columns.append((translated(_CONTEXT, QT_TRANSLATE_NOOP("wall", "Volume")), card.volume))
    if not columns:
        return room.top()
    gap = round(24 * scale)
    volume_width = round((room.width() - gap) * _VOLUME_SHARE)
    widths = [room.width()] if len(columns) == 1 else [room.width() - gap - volume_width, volume_width]
    left, bottom = room.left(), room.top()
    for (label, text), width in zip(columns, widths, strict=True):
        bottom = max(
            bottom, _paint_labelled(painter, QRect(left, room.top(), width, round(200 * scale)), label, text, t, scale)
        )
        left += width + gap
    return bottom


def _paint_problem(painter: QPainter, room: QRect, card: ProposalCard, t: Tokens, scale: float) -> None:
    least = round((_LABEL + _TEXT_SMALLEST) * 1.4 * scale)
    if card.problem and room.height() >= least:
        label = translated(_CONTEXT, QT_TRANSLATE_NOOP("wall", "Permasalahan"))
        _paint_labelled(painter, room, label, card.problem, t, scale)


def _paint_labelled(painter: QPainter, room: QRect, label: str, text: str, t: Tokens, scale: float) -> int:
    made = font(round(_LABEL * scale), 500)
    height = round(made.pixelSize() * 1.4)
    draw_text(painter, QRect(room.left(), room.top(), room.width(), height), label, made, t.muted)
    left = QSize(room.width(), room.height() - height)
    fitted = _fitted(text, left, _TEXT, _TEXT_SMALLEST, 500, scale)
    place = QRect(room.left(), room.top() + height, room.width(), fitted.height)
    draw_lines(painter, place, fitted, t.secondary)
    return place.bottom() + 1


def _fitted(text: str, room: QSize, largest: int, smallest: int, weight: int, scale: float) -> FittedText:
    """Fit a text of any length: as large as it fits whole, else in the smallest typeface and shortened."""
    pixels = largest
    while True:
        made = font(round(pixels * scale), weight)
        most = max(1, int(room.height() // (made.pixelSize() * 1.3)))
        lines = shortened(text, QFontMetrics(made), room.width(), most)
        if pixels <= smallest or not lines[-1].endswith("…"):
            return FittedText(lines, made)
        pixels -= 2
