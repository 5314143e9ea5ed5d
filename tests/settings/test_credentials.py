from __future__ import annotations

from collections.abc import Callable

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked

from app.domain.errors import ExternalError, UserError
from app.domain.site import StreamAddress
from app.settings.credentials import KEYRING_SERVICE, Credentials


class MemoryKeyring(KeyringBackend):
    """A stand-in: keyring's own base class over a dict. It proves our calls, not the operating system's keyring."""

    # Below the "no keyring" backend, so that a search for a real one never finds this class.
    priority = -1  # pyright: ignore[reportAssignmentType]  # a class property in the base

    def __init__(self) -> None:
        super().__init__()
        self.passwords: dict[tuple[str, str], str] = {}
        self.reads = 0

    def get_password(self, service: str, username: str) -> str | None:
        self.reads += 1
        return self.passwords.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.passwords[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.passwords[service, username]


class LockedKeyring(MemoryKeyring):
    """A stand-in for a keyring whose owner refused to unlock it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked(f"{service} {username}")


def address(credential: str = "", user: str = "admin", url: str = "rtsp://10.0.0.1/live") -> StreamAddress:
    return StreamAddress(url, user=user, credential=credential)


def using(backend: KeyringBackend) -> Callable[[], KeyringBackend]:
    return lambda: backend


def test_a_password_from_the_keyring_is_put_into_the_url() -> None:
    memory = MemoryKeyring()
    memory.set_password(KEYRING_SERVICE, "kamera-1", "p@ss/w ö")
    url = Credentials({}, using(memory)).resolve(address("keyring:kamera-1"))
    assert KEYRING_SERVICE == "ruang-kendali"
    assert url == "rtsp://admin:p%40ss%2Fw%20%C3%B6@10.0.0.1/live"


def test_a_password_from_the_environment_is_put_into_the_url() -> None:
    credentials = Credentials({"SANDI": "a:b"}, using(NoKeyring()))
    assert credentials.resolve(address("env:SANDI")) == "rtsp://admin:a%3Ab@10.0.0.1/live"


def test_an_address_without_login_asks_nobody() -> None:
    memory = MemoryKeyring()
    assert Credentials({}, using(memory)).resolve(address(user="")) == "rtsp://10.0.0.1/live"
    assert memory.reads == 0


def test_a_camera_with_an_empty_password_needs_a_user_only() -> None:
    assert Credentials({}, using(NoKeyring())).resolve(address()) == "rtsp://admin:@10.0.0.1/live"


def test_a_changed_password_holds_at_once() -> None:
    memory = MemoryKeyring()
    environ = {"SANDI": "lama"}
    credentials = Credentials(environ, using(memory))
    memory.set_password(KEYRING_SERVICE, "k", "lama")
    assert ":lama@" in credentials.resolve(address("keyring:k"))
    assert ":lama@" in credentials.resolve(address("env:SANDI"))
    memory.set_password(KEYRING_SERVICE, "k", "baru")
    environ["SANDI"] = "baru"
    assert ":baru@" in credentials.resolve(address("keyring:k"))
    assert ":baru@" in credentials.resolve(address("env:SANDI"))


@pytest.mark.parametrize("stored", [None, ""])
def test_a_missing_password_names_the_exact_command(stored: str | None) -> None:
    memory = MemoryKeyring()
    if stored is not None:
        memory.set_password(KEYRING_SERVICE, "kamera-1", stored)
    with pytest.raises(UserError) as caught:
        Credentials({}, using(memory)).resolve(address("keyring:kamera-1"))
    assert "kamera-1 belum disimpan" in caught.value.message
    assert caught.value.advice == "Jalankan: keyring set ruang-kendali kamera-1"


@pytest.mark.parametrize(
    ("windows", "command"), [(True, '$env:SANDI = "KATA-SANDI"'), (False, "export SANDI='KATA-SANDI'")]
)
@pytest.mark.parametrize("environ", [{}, {"SANDI": ""}])
def test_a_missing_variable_names_the_exact_command(environ: dict[str, str], windows: bool, command: str) -> None:
    with pytest.raises(UserError) as caught:
        Credentials(environ, using(NoKeyring()), windows=windows).resolve(address("env:SANDI"))
    assert "SANDI belum diisi" in caught.value.message
    assert caught.value.advice.endswith(command)


def test_a_computer_without_keyring_is_told_the_other_way() -> None:
    with pytest.raises(UserError) as caught:
        Credentials({}, using(NoKeyring()), windows=False).resolve(address("keyring:kamera-1"))
    assert "tidak punya penyimpan kata sandi" in caught.value.message
    assert 'credential = "env:SANDI_KAMERA_1"' in caught.value.advice
    assert "export SANDI_KAMERA_1=" in caught.value.advice


def test_a_locked_keyring_is_not_a_missing_password() -> None:
    with pytest.raises(ExternalError, match=r"KeyringLocked"):
        Credentials({}, using(LockedKeyring())).resolve(address("keyring:k"))


@pytest.mark.parametrize("credential", ["rahasia", "keyring:", "env:", "file:rahasia", ":rahasia"])
def test_an_unknown_reference_is_refused_without_repeating_it(credential: str) -> None:
    with pytest.raises(UserError) as caught:
        Credentials({}, using(MemoryKeyring())).resolve(address(credential))
    assert "rahasia" not in str(caught.value)
    assert "keyring:NAMA" in caught.value.advice


def test_a_file_takes_no_login() -> None:
    memory = MemoryKeyring()
    memory.set_password(KEYRING_SERVICE, "k", "x")
    with pytest.raises(UserError, match=r"tidak mengenal nama pengguna"):
        Credentials({}, using(memory)).resolve(address("keyring:k", url="file:///a.mp4"))


def test_a_password_alone_for_what_has_no_stream_address() -> None:
    credentials = Credentials({"SANDI": "a:b"}, using(NoKeyring()))
    assert (credentials.password("env:SANDI"), credentials.password("")) == ("a:b", "")
    with pytest.raises(UserError, match="LAIN belum diisi"):
        credentials.password("env:LAIN")


def test_a_remembered_password_is_found_under_its_reference() -> None:
    keyring = MemoryKeyring()
    credentials = Credentials({}, using(keyring))
    reference = credentials.remember("kamera-pejuang", "p@ss")
    assert reference == "keyring:kamera-pejuang"
    assert credentials.password(reference) == "p@ss"
    assert keyring.passwords == {(KEYRING_SERVICE, "kamera-pejuang"): "p@ss"}


def test_without_a_keyring_the_other_way_is_told() -> None:
    with pytest.raises(UserError) as caught:
        Credentials({}, using(NoKeyring()), windows=False).remember("kamera-pejuang", "hush")
    assert "env:SANDI_KAMERA_PEJUANG" in caught.value.advice
    assert "hush" not in str(caught.value)


def test_a_keyring_that_stays_locked_keeps_nothing() -> None:
    class Locked(MemoryKeyring):
        def set_password(self, service: str, username: str, password: str) -> None:
            raise KeyringLocked(service)

    with pytest.raises(ExternalError, match="KeyringLocked"):
        Credentials({}, using(Locked())).remember("kamera-pejuang", "hush")
