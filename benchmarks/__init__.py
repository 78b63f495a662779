"""What closing a month costs: CPU seconds and memory, against a bare scan of the same Parquet.

`make bench` runs it (`make bench ARGS="county nation"` chooses); no test does. See docs/benchmarks.md.
"""
