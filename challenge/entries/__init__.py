"""Stage 3: one entry as a feed, a page or a file gives it, in one shape."""
