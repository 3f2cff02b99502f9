"""Text made alike for searching: folded to one comparable shape, laid out in blocks, sentences and edges."""
