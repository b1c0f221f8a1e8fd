"""Pages and commands on one database at once, under all faults, by the stress tool: `make stress PAGES=1`."""

import os
import subprocess
import unittest

from support import SERVE, TASKS


class StressTests(unittest.TestCase):
    def test_nothing_is_wrong(self):
        stress = os.path.join(os.path.dirname(TASKS), "stress")
        ended = subprocess.run(
            [stress, "--page", SERVE, "--seconds", "8", "--processes", "4"],
            capture_output=True, text=True, env={**os.environ, "TASKS_BINARY": TASKS})
        self.assertEqual((ended.returncode, ended.stderr), (0, ""), ended.stdout)


if __name__ == "__main__":
    unittest.main()
