"""Who takes part in innovation: a suggestion written, or a topic worked on."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from ronda.innovation.models import Idea, Topic, TopicMember

DAYS = 365


def took_part_in_innovation(people: Collection[int], *, on: date) -> frozenset[int]:
    """Of these people, whoever did so within the 365 days up to `on`; the caller says who may be counted."""
    first = date.fromordinal(on.toordinal() - DAYS + 1)
    wrote = Idea.objects.filter(person_id__in=people, written_at__date__range=(first, on))
    worked = TopicMember.objects.filter(
        Q(left_on__isnull=True) | Q(left_on__gte=first),
        person_id__in=people,
        topic__starts_on__lte=on,
        topic__ends_on__gte=first,
    ).exclude(topic__state=Topic.State.PROPOSED)
    found = wrote.order_by().values_list("person_id", flat=True)
    return frozenset(found.union(worked.order_by().values_list("person_id", flat=True)))
