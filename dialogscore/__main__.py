"""``python -m dialogscore`` is the command ``dialogscore``."""

import sys

from dialogscore.cli import main

__all__: list[str] = []

if __name__ == "__main__":
    sys.exit(main())
