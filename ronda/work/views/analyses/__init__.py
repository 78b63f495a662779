"""Pages of analyses and anomalies."""
