"""The SQL that does what `tasks` does, learned from what `tasks` leaves in a database."""

import json

from programs import RARE


class Dialect:
    """Statements for the `sqlite3` shell and for the floor; `?` is the text or the id."""

    def __init__(self, tasks):
        self.tasks = tasks
        self.file = str(tasks.folder("databases") / "dialect.db")
        tasks.bench.run([tasks.binary, "-q", "--db", self.file, "add", RARE])
        self.table, self.text = self._where_the_text_is()
        before = self._row()
        # What a row must have that nothing fills in by itself.
        needed = {
            column["name"]: before[column["name"]] for column in self._columns(self.table)
            if column["notnull"] and column["dflt_value"] is None and not column["pk"]
            and column["name"] != self.text}
        columns = ", ".join([self.text, *needed])
        values = ", ".join(["?", *map(literal, needed.values())])
        self.add = f"INSERT INTO {self.table} ({columns}) VALUES ({values})"
        self.remove = f"DELETE FROM {self.table} WHERE id = ?"
        tasks.bench.run([tasks.binary, "-q", "--db", self.file, "done", "1"])
        self.done, is_open = self._done(before, self._row())
        head = f"SELECT id, {self.text} FROM {self.table} WHERE {is_open}"
        self.rows = f"{head} ORDER BY id"
        self.filtered = f"{head} AND {self.text} LIKE '%{RARE}%' ORDER BY id"
        # A change that no `tasks` tells the cache of.
        self.touch = f"UPDATE {self.table} SET {self.text} = {self.text} WHERE id = "

    def _ask(self, sql):
        out = self.tasks.bench.run(["sqlite3", "-json", self.file, sql]).stdout
        return json.loads(out) if out.strip() else []

    def _columns(self, table):
        return self._ask(f"PRAGMA table_info({table})")

    def _where_the_text_is(self):
        for table in self._ask("SELECT name FROM sqlite_schema WHERE type = 'table'"):
            for column in self._columns(table["name"]):
                name, text = table["name"], column["name"]
                if self._ask(f"SELECT 1 FROM {name} WHERE {text} = '{RARE}'"):
                    return name, text
        raise RuntimeError("the text of a task is in no table")

    def _row(self):
        rows = self._ask(f"SELECT * FROM {self.table}")
        return rows[0] if rows else {}

    def _done(self, before, after):
        """The statement that makes a task done, and the condition that tells the open ones."""
        changed = [name for name in before if after.get(name, before[name]) != before[name]]
        if not changed:
            return None, None
        # Where one is set and another replaced, as a time of the last change is, the first tells.
        changed.sort(key=lambda name: before[name] is not None)
        sets = ", ".join(f"{name} = {literal(after[name])}" for name in changed)
        was = before[changed[0]]
        is_open = f"{changed[0]} IS NULL" if was is None else f"{changed[0]} = {literal(was)}"
        return f"UPDATE {self.table} SET {sets} WHERE id = ?", is_open


def literal(value):
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, (int, float)) else "'" + value.replace("'", "''") + "'"
