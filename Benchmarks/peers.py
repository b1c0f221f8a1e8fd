"""The peers, which are packages of Debian."""

import json
import random
import shutil
import uuid

from programs import RARE, Program, shell


class Taskwarrior(Program):
    name = "Taskwarrior"
    peer = True
    largest = 100_000

    def setup(self, size, lines):
        self.homes = {
            purpose: self.folder(f"taskwarrior/{size}-{purpose}") for purpose in ("list", "change")}
        self.rc = {}
        self.json = self.folder("taskwarrior") / f"{size}.json"
        pick = random.Random(2)
        self.json.write_text(json.dumps([
            {"description": title, "status": "pending",
             "uuid": str(uuid.UUID(int=pick.getrandbits(128), version=4))}
            for title in lines.read_text().splitlines()]))
        for purpose, home in self.homes.items():
            self.rc[purpose] = self.settings(home)
        self.bench.run(["task", self.rc["list"], "import", self.json], timeout=600)
        # A first report numbers the tasks.
        self.bench.run(["task", self.rc["list"], "minimal"])
        shutil.copytree(self.homes["list"], self.homes["change"], dirs_exist_ok=True)
        self.rc["change"] = self.settings(self.homes["change"])
        self.fresh = self.folder("taskwarrior/import")
        self.rc["import"] = self.settings(self.fresh)

    def settings(self, home):
        file = home / "taskrc"
        file.write_text(f"data.location={home}\nconfirmation=off\n")
        return f"rc:{file}"

    def listing(self):
        return ["task", self.rc["list"], "minimal"]

    def filtered(self):
        return ["task", self.rc["list"], RARE, "minimal"]

    def add(self):
        return ["task", self.rc["change"], "add", "answer the letter about {value}"]

    def done(self):
        return ["task", self.rc["change"], "{value}", "done"]

    def remove(self):
        return ["task", self.rc["change"], "{value}", "delete"]

    def importing(self, lines):
        return ["task", self.rc["import"], "import", self.json]

    def importing_prepare(self):
        return shell('rm -f "$1"/*.data "$1"/*.sqlite3', self.fresh)


class TodoTxt(Program):
    name = "todo.txt-cli"
    peer = True
    largest = 100_000

    def setup(self, size, lines):
        self.config = {}
        for purpose in ("list", "change"):
            home = self.folder(f"todotxt/{size}-{purpose}")
            self.config[purpose] = home / "config"
            self.config[purpose].write_text(
                f"export TODO_DIR={home}\nexport TODO_FILE=$TODO_DIR/todo.txt\n"
                "export DONE_FILE=$TODO_DIR/done.txt\nexport REPORT_FILE=$TODO_DIR/report.txt\n")
            shutil.copyfile(lines, home / "todo.txt")

    def command(self, purpose, *words):
        # Without colours, without questions, without moving what is done to another file.
        program = shutil.which("todo-txt") or shutil.which("todo.sh")
        return [program, "-p", "-f", "-a", "-d", self.config[purpose], *words]

    def listing(self):
        return self.command("list", "ls")

    def filtered(self):
        return self.command("list", "ls", RARE)

    def add(self):
        return self.command("change", "add", "answer the letter about {value}")

    def done(self):
        return self.command("change", "do", "{value}")

    def remove(self):
        return self.command("change", "del", "{value}")
