"""Say beside a field of the page what the rules of the session file found, in words without TOML."""

from __future__ import annotations

from app.domain.session_draft import DraftProblem, advice_on_page
from app.domain.text import QT_TRANSLATE_NOOP
from app.settings.session_wording import Problem

# What a field takes, by its key: the rules' own sentences speak of quotation marks and headers.
_TAKES: dict[str, str] = {
    "title": QT_TRANSLATE_NOOP("session_draft", "Satu baris, paling banyak 200 huruf."),
    "city": QT_TRANSLATE_NOOP("session_draft", "Satu baris, misalnya Kota Bekasi."),
    "agency": QT_TRANSLATE_NOOP("session_draft", "Satu baris, misalnya Badan Perencanaan Pembangunan Daerah."),
    "name": QT_TRANSLATE_NOOP("session_draft", "Satu baris, paling banyak 200 huruf."),
    "code": QT_TRANSLATE_NOOP(
        "session_draft", "Kelurahan 32.75.06.1003, kecamatan 32.75.06; ruang boleh nama pendek seperti ruang-rapat-1."
    ),
    "kecamatan": QT_TRANSLATE_NOOP("session_draft", "Nama kecamatan dari kelurahan ini."),
    "short": QT_TRANSLATE_NOOP("session_draft", "Tepat tiga huruf besar, misalnya PJG, berbeda di setiap lokasi."),
    "user": QT_TRANSLATE_NOOP("session_draft", "Nama pengguna kamera; kosongkan bila kamera tidak memintanya."),
    "credential": QT_TRANSLATE_NOOP("session_draft", "Kata sandi diisi di kolomnya, bersama nama pengguna."),
    "rkpd_year": QT_TRANSLATE_NOOP("session_draft", "Tahun 2000 sampai 2100."),
    "date": QT_TRANSLATE_NOOP("session_draft", "Tanggal sidang."),
    "turn_s": QT_TRANSLATE_NOOP("session_draft", "10 detik sampai 60 menit."),
    "warning_s": QT_TRANSLATE_NOOP("session_draft", "Lebih pendek dari waktu bicara."),
    "responsible": QT_TRANSLATE_NOOP("session_draft", "Satu baris, paling banyak 200 huruf; boleh kosong."),
    "planned_min": QT_TRANSLATE_NOOP("session_draft", "1 sampai 600 menit."),
    "site": QT_TRANSLATE_NOOP("session_draft", "1 sampai 16 lokasi."),
    "agenda": QT_TRANSLATE_NOOP("session_draft", "Paling banyak 100 acara."),
    "chair_site": QT_TRANSLATE_NOOP("session_draft", "Pilih salah satu lokasi, atau ruang ini."),
    "id": QT_TRANSLATE_NOOP("session_draft", "Dibuat dari tanggal dan judul; judul harus memuat huruf atau angka."),
}
_REASONS = {
    # Said in `session_wording`; the page does not name keys.
    "harus lebih kecil dari turn_s": QT_TRANSLATE_NOOP("session_draft", "harus lebih kecil dari waktu bicara"),
}
_NO_ADDRESS = QT_TRANSLATE_NOOP("session_draft", "Alamat siaran utama belum diisi.")
_ELSEWHERE = QT_TRANSLATE_NOOP("session_draft", "Ini hanya dapat diubah di berkas sesi: {key}.")


def problem_on_page(problem: Problem) -> DraftProblem:
    """Return what a rule found as a sentence for its field on the page."""
    key = next((part for part in reversed(problem.path) if isinstance(part, str)), "")
    if key == "main" and not problem.found.strip('"'):
        return DraftProblem(problem.path, _NO_ADDRESS)
    reason = _REASONS.get(problem.reason, problem.reason)
    if key in ("main", "sub"):
        takes = advice_on_page(problem.allowed)
    else:
        takes = _TAKES.get(key) or _ELSEWHERE.format(key=".".join(str(part) for part in problem.path))
    return DraftProblem(problem.path, reason, takes)
