"""The screens of this computer: which one is the wall, and what happens when one of them goes."""
