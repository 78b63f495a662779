"""A digest in words, sent by e-mail."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext, override

from ronda.design.templatetags.figures import long_day
from ronda.work.services.digests import Digest


def send_digest(digest: Digest) -> None:
    """In the language of whoever reads it."""
    with override(digest.language):
        subject = gettext("Ronda: what waits for you, %(day)s") % {"day": long_day(digest.today)}
        text = render_to_string("work/digest.txt", {"digest": digest, "address": settings.RONDA_ADDRESS})
    send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [digest.to])
