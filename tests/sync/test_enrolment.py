"""Enrolling: what people paste, and a server that is made sure of before anything is asked of it."""

from __future__ import annotations

import datetime
import hashlib
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.server.certificate import own_certificate
from app.server.http.application import make_application
from app.server.http.listen import Listening, bound, make_server
from app.server.http.rates import NO_LIMITS
from app.server.rights import Role
from app.sync.enrolment import Invitation, enrol, fetch_certificate, read_invitation
from app.sync.http_transport import HttpTransport
from app.sync.transport import Transport
from app.sync.trouble import Kind, SyncError
from tests.server.http_rig import HttpRig
from tests.sync.stations import CoreServer, Line, Station
from tests.waiting import wait_for

CODE = "ABCD-EFGH-JKLM-NPQR"
HASH = "a" * 64


def test_the_whole_text_and_the_code_alone_are_read() -> None:
    text = f"musrenbang:gabung?alamat=https%3A%2F%2F192.168.1.10%3A8443&kode={CODE}&server=S-1&sertifikat={HASH}"
    assert read_invitation("", f"  {text}\n") == Invitation(
        "https://192.168.1.10:8443", CODE.replace("-", ""), "S-1", HASH
    )
    typed = read_invitation("192.168.1.10:8443/", "abcd efgh jklm npqr")
    assert typed == Invitation("https://192.168.1.10:8443", CODE.replace("-", ""))


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("https://s", "ABCD-EFGH"),
        ("", CODE),
        ("ftp://s", CODE),
        ("https://user:pass@s", CODE),
        ("https://s:99999", CODE),
        ("http://192.168.1.10", CODE),
        ("", f"musrenbang:gabung?alamat=https%3A%2F%2Fs&kode={CODE}&sertifikat=abc"),
    ],
)
def test_what_cannot_be_used_says_what_to_do(address: str, text: str) -> None:
    with pytest.raises(UserError) as caught:
        read_invitation(address, text)
    assert caught.value.advice


def test_data_of_another_server_are_not_sent(tmp_path: Path) -> None:
    first, second = CoreServer(tmp_path / "1.db"), CoreServer(tmp_path / "2.db")
    station = Station(tmp_path / "a" / "musrenbang.db", Line(first), "a")
    try:
        station.open_session()
        station.enrol(first.code("a"))
        station.line.server = second
        with pytest.raises(SyncError) as caught:
            station.enrol(second.code("a"))
        assert caught.value.kind is Kind.WRONG_SERVER
        server = station.store.sync.server()
        assert server is not None
        assert server.server_id == first.server_id
    finally:
        station.close()
        first.close()
        second.close()


@contextmanager
def secure(folder: Path) -> Iterator[tuple[HttpRig, str, str]]:
    """A server with a certificate of its own; yields it, its address and the certificate's hash."""
    folder.mkdir()
    rig = HttpRig(folder)
    certificate, key = folder / "sertifikat.pem", folder / "sertifikat.key"
    own_certificate(certificate, key, ["127.0.0.1"], datetime.datetime.now(datetime.UTC))
    with bound("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        application = make_application(rig.server, rig.blobs, NO_LIMITS)
        server = make_server(application, Listening("127.0.0.1", port, certificate, key))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="server")
        thread.start()
        try:
            wait_for(lambda: server.started, "the server listens")
            der = ssl.PEM_cert_to_DER_cert(certificate.read_text())
            yield rig, f"https://127.0.0.1:{port}", hashlib.sha256(der).hexdigest()
        finally:
            server.should_exit = True
            thread.join(20)
            rig.database.close()


def test_the_certificate_of_the_invitation_is_the_only_one_that_is_trusted(tmp_path: Path) -> None:
    kept = tmp_path / "ca.pem"

    def connect(address: str, certificate: str) -> Transport:
        if certificate:
            kept.write_text(certificate)
        return HttpTransport(address, kept if certificate else None)

    with secure(tmp_path / "server") as (rig, address, sha256):
        core = CoreServer(tmp_path / "unused.db")
        station = Station(tmp_path / "a" / "musrenbang.db", Line(core), "a")
        try:
            station.open_session()
            code = rig.server.issue_code("a", Role.OPERATOR)
            invitation = read_invitation("", f"musrenbang:gabung?alamat={address}&kode={code}&sertifikat={sha256}")
            # Without the certificate the computer trusts nobody of that name.
            with pytest.raises(SyncError) as caught:
                enrol(Invitation(address, invitation.code), station.store.sync, station.tokens, connect, "m")
            assert caught.value.kind is Kind.CERTIFICATE
            with pytest.raises(SyncError) as caught:
                fetch_certificate(address, HASH)
            assert caught.value.kind is Kind.CERTIFICATE
            server = enrol(invitation, station.store.sync, station.tokens, connect, "m")
            assert server.server_id == rig.server.server_id
            assert server.certificate
        finally:
            station.close()
            core.close()
