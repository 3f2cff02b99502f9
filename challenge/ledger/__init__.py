"""Stage 5: what was decided about every post, remembered in git and never lost."""
