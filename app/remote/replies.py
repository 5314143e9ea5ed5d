"""What the remote control answers, as JSON: one shape for every error, with a sentence in Indonesian."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import JSONResponse

from app.domain.text import QT_TRANSLATE_NOOP
from app.remote.state import Json

_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer before it is sent, so that it can be kept and sent again."""

    status: int
    body: Json

    def response(self, headers: Mapping[str, str] | None = None) -> JSONResponse:
        """Return it for HTTP."""
        return JSONResponse(self.body, self.status, {**_HEADERS, **(headers or {})})


def failure(status: int, code: str, message: str, advice: str = "") -> Reply:
    """Return an error. `code` is for programs and never changes; the sentences are for people."""
    return Reply(status, {"error": {"code": code, "message": message, "advice": advice}})


BAD_HOST = failure(
    421,
    "wrong_host",
    QT_TRANSLATE_NOOP("remote", "Alamat pada kepala Host bukan alamat ruang kendali ini."),
    QT_TRANSLATE_NOOP("remote", "Pakai alamat dan port yang tertulis di berkas sesi."),
)
WRONG_TOKEN = failure(
    401,
    "wrong_token",
    QT_TRANSLATE_NOOP("remote", "Kunci akses (token) tidak ada atau salah."),
    QT_TRANSLATE_NOOP("remote", "Lihat kuncinya dengan perintah ctl token di komputer ruang kendali."),
)
TOO_OFTEN = failure(
    429,
    "too_many_requests",
    QT_TRANSLATE_NOOP("remote", "Terlalu banyak permintaan."),
    QT_TRANSLATE_NOOP("remote", "Tunggu sebentar, lalu coba lagi."),
)
TOO_MANY_READERS = failure(
    503,
    "too_many_readers",
    QT_TRANSLATE_NOOP("remote", "Terlalu banyak yang mengikuti keadaan sidang."),
    QT_TRANSLATE_NOOP("remote", "Tutup salah satu, lalu coba lagi."),
)
TOO_LARGE = failure(413, "too_large", QT_TRANSLATE_NOOP("remote", "Isi permintaan terlalu besar."))
TOO_SLOW = failure(408, "too_slow", QT_TRANSLATE_NOOP("remote", "Isi permintaan tidak kunjung lengkap."))
NOT_JSON = failure(
    415,
    "not_json",
    QT_TRANSLATE_NOOP("remote", "Isi permintaan harus JSON."),
    QT_TRANSLATE_NOOP("remote", "Pakai kepala Content-Type: application/json."),
)
BAD_BODY = failure(
    422,
    "bad_body",
    QT_TRANSLATE_NOOP("remote", "Isi permintaan tidak dapat dibaca."),
    QT_TRANSLATE_NOOP("remote", 'Contoh yang benar: {"command": "floor.grant", "site": "PJG"}'),
)
BAD_KEY = failure(
    422, "bad_key", QT_TRANSLATE_NOOP("remote", "Idempotency-Key harus 1 sampai 200 huruf, angka, atau tanda baca.")
)
KEY_REUSED = failure(
    422, "key_reused", QT_TRANSLATE_NOOP("remote", "Idempotency-Key ini sudah dipakai untuk perintah lain.")
)
NO_ANSWER = failure(
    503,
    "no_answer",
    QT_TRANSLATE_NOOP("remote", "Layar operator tidak menjawab pada waktunya; perintah tidak dijalankan."),
    QT_TRANSLATE_NOOP("remote", "Coba lagi sebentar lagi."),
)
NO_ANSWER_YET = failure(
    503,
    "still_running",
    QT_TRANSLATE_NOOP("remote", "Layar operator belum selesai menjalankan perintah."),
    QT_TRANSLATE_NOOP("remote", "Lihat keadaan sidang sebelum mengulang perintah ini."),
)
OUR_FAULT = failure(
    500,
    "error",
    QT_TRANSLATE_NOOP("remote", "Kendali jarak jauh mengalami galat."),
    QT_TRANSLATE_NOOP("remote", "Rinciannya ada di folder log ruang kendali."),
)
NOT_FOUND = failure(
    404,
    "not_found",
    QT_TRANSLATE_NOOP("remote", "Alamat ini tidak ada."),
    QT_TRANSLATE_NOOP("remote", "Yang ada: GET /v1/state, GET /v1/events, GET dan POST /v1/commands."),
)
WRONG_METHOD = failure(405, "wrong_method", QT_TRANSLATE_NOOP("remote", "Cara ini tidak dikenal di alamat ini."))
