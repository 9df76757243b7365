"""Starting the dashboard: Streamlit as a child process, with every setting given by us."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from graph.errors import InnonetzError
from graph.settings import Settings

HERE = Path(__file__).parent
READY_SECONDS = 60.0
# Flags win over every configuration file, so nobody's own file can switch telemetry on.
OPTIONS = {
    "browser.gatherUsageStats": "false",
    "client.showErrorDetails": "none",
    "client.toolbarMode": "viewer",
    "global.developmentMode": "false",
    "logger.level": "info",
    "server.enableCORS": "true",
    "server.enableStaticServing": "true",
    "server.enableXsrfProtection": "true",
    "server.fileWatcherType": "none",
    "server.headless": "true",
    "server.runOnSave": "false",
    "server.showEmailPrompt": "false",
    "theme.base": "light",
    "theme.primaryColor": "#004B87",
    "theme.backgroundColor": "#ffffff",
    "theme.secondaryBackgroundColor": "#f3f6f9",
    "theme.textColor": "#1a1a1a",
    "theme.linkColor": "#004B87",
    "theme.borderColor": "#c9d1da",
    "theme.baseRadius": "0.4rem",
    # The colours of the kinds, so that coloured words in labels match the pictures.
    "theme.blueTextColor": "#0072B2",
    "theme.orangeTextColor": "#B34700",
    "theme.greenTextColor": "#007A5A",
    "theme.yellowTextColor": "#6B6B00",
    "theme.violetTextColor": "#A0428A",
    "theme.grayTextColor": "#4A5568",
}
CHART_COLOURS = ("#0072B2", "#D55E00", "#007A5A", "#A0428A", "#6B6B00")


class PortTakenError(InnonetzError):
    """Something else listens on the port."""

    exit_code = 2


class DashboardFailedError(InnonetzError):
    """The dashboard ended or never answered."""

    exit_code = 1


def free_port_or_error(port: int, host: str = "127.0.0.1") -> int:
    """The port if it is free. Raises PortTakenError with what to do."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTakenError(
                f"Port {port} on {host} cannot be used ({error.strerror}): end the program that "
                f"holds it or choose another, for example --port {port + 1 if port else 8501}.",
                f"Port {port} auf {host} ist nicht frei ({error.strerror}): Beenden Sie das "
                f"Programm, das ihn hält, oder wählen Sie einen anderen, zum Beispiel "
                f"--port {port + 1 if port else 8501}.",
            ) from error
        return int(probe.getsockname()[1])


def start(host: str, port: int, settings: Settings) -> subprocess.Popen[bytes]:
    """Start the dashboard and return at once; see ``wait_ready``.

    Its output goes to ``<home>/logs/dashboard.log``. It ends when the returned process is
    terminated, and also when this process dies. Raises PortTakenError.
    """
    free_port_or_error(port, host)
    log = log_file(settings)
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as out:
        return subprocess.Popen(
            [sys.executable, "-m", "dashboard.child", *arguments(host, port)],
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=subprocess.STDOUT,
            env=environment(settings),
            cwd=settings.home,
        )


def stop(process: subprocess.Popen[bytes], seconds: float = 10.0) -> None:
    """End the dashboard and wait until it is gone."""
    if process.stdin is not None:
        process.stdin.close()
    process.terminate()
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def log_file(settings: Settings) -> Path:
    """Where the dashboard's own output goes."""
    return settings.home / "logs" / "dashboard.log"


def arguments(host: str, port: int) -> list[str]:
    """The arguments of ``streamlit`` for the application."""
    options = {**OPTIONS, "server.address": host, "server.port": str(port)}
    flags = [f"--{name}={value}" for name, value in options.items()]
    colours = f"--theme.chartCategoricalColors={json.dumps(CHART_COLOURS)}"
    return ["run", str(HERE / "app.py"), *flags, colours]


def environment(settings: Settings) -> dict[str, str]:
    """The environment of the child: where the packages, the data and the store are."""
    wanted = {
        "INNONETZ_HOME": str(settings.home.resolve()),
        "INNONETZ_HEAP": settings.heap,
        "NEO4J_URI": settings.uri,
        "NEO4J_USER": settings.user,
        "NEO4J_PASSWORD": settings.password,
        "NEO4J_DATABASE": settings.database,
        "PYTHONPATH": os.pathsep.join(
            p for p in (str(HERE.parent), os.environ.get("PYTHONPATH", "")) if p
        ),
        "PYTHONUNBUFFERED": "1",
    }
    own = {k: v for k, v in os.environ.items() if not k.startswith("STREAMLIT_")}
    return {**own, **wanted}


def address(host: str, port: int) -> str:
    """Where a browser on this machine finds the dashboard that listens on ``host``."""
    near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - only compared
    return f"http://[{near}]:{port}" if ":" in near else f"http://{near}:{port}"


def wait_ready(
    process: subprocess.Popen[bytes], host: str, port: int, seconds: float = READY_SECONDS
) -> None:
    """Wait until the dashboard answers. Raises DashboardFailedError when it does not."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise DashboardFailedError(
                f"The dashboard ended at once (code {process.returncode}): see logs/dashboard.log "
                "in the data folder."
            )
        try:
            with opener.open(f"{address(host, port)}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise DashboardFailedError(
        f"The dashboard did not answer within {seconds:g} seconds: see logs/dashboard.log in the "
        "data folder."
    )
