from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.ui.reading_pace import ReadingPace


def test_what_takes_long_is_read_less_often(styled_app: QApplication) -> None:
    timer, times = QTimer(styled_app), iter([10.0, 10.01, 20.0, 21.5, 30.0, 30.1])
    timer.setInterval(2000)
    pace = ReadingPace(timer, lambda: next(times))
    chosen = []
    for _ in range(3):
        pace.began()
        pace.ended()
        chosen.append(timer.interval())
    assert chosen == [2000, 15_000, 2000]
    timer.deleteLater()
