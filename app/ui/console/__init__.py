"""The console: one page for one operator, everything about now in sight."""
