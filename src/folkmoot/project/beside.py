"""A process that runs beside the web server, started again whenever it dies."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

STOP_AFTER = 10
AT_ONCE = 0.1
IN_A_WHILE = 2.0
LIVED = 5.0
"""Seconds: who lived as long is started again at once, who did not, in a while."""


@dataclass
class Beside:
    """The process of a command. It is our child; what it needs to end with us is its own matter."""

    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    is_ending: threading.Event = field(default_factory=threading.Event)
    _is_started: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        """Start it and watch over it."""
        threading.Thread(target=self._keep_alive, name="watch-beside", daemon=True).start()
        self._is_started.wait()

    def ask_to_end(self) -> None:
        """Let it finish what it has in hand."""
        self.is_ending.set()
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def stop(self) -> None:
        """End it, by force if it does not end by itself."""
        self.ask_to_end()
        if self.process is None:
            return
        try:
            self.process.wait(STOP_AFTER)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _keep_alive(self) -> None:
        leave_interrupts_to_the_parent()
        environment = os.environ | dict(self.environment)
        while not self.is_ending.is_set():
            begin = time.monotonic()
            self.process = subprocess.Popen(self.command, env=environment)  # noqa: S603 - our own
            self._is_started.set()
            self.process.wait()
            has_lived = time.monotonic() - begin > LIVED
            self.is_ending.wait(AT_ONCE if has_lived else IN_A_WHILE)


def leave_interrupts_to_the_parent() -> None:
    """Let Ctrl-C, which reaches every process of a terminal, be heard by the parent alone.

    It ends the others with one SIGTERM each. Granian's workers hang on two signals in a row,
    and the background worker takes the second for impatience. Children inherit the mask.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
