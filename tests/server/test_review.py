"""The list of proposals follows the rows, whichever way they changed, and is found by its filters."""

from __future__ import annotations

from sqlalchemy import delete

from app.server.review import Listed, ReviewQuery, count, find, list_anew
from app.server.tables import REVIEW
from tests.server.rig import Rig


def listed(rig: Rig, query: ReviewQuery, limit: int = 50) -> list[Listed]:
    with rig.database.reading() as connection:
        found = find(connection, query, limit)
        assert count(connection, query) == len(found) or limit != 50
    return list(found)


def test_the_list_follows_the_rows(rig: Rig) -> None:
    a = rig.station("a")
    for number in range(1, 4):
        fields = {"session_id": "s", "site_id": "1", "sequence": number, "number": f"A-{number}", "urgensi": "sedang"}
        a.write(f"p{number}", 0, {name: [None, value] for name, value in fields.items()})
    a.write("p2", 1, {"keputusan": [None, "disepakati"], "usulan": [None, "x" * 900]})
    a.write("p3", 1, {"_deleted": [None, True]})
    rig.push(a)
    everything = ReviewQuery("s")
    assert [(one.number, one.keputusan) for one in listed(rig, everything)] == [
        ("A-1", "belum_dibahas"),
        ("A-2", "disepakati"),
    ]
    assert len(listed(rig, everything)[1].usulan) == 300
    assert [one.number for one in listed(rig, ReviewQuery("s", keputusan="disepakati", urgensi="sedang"))] == ["A-2"]
    assert listed(rig, ReviewQuery("s", site_id="2")) == listed(rig, ReviewQuery("lain")) == []
    first = listed(rig, everything, 1)
    assert [one.number for one in listed(rig, ReviewQuery("s", after=first[0].placed), 1)] == ["A-2"]
    a.write("p3", 2, {"_deleted": [True, None]})
    rig.push(a, 6)
    before = listed(rig, everything)
    assert [one.number for one in before] == ["A-1", "A-2", "A-3"]
    with rig.database.writing() as connection:
        connection.execute(delete(REVIEW))
        list_anew(connection)
    assert listed(rig, everything) == before
