"""Stage 7: what pages, feeds and files show, as values; `plugins/` hands them to Pelican's templates."""
