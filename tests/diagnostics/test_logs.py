from __future__ import annotations

import io
import logging
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.diagnostics.logs import KEPT_LOGS, MAX_LOG_BYTES, RedactingFilter, write_logs

LOGGER = logging.getLogger("app.uji")
SECRET_URL = "rtsp://admin:rahasia@10.0.0.1/live"


@pytest.fixture(autouse=True)
def _root_logger_is_left_alone() -> Iterator[None]:
    root, ours = logging.getLogger(), logging.getLogger("app")
    before = (list(root.handlers), root.level, ours.level)
    yield
    assert (list(root.handlers), root.level, ours.level) == before


def test_a_line_says_when_how_bad_who_and_what(tmp_path: Path) -> None:
    with write_logs(tmp_path / "log", "console", stream=io.StringIO()) as path:
        LOGGER.info("lokasi %s: %d menit − selesai", "Aren Jaya", 5)
    assert path is not None
    assert path == tmp_path / "log" / "console.log"
    line = path.read_text(encoding="utf-8")
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d INFO     MainProcess/MainThread app\.uji: "
        r"lokasi Aren Jaya: 5 menit − selesai\n",
        line,
    )


@pytest.mark.parametrize("sink", ["file", "stderr"])
def test_no_sink_gets_a_secret(sink: str, tmp_path: Path) -> None:
    stream = io.StringIO()
    with write_logs(tmp_path, "console", level=logging.DEBUG, stderr_level=logging.DEBUG, stream=stream) as path:
        LOGGER.info("membuka " + SECRET_URL)  # noqa: G003 - what a careless caller writes
        LOGGER.info("membuka %s", SECRET_URL)
        LOGGER.info("membuka %(url)s", {"url": SECRET_URL})
        LOGGER.info("%s", ValueError(f"Did you mean file:{SECRET_URL}"))
        LOGGER.debug("password=rahasia", stack_info=True)
        try:
            raise OSError(5, "Input/output error", SECRET_URL)
        except OSError:
            LOGGER.exception("gagal")
        logging.getLogger("urllib3").warning("token=%s", "rahasia")
    assert path is not None
    text = path.read_text(encoding="utf-8") if sink == "file" else stream.getvalue()
    assert "rahasia" not in text
    assert text.count("rtsp://***@10.0.0.1/live") == 5
    assert "Traceback (most recent call last)" in text
    assert "Stack (most recent call last)" in text
    assert "token=***" in text


def test_a_traceback_is_clean_in_the_second_handler_too(tmp_path: Path) -> None:
    # The first handler leaves its rendering in the record for the others.
    stream = io.StringIO()
    raw = logging.StreamHandler(stream)
    with write_logs(tmp_path, "console", stream=io.StringIO()):
        logging.getLogger().addHandler(raw)
        try:
            raise ValueError(SECRET_URL)
        except ValueError:
            LOGGER.exception("gagal")
        finally:
            logging.getLogger().removeHandler(raw)
    assert "rahasia" not in stream.getvalue()
    assert "ValueError: rtsp://***@10.0.0.1/live" in stream.getvalue()


def test_a_wrong_log_line_is_kept_and_stops_nobody() -> None:
    class Broken:
        def __str__(self) -> str:
            raise RuntimeError("rahasia")

    # Not below the root logger: pytest's handlers there refuse a wrong line on purpose.
    alone, stream = logging.Logger("uji"), io.StringIO()  # noqa: LOG001 - it must have no parent
    handler = logging.StreamHandler(stream)
    handler.addFilter(RedactingFilter())
    alone.addHandler(handler)
    alone.info("satu %d", "bukan bilangan")
    alone.info("dua %s", Broken())
    alone.info(Broken())
    alone.info("tiga")
    lines = stream.getvalue().splitlines()
    assert len(lines) == 4
    assert "satu %d [TypeError while writing this line: " in lines[0]
    assert "dua %s [RuntimeError while" in lines[1]
    assert "Broken [RuntimeError while" in lines[2]
    assert "rahasia" not in "".join(lines)


def test_levels_are_ours_for_our_modules_and_warning_for_the_rest(tmp_path: Path) -> None:
    stream = io.StringIO()
    with write_logs(tmp_path, "console", stream=stream) as path:
        LOGGER.debug("rinci")
        LOGGER.info("riwayat")
        LOGGER.warning("turun")
        logging.getLogger("orang.lain").info("cerewet")
        logging.getLogger("orang.lain").warning("penting")
    assert path is not None
    assert [line.rsplit(": ", 1)[1] for line in path.read_text(encoding="utf-8").splitlines()] == [
        "riwayat",
        "turun",
        "penting",
    ]
    assert [line.rsplit(": ", 1)[1] for line in stream.getvalue().splitlines()] == ["turun", "penting"]


def test_debug_is_written_when_asked_for(tmp_path: Path) -> None:
    with write_logs(tmp_path, "console", level=logging.DEBUG, stream=io.StringIO()) as path:
        LOGGER.debug("rinci")
    assert path is not None
    assert "rinci" in path.read_text(encoding="utf-8")


def test_stderr_is_the_default_stream(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with write_logs(tmp_path, "console"):
        LOGGER.warning("turun")
    assert capsys.readouterr().err.endswith("app.uji: turun\n")


def test_a_program_without_console_writes_to_the_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", None)
    with write_logs(tmp_path, "console") as path:
        LOGGER.warning("turun")
    assert path is not None
    assert "turun" in path.read_text(encoding="utf-8")


def test_the_file_is_rotated_and_old_ones_go(tmp_path: Path) -> None:
    with write_logs(tmp_path, "console", stream=io.StringIO()):
        for number in range(KEPT_LOGS + 3):
            LOGGER.info("%d %s", number, "x" * (MAX_LOG_BYTES - 200))
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == ["console.log", *(f"console.log.{number}" for number in range(1, KEPT_LOGS + 1))]
    assert all(path.stat().st_size <= MAX_LOG_BYTES for path in tmp_path.iterdir())


def test_a_log_that_cannot_be_written_goes_to_stderr_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    stream = io.StringIO()
    with write_logs(tmp_path / "berkas", "console", stream=stream) as path:
        LOGGER.warning("tetap berjalan")
    assert path is None
    assert "log tidak dapat ditulis" in stream.getvalue()
    assert "tetap berjalan" in stream.getvalue()


def test_the_thread_is_named(tmp_path: Path) -> None:
    with write_logs(tmp_path, "console", stream=io.StringIO()) as path:
        thread = threading.Thread(target=LOGGER.info, args=("halo",), name="penulis")
        thread.start()
        thread.join()
    assert path is not None
    assert "MainProcess/penulis app.uji: halo" in path.read_text(encoding="utf-8")
