"""Which rows of any context speak of a record."""

from collections.abc import Collection, Iterator

from django.db.models import PROTECT, ManyToOneRel, Model, Q

from ronda.people.models import Person

AT_ONCE = 5000


def references_to(model: type[Model], numbers: Collection[int]) -> tuple[dict[int, str], set[int]]:
    """Per number what uses the record now, and the numbers that only withdrawn rows still speak of."""
    used: dict[int, str] = {}
    spoken_of: set[int] = set()
    listed = sorted(numbers)
    for first in range(0, len(listed), AT_ONCE):
        some = listed[first : first + AT_ONCE]
        for relation in _protecting(model):
            spoken_of |= _pointing(relation, some, Q())
            word = str(relation.related_model._meta.verbose_name)
            used |= dict.fromkeys(_pointing(relation, some, _standing(relation.related_model)), word)
        if model is Person:
            with_account = Person.objects.filter(pk__in=some, user__isnull=False)
            used |= dict.fromkeys(with_account.values_list("pk", flat=True), "account")
    return used, spoken_of - used.keys()


def _protecting(model: type[Model]) -> Iterator[ManyToOneRel]:
    """Foreign keys of all contexts to the model, save those of the histories, which hold nothing back."""
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel) and relation.on_delete is PROTECT:
            yield relation


def _standing(model: type[Model]) -> Q:
    columns = {field.name for field in model._meta.get_fields()}
    return Q(withdrawn_at__isnull=True) if "withdrawn_at" in columns else Q()


def _pointing(relation: ManyToOneRel, numbers: list[int], condition: Q) -> set[int]:
    name = relation.field.name
    rows = relation.related_model._default_manager.filter(condition, **{f"{name}__in": numbers})
    return set(rows.values_list(f"{name}_id", flat=True))
