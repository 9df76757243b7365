"""The child process of the dashboard: Streamlit, and an end with its parent.

The parent holds the other end of standard input; when it dies, however that happens, the pipe
closes and this process leaves the port free.
"""

from __future__ import annotations

import os
import sys
import threading

from streamlit.web import cli


def _end_with_parent() -> None:
    # Not through sys.stdin: its lock, held by this thread, makes a normal exit look fatal.
    while os.read(0, 1):
        pass
    os._exit(0)


def main() -> None:
    """Run ``streamlit`` with the arguments of this process."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    cli.main(sys.argv[1:])


if __name__ == "__main__":
    main()
