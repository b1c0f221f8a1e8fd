"""What the tests of the page share: the real programs, a plain HTTP client, and a folder for each test."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.parse

FOLDER = os.path.dirname(os.path.abspath(__file__))
PACKAGE = os.path.dirname(os.path.dirname(FOLDER))
SERVE = os.environ.get("TASKS_SERVE_BINARY", f"{PACKAGE}/.build/debug/tasks-serve")
TASKS = os.environ.get("TASKS_BINARY", f"{PACKAGE}/.build/debug/tasks")


class Home:
    """A home of its own, where commands run and a server may."""

    def __init__(self, **variables):
        self.path = tempfile.mkdtemp(prefix="tasks-web-")
        self.variables = {
            "HOME": self.path, "PATH": os.environ["PATH"], "TASKS_USER": "ada", **variables}
        self.database = f"{self.path}/.local/share/tasks/tasks.db"
        self.processes = []
        self.files = []

    def tasks(self, *arguments, status=0):
        ended = subprocess.run(
            [TASKS, *arguments], env=self.variables, cwd=self.path, capture_output=True, text=True)
        assert ended.returncode == status, (arguments, ended)
        return ended.stdout

    def serve_command(self, *arguments):
        ended = subprocess.run(
            [SERVE, *arguments], env=self.variables, cwd=self.path, capture_output=True, text=True)
        assert ended.returncode == 0, (arguments, ended)
        return ended.stdout.strip()

    def serve(self, *options, port=0, under=()):
        return Server(self, options, port, under)

    def memcached(self):
        for _ in range(20):
            port = free_port()
            process = self.start(
                ["memcached", "-u", "root", "-l", "127.0.0.1", "-p", str(port), "-U", "0"])
            for _ in range(100):
                try:
                    socket.create_connection(("127.0.0.1", port), 1).close()
                    return Memcached(process, port)
                except OSError:
                    if process.poll() is not None:
                        break
                    time.sleep(0.02)
        raise AssertionError("memcached does not start")

    def start(self, command, **options):
        process = subprocess.Popen(command, env=self.variables, cwd=self.path, **options)
        self.processes.append(process)
        return process

    def end(self):
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(signal.SIGCONT)
                process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()
        for file in self.files:
            file.close()
        shutil.rmtree(self.path, ignore_errors=True)


class Memcached:
    def __init__(self, process, port):
        self.process = process
        self.port = port
        self.url = f"memcached://127.0.0.1:{port}"

    def count(self, name):
        return int(re.search(rf"STAT {name} (\d+)".encode(), self.talk(b"stats\r\n", b"END\r\n"))[1])


    def talk(self, data, end):
        with socket.create_connection(("127.0.0.1", self.port), 5) as connection:
            connection.sendall(data)
            answer = b""
            while not answer.endswith(end):
                answer += connection.recv(65536)
        return answer

    def values(self):
        """All that it keeps, as the commands that store it again."""
        keys = re.findall(rb"key=(\S+)", self.talk(b"lru_crawler metadump all\r\n", b"END\r\n"))
        commands = []
        for key in map(urllib.parse.unquote_to_bytes, keys):
            answer = self.talk(b"get " + key + b"\r\n", b"END\r\n")
            _, _, flags, size = answer.split(b"\r\n")[0].split(b" ")
            value = answer.split(b"\r\n", 1)[1][:int(size)]
            commands.append(b"set %s %s 0 %s\r\n%s\r\n" % (key, flags, size, value))
        return commands


class Server:
    """A page that is served until the test ends."""

    def __init__(self, home, options, port, under):
        self.home = home
        self.errors = open(f"{home.path}/serve-{len(home.processes)}.log", "w+")
        home.files.append(self.errors)
        self.process = home.start(
            [*under, SERVE, "start", "--listen", f"127.0.0.1:{port}", *options], stdout=subprocess.PIPE,
            stderr=self.errors, text=True)
        self.key = None
        while True:
            line = self.process.stdout.readline()
            assert line, self.log()
            if "sign-in?" in line:
                self.key = line.strip().split("?")[1]
            if found := re.search(r"at (https?://[^ ,/]+?(?::(\d+))?)/", line):
                self.url, self.port = found[1], int(found[2] or port)
                return

    def log(self):
        with open(self.errors.name) as file:
            return file.read()

    def client(self, signed_in=True):
        client = Client(self.port)
        if signed_in:
            client.sign_in(self.key or "")
        return client

    def signed_in(self, name):
        """A client of another person."""
        client = Client(self.port)
        client.sign_in(self.home.serve_command("link", "--as", name).split("?")[1])
        return client

    def raw(self, data, wait=5):
        """Sends bytes and returns all that comes back until the end, or until nothing comes any more."""
        with socket.create_connection(("127.0.0.1", self.port), wait) as connection:
            connection.settimeout(wait)
            answer = b""
            try:
                connection.sendall(data)
                connection.shutdown(socket.SHUT_WR)
                while part := connection.recv(65536):
                    answer += part
            except OSError:
                pass
            return answer

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(20)


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()
        self.text = self.body.decode()


class Client:
    """A browser as far as cookies go."""

    def __init__(self, port):
        self.port = port
        self.cookie = None
        self.token = None

    def send(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = dict(headers or {})
        if self.cookie:
            headers.setdefault("Cookie", self.cookie)
        if body is not None:
            headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
        connection.request(method, path, body, headers)
        answer = Answer(connection.getresponse())
        connection.close()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            self.keep(*cookie.split(";")[0].split("="), "Max-Age=0" in cookie)
        if found := re.search(r'name="token" value="([0-9a-f]{32})"', answer.text):
            self.token = found[1]
        return answer

    def keep(self, name, value, is_over):
        jar = dict(part.split("=") for part in (self.cookie or "").split("; ") if part)
        jar.pop(name, None)
        if not is_over:
            jar[name] = value
        self.cookie = "; ".join(f"{name}={value}" for name, value in jar.items())

    def get(self, path="/", **headers):
        return self.send("GET", path, headers={k.replace("_", "-"): v for k, v in headers.items()})

    def post(self, path, fields, **headers):
        headers = {k.replace("_", "-"): v for k, v in headers.items()}
        fields = {"token": self.token or "", **fields}
        return self.send("POST", path, urllib.parse.urlencode(fields), headers)

    def sign_in(self, key):
        answer = self.post("/sign-in", {"key": key})
        assert answer.status == 303, answer.text
        self.get()
        return answer


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
