"""Every error the app raises on purpose.

AppError
├── UserError       a person can mend it: the message says what is wrong and what to do
├── ExternalError   something outside failed: a camera, the disk, the network, a device
└── BugError        we are to blame: goes to the crash path
"""

from __future__ import annotations


class AppError(Exception):
    """Carry one sentence for the screen and, where there is one, advice.

    Both are Indonesian source texts; the user interface translates them.
    """

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()


class UserError(AppError):
    """Something the person at the keyboard can mend."""


class ExternalError(AppError):
    """Something outside the program failed."""


class BugError(AppError):
    """The program broke one of its own promises."""
