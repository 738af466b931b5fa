"""`manage.py up`: the whole application on one machine with one command."""

import http.client
import importlib
import socket
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from wiego_mle import preparation
from wiego_mle.supervision import Child, Supervisor

LOADER = "load_demo"
SECONDS_TO_ANSWER = 60.0


class Command(BaseCommand):
    """Prepares the installation and runs web, worker and beat until Ctrl-C."""

    help = "Bring the installation up to date, then run web server, worker and beat until Ctrl-C."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer the address to listen on; the port is the variable PORT, which links in mails need too."""
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
        parser.add_argument("--web-threads", type=int, default=8, help="requests answered at a time")
        parser.add_argument("--no-demo", action="store_true", help="do not load the demonstration harvest")
        parser.add_argument(
            "--coding", action="store_true", help="add a round of 300 made-up texts coded by three people"
        )

    def handle(self, *args, **options) -> None:
        """Prepare, start, announce, and stay until told to stop."""
        host = options["host"]
        self.only_one_at_a_time()
        refuse_taken_port(host, settings.PORT)
        self.prepare(
            with_demonstration=not options["no_demo"] and not settings.PRODUCTION, coding=options["coding"]
        )
        supervisor = Supervisor(children(host, settings.PORT, options["web_threads"]), self.say)
        supervisor.stop_on_signals()
        sign_ins = demonstration_sign_ins()
        connections.close_all()
        try:
            supervisor.start()
            threading.Thread(
                target=self.announce, args=(host, sign_ins, supervisor.stopping), daemon=True
            ).start()
            code = supervisor.keep_running()
        finally:
            self.say("Ending web server, worker and beat.")
            supervisor.stop()
        sys.exit(code)

    def say(self, line: str) -> None:
        """Print one line at once, also where the output is a file."""
        self.stdout.write(line)
        self.stdout.flush()

    def only_one_at_a_time(self) -> None:
        """Hold a lock on the data folder: two beats would ring every bell twice."""
        try:
            self.lock = preparation.lock_installation()
        except BlockingIOError as error:
            raise CommandError(
                f"It already runs with the data in {settings.DATA_DIR}: "
                "end it there, or set DATA_DIR to another folder."
            ) from error

    def prepare(self, *, with_demonstration: bool, coding: bool = False) -> None:
        """Do what has changed since the last start, and say what is being done."""
        started = time.monotonic()
        written = preparation.compile_translations(settings.LOCALE_PATHS)
        if written:
            self.say(f"Translations compiled: {len(written)}.")
        applied = preparation.migrate()
        if applied:
            self.say(f"Database brought up to date: {applied} migrations.")
        # Compressing files and loading the demonstration hardly hinder each other.
        with ThreadPoolExecutor(max_workers=1) as beside:
            collecting = beside.submit(preparation.collect_static)
            if with_demonstration:
                self.load_demonstration(coding=coding)
            if collecting.result():
                self.say("Static files collected.")
        self.say(f"Ready to start after {time.monotonic() - started:.1f} s.")

    def load_demonstration(self, *, coding: bool) -> None:
        """Load the demonstration into an installation without people; it is loaded wholly or not at all."""
        if LOADER not in get_commands() or get_user_model().objects.exists():
            return
        self.say("Loading the demonstration harvest (public material, not WIEGO's harvest) …")
        call_command(LOADER, verbosity=0, coding=coding)

    def announce(self, host: str, sign_ins: list[str], stopping: threading.Event) -> None:
        """Print the address and the demonstration sign-ins as soon as the web server answers."""
        deadline = time.monotonic() + SECONDS_TO_ANSWER
        while not answers(host, settings.PORT):
            if stopping.wait(0.2) or time.monotonic() > deadline:
                return
        lines = ["", f"Open {settings.BASE_URL}/"]
        if sign_ins:
            lines += ["", "Demonstration sign-ins:", *sign_ins]
        self.say("\n".join([*lines, "", "Ctrl-C ends it."]))


def children(host: str, port: int, threads: int) -> list[Child]:
    """Return the three processes of an installation on one machine."""
    python = [sys.executable, "-m"]
    celery = [*python, "celery", "--quiet", "--app", "wiego_mle"]
    web = [*python, "gunicorn", "wiego_mle.wsgi", "--bind", f"{host}:{port}", "--workers", "1"]
    return [
        Child(
            "Web server",
            [
                *web,
                *("--worker-class", "gthread", "--threads", str(threads), "--no-control-socket"),
                # An address with many filters is longer than the 4,094 bytes that are usual.
                *("--limit-request-line", "8190"),
                *("--graceful-timeout", "4", "--log-level", "warning"),
            ],
        ),
        Child(
            "Worker",
            [
                *celery,
                *("worker", "--concurrency", "1", "--loglevel", "warning", "--without-gossip"),
                *("--without-mingle", "--without-heartbeat"),
            ],
        ),
        Child("Beat", [*celery, "beat", "--loglevel", "warning", "--pidfile", ""]),
    ]


def refuse_taken_port(host: str, port: int) -> None:
    """Raise CommandError with a free port where another program listens on this one."""
    if is_free(host, port):
        return
    free = next((other for other in range(port + 1, min(port + 100, 65_536)) if is_free(host, other)), None)
    advice = f"PORT={free} make run" if free else "PORT= and a free port before make run"
    raise CommandError(f"Port {port} is taken by another program: start with {advice}.")


def is_free(host: str, port: int) -> bool:
    """Tell whether a server could listen here now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def answers(host: str, port: int) -> bool:
    """Tell whether the web server gives any answer at all; a redirection counts."""
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 names, not a binding
    connection = http.client.HTTPConnection(reachable, port, timeout=10)
    try:
        connection.request("GET", "/")
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


def demonstration_sign_ins() -> list[str]:
    """Return one line for each person of the demonstration who is in this installation."""
    application = get_commands().get(LOADER)
    if application is None:
        return []
    loader = importlib.import_module(f"{application}.management.commands.{LOADER}")
    return [f"  {line}" for line in loader.demo_sign_ins()]
