"""Camera addresses from a table, as it comes out of a spreadsheet: one line for each site.

Columns are found by their heading, in any order and under the names people give them. A line that
cannot be used is named with what to do about it; the others are taken, and nothing else is changed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.errors import UserError
from app.domain.redaction import redact_address
from app.domain.session_draft import SessionDraft, SiteDraft, advice_on_page, take_apart
from app.domain.stream_url import parse_stream_url
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wilayah import folded

MAX_LINES = 1000
_MAX_SHOWN = 40
_SITE, _MAIN, _SUB, _USER, _PASSWORD = "site", "main", "sub", "user", "password"

# Headings without blanks, case and signs.
_HEADINGS: Mapping[str, frozenset[str]] = {
    _SITE: frozenset({"kode", "kodewilayah", "kodekelurahan", "kelurahan", "lokasi", "nama", "namalokasi", "site"}),
    _MAIN: frozenset({"alamat", "alamatutama", "utama", "url", "rtsp", "main", "siaranutama", "alamatkamera"}),
    _SUB: frozenset({"alamatkecil", "kecil", "sub", "substream", "siarankecil", "urlkecil"}),
    _USER: frozenset({"pengguna", "namapengguna", "user", "username", "login"}),
    _PASSWORD: frozenset({"sandi", "katasandi", "password", "pass"}),
}
_HEADING_ADVICE = QT_TRANSLATE_NOOP(
    "session_draft",
    "Baris pertama harus memuat judul kolom: kelurahan (atau kode) dan alamat utama; boleh juga alamat kecil, "
    "pengguna dan kata sandi.",
)


@dataclass(frozen=True, slots=True)
class LineProblem:
    """A line of the table that was not taken: which (counted from 1, as the spreadsheet does), what, and what to do."""

    line: int
    what: str
    do: str


@dataclass(frozen=True, slots=True)
class FeedList:
    """What a table gave. `passwords` by site code are for the keyring and for nothing else."""

    draft: SessionDraft
    taken: int
    problems: tuple[LineProblem, ...] = ()
    passwords: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)


def apply_feed_list(draft: SessionDraft, text: str) -> FeedList:
    """Put the addresses of a table into the draft, by code or name of the site.

    Raises UserError if it has no columns to be used; then nothing is taken.
    """
    rows = _rows(text)
    columns = _columns(rows[0][1]) if rows else {}
    if _SITE not in columns or not columns.keys() & {_MAIN, _SUB}:
        raise UserError(
            QT_TRANSLATE_NOOP("session_draft", "Daftar ini tidak memuat kolom lokasi dan alamat."), _HEADING_ADVICE
        )
    sites = {site.code: site for site in draft.sites}
    problems: list[LineProblem] = []
    passwords: dict[str, str] = {}
    first_line: dict[str, int] = {}
    for line, row in rows[1:]:
        said = {key: row[place].strip() for key, place in columns.items() if place < len(row)}
        site = _meant(said.get(_SITE, ""), draft.sites)
        problem = _unknown_site(line, said) if site is None else _repeated(line, site, first_line)
        if site is None or problem:
            problems += [problem] if problem else []
            continue
        first_line[site.code] = line
        try:
            sites[site.code], password = _changed(site, said, draft.allow_local)
        except UserError as error:
            problems.append(LineProblem(line, f"{site.name}: {error.message}", advice_on_page(error.advice)))
            continue
        if password:
            passwords[site.code] = password
    taken = len(first_line) - sum(problem.line in first_line.values() for problem in problems)
    return FeedList(replace(draft, sites=tuple(sites.values())), taken, tuple(problems), passwords)


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Return the rows with their line numbers; blank ones are left out."""
    body = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    skipped = 0
    # Excel's own hint for its own way of reading.
    if body.lower().startswith("sep="):
        body, skipped = body.partition("\n")[2], 1
    heading = body.partition("\n")[0]
    delimiter = max(";\t,", key=heading.count)
    reader = csv.reader(io.StringIO(body), delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((reader.line_num + skipped, row))
            if len(rows) > MAX_LINES:
                break
    except csv.Error as error:
        raise UserError(
            QT_TRANSLATE_NOOP("session_draft", "Baris {line} tidak dapat dibaca sebagai tabel.").format(
                line=reader.line_num + skipped
            ),
            QT_TRANSLATE_NOOP("session_draft", "Simpan lagi dari lembar kerja sebagai CSV (UTF-8)."),
        ) from error
    return rows


def _columns(heading: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(heading):
        plain = "".join(letter for letter in cell.lower() if letter.isalnum())
        for key, names in _HEADINGS.items():
            # A code is certain, a name is not: it stands in for the name where both are there.
            if plain in names and (key not in found or plain.startswith("kode")):
                found[key] = place
    return found


def _meant(text: str, sites: Sequence[SiteDraft]) -> SiteDraft | None:
    by_code = [site for site in sites if site.code == text]
    wanted = folded(text)
    found = by_code or [site for site in sites if wanted and wanted in {folded(site.name), site.short.lower()}]
    return found[0] if len(found) == 1 else None


def _changed(site: SiteDraft, said: Mapping[str, str], allow_local: bool) -> tuple[SiteDraft, str]:
    main, sub = take_apart(said.get(_MAIN, "")), take_apart(said.get(_SUB, ""))
    for url in (main.url, sub.url):
        if url:
            parse_stream_url(url, allow_local)
    user = said.get(_USER, "") or main.user or sub.user
    changed = replace(site, main=main.url or site.main, sub=sub.url or site.sub, user=user or site.user)
    return changed, said.get(_PASSWORD, "") or main.password or sub.password


def _unknown_site(line: int, said: Mapping[str, str]) -> LineProblem:
    text = redact_address(said.get(_SITE, ""))[:_MAX_SHOWN]
    if not text:
        return LineProblem(
            line,
            QT_TRANSLATE_NOOP("session_draft", "Baris ini tidak menyebut lokasi."),
            QT_TRANSLATE_NOOP("session_draft", "Isi kode atau nama kelurahan."),
        )
    return LineProblem(
        line,
        QT_TRANSLATE_NOOP("session_draft", "Tidak ada lokasi “{text}” di sesi ini.").format(text=text),
        QT_TRANSLATE_NOOP(
            "session_draft", "Periksa ejaannya, pakai kodenya, atau tambahkan lokasi itu di langkah Lokasi."
        ),
    )


def _repeated(line: int, site: SiteDraft, first_line: Mapping[str, int]) -> LineProblem | None:
    if site.code not in first_line:
        return None
    return LineProblem(
        line,
        QT_TRANSLATE_NOOP("session_draft", "{name} sudah ada di baris {line}.").format(
            name=site.name, line=first_line[site.code]
        ),
        QT_TRANSLATE_NOOP("session_draft", "Hapus salah satu baris; yang pertama dipakai."),
    )
