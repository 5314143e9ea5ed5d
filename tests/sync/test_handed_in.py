"""What RT/RW hand in on the server's pages stands at the stations, and what is decided here stands there."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from app.domain.attachment import Photo
from app.domain.proposal import Decision, HandlingLevel, ProposalQuery, Urgency, WorkKind
from app.server.blob_files import BlobFiles
from app.server.complaints import Complaints, Taken
from app.server.people import Kind, Person
from app.server.planning import HandedIn, Planning
from app.server.verify import verify
from app.server_worker import read_complaint_list
from tests.data.samples import OPENED_MS, PEJUANG, SESSION_ID
from tests.sync.stations import CoreServer, Line, Station

RW = Person("rw07", "Ketua RW 07", Kind.NEIGHBOURHOOD, PEJUANG, "07")
SOROT = b"Nomor,Tanggal,Isi laporan,Kelurahan\nS-1,2018-01-10,Saluran mampet,Pejuang\n"
BAPPEDA = Person("bappeda", "Sri Wahyuni", Kind.BAPPEDA)


def test_a_proposal_of_the_pages_stands_at_a_station_with_its_photo_and_its_decision(tmp_path: Path) -> None:
    files = BlobFiles(tmp_path / "foto")
    with (
        closing(CoreServer(tmp_path / "server.db")) as server,
        closing(Station(tmp_path / "a.db", Line(server), "a")) as station,
    ):
        planning = Planning(server.database, files, lambda: OPENED_MS)
        station.open_session()
        station.enrol(server.code("a"))
        station.sync()
        told = HandedIn(
            "03", "Air naik", "Normalisasi saluran", "Jalan Melati", "mendesak", "fisik", "kelurahan", "120"
        )
        tracking = planning.hand_in(RW, told, Photo(b"isi", b"kecil", "image/jpeg", 16, 12))
        station.sync()

        [shown] = station.store.find_proposals(ProposalQuery(SESSION_ID)).result()
        assert tracking.endswith(shown.number)
        assert (shown.site_id, shown.fields.usulan, shown.fields.rw) == (PEJUANG, "Normalisasi saluran", "07")
        assert (shown.fields.urgensi, shown.fields.jenis, shown.fields.tingkat) == (
            Urgency.HIGH,
            WorkKind.PHYSICAL,
            HandlingLevel.KELURAHAN,
        )
        [photo] = station.store.attachments(shown.proposal_id).result()
        assert files.is_whole(photo.sha256)

        complaints = Complaints(server.database, lambda: OPENED_MS)
        listed = read_complaint_list(SOROT, "ekspor.csv", complaints.session_body(SESSION_ID))
        assert complaints.take(BAPPEDA, SESSION_ID, listed) == Taken(1, 0, 0, 0, 0)
        assert complaints.take(BAPPEDA, SESSION_ID, listed) == Taken(0, 0, 1, 0, 0)
        [one] = complaints.page(SESSION_ID).shown
        complaints.link(BAPPEDA, SESSION_ID, one.complaint.complaint_id, shown.number.lower())
        station.sync()
        [known] = station.store.imports.complaints(SESSION_ID).result()
        assert (known.fields.number, known.fields.site_id, known.fields.text) == ("S-1", PEJUANG, "Saluran mampet")
        [tied] = station.store.imports.linked_complaints(shown.proposal_id).result()
        assert tied.complaint_id == known.complaint_id
        complaints.link(BAPPEDA, SESSION_ID, one.complaint.complaint_id, shown.number)
        station.sync()
        assert station.store.imports.linked_complaints(shown.proposal_id).result() == ()

        planning.decide(BAPPEDA, shown.proposal_id, "disepakati", "", to_follow=True)
        station.sync()
        [shown] = station.store.find_proposals(ProposalQuery(SESSION_ID)).result()
        assert (shown.decided.state, shown.decided.decided_by) == (Decision.AGREED, "Sri Wahyuni")
        assert verify(server.database, files, server.signer.public_key).findings == ()
