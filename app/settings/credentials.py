"""Logins of cameras, fetched at the moment a stream is opened and kept nowhere.

A session file and the store only hold a reference: `keyring:NAME` for the keyring of the operating
system, `env:VARIABLE` for a machine that has none.
"""

from __future__ import annotations

import importlib
import os
import shlex
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from app.domain.errors import ExternalError, UserError
from app.domain.site import StreamAddress
from app.domain.stream_url import with_login
from app.domain.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

KEYRING_SERVICE = "ruang-kendali"


class Credentials:
    """Turn an address with a reference into a URL with a login.

    Runs on: any thread but the screen's, because a keyring may ask the user to unlock it.
    Nothing is cached: a password changed in the keyring holds from the next attempt on.
    """

    def __init__(
        self,
        environ: Mapping[str, str] = os.environ,
        backend: Callable[[], KeyringBackend] | None = None,
        *,
        windows: bool = os.name == "nt",
    ) -> None:
        self._environ = environ
        self._backend = backend or _system_keyring
        self._windows = windows

    def resolve(self, address: StreamAddress) -> str:
        """Return the URL to open; it may hold a password, so pass it through a pipe and never log it.

        - Without `user` and `credential` the URL stays as it is.
        - Raises UserError with the exact command if the password is missing, or the address takes no login.
        - Raises ExternalError if the keyring itself fails.
        """
        return with_login(address.url, address.user, self.password(address.credential))

    def password(self, credential: str) -> str:
        """Return the password that a reference names, "" for no reference. Raises as `resolve` does."""
        if not credential:
            return ""
        source, colon, name = credential.partition(":")
        if colon and name and source == "keyring":
            return self._from_keyring(name)
        if colon and name and source == "env":
            return self._from_environment(name)
        # The text is not repeated: it may be the password itself.
        raise UserError(
            QT_TRANSLATE_NOOP("credentials", "Penunjuk kata sandi (credential) tidak dikenal."),
            QT_TRANSLATE_NOOP("credentials", 'Tulis "keyring:NAMA" atau "env:VARIABEL".'),
        )

    def remember(self, name: str, password: str) -> str:
        """Keep a password in the keyring under `name`; return the reference for the session file.

        - Raises UserError with the way by a variable if this computer has no keyring.
        - Raises ExternalError if the keyring itself fails.
        """
        errors = importlib.import_module("keyring.errors")
        try:
            self._backend().set_password(KEYRING_SERVICE, name, password)
        except errors.NoKeyringError as exc:
            variable = _variable_for(name)
            raise UserError(
                QT_TRANSLATE_NOOP("credentials", "Komputer ini tidak punya penyimpan kata sandi (keyring)."),
                QT_TRANSLATE_NOOP(
                    "credentials", "Isi Penunjuk kata sandi dengan env:{variable}; sebelum memulai program: {command}"
                ).format(variable=variable, command=self._set_command(variable)),
            ) from exc
        except errors.KeyringError as exc:
            raise _not_opened(exc) from exc
        return f"keyring:{name}"

    def _from_keyring(self, name: str) -> str:
        errors = importlib.import_module("keyring.errors")
        try:
            password = self._backend().get_password(KEYRING_SERVICE, name)
        except errors.NoKeyringError as exc:
            raise UserError(
                QT_TRANSLATE_NOOP("credentials", "Komputer ini tidak punya penyimpan kata sandi (keyring)."),
                QT_TRANSLATE_NOOP(
                    "credentials", 'Tulis credential = "env:{variable}" di berkas sesi, lalu jalankan: {command}'
                ).format(variable=_variable_for(name), command=self._set_command(_variable_for(name))),
            ) from exc
        except errors.KeyringError as exc:
            raise _not_opened(exc) from exc
        if not password:
            raise UserError(
                QT_TRANSLATE_NOOP("credentials", "Kata sandi {name} belum disimpan di komputer ini.").format(name=name),
                QT_TRANSLATE_NOOP("credentials", "Jalankan: {command}").format(
                    command=f"keyring set {KEYRING_SERVICE} {shlex.quote(name)}"
                ),
            )
        return password

    def _from_environment(self, variable: str) -> str:
        password = self._environ.get(variable, "")
        if not password:
            raise UserError(
                QT_TRANSLATE_NOOP("credentials", "Variabel {variable} belum diisi kata sandi.").format(
                    variable=variable
                ),
                QT_TRANSLATE_NOOP("credentials", "Sebelum memulai program, jalankan: {command}").format(
                    command=self._set_command(variable)
                ),
            )
        return password

    def _set_command(self, variable: str) -> str:
        return f'$env:{variable} = "KATA-SANDI"' if self._windows else f"export {variable}='KATA-SANDI'"


def _not_opened(error: Exception) -> ExternalError:
    return ExternalError(
        QT_TRANSLATE_NOOP("credentials", "Penyimpan kata sandi (keyring) tidak dapat dibuka ({kind}).").format(
            kind=type(error).__name__
        ),
        QT_TRANSLATE_NOOP("credentials", "Buka kunci penyimpan kata sandi, lalu coba lagi."),
    )


def _system_keyring() -> KeyringBackend:
    # Loaded with the first password that is asked for: most sessions have none, and it is slow to load.
    backend: KeyringBackend = importlib.import_module("keyring").get_keyring()
    return backend


def _variable_for(name: str) -> str:
    letters = "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in name.upper())
    return f"SANDI_{letters}"
