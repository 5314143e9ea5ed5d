"""The doctor: run checks one after the other and write what they found as a report for people.

The checks are in `app.diagnostics.checks`; what they look at outside this package (the database, the
screens, the sound devices) is handed to them by the caller.
"""

from __future__ import annotations

import logging
import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import AppError
from app.domain.stream_url import redact
from app.domain.text import QT_TRANSLATE_NOOP

logger = logging.getLogger(__name__)

_WIDTH = 100


class Level(StrEnum):
    """How a check ended."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One line of the report. `advice` says what to do; it is empty where there is nothing to do."""

    name: str
    level: Level
    text: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A check with the name it has in the report, should it fail to run at all."""

    name: str
    run: Callable[[], Sequence[CheckResult]]


_WORDS: dict[Level, str] = {
    Level.OK: QT_TRANSLATE_NOOP("doctor", "BAIK"),
    Level.WARN: QT_TRANSLATE_NOOP("doctor", "AWAS"),
    Level.FAIL: QT_TRANSLATE_NOOP("doctor", "GAGAL"),
}
_SUMMARY = QT_TRANSLATE_NOOP("doctor", "{ok} baik, {warn} perlu perhatian, {fail} gagal.")


def run_checks(checks: Iterable[Check]) -> tuple[CheckResult, ...]:
    """Run all checks, in their order. One that breaks becomes a failure of its own and stops none of the others."""
    results: list[CheckResult] = []
    for check in checks:
        try:
            results.extend(check.run())
        except AppError as exc:
            results.append(CheckResult(check.name, Level.FAIL, exc.message, exc.advice))
        except Exception as exc:
            logger.exception("pemeriksaan %s tidak dapat dijalankan", check.name)
            text = QT_TRANSLATE_NOOP("doctor", "pemeriksaan ini tidak dapat dijalankan ({reason})")
            results.append(
                CheckResult(
                    check.name,
                    Level.FAIL,
                    text.format(reason=redact(f"{type(exc).__name__}: {exc}")),
                    QT_TRANSLATE_NOOP("doctor", "Kirim laporan ini kepada pembuat program."),
                )
            )
    return tuple(results)


def worst(results: Iterable[CheckResult]) -> Level:
    """Return the worst level among the results; no result at all is OK."""
    levels = {result.level for result in results}
    return next((level for level in (Level.FAIL, Level.WARN) if level in levels), Level.OK)


def format_report(results: Sequence[CheckResult]) -> str:
    """Write the results as aligned plain text, with a summary in the last line."""
    word_width = max(len(word) for word in _WORDS.values())
    name_width = max((len(result.name) for result in results), default=0)
    lines: list[str] = []
    for result in results:
        head = f"{_WORDS[result.level]:<{word_width}}  {result.name:<{name_width}}  "
        lines += _wrapped(head, result.text, len(head))
        if result.advice:
            lines += _wrapped(" " * len(head) + "→ ", result.advice, len(head) + 2)
    counts = {level.value: sum(result.level is level for result in results) for level in Level}
    return "\n".join([*lines, "", _SUMMARY.format(**counts)]) + "\n"


def _wrapped(head: str, text: str, indent: int) -> list[str]:
    # Paths and addresses stay whole, so that they can be copied.
    wrapped = textwrap.wrap(text, max(_WIDTH - indent, 30), break_long_words=False, break_on_hyphens=False)
    return [head + wrapped[0], *(" " * indent + line for line in wrapped[1:])] if wrapped else [head.rstrip()]
