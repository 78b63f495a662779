"""Events: everybody in a centre reads them; who may plan and report them."""

from ronda.work.queries.events.guarding import is_guarded, shown_products
from ronda.work.queries.events.seen import event_for, events_for, may_report, to_plan_for

__all__ = ["event_for", "events_for", "is_guarded", "may_report", "shown_products", "to_plan_for"]
