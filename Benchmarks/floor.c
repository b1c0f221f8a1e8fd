// The floor of `Benchmarks/bench`: what libsqlite3 alone costs a process, on the database of
// `tasks` and with its durability. The SQL comes from the command line, so that this and the
// `sqlite3` shell are given the same.
//
// usage: floor DB rows SQL            prints the first two columns of each row
//        floor DB change SQL VALUE    binds VALUE, runs, commits, says so
//        floor DB lines SQL           the same for each line of stdin, in one transaction
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static sqlite3 *db;

static void check(int code) {
  if (code == SQLITE_OK || code == SQLITE_DONE) return;
  fprintf(stderr, "floor: %s\n", sqlite3_errmsg(db));
  exit(1);
}

static void run(const char *sql) { check(sqlite3_exec(db, sql, NULL, NULL, NULL)); }

static void change(sqlite3_stmt *statement, const char *value, int length) {
  check(sqlite3_bind_text(statement, 1, value, length, SQLITE_STATIC));
  check(sqlite3_step(statement));
  check(sqlite3_reset(statement));
}

int main(int count, char **words) {
  if (count < 4) return 2;
  const char *verb = words[2];
  check(sqlite3_open_v2(words[1], &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL));
  sqlite3_busy_timeout(db, 5000);
  if (strcmp(verb, "rows") != 0) run("PRAGMA synchronous = FULL; BEGIN IMMEDIATE");
  sqlite3_stmt *statement;
  check(sqlite3_prepare_v2(db, words[3], -1, &statement, NULL));
  if (strcmp(verb, "rows") == 0) {
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
      fputs((const char *)sqlite3_column_text(statement, 0), stdout);
      putchar('\t');
      fputs((const char *)sqlite3_column_text(statement, 1), stdout);
      putchar('\n');
    }
    check(code);
  } else if (strcmp(verb, "change") == 0 && count == 5) {
    change(statement, words[4], -1);
    run("COMMIT");
    if (sqlite3_changes(db) != 1) return 1;
    printf("changed %s\n", words[4]);
  } else if (strcmp(verb, "lines") == 0) {
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    while ((length = getline(&line, &room, stdin)) > 0) change(statement, line, (int)length - 1);
    run("COMMIT");
  } else {
    return 2;
  }
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return fflush(stdout) != 0;
}
