"""The page over plain HTTP: sessions and attacks on them, limits, faults, and what it asks of the cache."""

import contextlib
import http.client
import json
import os
import random
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import threading
import time
import unittest

from support import SERVE, TASKS, Client, Home, free_port


class PageTests(unittest.TestCase):
    def setUp(self):
        self.home = Home()
        self.addCleanup(self.home.end)
        self.home.tasks("add", "Buy milk", "--list", "home", "--tag", "shop")
        self.home.tasks("add", "Call mum", "--due", "2020-01-01")

    def ids(self):
        return self.home.tasks("list", "--format", "ids").split()


class SessionTests(PageTests):
    def each_place(self):
        """A server with its sessions in each place, and a cache."""
        memcached = self.home.memcached()
        for place in ["cache", "database"]:
            with self.subTest(place):
                yield self.home.serve("--write", "--sessions", place, "--cache", memcached.url)

    def test_nobody_is_let_in_without_a_key(self):
        server = self.home.serve("--write")
        client = server.client(signed_in=False)
        self.assertEqual(client.get().status, 403)
        self.assertNotIn("Buy milk", client.get().text)
        self.assertEqual(client.get("/tasks.json").status, 403)
        self.assertEqual(client.get("/edit?id=1").status, 403)
        for path in ["/add", "/change", "/edit", "/sign-out"]:
            self.assertEqual(client.post(path, {"text": "x", "do": "done 1", "id": "1"}).status, 403)
        self.assertEqual(self.ids(), ["1", "2"])

    def test_a_link_works_once(self):
        server = self.home.serve("--write")
        # Looking at it does not use it up.
        self.assertEqual(server.client(False).get(f"/sign-in?{server.key}").status, 200)
        client = server.client()
        self.assertIn("Buy milk", client.get().text)
        again = Client(server.port).post("/sign-in", {"key": server.key})
        self.assertEqual((again.status, again.headers["Set-Cookie"]), (403, None))
        answers = []
        key = self.home.serve_command("link").split("?")[1]
        threads = [
            threading.Thread(target=lambda: answers.append(
                Client(server.port).post("/sign-in", {"key": key}).status)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(answers.count(303), 1, answers)

    def test_fixation(self):
        for server in self.each_place():
            client = Client(server.port)
            planted = "0123456789abcdef" * 2
            client.cookie = f"tasks-{server.port}={planted}"
            client.sign_in(server.key)
            self.assertNotIn(planted, client.cookie)
            stranger = Client(server.port)
            stranger.cookie = f"tasks-{server.port}={planted}"
            self.assertEqual(stranger.get().status, 403)

    def test_theft_after_sign_out(self):
        for server in self.each_place():
            client = server.client()
            thief = Client(server.port)
            thief.cookie, thief.token = client.cookie, client.token
            self.assertEqual(thief.get().status, 200)
            other = self.home.serve(*self.options(server))
            there = Client(other.port)
            there.cookie = client.cookie.replace(str(server.port), str(other.port))
            self.assertEqual(there.get().status, 200)
            self.assertEqual(client.post("/sign-out", {}).status, 303)
            self.assertEqual(thief.get().status, 403)
            self.assertEqual(there.get().status, 403)
            self.assertEqual(thief.post("/change", {"do": "done 1"}).status, 403)
        self.assertEqual(self.ids(), ["1", "2"])

    def options(self, server):
        arguments = server.process.args
        return arguments[4:]

    def test_theft_while_signing_out(self):
        """Whoever goes on with a stolen cookie while it is signed out gets nothing once that is done."""
        for server in self.each_place():
            for _ in range(5):
                client = server.signed_in("ada")
                thief = Client(server.port)
                thief.cookie, thief.token = client.cookie, client.token
                stop = threading.Event()

                def go_on(thief=thief, stop=stop):
                    while not stop.is_set():
                        thief.send(
                            "POST", "/change", f"token={thief.token}&do=reopen+1",
                            {"Content-Type": "application/x-www-form-urlencoded"})

                threads = [threading.Thread(target=go_on) for _ in range(3)]
                for thread in threads:
                    thread.start()
                time.sleep(0.02)
                client.post("/sign-out", {})
                stop.set()
                for thread in threads:
                    thread.join()
                self.assertEqual(thief.get().status, 403)

    def test_forged_cookies(self):
        for server in self.each_place():
            client = server.client()
            key = client.cookie.split("=")[1]
            name = client.cookie.split("=")[0]
            hashed = self.sqlite("SELECT hash FROM access WHERE kind = 'session'").strip()
            for value in [
                "", "x", key[:-1], key + "0", key.upper(), key[::-1], "0" * 32, hashed, hashed[:32],
                "'; DROP TABLE access; --", "%00", "\u00e9",
            ]:
                forger = Client(server.port)
                forger.cookie = f"{name}={value}"
                self.assertEqual(forger.get().status, 200 if value == key else 403, value)
            self.assertEqual(client.get().status, 200)
            self.assertNotIn(key, self.sqlite(".dump"))

    def sqlite(self, statement):
        return subprocess.run(
            ["sqlite3", self.home.database, statement], capture_output=True, text=True).stdout

    def test_cross_site_posts(self):
        for server in self.each_place():
            client = server.client()
            host = f"127.0.0.1:{server.port}"
            self.assertEqual(client.get().headers["Set-Cookie"], None)
            for headers in [
                {"Sec_Fetch_Site": "cross-site"}, {"Sec_Fetch_Site": "same-site"},
                {"Sec_Fetch_Site": "none"}, {"Origin": "https://evil.example"}, {"Origin": "null"},
                {"Origin": f"http://127.0.0.1:{server.port + 1}"}, {"Origin": f"https://{host}"},
                {"Sec_Fetch_Site": "same-origin", "Origin": "https://evil.example"},
            ]:
                self.assertEqual(client.post("/change", {"do": "done 1"}, **headers).status, 403)
                self.assertEqual(client.post("/add", {"text": "x"}, **headers).status, 403)
            # A browser that says nothing of itself: the token alone decides.
            for token in ["", "0" * 32, client.token[:-1], client.token[::-1]]:
                self.assertEqual(
                    client.post("/change", {"token": token, "do": "done 1"}).status, 403)
            other = server.signed_in("bob")
            self.assertEqual(
                client.post("/change", {"token": other.token, "do": "done 1"}).status, 403)
            self.assertEqual(self.ids(), ["1", "2"])
            # Plain text, JSON and files are sent across sites without a question.
            for kind in ["text/plain", "application/json", "multipart/form-data; boundary=x"]:
                self.assertEqual(
                    client.post("/change", {"do": "done 1"}, Content_Type=kind).status, 415)
            answer = client.post(
                "/change", {"do": "reopen 1"}, Origin=f"http://{host}",
                Sec_Fetch_Site="same-origin")
            self.assertEqual(answer.status, 303)

    def test_replays(self):
        for server in self.each_place():
            client = server.client()
            forms = {"do": "remove 1"}
            self.assertEqual(client.post("/change", forms).status, 303)
            said = client.get()
            self.assertIn("removed #1", said.text)
            self.assertNotIn("removed #1", client.get().text)
            self.assertEqual(client.post("/change", forms).status, 404)
            step = re.search(r'value="(undo \d+)"', said.text)[1]
            self.assertEqual(client.post("/change", {"do": step}).status, 303)
            self.assertEqual(client.post("/change", {"do": step}).status, 409)
            # A form of a session that is over opens nothing in the next one.
            old = client.token
            client.post("/sign-out", {})
            client = server.signed_in("ada")
            self.assertEqual(
                client.post("/change", {"token": old, "do": "done 1"}).status, 403)
            self.assertEqual(self.ids(), ["1", "2"])

    def test_idle_and_absolute_expiry(self):
        start = 1_796_115_600
        for place, idle, longest in [("cache", 3_600, 43_200), ("database", 604_800, 2_592_000)]:
            home = Home()
            self.addCleanup(home.end)
            home.variables["TASKS_CACHE"] = f"file:{home.path}/cache"
            client = None
            used = start
            for moment, status in [
                (start, 200), (start + idle - 100, 200), (start + 2 * idle - 300, 200),
                (start + 3 * idle, 403),
            ]:
                client = self.at(home, place, moment, client, status)
            used = start = start + 4 * idle
            client = None
            while used < start + longest:
                client = self.at(home, place, used, client, 200)
                used += idle - 1_000
            self.at(home, place, used, client, 403)

    def at(self, home, place, moment, client, status):
        """A server at a time, and what a client of an earlier one is answered."""
        stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(moment))
        home.variables["TASKS_NOW"] = stamp
        server = home.serve("--write", "--sessions", place)
        if client is None:
            client = server.client()
        client.cookie = re.sub(r"tasks-\d+", f"tasks-{server.port}", client.cookie)
        client.port = server.port
        self.assertEqual(client.get().status, status, (place, stamp))
        server.end()
        return client

    def test_changes_are_of_who_is_signed_in(self):
        server = self.home.serve("--write")
        server.signed_in("bob").post("/change", {"do": "done 1"})
        server.client().post("/add", {"text": "by ada"})
        entries = json.loads(self.home.tasks("log", "--json"))
        self.assertEqual(
            [(entry["who"], entry["verb"]) for entry in entries[:2]],
            [("ada", "add"), ("bob", "done")])

    def test_share_links(self):
        server = self.home.serve("--write")
        link = self.home.serve_command("link", "--list", "home")
        path = re.sub(r"http://[^/]+", "", link)
        self.assertRegex(path, r"^/l/[0-9a-f]{32}$")
        stranger = server.client(signed_in=False)
        answer = stranger.get(path)
        self.assertEqual(answer.status, 200)
        self.assertIn("Buy milk", answer.text)
        for secret in ["Call mum", "<form", "<input", "shop\">", "ada"]:
            self.assertNotIn(secret, answer.text)
        self.assertEqual(stranger.get(path, If_None_Match=answer.headers["ETag"]).status, 304)
        self.assertEqual(stranger.get(path + "?list=other").status, 200)
        self.assertNotIn("Call mum", stranger.get(path + "?list=other").text)
        self.assertEqual(stranger.post(path, {"do": "done 1"}).status, 405)
        self.assertEqual(stranger.get("/l/" + "0" * 32).status, 404)
        # It signs nobody in.
        self.assertEqual(stranger.post("/sign-in", {"key": path[3:]}).status, 403)
        self.assertEqual(stranger.get(path).status, 200)
        number = [line for line in self.home.serve_command("links").splitlines() if "share" in line]
        self.assertEqual(number[0].split("\t")[1:3], ["share", "home"])
        self.home.serve_command("unlink", number[0].split("\t")[0])
        self.assertEqual(stranger.get(path).status, 404)

    def test_unlink_ends_a_session(self):
        server = self.home.serve("--write")
        client = server.client()
        number = [line for line in self.home.serve_command("links").splitlines() if "session" in line]
        self.home.serve_command("unlink", number[0].split("\t")[0])
        self.assertEqual(client.get().status, 403)

    def test_a_restore_lets_nobody_in_again(self):
        server = self.home.serve("--write", "--cache", "none")
        client = server.client()
        cookie = client.cookie
        self.home.tasks("backup", "copy.db")
        client.post("/sign-out", {})
        self.home.tasks("restore", "copy.db", "--yes")
        client.cookie = cookie
        self.assertEqual(client.get().status, 403)
        self.assertEqual(server.signed_in("bob").get().status, 200)

    def test_keys_that_are_tried_are_slowed_down(self):
        server = self.home.serve("--write")
        client = server.client(signed_in=False)
        answers = [client.post("/sign-in", {"key": f"{n:032x}"}).status for n in range(7)]
        self.assertEqual(answers, [403] * 5 + [429] * 2)
        answer = client.get("/l/" + "1" * 32)
        self.assertEqual((answer.status, answer.headers["Retry-After"]), (429, "60"))

    def test_names_that_lead_here_for_a_while(self):
        server = self.home.serve("--no-sign-in")
        client = server.client(signed_in=False)
        for host in ["evil.example", f"evil.example:{server.port}", "127.0.0.1", ""]:
            self.assertEqual(client.get(Host=host).status, 421, host)
        for host in [f"127.0.0.1:{server.port}", f"localhost:{server.port}"]:
            self.assertEqual(client.get(Host=host).status, 200, host)

    def test_cookies_of_a_secure_origin(self):
        server = self.home.serve("--write", "--origin", "https://tasks.example.com", port=free_port())
        client = Client(server.port)
        answer = client.post("/sign-in", {"key": server.key}, Host="tasks.example.com")
        self.assertRegex(
            answer.headers["Set-Cookie"],
            r"^__Host-tasks=[0-9a-f]{32}; Path=/; HttpOnly; SameSite=Strict; Max-Age=\d+; Secure$")
        self.assertEqual(client.get(Host="tasks.example.com").status, 200)


class CacheTests(PageTests):
    """By memcached's own counters."""

    def counted(self, memcached, action):
        before = [memcached.count(name) for name in ("cmd_get", "cmd_set", "get_hits")]
        action()
        return [
            memcached.count(name) - old
            for name, old in zip(("cmd_get", "cmd_set", "get_hits"), before)]

    def test_traffic(self):
        memcached = self.home.memcached()
        for strategy in ["delete", "rotate", "update"]:
            options = [
                "--no-sign-in", "--strategy", strategy, "--layers", "view", "--cache", memcached.url]
            self.home.serve(*options).client(signed_in=False).get()
            # A process that has not sent it yet asks the cache once, and is not asked again.
            client = self.home.serve(*options).client(signed_in=False)
            self.assertEqual(self.counted(memcached, client.get), [1, 0, 1], strategy)
            self.assertEqual(self.counted(memcached, client.get), [0, 0, 0], strategy)
            tag = client.get().headers["ETag"]
            self.assertEqual(
                self.counted(memcached, lambda: client.get(If_None_Match=tag)), [0, 0, 0])
            self.home.tasks(
                "add", "another", "--strategy", strategy, "--cache", memcached.url)
            self.assertEqual(client.get(If_None_Match=tag).status, 200)

    def test_update_leaves_nothing_to_read(self):
        """After one change under update no rows are read."""
        memcached = self.home.memcached()
        server = self.home.serve(
            "--write", "--strategy", "update", "--cache", memcached.url, "--explain")
        client = server.client()
        client.get()
        client.post("/add", {"text": "new"})
        self.assertRegex(server.log(), r"database  rows")
        before = len(re.findall(r"database  rows", server.log()))
        self.assertIn("new", client.get().text)
        self.assertEqual(len(re.findall(r"database  rows", server.log())), before)

    def test_what_a_session_costs(self):
        memcached = self.home.memcached()
        for place, path, counts in [
                # Two keys in one request, of which one is not there; the page is as it was sent last.
                ("cache", "/", [2, 0, 1]), ("database", "/?state=all", [2, 0, 1]),
                # Read with the stamp.
                ("database", "/", [0, 0, 0])]:
            server = self.home.serve(
                "--write", "--sessions", place, "--layers", "view", "--cache", memcached.url)
            client = server.client()
            client.get(path)
            self.assertEqual(self.counted(memcached, lambda: client.get(path)), counts, path)

    def test_no_token_is_cached(self):
        for layers in ["view", "view,rows,fragment"]:
            home = Home(TASKS_LAYERS=layers)
            self.addCleanup(home.end)
            home.tasks("add", "one")
            home.variables["TASKS_CACHE"] = f"file:{home.path}/cache"
            server = home.serve("--write", "--sessions", "database")
            client = server.client()
            for path in ["/", "/?state=all", "/?q=one"]:
                client.get(path)
            pages = []
            for folder, _, names in os.walk(f"{home.path}/cache"):
                for name in names:
                    with open(f"{folder}/{name}", "rb") as file:
                        pages.append(file.read())
            self.assertTrue(any(b"<!doctype html>" in page for page in pages))
            for page in pages:
                if b"<!doctype html>" in page:
                    self.assertNotIn(client.token.encode(), page)
                    self.assertNotIn(b"ada", page)
            self.assertIn(client.token, client.get().text)

    def test_every_strategy_and_layer_shows_the_same(self):
        memcached = self.home.memcached()
        bodies = set()
        for strategy in ["none", "delete", "rotate", "update", "expire"]:
            for layers in ["view", "rows", "fragment", "view,rows,fragment"]:
                server = self.home.serve(
                    "--no-sign-in", "--strategy", strategy, "--layers", layers, "--cache",
                    memcached.url)
                client = server.client(signed_in=False)
                for _ in range(2):
                    bodies.add(client.get().body)
                server.process.kill()
        self.assertEqual(len(bodies), 1)

    def test_changes_of_others_are_seen_at_once(self):
        memcached = self.home.memcached()
        for strategy in ["none", "delete", "rotate", "update"]:
            server = self.home.serve("--no-sign-in", "--strategy", strategy, "--cache", memcached.url)
            client = server.client(signed_in=False)
            for number in range(20):
                tag = client.get().headers["ETag"]
                text = f"{strategy} {number}"
                if number % 2:
                    self.home.tasks("add", text, "--strategy", strategy, "--cache", memcached.url)
                else:
                    subprocess.run(
                        ["sqlite3", self.home.database, f"INSERT INTO task (text) VALUES ('{text}')"],
                        check=True)
                answer = client.get(If_None_Match=tag)
                self.assertEqual(answer.status, 200)
                self.assertIn(f"{text}<", answer.text)
                self.assertEqual(client.get(If_None_Match=answer.headers["ETag"]).status, 304)

    def test_json_is_as_of_the_command_line(self):
        server = self.home.serve("--no-sign-in")
        client = server.client(signed_in=False)
        for query, arguments in [
            ("", []), ("?list=home", ["--list", "home"]), ("?tag=shop", ["--tag", "shop"]),
            ("?due=overdue", ["--due", "overdue"]), ("?q=milk", ["milk"]),
            ("?state=all&sort=-id", ["--all", "--sort", "-id"]), ("?limit=1", ["--limit", "1"]),
            ("?where=list%3D", ["--where", "list="]), ("?priority=high", ["--priority", "high"]),
        ]:
            self.assertEqual(
                client.get(f"/tasks.json{query}").text,
                self.home.tasks("list", "--json", *arguments), query)
        answer = client.get("/tasks.json?due=garbage")
        self.assertEqual(answer.status, 400)
        self.assertIn("garbage", json.loads(answer.text)["error"])


class LimitTests(PageTests):
    def test_sizes(self):
        server = self.home.serve("--write")
        client = server.client()
        self.assertEqual(client.post("/add", {"text": "x", "note": "y" * 60_000}).status, 303)
        self.assertEqual(client.post("/add", {"text": "x", "note": "y" * 66_000}).status, 413)
        start = b"GET / HTTP/1.1\r\nHost: x\r\n"
        for data in [
            start + b"X: " + b"y" * 20_000 + b"\r\n\r\n",
            start + b"".join(b"X%d: y\r\n" % n for n in range(300)) + b"\r\n",
            b"GET /" + b"y" * 100_000 + b" HTTP/1.1\r\n\r\n",
        ]:
            self.assertNotIn(b" 200 ", server.raw(data)[:20])
        # One that says no size, and sends too much.
        body = b"10000\r\n" + b"x" * 0x10000 + b"\r\n" + b"10\r\n" + b"x" * 16 + b"\r\n0\r\n\r\n"
        answer = server.raw(
            b"POST /add HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + body)
        self.assertIn(b" 413 ", answer[:20])
        self.assertEqual(client.get().status, 200)

    def test_slow_clients_are_cut_off(self):
        server = self.home.serve("--no-sign-in")
        host = f"Host: 127.0.0.1:{server.port}\r\n".encode()
        starts = {
            "head": b"G", "body": b"POST /add HTTP/1.1\r\n" + host + b"Content-Length: 10\r\n\r\nx",
            # Begins another request once the first is answered.
            "kept": b"GET /nothing HTTP/1.1\r\n" + host + b"\r\n"}
        slow = {}
        for name, start in starts.items():
            slow[name] = socket.create_connection(("127.0.0.1", server.port), 25)
            self.addCleanup(slow[name].close)
            slow[name].sendall(start)
        answer = b""
        while b"</html>" not in answer:
            answer += slow["kept"].recv(65_536)
        slow["kept"].sendall(b"G")
        for name, connection in slow.items():
            with self.subTest(name):
                # Ended by the server, and not by the time limit of this socket.
                with contextlib.suppress(ConnectionError):
                    self.assertEqual(connection.recv(100), b"")

    def test_behind_a_proxy_each_client_waits_for_itself(self):
        port = free_port()
        server = self.home.serve("--origin", "https://tasks.example.com", port=port)

        def sign_in(client, key="0" * 32, **headers):
            return Client(port).post(
                "/sign-in", {"key": key}, X_Forwarded_For=client,
                **{"Host": "tasks.example.com", **headers}).status

        for _ in range(5):
            self.assertEqual(sign_in("192.0.2.1, 2001:db8::1"), 403)
        for spelling in ["2001:db8::1", "2001:DB8:0:0::1", "[2001:db8::1]:40000"]:
            self.assertEqual(sign_in(spelling), 429)
        # The proxy's own word is the last.
        self.assertEqual(sign_in("2001:db8::1, 192.0.2.2:40000"), 403)
        self.assertEqual(sign_in("192.0.2.2", server.key), 303)
        self.assertIn("192.0.2.2 ada has signed in", server.log())
        # Without a proxy the word of a client counts nothing.
        port = self.home.serve("--write").port
        statuses = [
            sign_in(f"192.0.2.{number}", Host=f"127.0.0.1:{port}") for number in range(6)]
        self.assertEqual(statuses, [403] * 5 + [429])

    def test_a_client_that_asks_and_does_not_read(self):
        for number in range(200):
            self.home.tasks("add", "x" * 400 + str(number))
        server = self.home.serve("--no-sign-in")
        client = server.client(signed_in=False)
        size = len(client.get().body)
        host = f"Host: 127.0.0.1:{server.port}\r\n".encode()
        count = 1_000
        with socket.create_connection(("127.0.0.1", server.port), 20) as connection:
            for _ in range(count):
                connection.sendall(b"GET / HTTP/1.1\r\n" + host + b"\r\n")
            for _ in range(20):
                self.assertEqual(client.get().status, 200)
            with open(f"/proc/{server.process.pid}/status") as file:
                kilobytes = int(re.search(r"VmRSS:\s+(\d+)", file.read())[1])
            self.assertLess(kilobytes * 1_024, count * size / 2)
            # Once it reads, all of it comes.
            connection.shutdown(socket.SHUT_WR)
            answer = b""
            while part := connection.recv(1 << 20):
                answer += part
        self.assertEqual(answer.count(b"HTTP/1.1 200 OK\r\n"), count)
        self.assertEqual(answer.count(b"</html>"), count)

    def test_what_clients_do_besides(self):
        server = self.home.serve("--write")
        client = server.client()
        head = (
            f"Host: 127.0.0.1:{server.port}\r\nCookie: {client.cookie}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n").encode()
        form = f"token={client.token}&text=new".encode()
        size = f"Content-Length: {len(form)}\r\n".encode()
        with socket.create_connection(("127.0.0.1", server.port), 20) as connection:
            connection.sendall(
                b"POST /add HTTP/1.1\r\n" + head + size + b"Expect: 100-continue\r\n\r\n")
            self.assertTrue(connection.recv(4_096).startswith(b"HTTP/1.1 100 "))
            connection.sendall(form)
            # It says that no more comes, and still gets its answer.
            connection.shutdown(socket.SHUT_WR)
            self.assertTrue(connection.recv(4_096).startswith(b"HTTP/1.1 303 "))
        with socket.create_connection(("127.0.0.1", server.port), 20) as connection:
            connection.sendall(b"GET /\xcc\x96 HTTP/1.1\r\n" + head + b"\r\n")
            self.assertIn(b" 400 ", connection.recv(4_096)[:20])
        # Other programs of this host have cookies of any kind.
        cookie = f"odd={chr(0x316)}{chr(0x301)}; {client.cookie}".encode()
        self.assertEqual(client.get(Cookie=cookie).status, 200)
        # Several tags, weak ones, in several headers.
        tag = client.get().headers["ETag"]
        for tags in [f'"x", {tag}', f'W/{tag},"y"']:
            self.assertEqual(client.get(If_None_Match=tags).status, 304)
        self.assertEqual(client.get(If_None_Match=tag[:-1]).status, 200)
        # A link that looks only leaves what is to be said.
        client.post("/add", {"text": "said"})
        self.assertEqual(client.send("HEAD", "/").status, 200)
        self.assertIn("said</p><form", client.get().text)

    def test_too_many_at_once(self):
        server = self.home.serve(
            "--no-sign-in", "--requests", "1", "--simulate-slow-query", "1", "--cache", "none")
        answers = []

        def ask():
            # Those that wait are never answered.
            with contextlib.suppress(OSError, http.client.HTTPException):
                answer = server.client(signed_in=False).get()
                answers.append((answer.status, answer.headers["Retry-After"]))

        threads = [threading.Thread(target=ask) for _ in range(80)]
        for thread in threads:
            thread.start()
        time.sleep(0.9)
        refused = [answer for answer in answers if answer[0] == 503]
        self.assertGreaterEqual(len(refused), 80 - 65 - 2)
        self.assertEqual(set(refused), {(503, "1")})
        server.process.kill()
        for thread in threads:
            thread.join()

    def test_end_lets_begun_answers_finish(self):
        server = self.home.serve("--no-sign-in", "--simulate-slow-query", "1", "--cache", "none")
        answers = []
        thread = threading.Thread(
            target=lambda: answers.append(server.client(signed_in=False).get().status))
        idle = socket.create_connection(("127.0.0.1", server.port))
        thread.start()
        time.sleep(0.5)
        self.assertEqual(server.end(), 0)
        thread.join()
        self.assertEqual(answers, [200])
        self.assertEqual(idle.recv(1), b"")
        idle.close()

    def test_a_thousand_malformed_requests(self):
        server = self.home.serve("--write", "--cache", "none")
        client = server.client()
        seed = int(os.environ.get("SEED", random.randrange(1 << 30)))
        source = random.Random(seed)
        samples = [
            f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nCookie: {client.cookie}\r\n\r\n",
            f"GET /tasks.json?list=home&where=due%3Cfri HTTP/1.1\r\nHost: 127.0.0.1:{server.port}"
            f"\r\nCookie: {client.cookie}\r\nIf-None-Match: \"x\", W/\"y-1\"\r\n\r\n",
            f"POST /change HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nCookie: {client.cookie}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 50\r\n\r\n"
            f"token={client.token}&do=undo+1",
            f"POST /edit HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nCookie: {client.cookie}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
            f"40\r\ntoken={client.token}&id=1&text=%F0%9F%A5%9B&was-text=Buy\r\n0\r\n\r\n",
        ]
        for number in range(1_000):
            data = bytearray(source.choice(samples).encode())
            for _ in range(source.randrange(1, 6)):
                place = source.randrange(len(data) or 1)
                kind = source.randrange(4)
                if kind == 0:
                    data[place:place + 1] = bytes([source.randrange(256)])
                elif kind == 1:
                    del data[place:place + source.randrange(1, 30)]
                elif kind == 2:
                    data[place:place] = source.randbytes(source.randrange(1, 40))
                else:
                    data[place:place] = source.choice(
                        [b"\r\n", b"\0", b"%", b"Content-Length: 99999999999\r\n", b"\xff\xfe", b";"])
            answer = server.raw(bytes(data), wait=2)
            status = answer[9:12]
            self.assertIsNone(server.process.poll(), (seed, number, bytes(data)))
            if status == b"500":
                self.assertIn(" 500:", server.log(), (seed, number, bytes(data)))
        self.assertEqual(client.get().status, 200, seed)


class FaultTests(PageTests):
    def test_a_cache_that_goes_away(self):
        memcached = self.home.memcached()
        server = self.home.serve("--write", "--sessions", "database", "--cache", memcached.url)
        client = server.client()
        self.assertEqual(client.get().status, 200)
        memcached.process.send_signal(signal.SIGSTOP)
        self.assertIn("Buy milk", client.get().text)
        self.assertEqual(client.post("/change", {"do": "done 1"}).status, 303)
        self.assertNotIn(">Buy milk<", client.get("/").text)
        memcached.process.kill()
        self.assertEqual(client.get().status, 200)

    def test_who_waits_for_the_database_keeps_nobody_waiting(self):
        # Without the write-ahead log a writer keeps readers out.
        database = sqlite3.connect(self.home.database, isolation_level=None)
        self.addCleanup(database.close)
        database.execute("PRAGMA journal_mode = DELETE")
        server = self.home.serve("--no-sign-in")
        client = server.client(signed_in=False)
        sheet = re.search(r'href="([^"]+\.css[^"]*)"', client.get().text)[1]
        self.assertEqual(client.get().status, 200)
        database.execute("BEGIN EXCLUSIVE")
        ended = []
        waiting = [
            threading.Thread(target=lambda: ended.append(client.get().status)) for _ in range(2)]
        for thread in waiting:
            thread.start()
        for _ in range(50):
            self.assertEqual(client.get(sheet).status, 200)
        self.assertEqual(ended, [])
        database.execute("COMMIT")
        for thread in waiting:
            thread.join()
        self.assertEqual(ended, [200, 200])

    def use_long_ago(self, milliseconds=61_000):
        with contextlib.closing(sqlite3.connect(self.home.database)) as database, database:
            database.execute(
                "UPDATE access SET used = used - ? WHERE kind = 'session'", [milliseconds])

    def test_that_a_session_is_used_keeps_nobody_waiting(self):
        server = self.home.serve("--write", "--cache", "none")
        client = server.client()
        self.use_long_ago()
        with contextlib.closing(sqlite3.connect(self.home.database)) as database:
            database.execute("BEGIN IMMEDIATE")
            self.assertEqual(client.get().status, 200)
            self.assertEqual(client.get("/?q=milk").status, 200)
            database.rollback()

    def elsewhere(self, key, server, other):
        """The browser with the cookie `key` of `server`, at another; the cookie's name has the port."""
        client = Client(other.port)
        client.cookie = key.replace(str(server.port), str(other.port))
        return client

    def test_what_was_done_outlives_old_copies_of_a_session(self):
        def serve(time, cache):
            self.home.variables["TASKS_NOW"] = f"2026-11-29T09:{time}Z"
            return self.home.serve("--write", "--cache", f"file:{self.home.path}/{cache}")

        def look(time):
            """Another process, whose copy of the session nobody renews."""
            browser = self.elsewhere(key, server, serve(time, "second"))
            self.assertEqual(browser.get("/?q=milk", Tasks_Update="1").status, 200)

        server = serve("00:00", "first")
        client = server.client()
        key = client.cookie
        look("00:00")
        client.post("/add", {"text": "new"})
        # A minute later the copy is renewed.
        look("01:01")
        self.assertIn("added #3 new", client.get().text)

    def test_who_has_signed_out_elsewhere_changes_nothing(self):
        server, other = (
            self.home.serve("--write", "--cache", f"file:{self.home.path}/{name}")
            for name in ["first", "second"])
        client = server.client()
        browser = self.elsewhere(client.cookie, server, other)
        # It has a copy now.
        self.assertEqual(browser.get("/?q=milk").status, 200)
        client.post("/sign-out", {})
        browser.token = client.token
        self.assertEqual(browser.post("/add", {"text": "new"}).status, 403)
        self.assertEqual(self.ids(), ["1", "2"])

    def test_a_disk_that_does_not_answer(self):
        server = self.home.serve("--no-sign-in", "--cache", "none")
        client = server.client(signed_in=False)
        sheet = re.search(r'href="([^"]+\.css[^"]*)"', client.get().text)[1]
        # Whoever opens it waits for a writer that never comes.
        os.unlink(self.home.database)
        os.mkfifo(self.home.database)
        waiting = socket.create_connection(("127.0.0.1", server.port), 30)
        self.addCleanup(waiting.close)
        waiting.sendall(f"GET /?q=milk HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode())
        for _ in range(20):
            self.assertEqual(client.get(sheet).status, 200)
        self.assertEqual(server.end(), 0)

    def test_odd_rows_and_names(self):
        server = self.home.serve("--write", "--cache", "none")
        for column, value in [("used", -(2 ** 63)), ("created", -(2 ** 63)), ("used", 2 ** 62)]:
            client = server.signed_in("bert")
            with contextlib.closing(sqlite3.connect(self.home.database)) as database, database:
                database.execute(f"UPDATE access SET {column} = {value} WHERE name = 'bert'")
            self.assertIn(client.get().status, [200, 403])
            self.assertIsNone(server.process.poll())
        ended = subprocess.run(
            [SERVE, "link", "--as", "evil\nTOKEN\nx"], env=self.home.variables,
            capture_output=True, text=True)
        self.assertEqual(ended.returncode, 2)
        self.assertEqual(
            ended.stderr, "tasks-serve: the name 'evil\\nTOKEN\\nx' has a control character\n")

    @unittest.skipUnless(os.geteuid() == 0, "this user cannot mount a file")
    def test_another_zone(self):
        zones = "/usr/share/zoneinfo"
        zone = f"{self.home.path}/localtime"
        shutil.copy(f"{zones}/UTC", zone)
        self.home.tasks("add", "At a time", "--due", "2020-01-01T23:30")
        server = self.home.serve("--no-sign-in", under=[
            "unshare", "-m", "sh", "-c", f'mount --bind {zone} /etc/localtime && exec "$@"', "sh"])
        client = server.client(signed_in=False)
        paths = ["/", "/?q=time"]
        before = [client.get(path) for path in paths]
        shutil.copy(f"{zones}/Asia/Tokyo", zone)
        # The C library looks at the seconds.
        os.utime(zone, (1, 1))
        for path, old in zip(paths, before):
            self.assertIn("23:30", old.text)
            now = client.get(path, If_None_Match=old.headers["ETag"])
            self.assertEqual(now.status, 200)
            self.assertIn("08:30", now.text)

    def test_a_cache_that_comes_back_with_old_sessions(self):
        memcached = self.home.memcached()
        server = self.home.serve("--write", "--sessions", "database", "--cache", memcached.url)
        client = server.client()
        client.post("/add", {"text": "first"})
        old = memcached.values()
        client.post("/add", {"text": "second"})
        for command in old:
            memcached.talk(command, b"STORED\r\n")
        # Else its button would undo another change.
        self.assertIn("added #4 second", client.get().text)
        self.assertNotIn('role="status"', client.get().text)

    def test_sessions_in_a_cache_that_goes_away(self):
        memcached = self.home.memcached()
        server = self.home.serve("--write", "--sessions", "cache", "--cache", memcached.url)
        client = server.client()
        memcached.process.kill()
        answer = client.get()
        self.assertEqual(answer.status, 503)
        self.assertIn("does not answer", answer.text)
        self.assertTrue(answer.headers["Retry-After"])

    def test_a_database_that_goes_away(self):
        server = self.home.serve("--no-sign-in")
        client = server.client(signed_in=False)
        self.assertEqual(client.get().status, 200)
        for name in os.listdir(os.path.dirname(self.home.database)):
            if name != "tasks.db":
                os.unlink(f"{os.path.dirname(self.home.database)}/{name}")
        os.rename(self.home.database, self.home.database + ".away")
        with open(self.home.database, "w") as file:
            file.write("no database" * 1_000)
        answer = client.get()
        self.assertEqual(answer.status, 503)
        self.assertTrue(answer.headers["Retry-After"])
        self.assertNotIn("Buy milk", answer.text)
        self.assertIn(" 503: ", server.log())
        os.replace(self.home.database + ".away", self.home.database)
        self.assertIn("Buy milk", client.get().text)

    def test_another_database_in_its_place(self):
        server = self.home.serve("--no-sign-in")
        client = server.client(signed_in=False)
        tag = client.get().headers["ETag"]
        self.home.tasks("--db", "other.db", "add", "of another list")
        subprocess.run(["sqlite3", f"{self.home.path}/other.db", "PRAGMA wal_checkpoint(TRUNCATE)"],
            capture_output=True)
        os.replace(f"{self.home.path}/other.db", self.home.database)
        for suffix in ["-wal", "-shm"]:
            if os.path.exists(self.home.database + suffix):
                os.unlink(self.home.database + suffix)
        answer = client.get(If_None_Match=tag)
        self.assertIn("of another list", answer.text)
        self.assertNotIn("Buy milk", answer.text)

    def test_a_busy_database(self):
        server = self.home.serve("--write")
        client = server.client()
        holder = self.home.start(
            ["sqlite3", self.home.database], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True)
        holder.stdin.write("BEGIN IMMEDIATE; SELECT 'held';\n")
        holder.stdin.flush()
        self.assertEqual(holder.stdout.readline().strip(), "held")
        self.assertEqual(client.get().status, 200)
        answer = client.post("/change", {"do": "done 1"})
        self.assertEqual((answer.status, answer.headers["Retry-After"]), (503, "1"))
        holder.stdin.close()
        holder.wait()
        self.assertEqual(self.ids(), ["1", "2"])

    def test_an_edit_of_what_has_changed_meanwhile(self):
        server = self.home.serve("--write")
        client = server.client()
        form = client.get("/edit?id=1").text
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form))
        fields = {**hidden, "text": "Mine", "list": "home", "tags": "shop", "due": "", "note": ""}
        self.home.tasks("edit", "1", "--text", "Theirs")
        answer = client.post("/edit", fields)
        self.assertEqual(answer.status, 409)
        self.assertIn("Theirs", self.home.tasks("list"))
        hidden = dict(
            re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', answer.text))
        self.assertEqual(client.post("/edit", {**fields, **hidden}).status, 303)
        self.assertIn("Mine", self.home.tasks("list"))


class CommandTests(unittest.TestCase):
    def setUp(self):
        self.home = Home()
        self.addCleanup(self.home.end)

    def test_the_command_line_becomes_it(self):
        folder = f"{self.home.path}/prefix"
        os.makedirs(f"{folder}/bin")
        os.makedirs(f"{folder}/libexec/tasks")
        subprocess.run(["cp", TASKS, f"{folder}/bin/tasks"], check=True)
        run = lambda *arguments: subprocess.run(
            [f"{folder}/bin/tasks", *arguments], env=self.home.variables, capture_output=True,
            text=True)
        ended = run("serve")
        self.assertEqual((ended.returncode, ended.stdout), (1, ""))
        self.assertIn("tasks-serve, which is not installed", ended.stderr)
        os.symlink(SERVE, f"{folder}/libexec/tasks/tasks-serve")
        ended = run("--db", f"{self.home.path}/x.db", "serve", "link", "--as", "eve")
        self.assertRegex(ended.stdout, r"^http://127.0.0.1:8765/sign-in\?[0-9a-f]{32}\n$")
        ended = run("--db", f"{self.home.path}/x.db", "serve", "links")
        self.assertIn("\tsign-in\teve\t", ended.stdout)
        for arguments, words in [
                (["nowhere"], "nowhere"), (["unix:relative"], "absolute path"),
                # A link to sign in has to say where it leads.
                (["unix:/tmp/x"], "needs --origin"), (["0.0.0.0:0"], "needs --origin"),
                (["0.0.0.0:0", "--no-sign-in"], "for an address of this machine")]:
            ended = run("serve", "--listen", *arguments)
            self.assertEqual((ended.returncode, ended.stdout), (2, ""), arguments)
            self.assertIn(words, ended.stderr)

    def test_a_socket_of_the_file_system(self):
        self.home.tasks("add", "Buy milk")
        path = f"{self.home.path}/page.sock"
        process = self.home.start(
            [SERVE, "start", "--listen", f"unix:{path}", "--no-sign-in"], stdout=subprocess.PIPE,
            text=True)
        self.assertIn(f" are at unix:{path}, and only shown", process.stdout.readline())
        self.assertEqual(os.stat(path).st_mode & 0o077, 0)
        ended = subprocess.run(
            ["curl", "--silent", "--unix-socket", path, "http://any.example/tasks.json"],
            capture_output=True, text=True)
        self.assertEqual(json.loads(ended.stdout)[0]["text"], "Buy milk")
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(20), 0)
        self.assertFalse(os.path.exists(path))


if __name__ == "__main__":
    unittest.main()
