"""The sheet on which it is said who signs, under which letterhead, and with which numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.domain.documents.model import Letterhead, Paper
from app.domain.documents.settings import MinutesSettings, Official, SiteOfficials
from app.domain.site import Site
from app.ui.console.parts import Choice, label
from app.ui.line.parts import KeyButton
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_PART = QSize(94, 92)
_LONGEST = 200


class OfficialsSheet(QDialog):
    """Emits the settings as they are typed when they are to be kept. `at` is the site whose fields come first."""

    saved = Signal(object)

    def __init__(
        self,
        settings: MinutesSettings,
        sites: Sequence[Site],
        tokens: Tokens,
        metrics: Metrics,
        parent: QWidget,
        at: str = "",
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._sites = tuple(sites)
        self._metrics = metrics
        self.setWindowTitle(self.tr("Penanda tangan dan kop"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._kop = self._lines(settings.letterhead.lines, self.tr("Baris kop, satu tiap baris"))
        self._address = self._lines(settings.letterhead.address, self.tr("Alamat kop, satu tiap baris"))
        self._logo = self._line(settings.letterhead.logo, self.tr("Berkas logo (PNG, JPG, SVG); boleh kosong"))
        self._place = self._line(settings.office_place, self.tr("Tempat ruang kendali"))
        self._pattern = self._line(settings.number_pattern, self.tr("Pola nomor: {urut}, {kode}, {tahun}"))
        self._chair = self._line(settings.chair.name, self.tr("Nama pimpinan sidang"))
        self._chair_nip = self._line(settings.chair.nip, self.tr("NIP pimpinan sidang"))
        self._chair_office = self._line(settings.chair.office, self.tr("Jabatan pimpinan sidang"))
        self._secretary = self._line(settings.secretary.name, self.tr("Nama notulis"))
        self._secretary_nip = self._line(settings.secretary.nip, self.tr("NIP notulis"))
        self._speakers = self._lines(settings.speakers, self.tr("Narasumber, satu tiap baris"))
        self._copies = self._lines(settings.copies, self.tr("Tembusan, satu tiap baris"))
        self._paper = Choice(tokens, self)
        self._paper.set_metrics(metrics)
        self._paper.setAccessibleName(self.tr("Kertas"))
        self._paper.addItems([paper.value for paper in Paper])
        self._paper.setCurrentText(settings.paper.value)
        self._delegates = QSpinBox(self)
        self._delegates.setRange(1, 20)
        self._delegates.setValue(settings.delegates)
        self._delegates.setAccessibleName(self.tr("Jumlah delegasi tiap lokasi"))
        self._officials = {site.site_id: self._site_fields(site) for site in self._sites}
        self.save = KeyButton(self.tr("Simpan"), self.tr("Ctrl S"), "primary", tokens, metrics)
        self.save.clicked.connect(self._save)
        self.shut = KeyButton(self.tr("Batal"), "Esc", "", tokens, metrics)
        self.shut.clicked.connect(self.reject)
        self._build()
        whole = parent.size()
        self.resize(whole.width() * _PART.width() // 100, whole.height() * _PART.height() // 100)
        self._focus(at)

    def _build(self) -> None:
        m = self._metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(m.px(20), m.px(14), m.px(20), m.px(14))
        column.setSpacing(m.px(10))
        column.addWidget(label(self.tr("Penanda tangan dan kop"), "title", self))
        body = QHBoxLayout()
        body.setSpacing(m.px(24))
        body.addLayout(self._office(), 4)
        body.addWidget(self._site_table(), 7)
        column.addLayout(body, 1)
        foot = QHBoxLayout()
        foot.setSpacing(m.px(8))
        note = label(
            self.tr("Diingat di komputer ini dan ikut ke stasiun lain. Yang kosong dicetak titik-titik."), "muted", self
        )
        foot.addWidget(note)
        foot.addStretch(1)
        foot.addWidget(self.save)
        foot.addWidget(self.shut)
        column.addLayout(foot)

    def _office(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._metrics.px(5))

        def add(name: str, *fields: QWidget) -> None:
            column.addWidget(label(name, "label", self))
            row = QHBoxLayout()
            row.setSpacing(self._metrics.px(8))
            for field in fields:
                row.addWidget(field)
            column.addLayout(row)

        add(self.tr("Kop: nama pemerintah dan instansi"), self._kop)
        add(self.tr("Kop: alamat"), self._address)
        add(self.tr("Logo"), self._logo)
        add(self.tr("Tempat ruang kendali"), self._place)
        add(self.tr("Pimpinan sidang: nama, jabatan"), self._chair, self._chair_office)
        add(self.tr("NIP pimpinan sidang"), self._chair_nip)
        add(self.tr("Notulis: nama, NIP"), self._secretary, self._secretary_nip)
        add(self.tr("Narasumber dan tembusan, satu tiap baris"), self._speakers, self._copies)
        add(self.tr("Pola nomor, kertas, delegasi"), self._pattern, self._paper, self._delegates)
        column.addStretch(1)
        return column

    def _site_table(self) -> QScrollArea:
        m = self._metrics
        inner = QWidget(self)
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, m.px(10), 0)
        grid.setHorizontalSpacing(m.px(8))
        grid.setVerticalSpacing(m.px(6))
        heads = (
            self.tr("Lokasi"),
            self.tr("Nama lurah"),
            self.tr("NIP"),
            self.tr("Ketua tim penyelenggara"),
            self.tr("Nomor BA"),
        )
        for place, text in enumerate(heads):
            grid.addWidget(label(text, "label", self), 0, place)
        for row, site in enumerate(self._sites, start=1):
            grid.addWidget(label(site.name, "value", self), row, 0)
            for place, field in enumerate(self._officials[site.site_id], start=1):
                grid.addWidget(field, row, place)
        for place, stretch in enumerate((0, 4, 4, 4, 2)):
            grid.setColumnStretch(place, stretch)
        grid.setRowStretch(len(self._sites) + 1, 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        self._area = area
        return area

    @property
    def settings(self) -> MinutesSettings:
        """Return the settings as they are typed."""
        before = self._settings
        others = tuple(one for one in before.sites if one.site_id not in self._officials)
        return replace(
            before,
            letterhead=Letterhead(_texts(self._kop), _texts(self._address), self._logo.text().strip()),
            office_place=self._place.text().strip(),
            number_pattern=self._pattern.text().strip() or before.number_pattern,
            paper=Paper(self._paper.currentText()),
            delegates=self._delegates.value(),
            chair=replace(
                before.chair,
                name=self._chair.text().strip(),
                nip=self._chair_nip.text().strip(),
                office=self._chair_office.text().strip(),
            ),
            secretary=replace(
                before.secretary, name=self._secretary.text().strip(), nip=self._secretary_nip.text().strip()
            ),
            speakers=_texts(self._speakers),
            copies=_texts(self._copies),
            sites=(*others, *(self._official(site) for site in self._sites)),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep everything with Ctrl+S; Enter goes nowhere: a name is typed, not sent."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_S and control:
            self._save()
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        self.saved.emit(self.settings)
        self.accept()

    def _official(self, site: Site) -> SiteOfficials:
        before = self._settings.officials(site.site_id)
        lurah, nip, organiser, number = (field.text().strip() for field in self._officials[site.site_id])
        return SiteOfficials(
            site.site_id,
            replace(before.lurah, name=lurah, nip=nip),
            replace(before.organiser, name=organiser),
            number,
        )

    def _site_fields(self, site: Site) -> tuple[QLineEdit, ...]:
        known = self._settings.officials(site.site_id)
        blank = Official()
        lurah = known.lurah or blank
        return (
            self._line(lurah.name, self.tr("Nama lurah {site}").format(site=site.name)),
            self._line(lurah.nip, self.tr("NIP lurah {site}").format(site=site.name)),
            self._line(known.organiser.name, self.tr("Ketua tim penyelenggara {site}").format(site=site.name)),
            self._line(known.number, self.tr("Nomor berita acara {site}").format(site=site.name)),
        )

    def _line(self, text: str, name: str) -> QLineEdit:
        field = QLineEdit(text, self)
        field.setMaxLength(_LONGEST)
        # A text that is wider than its field is read from its beginning.
        field.setCursorPosition(0)
        field.setAccessibleName(name)
        return field

    def _lines(self, texts: Sequence[str], name: str) -> QPlainTextEdit:
        field = QPlainTextEdit("\n".join(texts), self)
        field.setTabChangesFocus(True)
        field.setAccessibleName(name)
        field.setFixedHeight(self._metrics.px(64))
        return field

    def _focus(self, at: str) -> None:
        fields = next((own for site_id, own in self._officials.items() if site_id == at), None)
        if fields is None:
            self._kop.setFocus()
            return
        empty = next((field for field in fields if not field.text()), fields[0])
        empty.setFocus()
        self._area.ensureWidgetVisible(empty)


def _texts(field: QPlainTextEdit) -> tuple[str, ...]:
    return tuple(line.strip() for line in field.toPlainText().splitlines() if line.strip())
