"""Makes the tables, and as many tasks as the argument says."""

import sys

from tutorial import fill

fill(int(sys.argv[1]))
