"""Pure words that everyone shares: money, periods, problems, refusals, changes, digests, exact numbers."""
