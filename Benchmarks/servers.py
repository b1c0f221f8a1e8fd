"""The memcached servers of a run: one on a loopback port, one on a unix socket."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

class Servers:
    def __init__(self, bench):
        # The path of a socket may have some 100 bytes, and the scratch folder may be far down.
        self.folder = Path(tempfile.mkdtemp(prefix="tasks-bench-"))
        self.bench = bench
        self.processes = []
        as_root = ["-u", "root"] if os.geteuid() == 0 else []
        common = ["memcached", "-m", "256", *as_root]
        ports, path = self.folder / "port", self.folder / "socket"
        self._start([*common, "-l", "127.0.0.1", "-p", "-1", "-U", "0"],
                    {"MEMCACHED_PORT_FILENAME": str(ports)})
        self._start([*common, "-s", str(path)], {})
        self._wait(lambda: ports.exists() and "TCP INET: " in ports.read_text() and path.exists())
        port = ports.read_text().split("TCP INET: ")[1].split()[0]
        # As libmemcached wants them, and as `tasks` does.
        self.addresses = {"tcp": f"127.0.0.1:{port}", "socket": str(path)}
        self.urls = {name: f"memcached://{address}" for name, address in self.addresses.items()}

    def _start(self, command, environment):
        self.processes.append(subprocess.Popen(
            command, env=os.environ | environment, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL))

    def _wait(self, ready):
        for _ in range(100):
            if ready():
                return
            time.sleep(0.05)
        self.close()
        raise RuntimeError("memcached did not start")

    def get(self, name):
        """What `--cache` is given for it; nothing for the cache in files, which is the default."""
        return self.urls[name] if name else None

    def close(self):
        for process in self.processes:
            process.terminate()
            process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
