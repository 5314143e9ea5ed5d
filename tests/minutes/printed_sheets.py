"""How a sheet of a workbook goes on paper, read from the file as a spreadsheet reads it."""

from __future__ import annotations

from itertools import pairwise

from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

_SHEET_INCHES = {14: (8.5, 13.0), 9: (8.27, 11.69)}


def printed_columns(sheet: Worksheet) -> int:
    """Return how many columns are printed, from the first on."""
    return column_index_from_string(sheet.print_area.rpartition("$A$1:$")[2].partition("$")[0])


def column_widths(sheet: Worksheet) -> list[float]:
    """Return the width of each column in letters, its edges with it. The file tells those of one width together."""
    known = {n: one.width for one in sheet.column_dimensions.values() for n in range(one.min, one.max + 1)}
    return [known[n] for n in range(1, sheet.max_column + 1)]


def assert_letters_can_be_read(sheet: Worksheet, columns: int) -> None:
    """Check that letters of 10 points have at least 7.5 on paper, and that no page is wider than the sheet."""
    breaks = sorted(one.id for one in sheet.col_breaks.brk)
    fit = sheet.sheet_properties.pageSetUpPr
    is_fitted = fit is not None and bool(fit.fitToPage)
    # A spreadsheet that fits a sheet to the page takes no notice of breaks.
    assert is_fitted == (not breaks), sheet.title
    scale = 75 if is_fitted else int(sheet.page_setup.scale or 100)
    assert scale >= 75, sheet.title
    assert not is_fitted or (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    widths = [letters * 7 for letters in column_widths(sheet)[:columns]]
    repeated = sum(widths[: column_index_from_string(sheet.print_title_cols[-1])]) if sheet.print_title_cols else 0
    inches = _SHEET_INCHES[int(sheet.page_setup.paperSize)][sheet.page_setup.orientation == "landscape"]
    room_px = (inches - sheet.page_margins.left - sheet.page_margins.right) * 96 / (scale / 100)
    for first, after in pairwise([0, *breaks, columns]):
        assert sum(widths[first:after]) + (repeated if first else 0) <= room_px, (sheet.title, first, after)
