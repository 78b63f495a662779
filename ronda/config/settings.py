"""Django's settings; what an operator can change is in `environment.py`."""

from ronda.config import environment, secret, storage
from ronda.config.environment import ROOT
from ronda.kernel.tiles import origins_of

environment.refuse_unknown()

RONDA_HOME = environment.HOME.value()
RONDA_POLICIES = environment.POLICIES.value()

DEBUG = environment.DEBUG.value()
SECRET_KEY = environment.SECRET_KEY.value() or secret.keep_secret(RONDA_HOME)
ALLOWED_HOSTS = environment.ALLOWED_HOSTS.value()
CSRF_TRUSTED_ORIGINS = environment.TRUSTED_ORIGINS.value()

ROOT_URLCONF = "ronda.config.urls"
WSGI_APPLICATION = "ronda.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": storage.open_database(RONDA_HOME, environment.DATABASE_URL.value())}
MEDIA_ROOT = RONDA_HOME / "media"
MEDIA_URL = "media/"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "crispy_bootstrap5",
    "crispy_forms",
    "django_cotton",
    "django_filters",
    "django_htmx",
    "django_tables2",
    "django_tasks",
    "django_tasks_db",
    "simple_history",
    "ronda.design",
    "ronda.people",
    "ronda.jobs",
    "ronda.outlets",
    "ronda.work",
    "ronda.visits",
    "ronda.learning",
    "ronda.innovation",
    "ronda.inspection",
    "ronda.recognition",
    "ronda.intake",
    "ronda.facts",
    "ronda.appraisal",
    "ronda.pay",
    "ronda.cockpit",
    "ronda.demo",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "ronda.config.maintenance.MaintenancePage",
    "ronda.config.wrong_addresses.WrongAddresses",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ronda.config.sessions.SessionLimits",
    "ronda.config.first_run.FirstRun",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "ronda.config.form_times.FormTimes",
    "ronda.config.map_pictures.MapPictures",
    "ronda.config.reading.AskOnce",
    "axes.middleware.AxesMiddleware",  # last, as its documentation asks
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Ronda's own pages win over those that the packages bring along.
        "DIRS": [ROOT / "ronda" / "design" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "ronda.cockpit.views.shell.fill_shell",
            ],
        },
    }
]

# Language, numbers and time
USE_I18N = True
USE_TZ = True
TIME_ZONE = environment.TIME_ZONE.value()
LANGUAGE_CODE = environment.LANGUAGE.value()
LANGUAGES = list(environment.LANGUAGES.items())
LOCALE_PATHS = [ROOT / "ronda" / "locale"]

# Forms and lists
CRISPY_ALLOWED_TEMPLATE_PACKS = ["bootstrap5"]
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False
DJANGO_TABLES2_TEMPLATE = "design/table.html"
COTTON_ISOLATE_BY_DEFAULT = True  # a component knows what it is given, never what its page happens to hold

# Work that takes longer than a page may: rows in the database, taken up by `ronda worker`
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
RONDA_JOB_SILENCE = environment.JOB_SILENCE.value()
RONDA_JOB_ATTEMPTS = 5  # work whose worker dies so often is not taken up again by itself

# Static files: served by the application itself, straight from the folders of the contexts
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+[.-][0-9A-Za-z_-]{8}\.[0-9a-z.]+$"

# Sign-in
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "ronda.config.accounts.ClosedAccounts"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Ronda"
globals().update(environment.EMAIL.value())
DEFAULT_FROM_EMAIL = environment.EMAIL_FROM.value()
RONDA_ADDRESS = environment.ADDRESS.value()

# allauth would lock a name for every address; axes, below, is the one that locks
ACCOUNT_RATE_LIMITS = {"login_failed": None}

# Guessing a password locks that name from that address, never the whole office behind one address
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 6
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "ronda.config.accounts.tried_name"
AXES_CLIENT_IP_CALLABLE = "ronda.config.accounts.client_address"
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if environment.BEHIND_PROXY.value() else 0
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_VERBOSE = False

# Pages without signing in: guessing codes is slowed down by place, see wrong_addresses.py
RONDA_WRONG_CODES = environment.WRONG_CODES.value()

# Browser and network
RONDA_HTTPS = environment.HTTPS.value()
SESSION_COOKIE_AGE = 60 * 60  # one hour without a request; twelve hours at most, see sessions.py
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = RONDA_HTTPS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_SECURE = RONDA_HTTPS
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = RONDA_HTTPS
SECURE_SSL_REDIRECT = RONDA_HTTPS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if RONDA_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = RONDA_HTTPS
SECURE_HSTS_PRELOAD = RONDA_HTTPS
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if environment.BEHIND_PROXY.value() else None
)  # fmt: skip
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
RONDA_TILES = environment.TILES.value()
RONDA_TILES_CREDIT = environment.TILES_CREDIT.value()
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:", *origins_of(RONDA_TILES)],
        "font-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = environment.UPLOAD_MEGABYTES.value() * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
RONDA_ATTACHMENT_MEGABYTES = environment.ATTACHMENT_MEGABYTES.value()
RONDA_ATTACHMENT_TYPES = environment.ATTACHMENT_TYPES.value()

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "ronda": {"level": environment.LOG_LEVEL.value()},
        "django": {"handlers": ["console"], "level": environment.LOG_LEVEL.value(), "propagate": False},
    },
}
