"""Whether anything was ever set up here."""

from django.contrib.auth.models import User

from ronda.people.models import Company


def is_empty_installation() -> bool:
    """No company and no account."""
    return not Company.objects.exists() and not User.objects.exists()
