"""Log lines that belong to tests whose subject is failure. New tests say it themselves, by `expected_log`."""

from __future__ import annotations

from collections.abc import Mapping

EXPECTED: Mapping[str, tuple[str, ...]] = {
    "data/test_backup.py::test_a_broken_chain_is_not_passed_on_as_a_good_backup": ("Rantai catatan perubahan",),
    "data/test_backup.py::test_a_copy_that_was_damaged_on_its_way_gets_no_name": ("quick_check",),
    "data/test_backup.py::test_a_folder_that_is_not_there_is_said_so": ("the store failed",),
    "data/test_database.py::test_a_pragma_that_does_not_take_is_an_error": ("asked for 'wal', got",),
    "data/test_disk_full.py::test_a_store_that_is_full_goes_on_when_there_is_room": ("the store failed: Diska penuh",),
    "data/test_migrations.py::test_a_newer_file_is_refused_and_left_alone": ("unknown migrations",),
    "data/test_migrations.py::test_an_index_that_drifted_is_built_anew_at_the_start": ("building it anew",),
    "data/test_salvage.py::test_a_search_index_that_is_damaged_is_mended_at_the_door": ("building it anew",),
    "data/test_store_contract.py::test_a_session_that_is_stored_but_unreadable_is_said_so": ("tidak terbaca",),
    "data/test_writer.py::test_a_thread_cannot_wait_for_its_own_end": ("a job of the store broke",),
    "diagnostics/test_logs.py::test_a_log_that_cannot_be_written_goes_to_stderr_with_a_warning": ("log tidak dapat",),
    "minutes/test_office_docx.py::test_a_tag_that_tears_a_table_apart_is_not_mended_silently": ("cannot be filled",),
    "minutes/test_office_docx.py::test_a_template_that_is_none_is_explained": ("cannot be opened",),
    "minutes/test_export.py::test_without_a_template_nothing_is_written": ("cannot be opened",),
}
"""By test: it fails if the line does not come."""

ALLOWED: Mapping[str, tuple[str, ...]] = {
    "audio/test_supervisor.py": (
        r"audio(-cue)? (died|hangs)",
        "no sound device",
        "the sound device is stuck",
        "the chosen sound device",
        r"(stopped|never began) asking for sound",
    ),
    "audio/test_keeper.py": ("asking for sound", "no sound device", "the chosen sound device"),
    "video/test_faults.py": ("no stream", r"the worker of .* (died|hangs)"),
    "video/test_streams.py": ("no stream",),
    "video/test_trial.py": ("no stream",),
}
"""By file: lines that depend on how far a worker got before its server was taken away."""
