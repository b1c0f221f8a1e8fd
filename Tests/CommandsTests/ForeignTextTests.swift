import TestSupport
import Testing

/// Text as other programs write it, at every door: arguments, stdin, an editor, the database, settings.
@Suite struct ForeignTextTests {
  private let home: Home

  init() async throws {
    home = try Home()
  }

  /// Runs a script of the shell with `tasks` in its PATH and returns what it prints, errors included.
  private func sh(_ script: String) async throws -> String {
    let ended = try await home.shell("PATH=\"${tasks%/*}:$PATH\"; { \(script)\n} 2>&1")
    return ended.output
  }

  @Test func invalidUTF8IsRefusedAtEveryDoor() async throws {
    #expect(
      try await sh(
        """
        tasks add kept -q
        printf 'Tsch\\374\\337\\n' | tasks add n -n -; echo $?
        printf 'Tsch\\374\\337\\n' | tasks add -; echo $?
        printf 'Tsch\\374\\337\\n' | tasks edit 1 -n -; echo $?
        tasks add "$(printf 'Tsch\\374')"; echo $?
        printf '#!/bin/sh\\nprintf "caf\\\\351\\\\n" > "$1"\\n' > ed; chmod +x ed
        VISUAL=$PWD/ed tasks edit 1 2>&1 | sed 's/tasks-1-.*/FILE/'; tasks list
        """) == """
          tasks: stdin is not UTF-8; nothing was changed
          2
          tasks: line 1 is not UTF-8; nothing was changed
          2
          tasks: stdin is not UTF-8; nothing was changed
          2
          tasks: 'Tsch\u{FFFD}' is not UTF-8
          2
          tasks: what was saved is not UTF-8; nothing was changed (your text is in /tmp/FILE
          1\tkept

          """)
  }

  @Test func aByteOrderMarkAndCRLFAreRemoved() async throws {
    let lines = try await sh(
      """
      printf '\\357\\273\\277one\\r\\ntwo\\r\\n \\r\\n' | tasks add -
      printf '\\357\\273\\277- [x] a\\r\\n- [ ] b\\r\\n' | tasks add trip -n - -q
      tasks list --format table | cut -c1-20
      printf '#!/bin/sh\\n{ printf "\\\\357\\\\273\\\\277"; sed "s/$/\\\\r/" "$1"; } > n; mv n "$1"\\n' > ed
      chmod +x ed; VISUAL=$PWD/ed tasks edit 3
      printf '\\357\\273\\277strategy = "rotate"\\r\\n' > .tasks.toml; tasks config get strategy
      """)
    #expect(
      lines == """
        added #1 one
        added #2 two
        ID  Task
         1  one
         2  two
         3  trip 1/2
        nothing was changed
        rotate

        """)
  }

  /// `é` as one scalar and as two.
  @Test(.onFiles) func namesAreOneInBothForms() async throws {
    let lines = try await sh(
      """
      c=$(printf 'caf\\303\\251') d=$(printf 'cafe\\314\\201')
      tasks add one -l "$c" -t "$c" -q; tasks add two -l "$d" -t "$d" -q; tasks add three -q
      sqlite3 "$db" "UPDATE task SET list = '$d', tags = '$d' WHERE id = 3"
      for x in "$c" "$d"; do
        tasks list -l "$x" --format ids | tr '\\n' ' '; tasks list -t "$x" --format ids | tr '\\n' ' '
        tasks done --where "list=$x" --dry-run | grep -c would
      done
      tasks lists | cut -f 2; tasks edit 1 --untag "$d"
      """)
    #expect(
      lines == "1 2 3 1 2 3 3\n1 2 3 1 2 3 3\n3\nedited #1 one (no tags)\n")
  }

  @Test func anEditThatChangesOnlyTheFormIsAnEdit() async throws {
    let lines = try await sh(
      """
      tasks add "$(printf 'caf\\303\\251')" -q; tasks edit 1 --text "$(printf 'cafe\\314\\201')" | wc -c
      printf '#!/bin/sh\\nsed -i "s/$(printf "e\\314\\201")/$(printf "\\303\\251")/" "$1"\\n' > ed
      chmod +x ed; VISUAL=$PWD/ed tasks edit 1 | wc -c
      """)
    #expect(lines == "17\n16\n")
  }

  @Test(.onFiles) func numbersAndSizesHaveBounds() async throws {
    let lines = try await sh(
      """
      tasks add a -q
      ulimit -v 3000000; tasks add - < /dev/zero; echo $?
      tasks log $(seq 1 2 4001) | wc -l; tasks log 7 $(seq 9 2 60001); echo $?
      sqlite3 "$db" "UPDATE sqlite_sequence SET seq = 9223372036854775807 WHERE name = 'task'"
      tasks add b 2>&1 | sed 's/use .*: every/use FILE: every/'; tasks list
      seq 20000 | sed 's/^/task /' > many
      sqlite3 "$db" "UPDATE sqlite_sequence SET seq = 1 WHERE name = 'task'"; tasks add -q - < many
      (ulimit -f 100; tasks list | tail -n 1; tasks add x 2>&1 | sed 's/:.*//'); tasks list | wc -l
      """)
    #expect(
      lines == """
        tasks: stdin has more than 64 MiB; nothing was changed
        2
        1
        tasks: no tasks 7, 9, 11, 13, 15, 17, 19, 21, … (see 'tasks list')
        1
        tasks: cannot use FILE: every number of a task was used; nothing was changed
        1\ta
        20001\ttask 20000
        added #20002 x
        20002

        """)
  }
}
