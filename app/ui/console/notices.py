"""Notices: what happened and stays on the console's list until somebody has seen to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from app.ui.console.matters import Matter, Weight

_DRAFTS, _CHECK, _SOUND, _STORE = "drafts", "check", "sound-settings", "store"


class Notices(QObject):
    """Keeps one matter for each key, the newest last, and trouble with the store.

    `keys` returns the keys of a command as they are written on the screen.
    """

    def __init__(self, past: Sequence[Matter], keys: Callable[[str], str], parent: QObject) -> None:
        super().__init__(parent)
        self._kept = list(past)
        self._keys = keys
        self.store_trouble = ""
        """Why something could not be written; '' while the store works."""

    def urgent(self, proposal_trouble: str) -> list[Matter]:
        """Return what stands above all else; `proposal_trouble` is what the form of proposals could not write."""
        trouble = proposal_trouble or self.store_trouble
        if not trouble:
            return []
        return [Matter(_STORE, Weight.ATTENTION, self.tr("Catatan belum tersimpan"), trouble)]

    def matters(self) -> list[Matter]:
        """Return what stands below all else."""
        return list(self._kept)

    def drafts_recovered(self, count: int) -> None:
        """Say that drafts of an earlier session are there; 0 takes the notice away."""
        self._forget(_DRAFTS)
        if count:
            title = self.tr("Ada {count} draf dari sesi sebelumnya").format(count=count)
            advice = self.tr("Isinya utuh. Buka satu per satu dengan {keys}, lengkapi, lalu simpan.")
            self._say(_DRAFTS, title, advice.format(keys=self._keys("proposal.drafts")))

    def document_broken(self, file: str, message: str, advice: str) -> None:
        """Say that a template or the sentences of the office cannot be used, long before documents are written."""
        title = self.tr("{file} tidak dapat dipakai untuk dokumen").format(file=file)
        self._say(f"document-{file}", title, f"{message} {advice}", Weight.ATTENTION)

    def check_seen(self) -> None:
        """Forget that a check of the sites has ended: its page was opened."""
        self._forget(_CHECK)

    def check_unseen(self, summary: str) -> None:
        """Say that a check of the sites has ended while its page was not open."""
        advice = self.tr("{summary}. Buka hasilnya dengan {keys}.")
        self._say(
            _CHECK, self.tr("Uji lokasi selesai"), advice.format(summary=summary, keys=self._keys("session.check"))
        )

    def sound_seen(self) -> None:
        """Forget that settings of the sound are not saved: their page was opened."""
        self._forget(_SOUND)

    def sound_unsaved(self, file: str) -> None:
        """Say that settings of the sound hold in the room, but are not in the session's file."""
        advice = self.tr("Pengaturan berlaku di ruang, tetapi belum ada di {file}. Buka dengan {keys} lalu simpan.")
        keys = self._keys("session.sound")
        self._say(_SOUND, self.tr("Pengaturan suara belum tersimpan"), advice.format(file=file, keys=keys))

    def _say(self, key: str, title: str, advice: str, weight: Weight = Weight.INFORMATION) -> None:
        self._forget(key)
        self._kept.append(Matter(key, weight, title, advice))

    def _forget(self, key: str) -> None:
        self._kept = [matter for matter in self._kept if matter.key != key]
