"""The page and the command line on one database at once, while the cache is flushed, stopped and killed.

Each list must have all that was acknowledged before it was asked for, and nothing that was done before, that
nobody added, or twice. `SECONDS=60 SEED=7 python3 test_stress.py` for longer; the seed repeats the choices.
"""

import json
import os
import random
import re
import signal
import socket
import subprocess
import threading
import time
import unittest

from support import TASKS, Home


class History:
    """What was begun and acknowledged, by text."""

    def __init__(self):
        self.lock = threading.Lock()
        self.begun, self.added, self.finishing, self.done = set(), set(), set(), set()
        self.faults = []
        self.counts = {}

    def add(self, text, action):
        with self.lock:
            self.begun.add(text)
        if action():
            with self.lock:
                self.added.add(text)
                self.count("add")

    def finish(self, text, action):
        with self.lock:
            self.finishing.add(text)
        if action():
            with self.lock:
                self.done.add(text)
                self.count("done")

    def read(self, kind, action):
        with self.lock:
            must, mustNot = set(self.added), set(self.done)
        shown = action()
        if shown is None:
            return
        with self.lock:
            must -= self.finishing
            wrong = {
                "lost or stale": must - set(shown), "stale": mustNot & set(shown),
                "invented": set(shown) - self.begun,
                "twice": {text for text in shown if shown.count(text) > 1}}
            self.faults += [(kind, name, texts) for name, texts in wrong.items() if texts]
            self.count(f"list by {kind}")

    def count(self, name):
        self.counts[name] = self.counts.get(name, 0) + 1

    def candidate(self, source):
        with self.lock:
            open_ = sorted(self.added - self.finishing)
        return source.choice(open_) if len(open_) > 20 else None


def add_silently(home, text, _):
    """Adds a task with the sqlite3 shell, so that no stamp changes."""
    database = home.tasks("config", "get", "db").strip()
    ended = subprocess.run(
        ["sqlite3", database, ".dbconfig enable_trigger off", ".timeout 5000",
         f"INSERT INTO task (text, created, changed) VALUES ('{text}', 1, 1)"], capture_output=True)
    return ended.returncode == 0


class StressTests(unittest.TestCase):
    def test_nothing_is_wrong(self):
        self.check()

    def test_stale_pages_are_noticed(self):
        """Beside a program that turns the triggers off the same finds pages that are out of date."""
        with self.assertRaisesRegex(AssertionError, "stale"):
            self.check(add_silently)

    def check(self, add=None):
        seconds = float(os.environ.get("SECONDS", 4))
        seed = int(os.environ.get("SEED", random.randrange(1 << 30)))
        home = Home()
        self.add = add or self.command_adds
        self.addCleanup(home.end)
        home.variables["TASKS_CACHE"] = home.memcached().url
        self.memcached = home.processes[-1]
        history = History()
        history.add("first", lambda: home.tasks("add", "first"))
        servers = [
            home.serve("--write", "--strategy", strategy, "--sessions", "database")
            for strategy in ["update", "rotate"]]
        end = time.monotonic() + seconds
        lanes = [
            threading.Thread(target=self.lane, args=(home, servers, history, end, seed + number))
            for number in range(6)]
        lanes.append(threading.Thread(target=self.disturb, args=(home, end, seed)))
        for lane in lanes:
            lane.start()
        for lane in lanes:
            lane.join()
        self.assertEqual(history.faults[:3], [], (seed, history.counts))
        for kind in ["add", "done", "list by page", "list by json", "list by command"]:
            self.assertGreater(history.counts.get(kind, 0), 0, (kind, history.counts))
        every = [task["text"] for task in json.loads(home.tasks("list", "--all", "--json"))]
        self.assertLessEqual(history.added, set(every), seed)
        self.assertEqual(len(every), len(set(every)), seed)
        if "SECONDS" in os.environ:
            print(f"seed {seed}: {history.counts}")

    def lane(self, home, servers, history, end, seed):
        source = random.Random(seed)
        clients = [server.signed_in(f"lane{seed}") for server in servers]
        number = 0
        while time.monotonic() < end:
            number += 1
            text = f"{seed}-{number}"
            client = source.choice(clients)
            strategy = source.choice(["delete", "rotate", "update", "none"])
            match source.randrange(8):
                case 0:
                    history.add(text, lambda: client.post("/add", {"text": text}).status == 303)
                case 1:
                    history.add(text, lambda: self.add(home, text, strategy))
                case 2:
                    self.finish(home, client, history, source, strategy)
                case 3 | 4:
                    history.read("page", lambda: self.page(client))
                case 5 | 6:
                    history.read("json", lambda: self.json(client))
                case _:
                    history.read("command", lambda: self.command(
                        home, "list", "--format", "json", strategy=strategy))

    def finish(self, home, client, history, source, strategy):
        text = history.candidate(source)
        tasks = client.get("/tasks.json")
        if text is None or tasks.status != 200:
            return
        ids = [task["id"] for task in json.loads(tasks.text) if task["text"] == text]
        if not ids:
            return
        if source.randrange(2):
            history.finish(
                text, lambda: client.post("/change", {"do": f"done {ids[0]}"}).status == 303)
        else:
            history.finish(
                text, lambda: self.command(home, "done", str(ids[0]), strategy=strategy))

    def command_adds(self, home, text, strategy):
        return self.command(home, "add", text, strategy=strategy)

    def command(self, home, *arguments, strategy):
        ended = subprocess.run(
            [TASKS, "--strategy", strategy, *arguments], env=home.variables,
            cwd=home.path, capture_output=True, text=True)
        if ended.returncode:
            return None
        if arguments[0] == "list":
            return [task["text"] for task in json.loads(ended.stdout)]
        return True

    def page(self, client):
        tag = getattr(client, "tag", None)
        answer = client.get("/", Tasks_Update="1", **({"If_None_Match": tag} if tag else {}))
        if answer.status == 304:
            return client.shown
        if answer.status != 200:
            return None
        client.tag = answer.headers["ETag"]
        client.shown = re.findall(r'dir="auto">([^<]+)</p>', answer.text)
        return client.shown

    def json(self, client):
        answer = client.get("/tasks.json")
        return [task["text"] for task in json.loads(answer.text)] if answer.status == 200 else None

    def disturb(self, home, end, seed):
        """What happens to caches."""
        source = random.Random(seed)
        port = int(home.variables["TASKS_CACHE"].split(":")[-1])
        while time.monotonic() < end:
            time.sleep(source.uniform(0.05, 0.4))
            match source.randrange(3):
                case 0:
                    try:
                        with socket.create_connection(("127.0.0.1", port), 1) as connection:
                            connection.sendall(b"flush_all\r\n")
                    except OSError:
                        pass
                case 1:
                    self.memcached.send_signal(signal.SIGSTOP)
                    time.sleep(source.uniform(0, 0.3))
                    self.memcached.send_signal(signal.SIGCONT)
                case _:
                    self.memcached.kill()
                    self.memcached.wait()
                    self.memcached = home.start(
                        ["memcached", "-u", "root", "-l", "127.0.0.1", "-p", str(port), "-U", "0"],
                        stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    unittest.main()
