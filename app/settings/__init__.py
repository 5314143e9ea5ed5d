"""Session files, paths and credentials: typed, checked, with errors that say what to do."""
