"""A real Neo4j Community for the tests, run from its Maven artefacts, without a container.

The jars are fetched once into the user's cache; from then on no network is needed.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import zipfile
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from filelock import FileLock
from platformdirs import user_cache_path

HERE = Path(__file__).resolve().parent
POM = HERE / "pom.xml"
LAUNCHER = HERE / "Launcher.java"

JAVA_AT_LEAST = 17
FETCH_SECONDS = 280
START_SECONDS = 120
STOP_SECONDS = 30
LOG_TAIL_LINES = 30


class Neo4jUnavailable(RuntimeError):  # noqa: N818 - says what is the case, as the tests read it
    """This machine cannot run a Neo4j; the message says in one sentence what it lacks."""


class Neo4jServer:
    """A Neo4j on a free port of 127.0.0.1, for the time of a ``with`` block.

    With a password, authentication is on and it is the password of the user ``neo4j``. Without a
    home the data folder is new and goes with the block; a given home is kept, so a later server
    finds the same data (and asks for the same password).
    """

    user = "neo4j"
    database = "neo4j"

    def __init__(self, *, password: str = "", home: Path | None = None, heap: str = "1g") -> None:
        self.password = password
        self.heap = heap
        self.port = 0
        self._given_home = home
        self._own_home: tempfile.TemporaryDirectory[str] | None = None
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def uri(self) -> str:
        """The address for the driver."""
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def auth(self) -> tuple[str, str] | None:
        """The login for the driver; None when none is asked for."""
        return (self.user, self.password) if self.password else None

    @property
    def pid(self) -> int | None:
        """The process id while the server runs."""
        return self._process.pid if self._process else None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start and wait until queries are answered."""
        require_java()
        jars = fetched_jars()
        home = self._home()
        self.port = _free_port()
        log_file = home / "launcher.log"
        try:
            with log_file.open("wb") as log:
                self._process = self._launch(jars, home, log)
            _wait_for_ready(self._process, log_file)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Close the pipe, which ends the server; kill it if it does not heed that."""
        process, self._process = self._process, None
        try:
            if process is not None:
                _end(process)
        finally:
            own, self._own_home = self._own_home, None
            if own is not None:
                own.cleanup()

    def kill(self) -> None:
        """End the server at once, as a power cut would; a given home stays as it then was."""
        if self._process is not None:
            self._process.kill()
        self.stop()

    def _home(self) -> Path:
        if self._given_home is not None:
            self._given_home.mkdir(parents=True, exist_ok=True)
            return self._given_home.resolve()
        self._own_home = tempfile.TemporaryDirectory(prefix="innonetz-neo4j-")
        return Path(self._own_home.name).resolve()

    def _launch(self, jars: Path, home: Path, log: IO[bytes]) -> subprocess.Popen[bytes]:
        # The heap is capped and collected by one thread: tests share a small machine. In a
        # session of its own, Ctrl-C reaches pytest first, which then stops the server.
        command = ["java", f"-Xmx{self.heap}", "-XX:+UseSerialGC", "-cp", str(jars / "*")]
        return subprocess.Popen(
            [*command, LAUNCHER.stem, str(home), str(self.port)],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=subprocess.STDOUT,
            env=os.environ | {"LAUNCHER_PASSWORD": self.password},
            start_new_session=True,
        )


def require_java() -> None:
    """Raise Neo4jUnavailable unless a JDK that can run Neo4j is on PATH."""
    if shutil.which("java") is None or shutil.which("javac") is None:
        raise Neo4jUnavailable(f"A real Neo4j needs a JDK {JAVA_AT_LEAST} or newer on PATH.")
    told = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', told)
    if version is None or int(version.group(1)) < JAVA_AT_LEAST:
        found = version.group(1) if version else "none that answers"
        raise Neo4jUnavailable(
            f"A real Neo4j needs a JDK {JAVA_AT_LEAST} or newer on PATH; there is {found}."
        )


def fetched_jars() -> Path:
    """The folder with Neo4j's jars and the launcher's, made with Maven when it is not there yet."""
    wanted = hashlib.sha256(POM.read_bytes() + LAUNCHER.read_bytes()).hexdigest()[:12]
    cache = user_cache_path("innonetz", appauthor=False, ensure_exists=True)
    folder = cache / f"neo4j-jars-{wanted}"
    if folder.is_dir():
        return folder
    # The lock is for a second test process; the rename makes the folder whole or not there.
    with FileLock(cache / f"{folder.name}.lock", timeout=FETCH_SECONDS):
        if not folder.is_dir():
            with tempfile.TemporaryDirectory(dir=cache) as partial:
                jars = _fetch(Path(partial) / "lib")
                _compile_launcher(jars)
                jars.rename(folder)
    return folder


def _compile_launcher(jars: Path) -> None:
    """Put the launcher beside the jars: compiled at every start it would take two seconds more."""
    classes = jars.parent / "classes"
    compiler = ["javac", "-cp", str(jars / "*"), "-d", str(classes), str(LAUNCHER)]
    told = subprocess.run(compiler, capture_output=True, text=True, check=False)
    if told.returncode:
        raise RuntimeError(f"The launcher of Neo4j does not compile:\n{_tail(told.stderr)}")
    with zipfile.ZipFile(jars / "innonetz-launcher.jar", "w") as archive:
        for file in sorted(classes.glob("*.class")):
            archive.write(file, file.name)


def _fetch(target: Path) -> Path:
    if shutil.which("mvn") is None:
        raise Neo4jUnavailable("A real Neo4j needs Maven (mvn) on PATH to fetch its jars once.")
    command = ["mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies"]
    options = [f"-DoutputDirectory={target}", "-DincludeScope=runtime"]
    try:
        subprocess.run(
            [*command, *options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=FETCH_SECONDS,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        tail = _tail(error.stdout)
        raise Neo4jUnavailable(f"Maven could not fetch the jars of Neo4j:\n{tail}") from error
    except subprocess.TimeoutExpired as error:
        raise Neo4jUnavailable(
            f"Maven did not fetch the jars of Neo4j within {FETCH_SECONDS} s."
        ) from error
    return target


def _wait_for_ready(process: subprocess.Popen[bytes], log_file: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        log = log_file.read_text(errors="replace")
        if "READY" in log.splitlines():
            return
        if process.poll() is not None:
            raise RuntimeError(f"Neo4j ended with {process.returncode} at its start:\n{_tail(log)}")
        time.sleep(0.1)
    tail = _tail(log_file.read_text(errors="replace"))
    raise RuntimeError(f"Neo4j was not ready within {START_SECONDS} s:\n{tail}")


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _tail(text: str) -> str:
    return "\n".join(text.splitlines()[-LOG_TAIL_LINES:])
