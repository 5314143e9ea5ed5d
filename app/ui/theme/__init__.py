"""Colours, type and style sheets. The only place where a colour literal may stand is `tokens.py`."""
