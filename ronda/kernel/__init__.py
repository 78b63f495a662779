"""Pure words that every context shares: money, periods, reasons, problems, digests, exact numbers."""
