"""The `gouji` command."""

from __future__ import annotations

import signal
import sys

from gouji._gouji import run


def main() -> int:
    """Run the command with the arguments of the process."""
    # The command does not come back to the interpreter until it is done.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return run(["gouji", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
