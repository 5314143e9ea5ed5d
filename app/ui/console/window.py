"""The console's window: panels in their places, commands in their menu. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from PySide6.QtCore import QChildEvent, QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.session import Session
from app.ui.commands import GROUP_TITLES, CommandSet, Group
from app.ui.console.attention import AttentionPanel
from app.ui.console.capture import CapturePanel
from app.ui.console.floor_panel import FloorPanel
from app.ui.console.header import Header
from app.ui.console.help_sheet import HelpSheet
from app.ui.console.multiview import Multiview
from app.ui.console.parts import CommandButton
from app.ui.console.proposal_list import ProposalList
from app.ui.console.sound_strip import SoundStrip
from app.ui.console.wall_preview import WallPreview
from app.ui.ports import PictureSource
from app.ui.theme.style import Metrics, console_metrics, palette, style_sheet
from app.ui.theme.tokens import Tokens
from app.ui.words import translated

_NARROW = 1500
"""Below this width the list of proposals becomes a tab beside the form."""

_GAP = 12
_FLOOR_SHARE = 0.56
"""What the floor may have of the right column, as long as the form below it has what it needs."""

_MENU = (
    (Group.FLOOR, Group.QUEUE, Group.AGENDA, Group.SOUND, Group.PROPOSAL, Group.WALL, Group.SCREEN, Group.SITE),
    (Group.SESSION,),
)
"""The groups of the menu: what has a key on the board one step away, the pages at once."""

_LOWEST_FOOT, _LOWEST_FOOT_NARROW = 230, 100
"""What list and attention keep at the foot, however many pictures there are."""


class Panel(StrEnum):
    """The panels that may stand in windows of their own. The floor stays: it is what the console is for."""

    BOARD = "papan"
    SOUND = "suara"
    CAPTURE = "catat"
    PROPOSALS = "daftar"
    ATTENTION = "perhatian"


class ConsoleWindow(QWidget):
    """Owns the widgets and knows where they go. The controller fills them and listens to them."""

    close_wanted = Signal()
    resized = Signal()
    about_to_close = Signal()

    def __init__(
        self,
        session: Session,
        source: PictureSource,
        tokens: Tokens,
        handlers: Mapping[str, Callable[[], None]],
    ) -> None:
        super().__init__()
        self._tokens = tokens
        self._metrics = Metrics(0.0)
        self._narrow: bool | None = None
        self._away: set[Panel] = set()
        self._may_close = False
        self._help: HelpSheet | None = None
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Ruang Kendali Musrenbang"))
        site_ids = [site.site_id for site in session.sites]
        names = {site.site_id: site.name for site in session.sites}
        self.commands = CommandSet(self, handlers, len(site_ids))
        self.header = Header(tokens, self)
        self.multiview = Multiview(site_ids, source, tokens, self)
        self.sound = SoundStrip(self.commands, tokens, self)
        self.floor = FloorPanel(self.commands, tokens, self)
        self.capture = CapturePanel(session.sites, self.commands, tokens, self)
        self.proposals = ProposalList(names, self.commands, tokens, self)
        self.attention = AttentionPanel(tokens, self)
        self.preview = WallPreview(tokens, self)
        self._menu = self._make_menu()
        self._menu_button = CommandButton(self.commands, "screen.menu", "", tokens, self)
        self.header.add_widget(self._menu_button)
        self._tabs = QTabWidget(self)
        self._tabs.setAccessibleName(self.tr("Formulir dan daftar usulan"))
        self._left_foot = QSplitter(Qt.Orientation.Horizontal, self)
        self._left_foot.setChildrenCollapsible(False)
        self._foot_is_moved = False
        self._left_foot.splitterMoved.connect(self._foot_moved)
        self._build()
        self.multiview.menu_wanted.connect(self._open_site_menu)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)
        self.setMinimumSize(QSize(1180, 660))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        self._body = QHBoxLayout()
        column.addLayout(self._body, 1)
        left = QVBoxLayout()
        left.addWidget(self.multiview)
        left.addWidget(self.sound)
        self._foot = QWidget(self)
        self._foot_row = QHBoxLayout(self._foot)
        self._foot_row.setContentsMargins(0, 0, 0, 0)
        self._foot_row.addWidget(self._left_foot, 1)
        self._foot_row.addWidget(self.preview)
        left.addWidget(self._foot)
        self._left = left
        self._body.addLayout(left, 1)
        self._right = QWidget(self)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.floor)
        right.addWidget(self._tabs, 1)
        self._right_column = right
        self._body.addWidget(self._right)

    def show_menu(self) -> None:
        """Open the menu of all commands below its button, without an event loop of its own."""
        corner = self._menu_button.rect().bottomRight() - QPoint(self._menu.sizeHint().width(), 0)
        self._menu.popup(self._menu_button.mapToGlobal(corner))

    def show_help(self) -> None:
        """Open the sheet of keys."""
        if self._help is None or not self._help.isVisible():
            self._help = HelpSheet(self.commands, self._metrics, self)
            self._help.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._help.destroyed.connect(self._forget_help)
            # Esc and Enter belong to the sheet while it has the keyboard.
            self.commands.listen_on(self._help, (Group.SITE,))
            self._help.show()
        self._help.raise_()

    def panel(self, panel: Panel) -> QWidget:
        """Return a panel, wherever it stands."""
        return {
            Panel.BOARD: self.multiview,
            Panel.SOUND: self.sound,
            Panel.CAPTURE: self.capture,
            Panel.PROPOSALS: self.proposals,
            Panel.ATTENTION: self.attention,
        }[panel]

    def take_out(self, panel: Panel) -> None:
        """Let a panel go to another window; the others share its place."""
        self._away.add(panel)
        self._arrange(bool(self._narrow))
        self._share_height()

    def put_back(self, panel: Panel) -> None:
        """Take a panel back into its place."""
        self._away.discard(panel)
        self._arrange(bool(self._narrow))
        self._share_height()

    @property
    def metrics(self) -> Metrics:
        """Return the metrics of the present size."""
        return self._metrics

    def show_capture(self) -> None:
        """Bring the form to the front where it shares its place with the list."""
        if self._tabs.isVisible():
            self._tabs.setCurrentWidget(self.capture)

    def show_proposals(self) -> None:
        """Bring the list to the front where it shares its place with the form."""
        if self._narrow:
            self._tabs.setCurrentWidget(self.proposals)

    def focus_board(self) -> None:
        """Leave the text fields: the floor's keys apply again."""
        self.multiview.setFocus()

    def restyle(self) -> None:
        """Take over the colours of now."""
        self._apply_metrics(self._metrics)
        self._share_height()

    def allow_close(self) -> None:
        """Let the next close through."""
        self._may_close = True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask the controller instead of closing: an hour of twelve villages hangs on this window."""
        if self._may_close:
            self.about_to_close.emit()
            event.accept()
        else:
            event.ignore()
            self.close_wanted.emit()

    def childEvent(self, event: QChildEvent) -> None:
        """Give a sheet the keyboard when it opens, and take it back when it closes.

        Without a window manager nobody else does, and Esc would go to the floor behind the sheet.
        """
        super().childEvent(event)
        sheet = event.child()
        if event.type() == QEvent.Type.ChildPolished and isinstance(sheet, QDialog):
            sheet.finished.connect(self.activateWindow)
            # It is polished on its way to the screen: a moment later it is there.
            QTimer.singleShot(0, sheet, sheet.activateWindow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose sizes and the arrangement for the new size."""
        super().resizeEvent(event)
        metrics = console_metrics(self.width(), self.height())
        if abs(metrics.scale - self._metrics.scale) > 0.01:
            self._apply_metrics(metrics)
        narrow = self.width() < _NARROW
        if narrow != self._narrow:
            self._arrange(narrow)
        self._share_height()
        self.resized.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Share the height once more: only now do all parts know their typeface."""
        super().showEvent(event)
        self._share_height()

    def _apply_metrics(self, metrics: Metrics) -> None:
        self._metrics = metrics
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(self._tokens))
            app.setStyleSheet(style_sheet(self._tokens, metrics))
        gap = metrics.px(_GAP)
        self._body.setContentsMargins(gap, gap, gap, gap)
        self._body.setSpacing(gap)
        self._left.setSpacing(gap)
        self._right_column.setSpacing(gap)
        self._left_foot.setHandleWidth(gap)
        self._foot_row.setSpacing(gap)
        self._right.setFixedWidth(metrics.px(735))
        for part in (
            self.header,
            self.multiview,
            self.sound,
            self.floor,
            self.capture,
            self.proposals,
            self.attention,
            self.preview,
            self._menu_button,
        ):
            part.set_metrics(metrics)
        self.preview.show_narrow(self.width() < _NARROW)

    def _share_height(self) -> None:
        """Give pictures and floor what they need; what is left belongs to the lists and the form."""
        gap = self._metrics.px(_GAP)
        height = self.height() - self.header.height() - 2 * gap
        width = self.width() - self._right.width() - 3 * gap
        foot = self._metrics.px(_LOWEST_FOOT_NARROW if self._narrow else _LOWEST_FOOT)
        height_left = height - self.sound.height_needed() - 2 * gap
        pictures = min(self.multiview.height_for(width), height_left - foot)
        for part, share in ((self.multiview, pictures), (self._foot, height_left - pictures)):
            self._left.setStretchFactor(part, share)
        form = self._tabs.minimumSizeHint().height() if self._tabs.count() else 0
        self.floor.fit(min(height - gap - form, round(height * _FLOOR_SHARE)))
        self._share_foot()

    def _arrange(self, narrow: bool) -> None:
        """Put list and attention below the pictures, or, on a small screen, the list beside the form."""
        self._narrow = narrow
        self.preview.show_narrow(narrow)
        self._tabs.clear()
        self._restore_left()
        if Panel.CAPTURE not in self._away:
            self._tabs.addTab(self.capture, self.tr("Catat usulan"))
        if Panel.PROPOSALS not in self._away:
            if narrow:
                self._tabs.addTab(self.proposals, self.tr("Daftar usulan"))
            else:
                self._left_foot.insertWidget(0, self.proposals)
                self.proposals.show()
        if Panel.ATTENTION not in self._away:
            self._left_foot.addWidget(self.attention)
            self.attention.show()
        self._share_foot()
        self._left_foot.setVisible(self._left_foot.count() > 0)
        self._tabs.setVisible(self._tabs.count() > 0)
        several = self._tabs.count() > 1
        self._tabs.tabBar().setVisible(several)
        # Tab would stay for ever at a row of tabs that is hidden.
        self._tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus if several else Qt.FocusPolicy.NoFocus)
        self.capture.show_heading(not several)

    def _share_foot(self) -> None:
        """Give the list two thirds of the foot, whatever its width was before; what was moved by hand stays."""
        if self._left_foot.count() > 1 and not self._foot_is_moved:
            self._left_foot.setStretchFactor(0, 2)
            self._left_foot.setStretchFactor(1, 1)
            # Only their ratio counts.
            self._left_foot.setSizes([2000, 1000])

    def _foot_moved(self) -> None:
        self._foot_is_moved = True

    def _restore_left(self) -> None:
        """Put pictures and sound strip back where they belong, unless they stand elsewhere."""
        for panel in (Panel.SOUND, Panel.BOARD):
            part = self.panel(panel)
            if panel not in self._away and self._left.indexOf(part) < 0:
                self._left.insertWidget(0 if panel is Panel.BOARD else max(0, self._left.count() - 1), part)
                part.show()

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        below, at_once = _MENU
        for group in below:
            self._add_group(menu.addMenu(translated("commands", GROUP_TITLES[group])), group)
        menu.addSeparator()
        for group in at_once:
            self._add_group(menu, group)
        return menu

    def _add_group(self, menu: QMenu, group: Group) -> None:
        for command in self.commands.commands:
            # Nothing can be held down in a menu.
            if command.group is group and command.command_id != "screen.menu" and not command.is_held:
                if command.command_id == "session.quit":
                    menu.addSeparator()
                menu.addAction(self.commands.action(command.command_id))

    def _open_site_menu(self, site_id: str, position: QPoint) -> None:
        del site_id  # the tile has selected itself before it asked
        menu = QMenu(self)
        for command_id in (
            "floor.grant",
            "floor.request",
            "floor.ask",
            "floor.accept",
            "floor.deny",
            "floor.cancel",
            "sound.listen",
        ):
            menu.addAction(self.commands.action(command_id))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(position)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None and QApplication.activeWindow() in (None, self):
            # The keyboard is with another program, or on its way.
            return
        # In a drop-down list the space bar opens the list and letters choose: that is typing too.
        typing = isinstance(new, QComboBox) or (isinstance(new, QLineEdit | QPlainTextEdit) and not new.isReadOnly())
        typing = typing or (new is not None and bool(new.property("takesKeys")))
        self.commands.set_typing(typing)

    def _forget_help(self) -> None:
        self._help = None
