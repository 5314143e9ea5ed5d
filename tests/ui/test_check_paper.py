"""The sheet of "Uji lokasi" on paper: as a PDF, on a printer, and in its place on the disk."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMarginsF, QRect, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from app.bootstrap import _place_file
from app.domain.errors import AppError, ExternalError, UserError
from app.domain.feed import FeedSnapshot, FeedState, Trouble
from app.domain.finding import Finding
from app.domain.site_check import Remark, SiteReading, Verdict, site_report
from app.domain.sound import FeedLevel
from app.session.site_check import CheckRun
from app.ui.check import paper
from app.ui.check.mark import paint_mark
from app.ui.check.output import SheetWriter
from app.ui.check.paper import page_layout, paint_sheet, write_pdf
from app.ui.check.view import CheckSheet, Moment, check_view
from app.ui.theme.tokens import PAPER
from tests.ui import samples
from tests.ui.test_theme import contrast

MM = 72 / 25.4
pytestmark = pytest.mark.usefixtures("styled_app")


def sheet(sites: int = 12, *, is_bad: bool = False) -> CheckSheet:
    """Return the sheet of a check; `is_bad` gives every site much to mend and a long name."""
    session = samples.session(sites, [samples.LONG_NAME] * sites if is_bad else ())
    findings = (Finding.PACKETS_LOST, Finding.FPS_DROPPED, Finding.SOUND_CLIPPING, Finding.DARK) if is_bad else ()
    reports = []
    for number, site in enumerate(session.sites):
        state, trouble = FeedState.LIVE, Trouble.NONE
        if number == 1:
            state, trouble = FeedState.LOST, Trouble.REFUSED
        readings = [
            SiteReading(
                n / 2,
                FeedSnapshot(
                    site.site_id,
                    state,
                    0.04,
                    replace(samples.REPORT, frames=n * 12, trouble=trouble, findings=findings),
                ),
                FeedLevel(site.site_id, (-22.0, -40.0)[n % 2], -10.0, 60.0, 0),
            )
            for n in range(61)
        ]
        reports.append(site_report(site.site_id, readings))
    run = CheckRun(samples.STARTED_MS, samples.STARTED_MS + 30_000, 30.0, 30.0, tuple(reports))
    still = QImage(480, 270, QImage.Format.Format_RGB32)
    still.fill(Qt.GlobalColor.darkCyan)
    stills = {site.site_id: still for number, site in enumerate(session.sites) if number != 1}
    return CheckSheet(check_view(session, run), stills)


def text_of(pdf: Path) -> str:
    tool = shutil.which("pdftotext")
    if not tool:
        pytest.skip("no poppler")
    return subprocess.run([tool, "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=30).stdout.decode()


def pages_of(pdf: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))


def box_of(pdf: Path) -> tuple[float, ...]:
    found = re.search(rb"/MediaBox\s*\[([\d. ]+)\]", pdf.read_bytes())
    assert found
    return tuple(float(part) for part in found.group(1).split())


def printed(target: Path, made: CheckSheet, resolution: int = 600) -> int:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(resolution)
    printer.setPageLayout(page_layout())
    printer.setOutputFileName(str(target))
    return paint_sheet(printer, made)


# --- the pages --------------------------------------------------------------------------------------


def test_the_pdf_is_f4_and_says_everything(tmp_path: Path) -> None:
    made = sheet()
    write_pdf(made, tmp_path / "uji.pdf")
    assert box_of(tmp_path / "uji.pdf")[2:] == pytest.approx((215 * MM, 330 * MM), abs=1)
    text = text_of(tmp_path / "uji.pdf")
    for words in (
        "Uji lokasi",
        "Musrenbang Kelurahan · RKPD 2019",
        "Selasa, 23 Januari 2018 pukul 10.42, selama 30 detik",
        "11 siap",
        "1 tidak tersambung",
        "TIDAK TERSAMBUNG",
        "Alat di lokasi menolak sambungan",
        "Tidak ada yang perlu diperbaiki.",
        "tidak ada gambar",
        "rata-rata −25, terendah −40 dBFS",
        "Halaman 1 dari 2",
        "Halaman 2 dari 2",
    ):
        assert words in text, words
    for site in made.view.sites:
        assert f"{site.key} {site.name.split()[0]}" in re.sub(" +", " ", text)


def test_a_printer_gets_the_same_pages(tmp_path: Path) -> None:
    made = sheet(is_bad=True)
    write_pdf(made, tmp_path / "simpan.pdf")
    count = printed(tmp_path / "cetak.pdf", made)
    assert count == pages_of(tmp_path / "simpan.pdf") == pages_of(tmp_path / "cetak.pdf") > 2
    assert box_of(tmp_path / "cetak.pdf") == pytest.approx(box_of(tmp_path / "simpan.pdf"), abs=1)

    def words(pdf: Path) -> list[list[str]]:
        return [page.split() for page in text_of(pdf).split("\f")]

    assert words(tmp_path / "cetak.pdf") == words(tmp_path / "simpan.pdf")


def test_both_look_the_same(tmp_path: Path) -> None:
    tool = shutil.which("pdftoppm")
    if not tool:
        pytest.skip("no poppler")
    made = sheet(4)
    write_pdf(made, tmp_path / "simpan.pdf")
    printed(tmp_path / "cetak.pdf", made)
    images = []
    for name in ("simpan", "cetak"):
        stem = tmp_path / name
        subprocess.run([tool, "-r", "40", "-png", "-singlefile", f"{stem}.pdf", str(stem)], check=True, timeout=30)
        images.append(QImage(f"{stem}.png").convertToFormat(QImage.Format.Format_Grayscale8))
    one, other = images
    assert one.size() == other.size()
    differing = sum(
        abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 90
        for x in range(one.width())
        for y in range(one.height())
    )
    assert differing < one.width() * one.height() * 0.01


@pytest.mark.parametrize("is_bad", [False, True])
@pytest.mark.parametrize("paper_mm", [(215, 330), (210, 297), (330, 215)], ids=["F4", "A4", "landscape"])
def test_nothing_is_cut_or_leaves_the_page(
    monkeypatch: pytest.MonkeyPatch, paper_mm: tuple[int, int], is_bad: bool
) -> None:
    drawn: list[tuple[QRect, str, QFont]] = []
    real = paper.draw_text

    def note(
        painter: QPainter,
        rect: QRect,
        text: str,
        made: QFont,
        colour: str,
        flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    ) -> None:
        drawn.append((QRect(rect), text, QFont(made)))
        real(painter, rect, text, made, colour, flags)

    monkeypatch.setattr(paper, "draw_text", note)
    writer = QPdfWriter(str(os.devnull))
    writer.setResolution(300)
    size = QPageSize(QSizeF(*paper_mm), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    margins = QMarginsF(15, 15, 15, 15)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter))
    pages = paint_sheet(writer, sheet(is_bad=is_bad))
    area = writer.pageLayout().paintRectPixels(300)
    assert pages >= 2
    assert len(drawn) > 100
    for rect, text, made in drawn:
        width = QFontMetrics(made).horizontalAdvance(text)
        assert rect.left() + width <= area.width() + 2, text
        assert rect.bottom() <= area.height(), text
        assert width <= rect.width() + 2, text


@pytest.mark.qt_log_ignore("QPainter|QPdf", extend=True)
def test_a_device_that_cannot_be_painted_on_is_explained(tmp_path: Path) -> None:
    with pytest.raises(ExternalError, match="tidak dapat dicetak") as caught:
        printed(tmp_path / "tidak-ada" / "cetak.pdf", sheet(2))
    assert caught.value.advice


def test_it_is_painted_beside_the_thread_of_the_screen(tmp_path: Path) -> None:
    made = sheet()
    with ThreadPoolExecutor(1) as executor:
        executor.submit(write_pdf, made, tmp_path / "lain.pdf").result(60)
    write_pdf(made, tmp_path / "sini.pdf")
    assert text_of(tmp_path / "lain.pdf") == text_of(tmp_path / "sini.pdf")


# --- files ------------------------------------------------------------------------------------------


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[SheetWriter]:
    """The real thing: the executor and the placing of files that the room uses."""
    with ThreadPoolExecutor(1) as executor:
        yield SheetWriter(executor, _place_file, tmp_path)


def test_nothing_is_overwritten_and_nothing_else_is_left(writer: SheetWriter, tmp_path: Path) -> None:
    target = tmp_path / "hasil" / "Uji-lokasi.pdf"
    first = writer.save(sheet(1), target).result(60)
    second = writer.save(sheet(2), target).result(60)
    assert [path.name for path in (first, second)] == ["Uji-lokasi.pdf", "Uji-lokasi (2).pdf"]
    assert sorted(target.parent.iterdir()) == sorted([first, second])
    assert first.read_bytes().startswith(b"%PDF-")
    assert "F2" not in text_of(first)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_explained(writer: SheetWriter, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="tidak boleh ditulisi"):
        writer.save(sheet(1), tmp_path / "uji.pdf").result(60)


def test_a_folder_that_is_none_is_explained(writer: SheetWriter, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    with pytest.raises(UserError, match="bukan folder") as caught:
        writer.save(sheet(1), tmp_path / "berkas" / "uji.pdf").result(60)
    assert caught.value.advice


def test_a_disk_that_fills_up_is_explained_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs a disk that is always full")
    real = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        del self
        return real(Path("/dev/full"), data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(AppError, match="penuh"):
        _place_file(tmp_path / "uji.pdf", partial(write_pdf, sheet(1)))
    assert list(tmp_path.iterdir()) == []


def test_printing_answers_with_the_pages(writer: SheetWriter, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageLayout(page_layout())
    printer.setOutputFileName(str(tmp_path / "cetak.pdf"))
    assert writer.print_on(printer, sheet()).result(60) == pages_of(tmp_path / "cetak.pdf") == 2


# --- ink, marks and words ---------------------------------------------------------------------------


@pytest.mark.parametrize("ink", ["text", "muted", "good", "attention"])
def test_ink_is_readable_on_paper(ink: str) -> None:
    assert contrast(getattr(PAPER, ink), PAPER.paper) >= 4.5


def test_every_verdict_has_a_shape_of_its_own() -> None:
    shapes: set[bytes] = set()
    for verdict in (*Verdict, None):
        image = QImage(24, 24, QImage.Format.Format_Mono)
        image.fill(0)
        painter = QPainter(image)
        paint_mark(painter, image.rect().toRectF().adjusted(2, 2, -2, -2), verdict, PAPER.text, PAPER.paper)
        painter.end()
        shapes.add(QByteArray(bytes(image.constBits())).data())
    assert len(shapes) == 4


def test_a_session_that_was_never_checked_says_so() -> None:
    view = check_view(samples.session(3), None)
    assert (view.moment, view.progress, view.summary) == (Moment.IDLE, "Belum diuji", "")
    assert {site.word for site in view.sites} == {"BELUM DIUJI"}


def test_a_stream_without_video_tells_of_its_sound() -> None:
    session = samples.session(1)
    site_id = session.sites[0].site_id
    report = replace(samples.REPORT, video_codec="", width=0, height=0)
    for first_s, expected in ((0, "suara sejak awal"), (6, "suara setelah 3,0 detik")):
        states = [FeedState.CONNECTING] * first_s + [FeedState.LIVE] * 20
        readings = [
            SiteReading(n / 2, FeedSnapshot(site_id, state, None, report), None) for n, state in enumerate(states)
        ]
        made = site_report(site_id, readings, has_meter=False)
        assert [complaint.code for complaint in made.complaints] == [Remark.NO_PICTURE]
        view = check_view(session, CheckRun(0, 30_000, 30.0, 30.0, (made,)))
        assert expected in view.sites[0].facts
        assert view.sites[0].advice[0].title.startswith("Tanpa gambar, ")


@pytest.fixture
def _english(use_language: Callable[[str], None]) -> None:
    use_language("en")


@pytest.mark.usefixtures("_english")
def test_numbers_and_days_follow_the_language() -> None:
    view = sheet(1).view
    assert view.when.startswith("Tuesday, 23 January 2018")
    assert any("0.0\u00a0%" in fact for fact in view.sites[0].facts)
