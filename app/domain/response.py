"""What an OPD answered to a usulan in the session, and what it promised until when: tanggapan and janji."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.errors import UserError
from app.domain.identity import ProposalId, RequestId, ResponseId, SessionId
from app.domain.text import QT_TRANSLATE_NOOP

MAX_ANSWER = 10_000
MAX_NAME = 200


@dataclass(frozen=True, slots=True)
class ResponseFields:
    """Who answered and what. `promise` is what was promised, empty if nothing; `due` is until when, if it was said."""

    name: str = ""
    office: str = ""
    opd: str = ""
    text: str = ""
    promise: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """An answer as the store holds it.

    `request_id` is the turn it was given in, None if it was not spoken there; `at_ms` is when, in Unix
    milliseconds. One that was logged by mistake is struck out, never deleted. `is_kept` says that the promise
    was kept since.
    """

    response_id: ResponseId
    session_id: SessionId
    proposal_id: ProposalId
    fields: ResponseFields
    request_id: RequestId | None
    at_ms: int
    is_kept: bool
    is_struck: bool
    created_ms: int
    updated_ms: int
    revision: int

    @property
    def is_open_promise(self) -> bool:
        """Tell whether something was promised that is still to be done."""
        return bool(self.fields.promise) and not self.is_kept and not self.is_struck


@dataclass(frozen=True, slots=True)
class SaveResponse:
    """One save of an answer. The store makes the entry if it does not know the id."""

    response_id: ResponseId
    proposal_id: ProposalId
    fields: ResponseFields
    at_ms: int
    actor: str
    request_id: RequestId | None = None
    is_kept: bool = False
    is_struck: bool = False


def check_response(fields: ResponseFields) -> None:
    """Raise UserError if an answer may not be kept so: nobody gave it, nothing is in it, or it is endless."""
    if not (fields.name.strip() or fields.opd.strip()):
        raise UserError(
            QT_TRANSLATE_NOOP("response", "Belum jelas siapa yang menanggapi."),
            QT_TRANSLATE_NOOP("response", "Isi nama atau OPD."),
        )
    if not (fields.text.strip() or fields.promise.strip()):
        raise UserError(
            QT_TRANSLATE_NOOP("response", "Tanggapan masih kosong."),
            QT_TRANSLATE_NOOP("response", "Isi tanggapan atau janjinya."),
        )
    if fields.due is not None and not fields.promise.strip():
        raise UserError(
            QT_TRANSLATE_NOOP("response", "Ada tenggat, tetapi tidak ada janji."),
            QT_TRANSLATE_NOOP("response", "Isi apa yang dijanjikan, atau kosongkan tenggatnya."),
        )
    lines = (fields.name, fields.office, fields.opd)
    if max(map(len, lines)) > MAX_NAME or max(len(fields.text), len(fields.promise)) > MAX_ANSWER:
        raise UserError(
            QT_TRANSLATE_NOOP("response", "Isian terlalu panjang."),
            QT_TRANSLATE_NOOP("response", "Ringkas: nama paling banyak 200 huruf, tanggapan 10.000."),
        )


@dataclass(frozen=True, slots=True)
class PromisesOfOpd:
    """What one OPD promised and has not kept yet: the nearest deadline first, those without one last."""

    opd: str
    promises: tuple[Response, ...]


def open_promises(responses: Iterable[Response]) -> tuple[PromisesOfOpd, ...]:
    """Return the open promises by OPD, in the order of their names; who has no OPD stands under his own name."""
    groups: dict[str, list[Response]] = {}
    for response in responses:
        if response.is_open_promise:
            groups.setdefault(response.fields.opd.strip() or response.fields.name.strip(), []).append(response)
    return tuple(
        PromisesOfOpd(opd, tuple(sorted(groups[opd], key=lambda r: (r.fields.due or date.max, r.at_ms))))
        for opd in sorted(groups, key=str.casefold)
    )
