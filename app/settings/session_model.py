"""The shape of a session file: every key with its meaning, type and range.

The model checks one value at a time, so that one wrong value never hides another; what concerns
several sites at once is checked in `app.settings.session_checks`. Sentences for people are made in
`app.settings.session_wording`.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from app.domain.errors import UserError
from app.domain.gateway import DEFAULT_RTSP_PORT, check_api_address
from app.domain.hardware import OFF
from app.domain.identity import MAX_SLUG_LENGTH
from app.domain.remote import DEFAULT_PORT, LOOPBACK, check_listen_address
from app.domain.session import SpeakingRules
from app.domain.sound_processing import EARLIEST_LIP_SYNC_MS, LATEST_LIP_SYNC_MS, MAX_GAIN_DB, USUAL
from app.domain.stream_url import parse_stream_url
from app.domain.text import QT_TRANSLATE_NOOP
from app.settings.people_tables import AgendaTable, AttendanceTable, ParticipantTable
from app.settings.session_values import Allowed, Line, OptionalLine, Table

ALLOW_LOCAL = "allow_local"
"""Key of the file and of the validation context: may addresses name files and devices of this computer?"""

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_KELURAHAN_CODE = re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}", re.ASCII)
_KECAMATAN_CODE = re.compile(r"\d{2}\.\d{2}\.\d{2}", re.ASCII)
_DEFAULT_SPEAKING = SpeakingRules()


def _allowed_address(text: str, info: ValidationInfo) -> str:
    context: dict[str, bool] = info.context or {}
    try:
        parse_stream_url(text, context.get(ALLOW_LOCAL, False))
    except UserError as exc:
        raise PydanticCustomError("stream_url", "refused", {"reason": exc.message, "advice": exc.advice}) from exc
    return text


def _api_address(text: str) -> str:
    try:
        return check_api_address(text)
    except UserError as exc:
        raise PydanticCustomError("stream_url", "refused", {"reason": exc.message, "advice": exc.advice}) from exc


def _listen_address(text: str) -> str:
    try:
        return check_listen_address(text)
    except UserError as exc:
        raise PydanticCustomError("stream_url", "refused", {"reason": exc.message, "advice": exc.advice}) from exc


Address = Annotated[str, AfterValidator(_allowed_address)]
CredentialName = Annotated[
    str, StringConstraints(pattern=r"^(keyring:[A-Za-z0-9][A-Za-z0-9._-]{0,63}|env:[A-Za-z_][A-Za-z0-9_]{0,63})$")
]
_CREDENTIAL_ALLOWED = Allowed(
    QT_TRANSLATE_NOOP(
        "session_file",
        '"keyring:NAMA" atau "env:VARIABEL", tanpa spasi. Kata sandinya sendiri tidak ditulis di berkas ini: '
        "simpan dengan perintah keyring set ruang-kendali NAMA",
    )
)
_ADDRESS_ALLOWED = Allowed(
    QT_TRANSLATE_NOOP("session_file", 'alamat siaran dalam tanda kutip, misalnya "rtsp://192.168.1.10:554/live"')
)


_BUDGET_ALLOWED = Allowed(QT_TRANSLATE_NOOP("session_file", "bilangan bulat 1 sampai 600 (menit), tanpa tanda kutip"))


class SpeakingTable(Table):
    """`[speaking]`: how long a turn lasts."""

    turn_s: Annotated[
        int,
        Field(ge=10, le=3600, description="lama satu giliran bicara"),
        Allowed(QT_TRANSLATE_NOOP("session_file", "bilangan bulat 10 sampai 3600 (detik), tanpa tanda kutip")),
    ] = _DEFAULT_SPEAKING.turn_s
    warning_s: Annotated[
        int,
        Field(ge=0, le=3600, description="peringatan sebelum giliran habis", validate_default=True),
        Allowed(
            QT_TRANSLATE_NOOP("session_file", "bilangan bulat 0 sampai kurang dari turn_s (detik), tanpa tanda kutip")
        ),
    ] = _DEFAULT_SPEAKING.warning_s
    budget_min: Annotated[int, Field(ge=1, le=600, description="jatah bicara tiap lokasi"), _BUDGET_ALLOWED] = (
        _DEFAULT_SPEAKING.budget_s // 60
    )
    interposed_s: Annotated[
        int,
        Field(ge=10, le=3600, description="lama interupsi, tanggapan atau arahan"),
        Allowed(QT_TRANSLATE_NOOP("session_file", "bilangan bulat 10 sampai 3600 (detik), tanpa tanda kutip")),
    ] = _DEFAULT_SPEAKING.interposed_s
    chime: Annotated[
        bool,
        Field(description="nada di ruang semenit sebelum waktu habis, saat habis, dan seperempat sesudahnya"),
        Allowed(QT_TRANSLATE_NOOP("session_file", "true atau false, tanpa tanda kutip")),
    ] = _DEFAULT_SPEAKING.chime
    voice: Annotated[
        bool,
        Field(description="kata-kata sesudah nada itu"),
        Allowed(QT_TRANSLATE_NOOP("session_file", "true atau false, tanpa tanda kutip")),
    ] = _DEFAULT_SPEAKING.voice
    queue_closed: Annotated[
        bool,
        Field(description="antrean tertutup sampai operator membukanya"),
        Allowed(QT_TRANSLATE_NOOP("session_file", "true atau false, tanpa tanda kutip")),
    ] = _DEFAULT_SPEAKING.queue_closed

    @field_validator("warning_s")
    @classmethod
    def _within_turn(cls, warning_s: int, info: ValidationInfo) -> int:
        turn_s = info.data.get("turn_s")
        if turn_s is not None and warning_s >= turn_s:
            raise PydanticCustomError("warning_too_long", "warning >= turn", {"turn_s": turn_s})
        return warning_s


class GatewayTable(Table):
    """`[gateway]`: MediaMTX, which receives what the sites send."""

    api: Annotated[
        Annotated[str, AfterValidator(_api_address)],
        Field(description="alamat API gerbang siaran"),
        Allowed(
            QT_TRANSLATE_NOOP(
                "session_file", 'alamat http atau https dalam tanda kutip, misalnya "http://127.0.0.1:9997"'
            )
        ),
    ]
    user: Annotated[OptionalLine, Field(description="nama pengguna API gerbang")] = ""
    credential: Annotated[
        CredentialName | None, Field(description="tempat kata sandi API gerbang disimpan"), _CREDENTIAL_ALLOWED
    ] = None
    rtsp_port: Annotated[
        int,
        Field(ge=1, le=65535, description="port RTSP gerbang"),
        Allowed(QT_TRANSLATE_NOOP("session_file", "bilangan bulat 1 sampai 65535, tanpa tanda kutip")),
    ] = DEFAULT_RTSP_PORT

    @field_validator("credential")
    @classmethod
    def _has_user(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value and info.data.get("user") == "":
            raise PydanticCustomError("user_missing", "a credential without a user")
        return value


class VideoTable(Table):
    """`[video]`: how pictures are decoded on this computer. Which devices there are is checked elsewhere."""

    hardware_decoding: Annotated[
        str,
        Field(description="dekode siaran utama oleh kartu grafis"),
        Allowed(QT_TRANSLATE_NOOP("session_file", '"off", "auto", atau nama perangkat yang disebut perintah doctor')),
    ] = OFF


_TRUE_OR_FALSE = Allowed(QT_TRANSLATE_NOOP("session_file", "true atau false, tanpa tanda kutip"))


class WallTable(Table):
    """`[wall]`: the big screen."""

    animation: Annotated[
        bool, Field(description="gambar bergeser saat tata letak layar besar berganti"), _TRUE_OR_FALSE
    ] = True


_HIGH_PASS_ALLOWED = Allowed(
    QT_TRANSLATE_NOOP(
        "session_file", "bilangan bulat 0 sampai 300 (Hz), tanpa tanda kutip; 80 lazim, 0 berarti tidak dipakai"
    )
)
_NOISE_ALLOWED = Allowed(
    QT_TRANSLATE_NOOP(
        "session_file", '"off", "gate" (kecilkan jeda bicara) atau "reduction" (kurangi derau), dalam tanda kutip'
    )
)
_TARGET_ALLOWED = Allowed(
    QT_TRANSLATE_NOOP("session_file", "bilangan -30 sampai -14 (LUFS), tanpa tanda kutip; -20 lazim untuk ruangan")
)
Target = Annotated[float, Field(ge=-30, le=-14, allow_inf_nan=False)]
HighPass = Annotated[int, Field(ge=0, le=300)]
Noise = Literal["off", "gate", "reduction"]


class RemoteTable(Table):
    """`[remote]`: control from outside, by a Stream Deck or a small program."""

    enabled: Annotated[bool, Field(description="nyalakan kendali jarak jauh"), _TRUE_OR_FALSE] = False
    address: Annotated[
        Annotated[str, AfterValidator(_listen_address)],
        Field(description="alamat komputer ini untuk kendali jarak jauh"),
        Allowed(
            QT_TRANSLATE_NOOP(
                "session_file",
                '"127.0.0.1" (hanya dari komputer ini) atau alamat komputer ini di jaringan, dalam tanda kutip',
            )
        ),
    ] = LOOPBACK
    port: Annotated[
        int,
        Field(ge=1024, le=65535, description="port kendali jarak jauh"),
        Allowed(QT_TRANSLATE_NOOP("session_file", "bilangan bulat 1024 sampai 65535, tanpa tanda kutip")),
    ] = DEFAULT_PORT
    credential: Annotated[
        CredentialName | None, Field(description="tempat kunci akses (token) disimpan"), _CREDENTIAL_ALLOWED
    ] = None


class SoundTable(Table):
    """`[sound]`: what is done to every site's sound before it is heard."""

    target_lufs: Annotated[Target, Field(description="kenyaringan bicara yang dituju"), _TARGET_ALLOWED] = (
        USUAL.target_lufs
    )
    high_pass_hz: Annotated[HighPass, Field(description="buang suara di bawah frekuensi ini"), _HIGH_PASS_ALLOWED] = (
        USUAL.high_pass_hz
    )
    hum: Annotated[bool, Field(description="buang dengung listrik"), _TRUE_OR_FALSE] = USUAL.hum
    noise: Annotated[Noise, Field(description="penanganan derau"), _NOISE_ALLOWED] = USUAL.noise.value
    levelling: Annotated[bool, Field(description="samakan kenyaringan bicara"), _TRUE_OR_FALSE] = USUAL.levelling
    bed_db: Annotated[
        float | None,
        Field(ge=-60, le=-12, allow_inf_nan=False, description="suara lokasi yang tertutup, di ruang"),
        Allowed(
            QT_TRANSLATE_NOOP(
                "session_file",
                "bilangan -60 sampai -12 (dB), tanpa tanda kutip; hapus baris ini bila lokasi yang tertutup tidak "
                "boleh terdengar",
            )
        ),
    ] = None


class SiteSoundTable(Table):
    """`[site.sound]`: what is different for one site. What is left out is as `[sound]` says."""

    gain_db: Annotated[
        float,
        Field(ge=-MAX_GAIN_DB, le=MAX_GAIN_DB, allow_inf_nan=False, description="penguatan tambahan"),
        Allowed(
            QT_TRANSLATE_NOOP(
                "session_file", "bilangan -30 sampai 30 (dB), tanpa tanda kutip; lebih dari 0 berarti lebih nyaring"
            )
        ),
    ] = USUAL.gain_db
    bypass: Annotated[bool, Field(description="suara tanpa olahan selain gain_db"), _TRUE_OR_FALSE] = USUAL.is_bypassed
    target_lufs: Annotated[Target | None, Field(description="kenyaringan bicara yang dituju"), _TARGET_ALLOWED] = None
    high_pass_hz: Annotated[
        HighPass | None, Field(description="buang suara di bawah frekuensi ini"), _HIGH_PASS_ALLOWED
    ] = None
    hum: Annotated[bool | None, Field(description="buang dengung listrik"), _TRUE_OR_FALSE] = None
    noise: Annotated[Noise | None, Field(description="penanganan derau"), _NOISE_ALLOWED] = None
    levelling: Annotated[bool | None, Field(description="samakan kenyaringan bicara"), _TRUE_OR_FALSE] = None
    lip_sync_ms: Annotated[
        int,
        Field(ge=EARLIEST_LIP_SYNC_MS, le=LATEST_LIP_SYNC_MS, description="selisih suara terhadap gambar"),
        Allowed(
            QT_TRANSLATE_NOOP(
                "session_file",
                "bilangan bulat -300 sampai 300 (milidetik), tanpa tanda kutip; "
                "lebih dari 0 bila suara terdengar mendahului gerak bibir",
            )
        ),
    ] = 0


class SiteTable(Table):
    """`[[site]]`: one place on the wall. The order of the fields matters: later ones are judged by earlier ones."""

    kind: Annotated[
        Literal["kelurahan", "kecamatan", "ruang"],
        Field(description="jenis lokasi"),
        Allowed(QT_TRANSLATE_NOOP("session_file", '"kelurahan", "kecamatan" atau "ruang"')),
    ]
    code: Annotated[
        str,
        Field(description="kode wilayah, atau nama pendek untuk ruang"),
        Allowed(
            QT_TRANSLATE_NOOP(
                "session_file",
                'kode wilayah dalam tanda kutip: kelurahan "32.75.06.1003", kecamatan "32.75.06"; '
                'untuk ruang boleh nama pendek seperti "ruang-rapat-1"',
            )
        ),
    ]
    name: Annotated[Line, Field(description="nama lokasi")]
    kecamatan: Annotated[OptionalLine, Field(description="nama kecamatan", validate_default=True)] = ""
    short: Annotated[
        Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None,
        Field(description="tiga huruf di depan nomor usulan"),
        Allowed(QT_TRANSLATE_NOOP("session_file", 'tepat tiga huruf besar A–Z, misalnya "PJG"')),
    ] = None
    main: Annotated[Address, Field(description="alamat siaran utama"), _ADDRESS_ALLOWED]
    sub: Annotated[Address | None, Field(description="alamat siaran kecil"), _ADDRESS_ALLOWED] = None
    transport: Annotated[
        Literal["tcp", "udp"],
        Field(description="cara data RTSP dikirim"),
        Allowed(QT_TRANSLATE_NOOP("session_file", '"tcp" atau "udp"')),
    ] = "tcp"
    user: Annotated[OptionalLine, Field(description="nama pengguna kamera")] = ""
    credential: Annotated[
        CredentialName | None, Field(description="tempat kata sandi kamera disimpan"), _CREDENTIAL_ALLOWED
    ] = None
    gateway_path: Annotated[
        Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.~-]+(/[A-Za-z0-9_.~-]+)*$", max_length=100)] | None,
        Field(description="nama jalur lokasi ini di gerbang siaran"),
        Allowed(
            QT_TRANSLATE_NOOP(
                "session_file", 'nama jalur di mediamtx.yml dalam tanda kutip, tanpa spasi, misalnya "pejuang"'
            )
        ),
    ] = None
    budget_min: Annotated[
        Annotated[int, Field(ge=1, le=600)] | None,
        Field(description="jatah bicara lokasi ini, bila lain dari [speaking]"),
        _BUDGET_ALLOWED,
    ] = None
    sound: Annotated[
        SiteSoundTable,
        Field(description="pengolahan suara lokasi ini"),
        Allowed(
            QT_TRANSLATE_NOOP(
                "session_file",
                "satu tabel: sound = { gain_db = 3 } di antara kunci lokasi, atau baris [site.sound] sesudahnya",
            )
        ),
    ] = SiteSoundTable()
    participant: Annotated[
        list[ParticipantTable],
        Field(max_length=200, description="peserta di lokasi ini"),
        Allowed(QT_TRANSLATE_NOOP("session_file", "sampai 200, masing-masing diawali baris [[site.participant]]")),
    ] = Field(default_factory=list)

    @field_validator("code")
    @classmethod
    def _fits_kind(cls, code: str, info: ValidationInfo) -> str:
        kelurahan, kecamatan = bool(_KELURAHAN_CODE.fullmatch(code)), bool(_KECAMATAN_CODE.fullmatch(code))
        slug = len(code) <= MAX_SLUG_LENGTH and bool(SLUG.fullmatch(code))
        fits = {"kelurahan": kelurahan, "kecamatan": kecamatan}
        if not fits.get(info.data.get("kind", ""), kelurahan or kecamatan or slug):
            raise PydanticCustomError("region_code", "code does not fit kind")
        return code

    @field_validator("kecamatan")
    @classmethod
    def _kelurahan_has_kecamatan(cls, kecamatan: str, info: ValidationInfo) -> str:
        if not kecamatan and info.data.get("kind") == "kelurahan":
            raise PydanticCustomError("kecamatan_missing", "a kelurahan belongs to a kecamatan")
        return kecamatan

    @field_validator("user", "credential")
    @classmethod
    def _login_has_a_use(cls, value: str | None, info: ValidationInfo) -> str | None:
        known = "main" in info.data and "sub" in info.data
        addresses = [text for key in ("main", "sub") if (text := info.data.get(key))]
        if value and known and not any(parse_stream_url(text, True).scheme.takes_login for text in addresses):
            raise PydanticCustomError("login_unused", "no protocol here takes a login")
        if value and info.field_name == "credential" and info.data.get("user") == "":
            raise PydanticCustomError("user_missing", "a credential without a user")
        return value


class SessionTable(Table):
    """The whole file."""

    id: Annotated[
        Annotated[str, StringConstraints(pattern=rf"^{SLUG.pattern}$", max_length=MAX_SLUG_LENGTH)] | None,
        Field(description="nama tetap sesi ini"),
        Allowed(
            QT_TRANSLATE_NOOP(
                "session_file", 'huruf kecil, angka dan tanda hubung, paling banyak 64, misalnya "2018-01-23-kelurahan"'
            )
        ),
    ] = None
    title: Annotated[Line, Field(description="judul sesi")]
    city: Annotated[Line, Field(description="nama kota atau kabupaten")]
    agency: Annotated[Line, Field(description="perangkat daerah penyelenggara")]
    date: Annotated[
        datetime.date,
        Field(description="tanggal sesi"),
        Allowed(QT_TRANSLATE_NOOP("session_file", "tanggal tanpa tanda kutip dan tanpa jam, misalnya 2018-01-23")),
    ]
    rkpd_year: Annotated[
        int,
        Field(ge=2000, le=2100, description="tahun RKPD yang disusun"),
        Allowed(QT_TRANSLATE_NOOP("session_file", "tahun 2000 sampai 2100, tanpa tanda kutip")),
    ]
    allow_local: Annotated[
        bool,
        Field(description="izinkan alamat file: dan device:"),
        Allowed(QT_TRANSLATE_NOOP("session_file", "true atau false, tanpa tanda kutip")),
    ] = False
    chair_site: Annotated[
        str | None,
        Field(description="lokasi tempat pimpinan sidang berada"),
        Allowed(
            QT_TRANSLATE_NOOP(
                "session_file",
                'kode (code) salah satu lokasi di berkas ini, dalam tanda kutip, misalnya "32.75.06.1003"; hapus baris '
                "ini bila pimpinan ada di ruang",
            )
        ),
    ] = None
    speaking: Annotated[
        SpeakingTable,
        Field(description="aturan bicara"),
        Allowed(QT_TRANSLATE_NOOP("session_file", "satu tabel yang diawali baris [speaking]")),
    ] = SpeakingTable()
    gateway: Annotated[
        GatewayTable | None,
        Field(description="gerbang siaran"),
        Allowed(QT_TRANSLATE_NOOP("session_file", "satu tabel yang diawali baris [gateway]")),
    ] = None
    video: Annotated[
        VideoTable,
        Field(description="pengolahan gambar"),
        Allowed(QT_TRANSLATE_NOOP("session_file", "satu tabel yang diawali baris [video]")),
    ] = VideoTable()
    wall: Annotated[
        WallTable,
        Field(description="layar besar"),
        Allowed(QT_TRANSLATE_NOOP("session_file", "satu tabel yang diawali baris [wall]")),
    ] = WallTable()
    sound: Annotated[
        SoundTable,
        Field(description="pengolahan suara"),
        Allowed(QT_TRANSLATE_NOOP("session_file", "satu tabel yang diawali baris [sound]")),
    ] = SoundTable()
    remote: Annotated[
        RemoteTable,
        Field(description="kendali jarak jauh"),
        Allowed(QT_TRANSLATE_NOOP("session_file", "satu tabel yang diawali baris [remote]")),
    ] = RemoteTable()
    attendance: Annotated[
        AttendanceTable,
        Field(description="syarat kehadiran"),
        Allowed(QT_TRANSLATE_NOOP("session_file", "satu tabel yang diawali baris [attendance]")),
    ] = AttendanceTable()
    agenda: Annotated[
        list[AgendaTable],
        Field(max_length=100, description="susunan acara"),
        Allowed(QT_TRANSLATE_NOOP("session_file", "sampai 100 acara, masing-masing diawali baris [[agenda]]")),
    ] = Field(default_factory=list)
    site: Annotated[
        list[SiteTable],
        Field(min_length=1, description="lokasi peserta"),
        Allowed(
            QT_TRANSLATE_NOOP(
                "session_file", "1 sampai 16 lokasi, masing-masing diawali baris [[site]] dengan dua kurung siku"
            )
        ),
    ]


def tables() -> dict[str, type[Table]]:
    """Return every table of the file by the header it is written under; the top of the file is ``""``."""
    return {
        "": SessionTable,
        "[speaking]": SpeakingTable,
        "[attendance]": AttendanceTable,
        "[[agenda]]": AgendaTable,
        "[[site]]": SiteTable,
        "[[site.participant]]": ParticipantTable,
        "[gateway]": GatewayTable,
        "[video]": VideoTable,
        "[wall]": WallTable,
        "[sound]": SoundTable,
        "[remote]": RemoteTable,
        "[site.sound]": SiteSoundTable,
    }
