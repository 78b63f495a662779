"""What the posts owe each other in a month: how many tasks and hand-overs of which duty."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TaskPlan:
    """`count` tasks of a duty that each holder of its post owes each month."""

    duty: str
    post: str
    kind: str
    title: str
    count: int


@dataclass(frozen=True)
class HandoverPlan:
    """`count` hand-overs of a duty from its post to every account manager of the centre, each month."""

    duty: str
    post: str
    title: str
    count: int
    allowed_days: int


TASKS = (
    TaskPlan("D1", "director", "milestone", "Track sales and brands, week by week", 4),
    TaskPlan("D2", "deputy", "milestone", "Follow the modern outlets", 4),
    TaskPlan("D3", "director", "milestone", "Follow customer service", 4),
    TaskPlan("D4", "deputy", "milestone", "Project milestone", 2),
    TaskPlan("D5", "director", "interview", "Appraisal interview", 4),
    TaskPlan("D9", "deputy", "task", "Meeting notes and documents", 3),
    TaskPlan("B1", "brand_manager", "task", "Assign the brand plan's tasks", 8),
    TaskPlan("B2", "brand_manager", "task", "Coach an account manager on the brand plan", 8),
    TaskPlan("B3", "brand_manager", "summary", "Completion statistics", 4),
    TaskPlan("B4", "brand_manager", "summary", "Sales of high-grade outlets", 4),
    TaskPlan("N1", "information_officer", "analysis", "Analysis for the front office", 6),
    TaskPlan("N2", "information_officer", "problem", "Problem found in the data", 8),
    TaskPlan("N5", "information_officer", "request", "Service request of the front office", 10),
    TaskPlan("A2", "account_manager", "task", "Coach an outlet with its own figures", 8),
    TaskPlan("A5", "account_manager", "task", "Brand task in the chosen outlets", 6),
    TaskPlan("A6", "account_manager", "task", "Keep up displays and modern outlets", 4),
)

HANDOVERS = (
    HandoverPlan("B1", "brand_manager", "Brand plan and target outlets", 4, 2),
    HandoverPlan("N1", "information_officer", "Sales brief of the book", 2, 2),
    HandoverPlan("D1", "director", "Month plan, split by account manager", 1, 3),
    HandoverPlan("N5", "information_officer", "Answer to a service request", 2, 3),
)
