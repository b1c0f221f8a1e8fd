"""The PostgreSQL of a run, with pgbouncers and distances in front of it."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

USER = "anna"
PASSWORD = "a password"


class PostgreSQL:
    """A server in a folder and on a port of its own, which ends with the run."""

    def __init__(self, bench):
        self.bench = bench
        self.folder = Path(tempfile.mkdtemp(prefix="tasks-bench-"))
        self.port = free_port()
        # By what they are: "server", "pooler" or "distance".
        self.processes = {"server": [], "pooler": [], "distance": []}
        found = sorted(
            Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
        self.programs = found[-1] if found else Path(shutil.which("postgres")).parent
        self.distance_program = bench.scratch / "distance"
        # PostgreSQL does not run as root, and neither does pgbouncer.
        self.account = {}
        if os.geteuid() == 0:
            self.account = {"user": "postgres", "group": "postgres", "extra_groups": []}
            shutil.chown(self.folder, "postgres", "postgres")
        self.folder.chmod(0o755)
        try:
            self._start()
        except BaseException:
            self.close()
            raise
        pass_file = Path(bench.environment["HOME"]) / ".pgpass"
        pass_file.write_text(f"*:*:*:{USER}:{PASSWORD}\n")
        pass_file.chmod(0o600)

    def _start(self):
        data, certificate = self.folder / "data", self.folder / "server"
        self._run([
            self.programs / "initdb", "-D", data, "-U", "postgres", "-E", "UTF8",
            "--locale=C.UTF-8", "--auth-host=scram-sha-256", "--auth-local=trust"])
        self._run([
            "openssl", "req", "-new", "-x509", "-days", "30", "-nodes", "-subj", "/CN=localhost",
            "-keyout", f"{certificate}.key", "-out", f"{certificate}.crt"])
        # All else is as Debian has it: what is acknowledged is on the disk.
        self._write("data/postgresql.auto.conf", f"""
            listen_addresses = '127.0.0.1'
            port = {self.port}
            unix_socket_directories = '{self.folder}'
            max_connections = 200
            ssl = on
            ssl_cert_file = '{certificate}.crt'
            ssl_key_file = '{certificate}.key'
            log_line_prefix = '> '
            """)
        self._spawn("server", [self.programs / "postgres", "-D", data], "log")
        self._wait(self.port)
        self.sql("postgres", f"CREATE ROLE {USER} LOGIN CREATEDB PASSWORD '{PASSWORD}'", "postgres")

    def _run(self, command):
        done = subprocess.run(
            list(map(str, command)), cwd=self.folder, capture_output=True, **self.account)
        if done.returncode != 0:
            raise RuntimeError(f"{command[0]}: {done.stderr.decode(errors='replace')}")

    def _write(self, name, text):
        path = self.folder / name
        path.write_text("\n".join(line.strip() for line in text.splitlines()) + "\n")
        if self.account:
            shutil.chown(path, "postgres", "postgres")

    def _spawn(self, kind, command, log):
        with open(self.folder / log, "ab") as output:
            self.processes[kind].append(subprocess.Popen(
                list(map(str, command)), cwd=self.folder, stdin=subprocess.DEVNULL, stdout=output,
                stderr=output, **self.account))

    def _wait(self, port):
        for _ in range(200):
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", port)).close()
                return
            time.sleep(0.05)
        raise RuntimeError("PostgreSQL or pgbouncer did not start")

    def distance(self, milliseconds):
        """The port of a server that is so far away, there and back."""
        if milliseconds == 0:
            return self.port
        process = subprocess.Popen(
            [self.distance_program, str(self.port), str(milliseconds)], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE)
        self.processes["distance"].append(process)
        return int(process.stdout.readline())

    def pooler(self, server):
        """The port of a pgbouncer for the server on the port `server`, as tasks-server(7) has it."""
        port = free_port()
        self._write("users", f'"{USER}" "{PASSWORD}"')
        self._write(f"{port}.ini", f"""
            [databases]
            * = host=127.0.0.1 port={server}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = scram-sha-256
            auth_file = {self.folder}/users
            pool_mode = transaction
            server_tls_sslmode = require
            """)
        program = shutil.which("pgbouncer", path=os.environ["PATH"] + ":/usr/sbin")
        self._spawn("pooler", [program, f"{port}.ini"], "pooler-log")
        self._wait(port)
        return port

    def socket_url(self, database):
        return f"postgres://{USER}@/{database}?host={self.folder}&port={self.port}"

    def url(self, database, port=None):
        """With TLS and a password, over TCP."""
        return f"postgres://{USER}@127.0.0.1:{port or self.port}/{database}?sslmode=require"

    def pooled_url(self, database, pooler):
        return f"postgres://{USER}@127.0.0.1:{pooler}/{database}"

    def sql(self, database, statement, user=USER):
        done = subprocess.run(
            ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-p",
             str(self.port), "-U", user, "-d", database, "-c", statement],
            capture_output=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"psql: {done.stderr.decode(errors='replace')}")
        return done.stdout.decode().strip()

    def create(self, database, template="template0"):
        self.sql("postgres", f"CREATE DATABASE {database} TEMPLATE {template}")
        if template != "template0":
            self.sql(database, "UPDATE tasks.state SET database_id = gen_random_uuid()")
            self.sql(database, "VACUUM ANALYZE")

    def statements(self, database, command):
        """The statements that a command sends, each with its parameters put in."""
        self.sql("postgres", f"ALTER DATABASE {database} SET log_statement = 'all'", "postgres")
        log = self.folder / "log"
        start = log.stat().st_size
        self.bench.run(command)
        found = []
        for entry in log.read_text()[start:].split("\n> ")[0:]:
            entry = entry.removeprefix("> ").replace("\n\t", "\n").strip()
            if words := re.match(r"LOG: +execute <unnamed>: (.*)", entry, re.S):
                found.append(words[1])
            elif words := re.match(r"DETAIL: +parameters: (.*)", entry, re.S):
                values = re.findall(r"\$(\d+) = (NULL|'(?:[^']|'')*')", words[1])
                for number, value in reversed(values):
                    found[-1] = found[-1].replace(f"${number}", value)
        return found

    def processor_time(self):
        """Seconds of processor time by kind; of the server also those of its sessions that ended."""
        tick = os.sysconf("SC_CLK_TCK")
        stats = {}
        for path in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                words = path.read_text().rpartition(")")[2].split()
                own, ended = sum(map(int, words[11:13])), sum(map(int, words[13:15]))
                stats[int(path.parent.name)] = int(words[1]), own / tick, ended / tick
        used = {}
        for kind, processes in self.processes.items():
            pids = {process.pid for process in processes}
            used[kind] = sum(
                (own + ended if pid in pids else own) for pid, (parent, own, ended) in stats.items()
                if pid in pids or parent in pids)
        return used

    def close(self):
        # A server that gets SIGINT ends its sessions first.
        for kind in ("distance", "pooler", "server"):
            for process in self.processes[kind]:
                process.send_signal(2)
                try:
                    process.wait(timeout=20)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]
