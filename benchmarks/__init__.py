"""What closing a month costs: CPU seconds and memory, against a bare scan of the same Parquet.

`make bench` runs it (`BENCH=nation` adds 110 million lines); no test does. See docs/benchmarks.md.
"""
