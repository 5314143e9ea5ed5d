from __future__ import annotations

import gc

import pytest

from app.process.quiet_thread import QuietThread


def test_nobody_collects_while_it_works_and_everybody_may_again_after_it() -> None:
    thread = QuietThread("uji")
    assert thread.submit(gc.isenabled).result() is False

    def fail() -> None:
        raise ValueError("salah")

    with pytest.raises(ValueError, match="salah"):
        thread.submit(fail).result()
    thread.shutdown()
    assert gc.isenabled()
