"""Commands that prepare and run the web application."""

import os
import sys
from pathlib import Path

import typer
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from ronda.cli.options import HomeOption
from ronda.people.queries.first_run import is_empty_installation
from ronda.people.services import keep_set_up_code
from ronda.policy import load_policy

app = typer.Typer()


@app.command()
def migrate(home: HomeOption = None) -> None:
    """Bring the database to the newest shape; safe to repeat."""
    call_command("migrate", interactive=False, verbosity=1)


@app.command()
def serve(
    host: str = typer.Option("127.0.0.1", help="The address to listen on."),
    port: int = typer.Option(8000, min=1, max=65535, help="The port to listen on."),
    workers: int = typer.Option(1, min=1, help="Processes; each has its own threads."),
    threads: int = typer.Option(8, min=1, help="Requests that one process answers at a time."),
    home: HomeOption = None,
) -> None:
    """Serve the web application, with a worker beside it, until it is stopped with Ctrl-C.

    In an empty home it prints the code that the first administrator types on the first page. A policy
    folder that is not in order is told instead: no page would open.
    """
    load_policy(Path(settings.RONDA_POLICIES))
    say_first_step(host, port)
    run_server(host=host, port=port, workers=workers, threads=threads)


def say_first_step(host: str, port: int) -> None:
    """The set-up code stands where only whoever runs the machine reads it."""
    if not is_empty_installation():
        return
    code = keep_set_up_code(Path(settings.RONDA_HOME))
    typer.echo(f"Nothing is set up here yet. Open http://{host}:{port}/welcome/ and type the code {code}")


def run_server(*, host: str, port: int, workers: int, threads: int) -> None:
    """Become the small process that watches gunicorn and a worker; nothing after the call is run."""
    connections.close_all()
    sys.stdout.flush()
    arguments = [
        sys.executable, "-m", "ronda.cli.side_by_side", "ronda.config.wsgi", "--bind", f"{host}:{port}",
        "--worker-class", "gthread", "--workers", str(workers), "--threads", str(threads),
        "--log-level", "warning",
    ]  # fmt: skip
    os.execv(sys.executable, arguments)
