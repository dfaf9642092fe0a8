"""`helpcenter COMMAND`, the same as `python -m helpcenter COMMAND`."""

from __future__ import annotations

import sys

from helpcenter.command_line.main import main

if __name__ == "__main__":
    sys.exit(main())
