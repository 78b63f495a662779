"""What closing a frozen month costs: appraise, distribute, write the results.

`python -m benchmarks.close FACTS MONTH`; the count is that of the people who were paid.
"""

import os
import sys
import tempfile
from pathlib import Path

import django

from benchmarks.measuring import working
from ronda.kernel.period import Month
from ronda.policy import load_policy

POLICIES = Path(__file__).resolve().parents[1] / "policies"


def close(facts: Path, month: Month, results: Path) -> int:
    """Appraise and distribute, as `ronda close` does with frozen facts; returns the rows of amounts."""
    from ronda.appraisal.services import appraise_folder  # models need Django set up first
    from ronda.pay.services import distribute_folder

    rules = load_policy(POLICIES).in_force(month.period)
    appraise_folder(facts=facts, month=month, rules=rules, results=results)
    marks = distribute_folder(facts=facts, results=results, month=month, rules=rules, budget_cents=None)
    return marks["amounts"].rows


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["RONDA_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "ronda.config.settings"
        django.setup()
        import ronda.appraisal.services  # loaded before the clock starts
        import ronda.pay.services  # noqa: F401

        with working() as work:
            work.count = close(Path(sys.argv[1]), Month.parse(sys.argv[2]), Path(home) / "results")
