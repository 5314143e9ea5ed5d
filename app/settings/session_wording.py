"""Say in Indonesian what is wrong in a session file: where, what was found, what may stand there.

A text that was found is never shown as it is: a password typed into the wrong place must not
reach the screen, the log or a photo of either.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from pydantic_core import ErrorDetails

from app.domain.redaction import redact_address
from app.domain.text import QT_TRANSLATE_NOOP
from app.settings.session_model import tables
from app.settings.session_values import Table, allowed_for

MAX_SHOWN = 80
KeyPath = tuple[str | int, ...]
"""Keys and zero-based list positions from the top of the file to a value."""

_HIDDEN_KEYS = frozenset({"credential", "user"})

_REASONS: dict[str, str] = {
    "missing": QT_TRANSLATE_NOOP("session_file", "belum diisi"),
    "string_type": QT_TRANSLATE_NOOP("session_file", "harus berupa teks"),
    "int_type": QT_TRANSLATE_NOOP("session_file", "harus berupa bilangan bulat"),
    "float_type": QT_TRANSLATE_NOOP("session_file", "harus berupa bilangan"),
    "finite_number": QT_TRANSLATE_NOOP("session_file", "harus berupa bilangan"),
    "bool_type": QT_TRANSLATE_NOOP("session_file", "harus berupa true atau false"),
    "date_type": QT_TRANSLATE_NOOP("session_file", "harus berupa tanggal"),
    "list_type": QT_TRANSLATE_NOOP("session_file", "harus berupa daftar"),
    "model_type": QT_TRANSLATE_NOOP("session_file", "harus berupa tabel"),
    "string_too_short": QT_TRANSLATE_NOOP("session_file", "tidak boleh kosong"),
    "string_too_long": QT_TRANSLATE_NOOP("session_file", "terlalu panjang"),
    "string_pattern_mismatch": QT_TRANSLATE_NOOP("session_file", "penulisannya salah"),
    "greater_than_equal": QT_TRANSLATE_NOOP("session_file", "terlalu kecil"),
    "less_than_equal": QT_TRANSLATE_NOOP("session_file", "terlalu besar"),
    "literal_error": QT_TRANSLATE_NOOP("session_file", "pilihan ini tidak dikenal"),
    "too_short": QT_TRANSLATE_NOOP("session_file", "terlalu sedikit"),
    "too_long": QT_TRANSLATE_NOOP("session_file", "terlalu banyak"),
    "invisible_text": QT_TRANSLATE_NOOP("session_file", "berisi karakter yang tidak terlihat; ketik ulang"),
    "region_code": QT_TRANSLATE_NOOP("session_file", "kode tidak cocok dengan jenis lokasi (kind)"),
    "kecamatan_missing": QT_TRANSLATE_NOOP("session_file", "wajib diisi untuk kelurahan"),
    "warning_too_long": QT_TRANSLATE_NOOP("session_file", "harus lebih kecil dari turn_s"),
    "login_unused": QT_TRANSLATE_NOOP(
        "session_file", "hapus: alamat lokasi ini tidak mengenal nama pengguna dan kata sandi"
    ),
    "user_missing": QT_TRANSLATE_NOOP("session_file", "tidak ada gunanya tanpa user; isi user di tabel yang sama"),
}
_OTHER_REASON = QT_TRANSLATE_NOOP("session_file", "tidak dapat dipakai")
_UNKNOWN_KEY = QT_TRANSLATE_NOOP("session_file", "kunci ini tidak dikenal")
_NOT_SHOWN = QT_TRANSLATE_NOOP("session_file", "(tidak ditampilkan)")
_NOTHING = QT_TRANSLATE_NOOP("session_file", "tidak ada")
_PASSWORD_KEY = QT_TRANSLATE_NOOP(
    "session_file",
    "kata sandi tidak ditulis di berkas sesi; simpan dengan perintah keyring set ruang-kendali NAMA, "
    'lalu tulis credential = "keyring:NAMA"',
)
_LINE = QT_TRANSLATE_NOOP("session_file", "{key}{place}: {reason} Ditemukan: {found}. {allowed}")
_ALLOWED = QT_TRANSLATE_NOOP("session_file", "Diizinkan: {allowed}.")
_MEANT = QT_TRANSLATE_NOOP("session_file", "mungkin maksudnya `{key}`?")
_BELONGS_TOP = QT_TRANSLATE_NOOP(
    "session_file", "`{key}` ditulis di bagian atas berkas, sebelum baris pertama yang diawali tanda kurung siku"
)
_BELONGS = QT_TRANSLATE_NOOP("session_file", "`{key}` ditulis di bawah baris {header}")
_KNOWN_KEYS = QT_TRANSLATE_NOOP("session_file", "kunci {keys}")

_PASSWORD_KEYS = frozenset({"password", "passwd", "pass", "pwd", "sandi", "kata_sandi", "katasandi", "kata-sandi"})
_SYNONYMS = {
    "judul": "title",
    "acara": "agenda",
    "kota": "city",
    "dinas": "agency",
    "tanggal": "date",
    "tahun": "rkpd_year",
    "lokasi": "site",
    "kelurahan": "site",
    "jenis": "kind",
    "kode": "code",
    "nama": "name",
    "singkatan": "short",
    "alamat": "main",
    "url": "main",
    "utama": "main",
    "kecil": "sub",
    "protokol": "transport",
    "gerbang": "gateway",
    "kendali": "remote",
    "nyala": "enabled",
    "token": "credential",
    "jalur": "gateway_path",
    "pengguna": "user",
    "username": "user",
    "peserta": "participant",
    "jabatan": "office",
    "menit": "planned_min",
    "durasi": "planned_min",
    "penanggung_jawab": "responsible",
    "pimpinan": "chair_site",
    "ketua": "chair_site",
    "hadir": "attendance",
    "kehadiran": "attendance",
    "kuorum": "attendance",
    "unsur": "required_unsur",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `path` places it in the file; the texts are ready to be shown, `allowed` is a sentence."""

    path: KeyPath
    reason: str
    found: str
    allowed: str


def problem_of(error: ErrorDetails) -> Problem:
    """Translate one of pydantic's errors."""
    path, kind = error["loc"], error["type"]
    table, header = _table_at(path)
    key = str(path[-1])
    if kind == "extra_forbidden":
        return Problem(path, _unknown_key(key, table, header), shown(path, key), _known_keys(table))
    if kind == "stream_url":
        context = error.get("ctx", {})
        return Problem(path, str(context["reason"]), shown(path, error["input"]), str(context["advice"]))
    reason = _REASONS.get(kind, _OTHER_REASON)
    named = next(part for part in reversed(path) if isinstance(part, str))
    owner = _table_at(path[: path.index(named) + 1])[0] if isinstance(path[-1], int) else table
    allowed = allowed_for(owner, named)
    found = _NOTHING if kind == "missing" else shown(path, error["input"])
    return Problem(path, reason, found, allowed_text(allowed))


def line_of(problem: Problem, raw: Mapping[str, object]) -> str:
    """Write a problem as one sentence per part, with the name of the site it concerns."""
    name = _site_name(problem.path, raw)
    return _LINE.format(
        key=key_text(problem.path),
        place=f" ({name})" if name else "",
        reason=problem.reason if problem.reason.endswith((".", "?")) else f"{problem.reason}.",
        found=problem.found,
        allowed=problem.allowed,
    )


def allowed_text(allowed: str) -> str:
    """Write what may stand there as a sentence."""
    return _ALLOWED.format(allowed=allowed)


def key_text(path: KeyPath) -> str:
    """Return `site[3].participant[1].name`; the first of a list is 1, as people count."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{shorten(redact_address(part))}"
    return text.removeprefix(".")


def shown(path: KeyPath, value: object) -> str:
    """Return a value of the file for the screen: redacted, shortened, in quotation marks."""
    key = path[-1] if path else ""
    match value:
        case str():
            if key in _HIDDEN_KEYS:
                return _NOT_SHOWN
            return f'"{shorten(redact_address(value))}"'
        case bool():
            return "true" if value else "false"
        case int():
            # Python refuses to write out integers of more than 4300 digits.
            return str(value) if value.bit_length() <= 256 else QT_TRANSLATE_NOOP("session_file", "bilangan raksasa")
        case float():
            return str(value)
        case datetime() | date() | time():
            return value.isoformat()
        case list():
            return QT_TRANSLATE_NOOP("session_file", "daftar berisi {count}").format(count=len(value))
        case _:
            return QT_TRANSLATE_NOOP("session_file", "tabel")


def shorten(text: str) -> str:
    """Return `text` without control characters and no longer than fits on a line."""
    printable = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
    return printable if len(printable) <= MAX_SHOWN else printable[: MAX_SHOWN - 1] + "…"


def _table_at(path: KeyPath) -> tuple[type[Table], str]:
    """Return the table that holds the last key of `path`."""
    names = [part for part in path[:-1] if isinstance(part, str)]
    header = ""
    for candidate in tables():
        if candidate.strip("[]") == ".".join(names):
            header = candidate
    return tables()[header], header


def _unknown_key(key: str, table: type[Table], header: str) -> str:
    lowered = key.lower()
    if lowered in _PASSWORD_KEYS:
        return f"{_UNKNOWN_KEY}; {_PASSWORD_KEY}"
    known = list(table.model_fields)
    meant = _SYNONYMS.get(lowered, "")
    # `transpor` is nearer to `transport` of its own table than to anything elsewhere.
    close = [meant] if meant in known else difflib.get_close_matches(lowered, known, n=1, cutoff=0.6)
    if close:
        return f"{_UNKNOWN_KEY}; {_MEANT.format(key=close[0])}"
    for other, owner in tables().items():
        if other != header and key in owner.model_fields:
            template = _BELONGS if other else _BELONGS_TOP
            return f"{_UNKNOWN_KEY}; {template.format(key=key, header=other)}"
    return _UNKNOWN_KEY


def _known_keys(table: type[Table]) -> str:
    return allowed_text(_KNOWN_KEYS.format(keys=", ".join(table.model_fields)))


def _site_name(path: KeyPath, raw: Mapping[str, object]) -> str:
    if len(path) < 2 or path[0] != "site" or not isinstance(path[1], int):
        return ""
    sites = raw.get("site")
    site = sites[path[1]] if isinstance(sites, list) and path[1] < len(sites) else None
    name = site.get("name") if isinstance(site, dict) else None
    return shorten(redact_address(name.strip())) if isinstance(name, str) else ""
