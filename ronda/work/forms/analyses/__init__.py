"""Forms about analyses and anomalies."""
