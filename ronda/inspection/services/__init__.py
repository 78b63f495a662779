"""Every write of inspection: who and when are arguments, one transaction each, told as changes."""

from ronda.inspection.services.checks import record_checks, withdraw_checks
from ronda.inspection.services.findings import confirm_findings, withdraw_findings

__all__ = ["confirm_findings", "record_checks", "withdraw_checks", "withdraw_findings"]
