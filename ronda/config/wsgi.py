"""The door for web servers: `gunicorn ronda.config.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ronda.config.settings")
application = get_wsgi_application()
