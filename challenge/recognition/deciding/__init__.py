"""From evidence and a date to verdicts: the rounds meant are weighed, doubts asked about, the rest credited."""
