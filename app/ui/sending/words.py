"""How sending stands, in words. Nothing here knows a widget."""

from __future__ import annotations

from app.domain.sending import OWN, PutAside, SyncPhase, SyncStatus, Version
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wording import clock
from app.ui.console.matters import Matter, Weight
from app.ui.words import translated

_CONTEXT = "sending"

_REASONS = {
    "role": (
        QT_TRANSLATE_NOOP("sending", "Peran stasiun ini tidak boleh mengubahnya"),
        QT_TRANSLATE_NOOP("sending", "Minta pengelola server mengubah peran, lalu kirim ulang."),
    ),
    "parent": (
        QT_TRANSLATE_NOOP("sending", "Data induknya tidak ada di server"),
        QT_TRANSLATE_NOOP("sending", "Tunggu stasiun pembuatnya, atau kirim ulang semua."),
    ),
    "schema": (
        QT_TRANSLATE_NOOP("sending", "Ditulis oleh versi program yang terlalu lama"),
        QT_TRANSLATE_NOOP("sending", "Perbarui program di stasiun ini, lalu kirim ulang."),
    ),
    "seal": (
        QT_TRANSLATE_NOOP("sending", "Catatannya berubah setelah ditulis"),
        QT_TRANSLATE_NOOP("sending", "Periksa dengan perintah verify; beri tahu pengelola server."),
    ),
    "shape": (
        QT_TRANSLATE_NOOP("sending", "Bentuknya tidak dikenal server"),
        QT_TRANSLATE_NOOP("sending", "Samakan versi program di kedua sisi, lalu kirim ulang."),
    ),
}
_FAR_OFF_S = 60
_MEGABYTE = 1_000_000


def _say(text: str, **values: object) -> str:
    return translated(_CONTEXT, text).format(**values)


def waiting_words(status: SyncStatus) -> str:
    """Return what is not with the server yet, "" for nothing."""
    unsent = status.unsent
    operations = _say(QT_TRANSLATE_NOOP("sending", "{count} perubahan"), count=unsent.operations)
    photos = _say(QT_TRANSLATE_NOOP("sending", "{count} foto"), count=unsent.photos)
    documents = _say(QT_TRANSLATE_NOOP("sending", "{count} dokumen final"), count=unsent.documents)
    counted = ((unsent.operations, operations), (unsent.documents, documents), (unsent.photos, photos))
    *first, last = [words for count, words in counted if count] or [""]
    if not first:
        return last
    return _say(QT_TRANSLATE_NOOP("sending", "{first} dan {last}"), first=", ".join(first), last=last)


def under_way(done: int, total: int) -> str:
    """Return how much of what is under way is there, in the unit in which all of it is said."""
    if total < _MEGABYTE:
        return _say(QT_TRANSLATE_NOOP("sending", "{done} dari {total} kB"), done=done // 1000, total=-(-total // 1000))
    # What is not there yet is not rounded up to be there.
    tenths = (done * 10 // _MEGABYTE, -(-total * 10 // _MEGABYTE))
    shown = [f"{count // 10},{count % 10}" for count in tenths]
    return _say(QT_TRANSLATE_NOOP("sending", "{done} dari {total} MB"), done=shown[0], total=shown[1])


def files_words(status: SyncStatus) -> tuple[str, int, int]:
    """Return what is said of the files under way, those that go first, with how many of how many bytes; "" for none."""
    if status.done < status.total and status.unsent.photos + status.unsent.documents:
        done, total = status.done, status.total
        words = QT_TRANSLATE_NOOP("sending", "Mengirim foto {amount}")
        if not status.unsent.photos:
            words = QT_TRANSLATE_NOOP("sending", "Mengirim dokumen {amount}")
    elif status.fetched < status.to_fetch:
        done, total = status.fetched, status.to_fetch
        words = QT_TRANSLATE_NOOP("sending", "Menerima berkas {amount}")
    else:
        return "", 0, 0
    return _say(words, amount=under_way(done, total)), done, total


def chip_words(status: SyncStatus) -> tuple[str, str]:
    """Return what the header says, and how it looks ("good", "attention" or "muted"); "" where there is no server."""
    unsent = status.unsent
    if not unsent.is_enrolled:
        return "", ""
    if unsent.conflicts:
        return _say(QT_TRANSLATE_NOOP("sending", "{count} perbedaan"), count=unsent.conflicts), "attention"
    waiting = unsent.waiting
    files = files_words(status)[0]
    match status.phase:
        case SyncPhase.STOPPED | SyncPhase.ASKING:
            return _say(QT_TRANSLATE_NOOP("sending", "Pengiriman berhenti")), "attention"
        case SyncPhase.PAUSED:
            return _say(QT_TRANSLATE_NOOP("sending", "Pengiriman dijeda")), "attention"
        case SyncPhase.WAITING:
            return _say(QT_TRANSLATE_NOOP("sending", "{count} belum terkirim"), count=waiting), "attention"
        case _:
            pass
    if status.is_all_sent:
        # What comes is no debt of this station, but who waits for a photo sees that it is on its way.
        return (files, "good") if files else (_say(QT_TRANSLATE_NOOP("sending", "Terkirim semua")), "good")
    if waiting and status.message:
        return _say(QT_TRANSLATE_NOOP("sending", "{count} belum terkirim"), count=waiting), "attention"
    if files and not unsent.operations:
        return files, "muted"
    if waiting:
        return _say(QT_TRANSLATE_NOOP("sending", "Mengirim {count}"), count=waiting), "muted"
    return _say(QT_TRANSLATE_NOOP("sending", "Mencocokkan")), "muted"


def headline(status: SyncStatus) -> tuple[str, str]:
    """Return the sentence that says how it stands, and how it looks."""
    waiting = waiting_words(status)
    if not status.unsent.is_enrolled:
        return _say(QT_TRANSLATE_NOOP("sending", "Stasiun ini belum terdaftar di server.")), "muted"
    match status.phase:
        case SyncPhase.STOPPED:
            return _say(QT_TRANSLATE_NOOP("sending", "Pengiriman berhenti, menunggu Anda.")), "attention"
        case SyncPhase.ASKING:
            return _say(QT_TRANSLATE_NOOP("sending", "Server ingin menghapus banyak data di sini.")), "attention"
        case SyncPhase.PAUSED:
            return _say(QT_TRANSLATE_NOOP("sending", "Pengiriman dijeda.")), "attention"
        case _:
            pass
    if status.is_all_sent and status.phase is not SyncPhase.WAITING:
        return _say(QT_TRANSLATE_NOOP("sending", "Terkirim semua.")), "good"
    if status.phase is SyncPhase.WAITING and not waiting:
        return _say(QT_TRANSLATE_NOOP("sending", "Server belum terhubung.")), "attention"
    if status.phase is SyncPhase.WAITING:
        return _say(QT_TRANSLATE_NOOP("sending", "Belum terkirim: {what}."), what=waiting), "attention"
    if waiting:
        return _say(QT_TRANSLATE_NOOP("sending", "Sedang mengirim: {what}."), what=waiting), ""
    return _say(QT_TRANSLATE_NOOP("sending", "Mencocokkan dengan server …")), ""


def detail(status: SyncStatus) -> str:
    """Return what is worth knowing beside the headline."""
    parts: list[str] = []
    if status.station:
        parts.append(
            _say(QT_TRANSLATE_NOOP("sending", "{station} di {address}"), station=status.station, address=status.address)
        )
    if status.agreed_ms is not None:
        parts.append(_say(QT_TRANSLATE_NOOP("sending", "terakhir sama pukul {time}"), time=clock(status.agreed_ms)))
    if status.next_try_ms is not None and status.phase in (SyncPhase.WAITING, SyncPhase.STOPPED):
        parts.append(
            _say(QT_TRANSLATE_NOOP("sending", "dicoba lagi pukul {time}"), time=clock(status.next_try_ms, seconds=True))
        )
    if abs(status.clock_off_s) > _FAR_OFF_S:
        side = (
            QT_TRANSLATE_NOOP("sending", "jam komputer ini {count} detik lebih cepat dari server")
            if status.clock_off_s > 0
            else QT_TRANSLATE_NOOP("sending", "jam komputer ini {count} detik lebih lambat dari server")
        )
        parts.append(_say(side, count=abs(status.clock_off_s)))
    return " · ".join(parts)


def trouble(status: SyncStatus) -> str:
    """Return the last trouble with what to do, "" for none."""
    if not status.message:
        return renewed_words() if status.is_renewed else ""
    return f"{translated('sync', status.message)} {translated('sync', status.advice)}".strip()


def renewed_words() -> str:
    """Return what a person is told whose station had to take a new identity."""
    return _say(
        QT_TRANSLATE_NOOP(
            "sending",
            "Data di komputer ini pernah disalin atau dipulihkan. Stasiun ini sekarang dikenal server dengan identitas "
            "baru; tidak ada yang hilang, dan yang belum terkirim tetap dikirim.",
        )
    )


def reason_words(item: PutAside) -> tuple[str, str]:
    """Return why the server put an operation aside, and what to do."""
    what, do = _REASONS.get(item.reason, (item.reason, ""))
    return translated(_CONTEXT, what), translated(_CONTEXT, do) if do else ""


def version_words(version: Version) -> str:
    """Return whose a value is: who, at which station, when."""
    own = translated(_CONTEXT, QT_TRANSLATE_NOOP("sending", "stasiun ini"))
    parts = [version.actor, own if version.station == OWN else version.station]
    if version.at_ms is not None:
        parts.append(clock(version.at_ms, seconds=True))
    return " · ".join(part for part in parts if part)


def sending_matters(status: SyncStatus, keys: str) -> list[Matter]:
    """Return what needs attention about sending."""
    found: list[Matter] = []
    if status.phase in (SyncPhase.STOPPED, SyncPhase.ASKING):
        advice = trouble(status) or _say(QT_TRANSLATE_NOOP("sending", "Buka halamannya dengan {keys}."), keys=keys)
        found.append(Matter("sending", Weight.ATTENTION, headline(status)[0], advice))
    if status.is_renewed:
        title = _say(QT_TRANSLATE_NOOP("sending", "Stasiun ini memakai identitas baru"))
        found.append(Matter("renewed", Weight.INFORMATION, title, renewed_words()))
    if status.unsent.conflicts:
        title = _say(
            QT_TRANSLATE_NOOP("sending", "{count} perbedaan antar stasiun menunggu keputusan"),
            count=status.unsent.conflicts,
        )
        advice = _say(QT_TRANSLATE_NOOP("sending", "Pilih nilai yang benar; buka dengan {keys}."), keys=keys)
        found.append(Matter("conflicts", Weight.INFORMATION, title, advice))
    return found
