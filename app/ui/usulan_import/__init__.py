"""The page on which lists of usulan are taken in and given back."""
