"""Step 3: where each site's camera is found, by pattern, by table or by hand, and whether it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.domain.feed_pattern import FeedPattern, names_no_site
from app.domain.session_draft import SessionDraft, SiteDraft, can_be_tried, take_apart
from app.ui.console.parts import label
from app.ui.sound.controls import Switch
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens
from app.ui.wizard.camera_table import CameraTable, TrialMark
from app.ui.wizard.fields import FieldRow, ProblemLine, Sentences, button, panel, row_of
from app.ui.wizard.trial_words import SiteTrial, trial_lines, trial_mark
from app.ui.words import error_text

_STILL = QSize(171, 96)


class CameraStep(QWidget):
    """`edited` carries the draft as it is now. A password leaves by `password_given` (place or None for all) only."""

    edited = Signal(object)
    password_given = Signal(object, str)
    table_wanted = Signal()
    trial_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._metrics = metrics
        self._draft: SessionDraft | None = None
        self._sentences: Sentences = {}
        self._trials: Mapping[str, SiteTrial] = {}
        self._is_running = False
        self._told: tuple[str, tuple[str, ...]] | None = None
        self.main_pattern = self._line("rtsp://10.10.{n}.20/main")
        self.sub_pattern = self._line("rtsp://10.10.{n}.20/sub")
        self.fill = button(self.tr("Isi semua"), self, "primary")
        self.from_table = button(self.tr("Ambil dari CSV…"), self)
        self.user = self._line("")
        self.password = self._line("")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.for_all = button(self.tr("Untuk semua"), self)
        self.for_one = button(self.tr("Untuk lokasi terpilih"), self)
        self.local = Switch(self.tr("Izinkan berkas gambar dan kamera di komputer ini"), metrics, self)
        self.table = CameraTable(tokens, metrics, self)
        self.still = QLabel(self)
        self.still.setFixedSize(metrics.px(_STILL.width()), metrics.px(_STILL.height()))
        self.still.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.still.setAccessibleName(self.tr("Gambar dari lokasi terpilih"))
        self.report = QPlainTextEdit(self)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(self.tr("Hasil coba dan saran"))
        self.report.setFixedHeight(metrics.px(_STILL.height()))
        self.try_all = button(self.tr("Coba semua"), self, "primary")
        self.cancel = button(self.tr("Batalkan"), self)
        self._chosen_name = label("", "title", self)
        hint = self.tr("Enter mengubah kotak terpilih; Spasi mengganti TCP dan UDP.")
        self._said = ProblemLine(metrics, self, hint, lines=1)
        self._patterns: dict[str, FieldRow] = {}
        self._build()
        self._connect()

    def _line(self, example: str) -> QLineEdit:
        made = QLineEdit(self)
        made.setPlaceholderText(example)
        return made

    def _build(self) -> None:
        m = self._metrics
        top, column = panel(m, self)
        hint = self.tr("{n} urutan lokasi, {n+20}, {kode}, {singkat}, {nama}")
        self._patterns["main"] = FieldRow(self.tr("Pola alamat utama"), self.main_pattern, m, top, hint)
        self._patterns["sub"] = FieldRow(
            self.tr("Pola alamat kecil"), self.sub_pattern, m, top, self.tr("Boleh kosong; meringankan komputer.")
        )
        user = FieldRow(self.tr("Pengguna kamera"), self.user, m, top, self.tr("Kosong bila tidak diminta."))
        password = FieldRow(self.tr("Kata sandi kamera"), self.password, m, top, self.tr("Tidak ditulis di berkas."))
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(m.px(8))
        first.addWidget(self._patterns["main"], 3)
        first.addWidget(self._patterns["sub"], 3)
        second.addWidget(user, 2)
        second.addWidget(password, 2)
        for row, buttons in ((first, (self.fill, self.from_table)), (second, (self.for_all, self.for_one))):
            for one in buttons:
                row.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
        second.addStretch(1)
        text = label(self.local.accessibleName(), "secondary", top)
        text.setWordWrap(True)
        second.addWidget(text, 2)
        second.addWidget(self.local, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(first)
        column.addLayout(second)
        middle, other = panel(m, self)
        other.addWidget(self.table, 1)
        other.addWidget(self._said)
        foot = QHBoxLayout()
        foot.setSpacing(m.px(12))
        words = QVBoxLayout()
        words.addLayout(row_of(m, self._chosen_name, None, self.try_all, self.cancel))
        words.addWidget(self.report)
        foot.addWidget(self.still, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addLayout(words, 1)
        other.addLayout(foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(m.px(10))
        outer.addWidget(top)
        outer.addWidget(middle, 1)

    def _connect(self) -> None:
        for line in (self.main_pattern, self.sub_pattern):
            line.textChanged.connect(self._preview)
            line.returnPressed.connect(self._fill)
        self.fill.clicked.connect(self._fill)
        self.from_table.clicked.connect(self.table_wanted)
        self.for_all.clicked.connect(lambda: self._give_login(None))
        self.for_one.clicked.connect(lambda: self._give_login(self.table.currentIndex().row()))
        self.password.returnPressed.connect(lambda: self._give_login(None))
        self.local.switched.connect(lambda is_on: self._edit(lambda draft: replace(draft, allow_local=is_on)))
        self.table.cameras.address_typed.connect(self._on_address)
        self.table.cameras.site_edited.connect(self._on_site)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._on_chosen())
        self.try_all.clicked.connect(self.trial_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)

    def show_draft(self, draft: SessionDraft, sentences: Sentences) -> None:
        """Show a draft."""
        self._draft, self._sentences = draft, sentences
        self.table.cameras.show_draft(draft, sentences)
        if draft.sites and not self.table.currentIndex().isValid():
            self.table.choose(0)
        self.local.show_state(draft.allow_local)
        self._preview()
        self._show_marks()
        self._show_chosen()

    def show_trials(self, trials: Mapping[str, SiteTrial], *, is_running: bool) -> None:
        """Show what the trial says so far."""
        self._trials, self._is_running = trials, is_running
        if is_running:
            self._told = None
        self._show_marks()
        self._show_chosen()

    def first_field(self) -> QWidget:
        """Return where the keyboard begins."""
        return self.main_pattern

    def say(self, text: str) -> None:
        """Say what could not be done."""
        self._said.show_problem(text)

    def tell(self, title: str, lines: Sequence[str]) -> None:
        """Tell more than a line, until another cell is chosen or a trial begins: what a table of addresses gave."""
        self._told = title, tuple(lines)
        self._show_chosen()

    # --- patterns and logins ----------------------------------------------------------------

    def _filled(self) -> SessionDraft | None:
        """Return what the patterns make of the draft, None if there is nothing to be made; says what is wrong."""
        main, sub = (take_apart(line.text()) for line in (self.main_pattern, self.sub_pattern))
        if self._draft is None or not (main.url or sub.url):
            return None
        try:
            filled = FeedPattern(main.url, sub.url).fill(self._draft)
        except UserError as error:
            self._patterns["main"].show_problem(error_text(error))
            return None
        same = names_no_site(main.url, len(self._draft.sites)) or names_no_site(sub.url, len(self._draft.sites))
        self._patterns["main"].show_problem(
            self.tr("Semua lokasi akan mendapat alamat yang sama; pakai {n} atau {kode}.") if same else ""
        )
        return filled

    def _preview(self) -> None:
        self._patterns["main"].show_problem("")
        filled = self._filled()
        self.table.cameras.show_preview(filled.sites if filled else ())
        self.fill.setEnabled(filled is not None and filled != self._draft)

    def _fill(self) -> None:
        filled = self._filled()
        if filled is None or self._draft is None:
            return
        login = next(
            (one for one in map(take_apart, (self.main_pattern.text(), self.sub_pattern.text())) if one.user), None
        )
        if login:
            self.user.setText(login.user)
            self.password.setText(login.password)
        for line in (self.main_pattern, self.sub_pattern):
            line.setText(take_apart(line.text()).url)
        self.edited.emit(filled)
        if login:
            self._give_login(None)

    def _give_login(self, place: int | None) -> None:
        """Give the login to one site, or to all; the password goes to the keyring and out of the field."""
        if self._draft is None or (place is not None and not 0 <= place < len(self._draft.sites)):
            return
        user, password = self.user.text().strip(), self.password.text()
        if password and not user:
            self.say(self.tr("Isi nama pengguna kamera dahulu."))
            self.user.setFocus()
            return
        places = range(len(self._draft.sites)) if place is None else [place]
        draft = self._draft
        for one in places:
            draft = draft.with_site(one, _with_user(draft.sites[one], user))
        self.edited.emit(draft)
        if password:
            self.password.clear()
            self.password_given.emit(place, password)

    def _on_address(self, place: int, key: str, text: str) -> None:
        if self._draft is None:
            return
        pasted = take_apart(text)
        site = self._draft.sites[place].with_text(key, pasted.url)
        self.edited.emit(self._draft.with_site(place, _with_user(site, pasted.user) if pasted.user else site))
        if pasted.password:
            self.password_given.emit(place, pasted.password)

    def _on_site(self, place: int, site: SiteDraft) -> None:
        self._edit(lambda draft: draft.with_site(place, _with_user(site, site.user)))

    # --- the trial --------------------------------------------------------------------------

    def _show_marks(self) -> None:
        if self._draft is None:
            return
        marks: dict[str, TrialMark] = {}
        if self._trials or self._is_running:
            for site in self._draft.sites:
                trial = self._trials.get(site.code, SiteTrial())
                is_waited_for = self._is_running and can_be_tried(site, allow_local=self._draft.allow_local)
                marks[site.code] = trial_mark(trial, is_running=is_waited_for, has_sub=bool(site.sub))
        self.table.cameras.show_marks(marks)
        had = self.focusWidget()
        self.try_all.setEnabled(not self._is_running and bool(self._draft.sites))
        self.cancel.setEnabled(self._is_running)
        # A button that is disabled under the keyboard hands it to its neighbour, where Enter means something else.
        if had is not None and not had.isEnabled():
            self.table.setFocus()

    def _on_chosen(self) -> None:
        self._told = None
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.table.currentIndex().row()
        if self._draft is None or not 0 <= row < len(self._draft.sites):
            return
        site = self._draft.sites[row]
        trial = self._trials.get(site.code, SiteTrial())
        title, lines = self._told or (site.name, trial_lines(trial, site))
        self._chosen_name.setText(title)
        text = "\n".join(lines) if lines else self.tr("Belum dicoba. “Coba semua” membuka setiap alamat sebentar.")
        if text != self.report.toPlainText():
            self.report.setPlainText(text)
        self._show_still(trial.picture)
        own = [said for field, said in self._sentences.items() if field[:2] == ("site", row)]
        self._said.show_problem(own[0] if own else "")

    def _show_still(self, image: QImage | None) -> None:
        if image is None:
            self.still.setPixmap(QPixmap())
            self.still.setText(self.tr("tanpa gambar"))
            return
        mode = Qt.AspectRatioMode.KeepAspectRatio
        smooth = Qt.TransformationMode.SmoothTransformation
        self.still.setPixmap(QPixmap.fromImage(image).scaled(self.still.size(), mode, smooth))

    def _edit(self, change: Callable[[SessionDraft], SessionDraft]) -> None:
        if self._draft:
            self.edited.emit(change(self._draft))


def _with_user(site: SiteDraft, user: str) -> SiteDraft:
    """Return the site with this user; a password without a user, or of another one, has no use."""
    same = user and user == site.user
    return replace(site, user=user, credential=site.credential if same or (user and not site.user) else "")
