"""Opens the plots and reads them anew while they are seen. Runs on: the thread of the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer

from app.domain.documents.chart import BarChart
from app.domain.identity import SiteId
from app.domain.wording import clock
from app.session.ports import Clock
from app.session.session_charts import ChartDesk, SessionCharts
from app.ui.charts.page import ChartsPage
from app.ui.console.window import ConsoleWindow
from app.ui.later import MainThread
from app.ui.reading_pace import ReadingPace
from app.ui.theme.tokens import Tokens
from app.ui.words import error_text

_READ_EVERY_MS = 2000


@dataclass(frozen=True, slots=True)
class ChartServices:
    """What the plots are read from. `choose` chooses a site on the board."""

    desk: ChartDesk
    clock: Clock
    later: MainThread
    choose: Callable[[str], None]


class ChartsPresenter(QObject):
    """The order of the sites is the roster's, or by who has spoken least; it is remembered while the room runs."""

    def __init__(self, services: ChartServices, console: ConsoleWindow, tokens: Tokens) -> None:
        super().__init__(console)
        self._s = services
        self._console = console
        self._tokens = tokens
        self._page: ChartsPage | None = None
        self._charts: SessionCharts | None = None
        self._is_by_time = False
        self._is_reading = False
        self._timer = QTimer(self)
        self._timer.setInterval(_READ_EVERY_MS)
        self._timer.timeout.connect(self._read)
        self._pace = ReadingPace(self._timer)

    def open(self) -> None:
        """Show the page, or bring it to the front."""
        if self._page is None:
            page = self._page = ChartsPage(self._tokens, self._console.metrics, self._console)
            # Whatever lies over the console: the room can be silenced.
            page.addAction(self._console.commands.action("sound.mute"))
            page.order_wanted.connect(self._turn_order)
            page.finished.connect(self._closed)
            for view in (page.speaking, page.money):
                view.row_opened.connect(self._choose)
            self._show()
            page.show()
            self._timer.start()
        self._page.raise_()
        self._page.activateWindow()
        self._read()

    def _read(self) -> None:
        # A long session takes a while: it is asked once, not again and again.
        if self._is_reading:
            return
        self._is_reading = True
        self._pace.began()

        def come(charts: SessionCharts) -> None:
            self._is_reading = False
            self._pace.ended()
            self._charts = charts
            self._show()

        def failed(error: BaseException) -> None:
            self._is_reading = False
            if self._page:
                self._page.say(error_text(error))

        self._s.later.when_done(self._s.desk.charts(), come, failed)

    def _show(self) -> None:
        page, charts = self._page, self._charts
        if page is None:
            return
        back, least = self.tr("Urut menurut lokasi"), self.tr("Urut dari paling sedikit bicara")
        page.show_order(back if self._is_by_time else least)
        if charts is None:
            page.say(self.tr("Membaca …"))
            return
        page.say(self.tr("Keadaan pukul {time}").format(time=clock(self._s.clock.now_ms(), seconds=True)))
        speaking = least_first(charts.speaking) if self._is_by_time else charts.speaking
        page.speaking.show_chart(speaking, self.tr("Tidak ada lokasi dalam sesi ini."))
        page.bidang.show_chart(charts.bidang, self.tr("Belum ada usulan yang dicatat."))
        page.money.show_chart(charts.money, self.tr("Tidak ada lokasi dalam sesi ini."))
        page.timeline.show_chart(charts.timeline, self.tr("Belum ada yang bicara."))

    def _turn_order(self) -> None:
        self._is_by_time = not self._is_by_time
        self._show()

    def _choose(self, label: str) -> None:
        """Choose the site of a bar on the board."""
        if self._charts is None:
            return
        sites: dict[str, SiteId] = {
            bar.label: site_id for bar, site_id in zip(self._charts.speaking.bars, self._charts.sites, strict=True)
        }
        if label in sites:
            self._s.choose(sites[label])

    def _closed(self) -> None:
        self._timer.stop()
        if self._page:
            self._page.deleteLater()
        self._page = None
        self._console.activateWindow()


def least_first(chart: BarChart) -> BarChart:
    """Return the bars by their length, the shortest first; equal ones in their order."""
    return replace(chart, bars=tuple(sorted(chart.bars, key=lambda bar: sum(bar.values))))
