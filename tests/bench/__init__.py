"""Measurements. Never part of the test run: machines are noisy, so figures are compared within one run."""
