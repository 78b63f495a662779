"""Pure words that every context shares: money, periods, problems, refusals, changes, digests, exact numbers."""
