"""The tables of a session file that say who comes and what is held."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from app.domain.session import MAX_PLANNED_MIN
from app.domain.text import QT_TRANSLATE_NOOP
from app.settings.session_values import Allowed, Line, OptionalLine, Table


class AgendaTable(Table):
    """`[[agenda]]`: one point of the agenda."""

    title: Annotated[Line, Field(description="nama acara")]
    planned_min: Annotated[
        int,
        Field(ge=1, le=MAX_PLANNED_MIN, description="lama acara yang direncanakan"),
        Allowed(QT_TRANSLATE_NOOP("session_file", "bilangan bulat 1 sampai 600 (menit), tanpa tanda kutip")),
    ]
    kind: Annotated[
        Literal["pembukaan", "sambutan", "paparan", "putaran", "tanggapan", "kesepakatan", "penutup", "lain"] | None,
        Field(description="jenis acara"),
        Allowed(
            QT_TRANSLATE_NOOP(
                "session_file",
                '"pembukaan", "sambutan", "paparan", "putaran", "tanggapan", "kesepakatan", "penutup" atau "lain"; '
                "hapus baris ini bila nama acara sudah menyebutnya",
            )
        ),
    ] = None
    responsible: Annotated[OptionalLine, Field(description="penanggung jawab acara")] = ""


_COUNT_ALLOWED = Allowed(
    QT_TRANSLATE_NOOP("session_file", "bilangan bulat 0 sampai 5000 (orang), tanpa tanda kutip; 0 berarti tanpa syarat")
)


class AttendanceTable(Table):
    """`[attendance]`: when a site and the session have their quorum."""

    site_minimum: Annotated[
        int, Field(ge=0, le=5000, description="paling sedikit hadir di setiap lokasi"), _COUNT_ALLOWED
    ] = 0
    total_minimum: Annotated[
        int, Field(ge=0, le=5000, description="paling sedikit hadir dalam sesi"), _COUNT_ALLOWED
    ] = 0
    required_unsur: Annotated[
        list[Line],
        Field(max_length=20, description="unsur yang harus hadir di setiap lokasi"),
        Allowed(
            QT_TRANSLATE_NOOP("session_file", 'daftar teks, misalnya ["Perangkat kelurahan", "Delegasi RT/RW", "PKK"]')
        ),
    ] = Field(default_factory=list)


class ParticipantTable(Table):
    """`[[site.participant]]`: who may speak at a site."""

    name: Annotated[Line, Field(description="nama atau jabatan peserta")]
    office: Annotated[OptionalLine, Field(description="asal atau lembaga peserta")] = ""
