"""How long a whole build takes beside plain Pelican and Hugo over the same texts: `python -m tests.bench_build`."""
