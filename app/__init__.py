"""The control room of a virtual Musrenbang. Start reading at `app/bootstrap.py`."""

__version__ = "0.1.0"
