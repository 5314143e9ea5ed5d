"""Read a session file: TOML, checked against the model, turned into the domain's Session.

Whatever is wrong ends in one UserError that names the file and lists everything to mend.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

from pydantic import ValidationError

from app.domain.errors import UserError
from app.domain.gateway import Gateway, path_at
from app.domain.identity import SessionId, SiteId, slug
from app.domain.redaction import redact_address
from app.domain.remote import RemoteSettings
from app.domain.session import AgendaItem, AgendaKind, AttendanceRules, Session, SpeakingRules
from app.domain.short_name import all_short_names
from app.domain.site import Participant, Site, SiteKind, StreamAddress, Transport
from app.domain.sound_processing import NoiseTreatment, SoundProcessing
from app.domain.stream_url import StreamScheme, parse_stream_url
from app.domain.text import QT_TRANSLATE_NOOP
from app.settings.session_checks import (
    chair_problems,
    gateway_problems,
    hardware_problems,
    roster_problems,
)
from app.settings.session_model import (
    ALLOW_LOCAL,
    GatewayTable,
    RemoteTable,
    SessionTable,
    SiteSoundTable,
    SiteTable,
    SoundTable,
    SpeakingTable,
)
from app.settings.session_values import allowed_for
from app.settings.session_wording import KeyPath, Problem, allowed_text, line_of, problem_of, shorten, shown

MAX_FILE_BYTES = 1_000_000
"""Sixteen sites with long lists of participants need a tenth of it."""

_ADVICE = QT_TRANSLATE_NOOP("session_file", "Perbaiki berkas itu lalu buka lagi.")
_CHOOSE_ADVICE = QT_TRANSLATE_NOOP("session_file", "Pilih berkas sesi yang namanya berakhir .toml.")
_POSITION = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

# tomllib's sentences, by how they begin; the rest of each may repeat parts of the file.
_SYNTAX: dict[str, str] = {
    "Expected '=' after a key": QT_TRANSLATE_NOOP("session_file", "setelah nama kunci harus ada tanda ="),
    "Invalid value": QT_TRANSLATE_NOOP(
        "session_file", "nilai setelah tanda = tidak dikenal; teks dan alamat harus dalam tanda kutip"
    ),
    "Unterminated string": QT_TRANSLATE_NOOP("session_file", "tanda kutip penutup tidak ada"),
    "Illegal character": QT_TRANSLATE_NOOP(
        "session_file", "ada karakter yang tidak boleh di sini; mungkin tanda kutip penutup tidak ada"
    ),
    "Unescaped '\\' in a string": QT_TRANSLATE_NOOP(
        "session_file", "garis miring terbalik dalam tanda kutip; pakai garis miring biasa (/)"
    ),
    "Invalid hex value": QT_TRANSLATE_NOOP(
        "session_file", "garis miring terbalik dalam tanda kutip; pakai garis miring biasa (/)"
    ),
    "Escaped character is not": QT_TRANSLATE_NOOP(
        "session_file", "garis miring terbalik dalam tanda kutip; pakai garis miring biasa (/)"
    ),
    "Cannot overwrite a value": QT_TRANSLATE_NOOP("session_file", "kunci ini sudah ditulis sebelumnya"),
    "Duplicate inline table key": QT_TRANSLATE_NOOP("session_file", "kunci ini sudah ditulis sebelumnya"),
    "Cannot declare": QT_TRANSLATE_NOOP(
        "session_file", "tabel ini sudah ditulis sebelumnya; daftar memakai dua kurung siku, misalnya [[site]]"
    ),
    "Cannot mutate": QT_TRANSLATE_NOOP("session_file", "tabel atau daftar ini sudah ditutup sebelumnya"),
    "Cannot redefine": QT_TRANSLATE_NOOP("session_file", "tabel ini sudah ditulis sebelumnya"),
    "Expected ']'": QT_TRANSLATE_NOOP("session_file", "kurung siku penutup ] tidak ada"),
    "Expected ']]'": QT_TRANSLATE_NOOP("session_file", "dua kurung siku penutup ]] tidak ada"),
    "Expected newline": QT_TRANSLATE_NOOP("session_file", "ada tulisan berlebih di akhir baris"),
    "Invalid date": QT_TRANSLATE_NOOP("session_file", "tanggal atau jam ini tidak ada di kalender"),
    "Invalid initial character": QT_TRANSLATE_NOOP("session_file", "nama kunci tidak ada atau salah"),
    "Invalid statement": QT_TRANSLATE_NOOP("session_file", "baris ini bukan kunci, bukan tabel dan bukan komentar"),
    "Unclosed array": QT_TRANSLATE_NOOP("session_file", "kurung siku penutup ] tidak ada"),
    "Unclosed inline table": QT_TRANSLATE_NOOP("session_file", "kurung kurawal penutup } tidak ada"),
}
_OTHER_SYNTAX = QT_TRANSLATE_NOOP("session_file", "penulisan tidak dikenal")


def load_session(path: Path, decoding_devices: Callable[[], Sequence[str]] = tuple) -> Session:
    """Read and check the session file at `path`.

    - Raises UserError that names the file and lists all errors; values in it are redacted.
    - `file:` addresses become absolute, seen from the folder of `path`; they need not exist.
    - Reads at most `MAX_FILE_BYTES`, changes nothing.
    - `decoding_devices` names those of this computer; it is asked only to say what may stand in the file
      instead of a name that no computer has.
    """
    raw = read_raw(path)
    table, problems = check_session(raw, decoding_devices)
    default_id = slug(path.stem)
    if "id" not in raw and not default_id:
        problems.append(
            Problem(
                ("id",),
                QT_TRANSLATE_NOOP("session_file", "nama berkas tidak dapat dipakai sebagai id; isi id"),
                shown((), path.stem),
                allowed_text(allowed_for(SessionTable, "id")),
            )
        )
    if table is None or problems:
        raise _refusal(path, raw, problems)
    return _session(table, SessionId(table.id or default_id), path.parent)


def read_raw(path: Path) -> dict[str, object]:
    """Return what a session file says, by key, unchecked. Raises UserError if it cannot be read or is no TOML."""
    return _parse(path, session_text(path))


def check_session(
    raw: dict[str, object], decoding_devices: Callable[[], Sequence[str]] = tuple
) -> tuple[SessionTable | None, list[Problem]]:
    """Check what a session file says; return what it means, or all that has to be mended."""
    problems = roster_problems(raw) + chair_problems(raw) + gateway_problems(raw)
    problems += hardware_problems(raw, decoding_devices)
    try:
        return SessionTable.model_validate(raw, context={ALLOW_LOCAL: raw.get(ALLOW_LOCAL) is True}), problems
    except ValidationError as exc:
        return None, problems + [problem_of(error) for error in exc.errors(include_url=False)]


def session_text(path: Path) -> str:
    """Return the text of a session file. Raises UserError if it cannot be read, is empty, too large or no UTF-8."""
    try:
        if path.is_dir():
            raise UserError(
                QT_TRANSLATE_NOOP("session_file", "{file} adalah folder, bukan berkas sesi.").format(file=path),
                _CHOOSE_ADVICE,
            )
        if path.exists() and not path.is_file():
            raise UserError(
                QT_TRANSLATE_NOOP("session_file", "{file} bukan berkas biasa.").format(file=path), _CHOOSE_ADVICE
            )
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as exc:
        raise UserError(
            QT_TRANSLATE_NOOP("session_file", "Berkas sesi {file} tidak ditemukan.").format(file=path),
            QT_TRANSLATE_NOOP("session_file", "Periksa nama dan letak berkas itu."),
        ) from exc
    except (OSError, ValueError) as exc:
        reason = _read_failure(exc)
        raise UserError(
            QT_TRANSLATE_NOOP("session_file", "Berkas sesi {file} tidak dapat dibaca ({reason}).").format(
                file=shorten(str(path)), reason=reason
            ),
            QT_TRANSLATE_NOOP("session_file", "Periksa izin baca berkas itu, atau salin ke folder lain."),
        ) from exc
    if len(content) > MAX_FILE_BYTES:
        raise UserError(
            QT_TRANSLATE_NOOP("session_file", "Berkas sesi {file} lebih besar dari 1 MB.").format(file=path),
            _CHOOSE_ADVICE,
        )
    try:
        # Notepad writes a byte order mark.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        line = content.count(b"\n", 0, exc.start) + 1
        raise UserError(
            QT_TRANSLATE_NOOP("session_file", "Berkas sesi {file} bukan teks UTF-8 (baris {line}).").format(
                file=path, line=line
            ),
            QT_TRANSLATE_NOOP("session_file", "Buka di Notepad, pilih Simpan Sebagai, lalu Encoding: UTF-8."),
        ) from exc
    if not text.strip():
        raise UserError(
            QT_TRANSLATE_NOOP("session_file", "Berkas sesi {file} kosong.").format(file=path),
            QT_TRANSLATE_NOOP("session_file", "Salin contoh dari folder sessions lalu ubah isinya."),
        )
    return text


def _read_failure(exc: OSError | ValueError) -> str:
    if isinstance(exc, PermissionError):
        return QT_TRANSLATE_NOOP("session_file", "tidak ada izin baca")
    return exc.strerror if isinstance(exc, OSError) and exc.strerror else type(exc).__name__


def _parse(path: Path, text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as exc:
        raise _syntax_error(path, text, str(exc)) from None
    except (RecursionError, ValueError) as exc:
        # Brackets nested a thousand deep, or an integer of five thousand digits.
        raise UserError(
            QT_TRANSLATE_NOOP("session_file", "Berkas sesi {file} tidak dapat dibaca: {reason}.").format(
                file=path, reason=_OTHER_SYNTAX
            ),
            _CHOOSE_ADVICE,
        ) from exc


def _syntax_error(path: Path, text: str, message: str) -> UserError:
    # tomllib reads CRLF as one line end.
    lines = text.replace("\r\n", "\n").split("\n")
    found = _POSITION.search(message)
    if found and found.group(1):
        line, column = int(found.group(1)), int(found.group(2))
    else:
        line, column = len(lines), len(lines[-1]) + 1
    reasons = [reason for start, reason in _SYNTAX.items() if message.startswith(start)]
    return UserError(
        QT_TRANSLATE_NOOP(
            "session_file", "Berkas sesi {file} salah tulis di baris {line} kolom {column}: {reason}."
        ).format(file=path, line=line, column=column, reason=reasons[-1] if reasons else _OTHER_SYNTAX),
        QT_TRANSLATE_NOOP("session_file", "Isi baris itu: {content}").format(
            content=shorten(redact_address(lines[line - 1].strip()))
        ),
    )


def _refusal(path: Path, raw: dict[str, object], problems: list[Problem]) -> UserError:
    heading = QT_TRANSLATE_NOOP(
        "session_file", "Berkas sesi {file} tidak dapat dipakai, {count} kesalahan (site[1] adalah lokasi pertama):"
    ).format(file=path, count=len(problems))
    ordered = sorted(problems, key=lambda problem: _file_order(problem.path))
    lines = [f"{number}. {line_of(problem, raw)}" for number, problem in enumerate(ordered, 1)]
    return UserError("\n".join([heading, *lines]), _ADVICE)


def _file_order(path: KeyPath) -> tuple[int, int]:
    keys = list(SessionTable.model_fields)
    order = keys.index(str(path[0])) if path[0] in keys else -1
    return order, path[1] if len(path) > 1 and isinstance(path[1], int) else -1


def _session(table: SessionTable, session_id: SessionId, folder: Path) -> Session:
    gateway = _gateway(table.gateway) if table.gateway else None
    shorts = all_short_names((site.name, site.short or "") for site in table.site)
    sites = [_site(entry, short, folder, gateway, table.sound) for entry, short in zip(table.site, shorts, strict=True)]
    return Session(
        session_id=session_id,
        title=table.title,
        city=table.city,
        agency=table.agency,
        held_on=table.date,
        rkpd_year=table.rkpd_year,
        sites=tuple(sites),
        agenda=tuple(
            AgendaItem(
                item.title,
                item.planned_min,
                AgendaKind(item.kind) if item.kind else AgendaKind.OTHER,
                item.responsible,
            )
            for item in table.agenda
        ),
        speaking=_speaking(table.speaking),
        allow_local=table.allow_local,
        gateway=gateway,
        hardware_decoding=table.video.hardware_decoding,
        chair_site=SiteId(table.chair_site) if table.chair_site else None,
        bed_db=table.sound.bed_db,
        usual_sound=_sound(table.sound, SiteSoundTable()),
        remote=_remote(table.remote),
        wall_animation=table.wall.animation,
        attendance=AttendanceRules(
            table.attendance.site_minimum, table.attendance.total_minimum, tuple(table.attendance.required_unsur)
        ),
    )


def _speaking(table: SpeakingTable) -> SpeakingRules:
    return SpeakingRules(
        table.turn_s,
        table.warning_s,
        table.budget_min * 60,
        table.interposed_s,
        table.chime,
        table.voice,
        table.queue_closed,
    )


def _gateway(table: GatewayTable) -> Gateway:
    return Gateway(table.api, table.user, table.credential or "", table.rtsp_port)


def _remote(table: RemoteTable) -> RemoteSettings | None:
    return RemoteSettings(table.address, table.port, table.credential or "") if table.enabled else None


def _site(entry: SiteTable, short: str, folder: Path, gateway: Gateway | None, sound: SoundTable) -> Site:
    kind = SiteKind(entry.kind)
    derived = path_at(gateway, entry.main) if gateway else ""

    def address(text: str) -> StreamAddress:
        return stream_address(text, folder, Transport(entry.transport), entry.user, entry.credential or "")

    return Site(
        site_id=SiteId(entry.code),
        kind=kind,
        code=entry.code,
        name=entry.name,
        short=short,
        kecamatan=entry.kecamatan or (entry.name if kind is SiteKind.KECAMATAN else ""),
        main=address(entry.main),
        sub=None if entry.sub is None else address(entry.sub),
        participants=tuple(Participant(person.name, person.office) for person in entry.participant),
        gateway_path=entry.gateway_path or derived,
        sound=_sound(sound, entry.sound),
        lip_sync_ms=entry.sound.lip_sync_ms,
        budget_s=None if entry.budget_min is None else entry.budget_min * 60,
    )


def _sound(usual: SoundTable, own: SiteSoundTable) -> SoundProcessing:
    return SoundProcessing(
        target_lufs=usual.target_lufs if own.target_lufs is None else own.target_lufs,
        high_pass_hz=usual.high_pass_hz if own.high_pass_hz is None else own.high_pass_hz,
        hum=usual.hum if own.hum is None else own.hum,
        noise=NoiseTreatment(own.noise or usual.noise),
        levelling=usual.levelling if own.levelling is None else own.levelling,
        gain_db=own.gain_db,
        is_bypassed=own.bypass,
    )


def stream_address(text: str, folder: Path, transport: Transport, user: str, credential: str) -> StreamAddress:
    """Return where a stream is found: a relative `file:` begins at `folder`, a login goes where it has a meaning.

    Raises UserError if the address is refused.
    """
    parsed = parse_stream_url(text, allow_local=True)
    url = parsed.url
    if parsed.scheme is StreamScheme.FILE:
        url = Path(os.path.abspath(folder / parsed.location)).as_uri()
    login = parsed.scheme.takes_login
    return StreamAddress(url, transport, user if login else "", credential if login else "")
