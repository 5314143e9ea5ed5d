"""Step 2: which places take part, in which order, and where the chair sits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.domain.errors import UserError
from app.domain.session import MAX_SITES
from app.domain.session_draft import SessionDraft, SiteDraft, room, site_of, site_of_kecamatan
from app.domain.wilayah import Kecamatan, Wilayah, folded
from app.ui.console.parts import Choice, label
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens
from app.ui.wizard.fields import FieldRow, ProblemLine, Sentences, button, panel, row_of
from app.ui.wizard.roster_table import RosterTable
from app.ui.words import error_text

_SITE = Qt.ItemDataRole.UserRole


class RosterStep(QWidget):
    """`edited` carries the draft as it is now."""

    edited = Signal(object)

    def __init__(self, wilayah: Wilayah, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._wilayah = wilayah
        self._metrics = metrics
        self._draft: SessionDraft | None = None
        self._sentences: Sentences = {}
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Nama, kecamatan, atau kode"))
        self.found = QListWidget(self)
        self.found.setAccessibleName(self.tr("Kelurahan dan kecamatan yang ditemukan"))
        self.found.setUniformItemSizes(True)
        self.add = button(self.tr("Tambah"), self, "primary", self.tr("Tambahkan yang dipilih (Enter)"))
        self.add_kecamatan = button(self.tr("Semua dari kecamatannya"), self)
        self.add_each = button(self.tr("Satu dari tiap kecamatan"), self)
        self.add_room = button(self.tr("Tambah ruang"), self, "", self.tr("Tempat tanpa kode wilayah"))
        self.table = RosterTable(tokens, metrics, self)
        self.up = button(self.tr("Naik"), self, "", "Alt ↑")
        self.down = button(self.tr("Turun"), self, "", "Alt ↓")
        self.remove = button(self.tr("Keluarkan"), self, "danger", "Delete")
        self.chair = Choice(tokens, self)
        self.chair.set_metrics(metrics)
        self._count = label("", "secondary", self)
        self._said = ProblemLine(
            metrics,
            self,
            self.tr("Enter mengubah nama atau singkatan, Alt ↑ dan Alt ↓ mengubah urutan, Delete mengeluarkan."),
        )
        self._chair_row = FieldRow(
            self.tr("Pimpinan sidang"),
            self.chair,
            metrics,
            self,
            self.tr(
                "Suara lokasi pimpinan selalu terbuka. Biarkan “di ruang ini” bila pimpinan duduk di ruang kendali."
            ),
        )
        self._build()
        self._connect()
        self._search("")

    def _build(self) -> None:
        m = self._metrics
        left, column = panel(m, self)
        column.addWidget(
            FieldRow(self.tr("Cari kelurahan"), self.search, m, left, self.tr("Enter menambahkan yang teratas."))
        )
        column.addWidget(self.found, 1)
        column.addLayout(row_of(m, self.add, self.add_kecamatan))
        column.addLayout(row_of(m, self.add_each, self.add_room))
        left.setFixedWidth(m.px(470))
        right, other = panel(m, self)
        other.addLayout(row_of(m, label(self.tr("Lokasi sesi ini"), "title", right), None, self._count))
        other.addWidget(self.table, 1)
        other.addWidget(self._said)
        other.addLayout(row_of(m, self.up, self.down, self.remove, None))
        other.addWidget(self._chair_row)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(m.px(10))
        row.addWidget(left)
        row.addWidget(right, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._add_chosen)
        self.search.installEventFilter(self)
        self.found.itemActivated.connect(lambda _: self._add_chosen())
        self.found.currentRowChanged.connect(lambda _: self._allow())
        self.add.clicked.connect(self._add_chosen)
        self.add_kecamatan.clicked.connect(self._add_whole_kecamatan)
        self.add_each.clicked.connect(lambda: self._add([site_of(one) for one in self._wilayah.one_of_each()]))
        self.add_room.clicked.connect(self._add_a_room)
        self.up.clicked.connect(lambda: self._move_by(-1))
        self.down.clicked.connect(lambda: self._move_by(1))
        self.remove.clicked.connect(lambda: self._remove(self.table.currentIndex().row()))
        self.table.removed.connect(self._remove)
        self.table.roster.moved.connect(self._move)
        self.table.roster.site_edited.connect(
            lambda place, site: self._edit(lambda draft: draft.with_site(place, site))
        )
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        self.chair.activated.connect(
            lambda _: self._edit(lambda draft: replace(draft, chair_site=str(self.chair.currentData() or "")))
        )

    def show_draft(self, draft: SessionDraft, sentences: Sentences) -> None:
        """Show a draft."""
        before, self._draft, self._sentences = self._draft, draft, sentences
        self.table.show_draft(draft, sentences)
        self._count.setText(self.tr("{count} dari {most} lokasi").format(count=len(draft.sites), most=MAX_SITES))
        self._show_chair(draft)
        self._chair_row.show_problem(sentences.get(("chair_site",), ""))
        if before is None or before.codes != draft.codes:
            self._mark_found()
        self._tell()
        self._allow()

    def first_field(self) -> QWidget:
        """Return where the keyboard begins."""
        return self.search

    def say(self, text: str) -> None:
        """Say what could not be done."""
        self._said.show_problem(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows choose in the list while the keyboard is in the search box."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self.found.setCurrentRow(min(max(0, self.found.currentRow() + step), self.found.count() - 1))
                return True
        return super().eventFilter(watched, event)

    # --- the list ---------------------------------------------------------------------------

    def _search(self, text: str) -> None:
        self.found.clear()
        for kelurahan in self._wilayah.find(text):
            self._offer(site_of(kelurahan), self.tr("{name}  ·  Kec. {kecamatan}"))
        wanted = folded(text)
        for kecamatan in self._wilayah.kecamatan:
            names = f"kecamatan{folded(kecamatan.name)} {folded(kecamatan.official_name)}"
            if wanted in names or kecamatan.code.startswith(text.strip()):
                self._offer(site_of_kecamatan(kecamatan), self.tr("Kecamatan {name}  ·  sebagai satu lokasi"))
        self._mark_found()
        self.found.setCurrentRow(0)
        self._allow()

    def _offer(self, site: SiteDraft, text: str) -> None:
        item = QListWidgetItem(self.found)
        item.setSizeHint(QSize(0, self._metrics.px(30)))
        item.setData(_SITE, (site, text.format(name=site.name, kecamatan=site.kecamatan)))

    def _mark_found(self) -> None:
        codes = self._draft.codes if self._draft else ()
        # A call inside an f-string is not collected for translation.
        there = self.tr("sudah ada")
        for row in range(self.found.count()):
            item = self.found.item(row)
            site, text = item.data(_SITE)
            is_in = site.code in codes
            item.setText(f"{text}  ·  {there}" if is_in else text)
            item.setForeground(self.palette().placeholderText() if is_in else self.palette().text())

    def _chosen(self) -> SiteDraft | None:
        item = self.found.currentItem()
        return item.data(_SITE)[0] if item else None

    def _kecamatan(self) -> Kecamatan | None:
        chosen = self._chosen()
        return next((one for one in self._wilayah.kecamatan if chosen and chosen.code.startswith(one.code)), None)

    def _add_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            self.say(self.tr("Tidak ada kelurahan dengan nama itu. Periksa ejaannya, atau pakai Tambah ruang."))
            return
        if self._draft and chosen.code in self._draft.codes:
            self.table.choose(self._draft.codes.index(chosen.code))
            self.say(self.tr("{name} sudah ada di daftar.").format(name=chosen.name))
            return
        self._add([chosen])
        self.search.selectAll()

    def _add_whole_kecamatan(self) -> None:
        kecamatan = self._kecamatan()
        if kecamatan:
            self._add([site_of(one) for one in self._wilayah.of_kecamatan(kecamatan.code)])

    def _add_a_room(self) -> None:
        if self._draft is None:
            return
        self._add([room(self.tr("Ruang Rapat"), self._draft.codes)])
        if self._draft.sites:
            self.table.edit_name(len(self._draft.sites) - 1)

    def _add(self, sites: Sequence[SiteDraft]) -> None:
        if self._draft is None:
            return
        try:
            draft = self._draft.with_sites(sites)
        except UserError as error:
            self.say(error_text(error))
            return
        self.edited.emit(draft)
        if draft.sites:
            self.table.choose(len(draft.sites) - 1)

    # --- the roster -------------------------------------------------------------------------

    def _remove(self, place: int) -> None:
        if self._draft and 0 <= place < len(self._draft.sites):
            self._edit(lambda draft: draft.without_site(place))

    def _move_by(self, step: int) -> None:
        place = self.table.currentIndex().row()
        if self._draft and 0 <= place + step < len(self._draft.sites):
            self._move(place, place + step)

    def _move(self, place: int, to: int) -> None:
        if self._draft is None:
            return
        to = min(max(0, to), len(self._draft.sites) - 1)
        self._edit(lambda draft: draft.moved(place, to))
        self.table.choose(to)

    def _show_chair(self, draft: SessionDraft) -> None:
        with QSignalBlocker(self.chair):
            self.chair.clear()
            self.chair.addItem(self.tr("di ruang ini"), "")
            for site in draft.sites:
                self.chair.addItem(site.name, site.code)
            self.chair.setCurrentIndex(max(0, self.chair.findData(draft.chair_site)))

    def _tell(self) -> None:
        """Say what is wrong with the chosen line, else with the first line that has something."""
        row = self.table.currentIndex().row()
        own = [said for field, said in self._sentences.items() if field[:2] == ("site", row)]
        all_said = [said for field, said in self._sentences.items() if field[0] == "site"]
        self._said.show_problem(next(iter(own or all_said), ""))

    def _allow(self) -> None:
        kecamatan = self._kecamatan()
        self.add.setEnabled(self._chosen() is not None)
        self.add_kecamatan.setEnabled(kecamatan is not None)
        name = kecamatan.name if kecamatan else self.tr("kecamatannya")
        self.add_kecamatan.setText(self.tr("Semua dari {kecamatan}").format(kecamatan=name))
        self.add_kecamatan.setAccessibleName(self.add_kecamatan.text())
        count = len(self._draft.sites) if self._draft else 0
        for one in (self.up, self.down):
            one.setEnabled(count > 1)
        self.remove.setEnabled(count > 0)

    def _edit(self, change: Callable[[SessionDraft], SessionDraft]) -> None:
        if self._draft:
            self.edited.emit(change(self._draft))
