"""What people think of and try: ideas, topics of quality circles, their reviews, points and spread."""

from ronda.innovation.models.ideas import Idea, IdeaPicture, IdeaStep, Points
from ronda.innovation.models.topics import (
    Evidence,
    ReviewEntry,
    ReviewMark,
    ReviewRound,
    Spread,
    Topic,
    TopicMember,
    TopicStep,
)

__all__ = [
    "Evidence",
    "Idea",
    "IdeaPicture",
    "IdeaStep",
    "Points",
    "ReviewEntry",
    "ReviewMark",
    "ReviewRound",
    "Spread",
    "Topic",
    "TopicMember",
    "TopicStep",
]
