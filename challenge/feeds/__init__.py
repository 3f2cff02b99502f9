"""Stage 2: what the network answers, fetched with manners and guarded, or read from a mirror. Knows no seasons."""
