"""Attacks on the promises: kills, histories, hostile words. `python -m tests.torture` runs them at length."""
