"""Stage 4: which post answers which prompt, and why. Pure: data in, data out."""
