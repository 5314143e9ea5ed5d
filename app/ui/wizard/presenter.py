"""Between the page of the wizard and the session files, the keyring and the trial of the addresses.

Runs on: the thread of the screen. Nothing here waits.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from app.domain.errors import UserError
from app.domain.feed_list import FeedList, apply_feed_list
from app.domain.session_draft import DraftProblem, SessionDraft, SiteDraft, camera_password_name, session_id_for
from app.domain.session_templates import TEMPLATES
from app.domain.wilayah import Wilayah
from app.ui.console.confirm import Confirm
from app.ui.later import MainThread
from app.ui.theme.style import Metrics
from app.ui.wizard.page import WizardPage
from app.ui.wizard.ports import OpenDraft, SessionFiles, Trial, TrialResult, Trials
from app.ui.wizard.steps import Step, sentence, step_of
from app.ui.wizard.trial_words import SiteTrial
from app.ui.words import error_text

logger = logging.getLogger(__name__)

_KEEP_AFTER_MS = 400
"""Long enough not to write at every letter, short enough that a crash costs a word."""


@dataclass(frozen=True, slots=True)
class WizardServices:
    """What the presenter talks to."""

    files: SessionFiles
    trials: Trials
    wilayah: Wilayah
    later: MainThread


class WizardPresenter(QObject):
    """Holds the draft. `open_wanted` carries the file that was saved and shall be opened now."""

    open_wanted = Signal(object)
    closed = Signal()

    def __init__(self, services: WizardServices, page: WizardPage, metrics: Metrics) -> None:
        super().__init__(page)
        self._s = services
        self._page = page
        self._metrics = metrics
        self._opened: OpenDraft | None = None
        self._is_kept = True
        self._is_saving = False
        self._seen: set[Step] = set()
        self._touched: set[tuple[str | int, ...]] = set()
        self._problems: tuple[DraftProblem, ...] = ()
        self._trial: Trial | None = None
        self._tried: dict[str, SiteDraft] = {}
        self._trials: dict[str, SiteTrial] = {}
        self._confirm: Confirm | None = None
        self._keep_timer = QTimer(self)
        self._keep_timer.setSingleShot(True)
        self._keep_timer.setInterval(_KEEP_AFTER_MS)
        self._keep_timer.timeout.connect(self.keep_now)
        page.edited.connect(self._edit)
        page.step_wanted.connect(self._go)
        page.save_wanted.connect(self._save)
        page.close_wanted.connect(self._close)
        page.event_step.template_wanted.connect(self._ask_for_template)
        page.cameras.password_given.connect(self._remember_one)
        page.cameras.table_wanted.connect(self._ask_for_table)
        page.cameras.trial_wanted.connect(self._try)
        page.cameras.cancel_wanted.connect(self._cancel_trial)

    @property
    def opened(self) -> OpenDraft | None:
        """Return the draft on the page."""
        return self._opened

    def begin(self, opened: OpenDraft) -> None:
        """Show a draft."""
        self.end_trial()
        self._keep_timer.stop()
        self._opened = opened
        self._is_kept = True
        # A file that is changed is shown with what is wrong in it: that may be why it was opened.
        self._seen = set(Step) if opened.base.path else {step for step in Step if int(step) < opened.step}
        self._touched.clear()
        self._trials = {}
        self._page.say("")
        self._page.cameras.show_trials({}, is_running=False)
        self._show()
        self._page.show_step(Step(min(opened.step, int(Step.SUMMARY))))

    def keep_now(self) -> None:
        """Keep the draft on the disk, if there is anything new in it."""
        self._keep_timer.stop()
        if self._opened is None or self._is_kept:
            return
        self._is_kept = True
        unfinished = replace(self._opened, step=int(self._page.step))
        self._s.later.when_done(self._s.files.keep(unfinished), lambda _: self._kept(), self._not_kept)

    def end_trial(self) -> None:
        """End a trial that runs."""
        if self._trial:
            self._trial.cancel()
            self._trial = None

    # --- the draft --------------------------------------------------------------------------

    def _edit(self, draft: SessionDraft) -> None:
        if self._opened is None or draft == self._opened.draft:
            return
        self._touched |= _changed_fields(self._opened.draft, draft)
        self._forget_results(draft)
        self._opened = replace(self._opened, draft=draft)
        self._is_kept = False
        self._keep_timer.start()
        self._show()

    def _go(self, number: int) -> None:
        if not 0 <= number <= int(Step.SUMMARY):
            return
        self._seen |= {step for step in Step if int(step) < number} | {self._page.step}
        self._show()
        self._page.show_step(Step(number))

    def _show(self) -> None:
        opened = self._opened
        if opened is None:
            return
        self._problems = self._s.files.problems(opened.draft, opened.base)
        told = {
            problem.field: sentence(problem)
            for problem in self._problems
            if step_of(problem.field) in self._seen or problem.field in self._touched
        }
        counts = {step: sum(step_of(one.field) is step for one in self._problems) for step in Step}
        self._page.show_draft(opened, told, self._problems, counts)
        self._page.allow_saving(allowed=not self._problems and not self._is_saving)

    def _kept(self) -> None:
        self._page.say(self.tr("Isian tersimpan sementara."))

    def _not_kept(self, error: BaseException) -> None:
        logger.error("the draft could not be kept: %s", error)
        self._is_kept = False
        self._page.say(error_text(error), is_trouble=True)

    # --- templates --------------------------------------------------------------------------

    def _ask_for_template(self, place: int) -> None:
        if self._opened is None:
            return
        draft = self._opened.draft
        fresh = [template.draft(self._s.wilayah, draft.held_on) for template in TEMPLATES]
        if any((draft.sites, draft.agenda) == (one.sites, one.agenda) for one in fresh):
            self._use_template(place)
            return
        self._confirm = Confirm(
            self.tr("Ganti lokasi dan agenda?"),
            self.tr("Lokasi, alamat kamera dan agenda yang sudah diisi diganti dengan isi pilihan ini."),
            self.tr("Ganti"),
            self._metrics,
            self._page,
        )
        self._confirm.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._confirm.agreed.connect(lambda: self._use_template(place))
        self._confirm.open()

    def _use_template(self, place: int) -> None:
        if self._opened is None:
            return
        before = self._opened.draft
        made = TEMPLATES[place].draft(self._s.wilayah, before.held_on)
        titles = {template.title for template in TEMPLATES}
        title = made.title if before.title in titles else before.title
        self._edit(replace(before, title=title, sites=made.sites, agenda=made.agenda, chair_site=""))

    # --- saving -----------------------------------------------------------------------------

    def _save(self, then_open: bool) -> None:
        opened = self._opened
        if opened is None or self._is_saving or self._problems:
            return
        self._is_saving = True
        self._keep_timer.stop()
        self._page.allow_saving(allowed=False)
        self._page.say(self.tr("Menyimpan …"))

        def done(saved: OpenDraft) -> None:
            self._is_saving = False
            self._opened = saved
            self._is_kept = True
            self._s.files.forget()
            logger.info("the session file is saved: %s", saved.base.path)
            self._show()
            self._page.say(self.tr("Tersimpan: {file}").format(file=saved.base.path))
            if then_open:
                self.end_trial()
                self.open_wanted.emit(saved.base.path)

        self._s.later.when_done(self._s.files.save(opened.draft, opened.base), done, self._not_saved)

    def _not_saved(self, error: BaseException) -> None:
        logger.error("the session file could not be saved: %s", error)
        self._is_saving = False
        self._show()
        self._page.say(error_text(error), is_trouble=True)

    def _close(self) -> None:
        self.end_trial()
        self.keep_now()
        self._opened = None
        self.closed.emit()

    # --- passwords --------------------------------------------------------------------------

    def _remember_one(self, place: int | None, password: str) -> None:
        if self._opened:
            codes = self._opened.draft.codes if place is None else (self._opened.draft.codes[place],)
            self._remember([(self._password_name(place), password, codes)])

    def _password_name(self, place: int | None) -> str:
        assert self._opened is not None
        draft = self._opened.draft
        return camera_password_name(draft.session_id or session_id_for(draft, ()), draft.sites, place)

    def _remember(self, passwords: Sequence[tuple[str, str, Sequence[str]]]) -> None:
        """Put passwords (name, password, the codes of the sites) into the keyring, then refer to them."""

        def done(references: tuple[str, ...]) -> None:
            if self._opened is None:
                return
            found = {code: ref for ref, (_, _, codes) in zip(references, passwords, strict=True) for code in codes}
            draft = self._opened.draft
            sites = (replace(site, credential=found.get(site.code, site.credential)) for site in draft.sites)
            self._edit(replace(draft, sites=tuple(sites)))
            self._page.say(self.tr("Kata sandi tersimpan di penyimpan kata sandi komputer ini."))

        def failed(error: BaseException) -> None:
            logger.error("the password could not be kept: %s", error)
            self._page.cameras.say(error_text(error))

        future = self._s.files.remember_passwords([(name, password) for name, password, _ in passwords])
        self._s.later.when_done(future, done, failed)

    # --- a table of addresses ---------------------------------------------------------------

    def _ask_for_table(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._page, self.tr("Daftar alamat kamera"), folder, self.tr("Tabel CSV (*.csv *.txt)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.take_table(Path(name)))
        dialog.open()

    def take_table(self, path: Path) -> None:
        """Take the addresses of a table into the draft."""
        self._s.later.when_done(self._s.files.read_table(path), self._use_table, self._table_failed)

    def _use_table(self, text: str) -> None:
        if self._opened is None:
            return
        try:
            found = apply_feed_list(self._opened.draft, text)
        except UserError as error:
            self._table_failed(error)
            return
        self._edit(found.draft)
        codes = self._opened.draft.codes
        if found.passwords:
            self._remember(
                [
                    (self._password_name(codes.index(code)), password, (code,))
                    for code, password in found.passwords.items()
                ]
            )
        self._page.cameras.tell(self._table_title(found), self._table_lines(found))

    def _table_title(self, found: FeedList) -> str:
        return self.tr("{taken} lokasi diisi dari daftar, {count} baris tidak dipakai").format(
            taken=found.taken, count=len(found.problems)
        )

    def _table_lines(self, found: FeedList) -> list[str]:
        line = self.tr("Baris {line}: {what} {do}")
        return [line.format(line=one.line, what=one.what, do=one.do) for one in found.problems]

    def _table_failed(self, error: BaseException) -> None:
        logger.warning("the table of addresses could not be used: %s", error)
        self._page.cameras.say(error_text(error))

    # --- the trial --------------------------------------------------------------------------

    def _try(self) -> None:
        if self._opened is None or self._trial:
            return
        self._trials = {}
        self._tried = {site.code: site for site in self._opened.draft.sites}
        run = _Run(self)
        self._trial = self._s.trials.begin(
            self._opened.draft,
            self._opened.base,
            lambda result: self._s.later.call(lambda: run.result(result)),
            lambda: self._s.later.call(run.end),
        )
        run.trial = self._trial
        self._show_trials()

    def _cancel_trial(self) -> None:
        self.end_trial()
        self._show_trials()

    def take_result(self, trial: Trial | None, result: TrialResult) -> None:
        """Take a result of the trial that runs; one that was called off has nothing more to say."""
        if trial is not self._trial or self._trial is None or result.code not in self._tried:
            return
        self._trials[result.code] = self._trials.get(result.code, SiteTrial()).with_result(result)
        self._show_trials()

    def take_end(self, trial: Trial | None) -> None:
        """Note that a trial is over."""
        if trial is self._trial:
            self._trial = None
            self._show_trials()

    def _forget_results(self, draft: SessionDraft) -> None:
        """Forget what was found out about an address that is another one now."""
        stays = {site.code for site in draft.sites if _feed(site) == _feed(self._tried.get(site.code))}
        self._tried = {code: site for code, site in self._tried.items() if code in stays}
        self._trials = {code: trial for code, trial in self._trials.items() if code in stays}
        self._show_trials()

    def _show_trials(self) -> None:
        self._page.cameras.show_trials(self._trials, is_running=self._trial is not None)

    @property
    def trials(self) -> Mapping[str, SiteTrial]:
        """Return what the trial said so far, by the sites' codes."""
        return self._trials


class _Run:
    """One trial, told apart from those before it."""

    def __init__(self, presenter: WizardPresenter) -> None:
        self._presenter = presenter
        self.trial: Trial | None = None

    def result(self, result: TrialResult) -> None:
        self._presenter.take_result(self.trial, result)

    def end(self) -> None:
        self._presenter.take_end(self.trial)


def _feed(site: SiteDraft | None) -> tuple[str, ...] | None:
    return (site.main, site.sub, site.transport, site.user, site.credential) if site else None


def _changed_fields(before: SessionDraft, after: SessionDraft) -> set[tuple[str | int, ...]]:
    """Return the fields a person has just put something into: from now on they say what is wrong."""
    changed: set[tuple[str | int, ...]] = {
        (key,) for key in ("title", "city", "agency", "rkpd_year") if getattr(before, key) != getattr(after, key)
    }
    if before.speaking != after.speaking:
        changed |= {("speaking", "turn_s"), ("speaking", "warning_s")}
    if before.codes == after.codes:
        for place, (old, new) in enumerate(zip(before.sites, after.sites, strict=True)):
            keys = ("name", "short", "main", "sub", "user", "credential")
            changed |= {("site", place, key) for key in keys if getattr(old, key) != getattr(new, key)}
    return changed
