"""Logs without secrets, crash reports, the doctor, the use of CPU and memory."""
