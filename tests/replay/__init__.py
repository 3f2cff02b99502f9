"""Real challenges played again: their files become a content folder, and our books are laid beside theirs.

Run `python -m tests.replay` from the project's root; the data is expected in `../shared/data`.
"""
