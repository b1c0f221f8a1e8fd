"""The page of a list on a PostgreSQL server of the test's own."""

import glob
import json
import os
import shutil
import subprocess
import tempfile
import time
import unittest

from support import Home


class PostgreSQL:
    """A server on a socket in a folder of its own."""

    def __init__(self, home):
        self.home = home
        self.folder = tempfile.mkdtemp(prefix="tasks-web-")
        os.chmod(self.folder, 0o777)
        self.programs = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
        # It refuses to run as root.
        self.user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        self.run("initdb", "-D", f"{self.folder}/data", "-A", "trust", "-U", "postgres")
        self.start()
        self.run("createdb", "-h", self.folder, "-U", "postgres", "team")
        self.url = f"postgresql:///team?host={self.folder}&user=postgres"

    def run(self, program, *arguments):
        subprocess.run(
            [*self.user, f"{self.programs}/{program}", *arguments], cwd=self.folder, check=True,
            capture_output=True)

    def start(self):
        self.run(
            "pg_ctl", "-D", f"{self.folder}/data", "-w", "-l", f"{self.folder}/data/log", "-o",
            f"-k {self.folder} -c listen_addresses= -c fsync=off", "start")

    def stop(self):
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "stop")

    def end(self):
        try:
            self.stop()
        except subprocess.CalledProcessError:
            pass
        shutil.rmtree(self.folder, ignore_errors=True)


class PostgreSQLTests(unittest.TestCase):
    def setUp(self):
        self.home = Home()
        self.addCleanup(self.home.end)
        self.server = PostgreSQL(self.home)
        self.addCleanup(self.server.end)
        self.home.variables["TASKS_DB"] = self.server.url
        self.home.tasks("init")

    def test_a_shared_list(self):
        page = self.home.serve("--write", "--sessions", "database")
        client = page.client()
        self.assertEqual(client.post("/add", {"text": "Buy milk"}).status, 303)
        answer = client.get()
        self.assertIn("Buy milk", answer.text)
        # What was done last is said once; then the browser has the page.
        tag = client.get().headers["ETag"]
        self.assertEqual(client.get("/", If_None_Match=tag).status, 304)
        self.home.tasks("add", "Call ada")
        self.assertIn("Call ada", client.get("/", If_None_Match=tag).text)
        shown = [task["text"] for task in json.loads(client.get("/tasks.json").text)]
        self.assertEqual(shown, ["Buy milk", "Call ada"])
        self.assertEqual(client.post("/change", {"do": "done 1"}).status, 303)
        self.assertNotIn('dir="auto">Buy milk', client.get().text)

    def test_a_server_that_goes_away(self):
        page = self.home.serve("--no-sign-in")
        client = page.client(signed_in=False)
        self.home.tasks("add", "Buy milk")
        self.assertIn("Buy milk", client.get().text)
        self.server.stop()
        answer = client.get()
        self.assertEqual(answer.status, 503)
        self.assertTrue(answer.headers["Retry-After"])
        self.assertNotIn("Buy milk", answer.text)
        self.server.start()
        for _ in range(100):
            if client.get().status == 200:
                break
            time.sleep(0.1)
        self.assertIn("Buy milk", client.get().text)


if __name__ == "__main__":
    unittest.main()
