import Libc
import TestSupport
import Testing

/// 1,500 random byte strings where a command reads any: it ends by itself, with a status of the manual, at
/// most one line on stderr where it fails, and the list as it was.
///
/// What fails is named, and its file is kept in /tmp/tasks-random.
@Suite(.onFiles) struct RandomByteTests {
  /// Where the bytes go: a shell command that reads the file `$f`, and what the bytes are like.
  struct Way: CustomTestStringConvertible, Sendable {
    let name: String
    let count: Int
    let command: String
    let samples: [String]

    var testDescription: String { name }

    init(_ name: String, _ count: Int, _ command: String, like samples: [String]) {
      self.name = name
      self.count = count
      self.command = command
      self.samples = samples
    }
  }

  private static let lines = [
    "add 'Buy milk' --due fri --list home", "list --where 'due<=fri' --sort due,-priority",
    "edit 1 --text new --tag x --every '2 weeks'", "show 1 --template '{id}\\t{text}'",
    "done 1 3-4", "undo --steps 2", "log --since yesterday --json", "export --format csv milk",
    "import - --from json --map a=text", "config set sort due", "wait 1 --timeout 0s", "where",
  ]
  private static let settings = [
    "strategy = \"update\"\nttl = 60\n# c\nsort = \"due,-priority\"\nalias.inbox = 'list --where list='\n",
    "cache = \"memcached://127.0.0.1:1\"\ncolor = \"auto\"\nfilter = [\"list=home\"]\n",
  ]

  private static let ways: [Way] =
    [
      // Words of the command line, one a line of the file.
      Way("arguments", 150, "set -f; IFS='\n'; \"$tasks\" $(tr -d '\\0' < $f)", like: words),
      Way("text", 100, "\"$tasks\" add -- \"$(tr -d '\\0' < $f)\"", like: ["Buy milk"]),
      Way("condition", 100, "\"$tasks\" list --where \"$(tr -d '\\0' < $f)\"", like: conditions),
      Way("stdin", 150, "\"$tasks\" add - < $f", like: ["one\ntwo\r\n\nthree"]),
      Way("note", 50, "\"$tasks\" edit 1 --note - < $f", like: ["- [ ] one\n- [x] two\n\ntext"]),
      Way(
        "config", 150, "cp $f .config/tasks/config.toml; \"$tasks\" list",
        like: settings),
      Way(
        "database", 150,
        "\"$tasks\" list --db $f && \"$tasks\" add x --db $f && \"$tasks\" export --with-log --db $f",
        like: []),
      Way("batch", 150, "\"$tasks\" batch $f", like: [sampleBatch]),
    ]
    + sampleFiles.map { form, text in
      Way(
        form, 63, "\"$tasks\" import $f --from \(form)", like: [text])
    }

  private static let words = lines.map {
    $0.split(separator: " ").joined(separator: "\n").filter { $0 != "'" }
  }
  private static let conditions = [
    "due<=fri", "list=home,work", "text~milk", "created>2026-01-01", "every=2w", "id=3,5-7",
  ]

  @Test func thereAreThreeThousand() {
    #expect(Self.ways.reduce(0) { $0 + $1.count } >= 1_500)
  }

  @Test(arguments: ways)
  func endsAsTheManualSays(way: Way) async throws {
    let home = try Home(["TASKS_USER": "anna", "EDITOR": "false"], binary: Home.releaseBinary)
    try await home.shell(
      """
      mkdir -p .config/tasks files; seq 20 | sed 's/^/task /' | "$tasks" add -q - --list home
      "$tasks" edit -q 1 --note '- [ ] a' --due 2026-12-01; "$tasks" list > /dev/null; cp "$db" good
      """)
    try await write(way, home)
    let ended = try await home.shell(Self.check(way))
    #expect(ended.status == 0 && ended.output.isEmpty, "\(way.name): \(ended)")
  }

  private static func check(_ way: Way) -> String {
    """
    command() { \(way.command); }
    bad() { mkdir -p /tmp/tasks-random; cp $f "/tmp/tasks-random/\(way.name)-${f##*/}"
      echo "$1: /tmp/tasks-random/\(way.name)-${f##*/}"; head -c 300 err; }
    # A command that does not end is ended after 20 seconds of computing.
    ulimit -t 20
    for f in files/*; do
      command < /dev/null > out 2> err; r=$?
      case $r in 0|1|2|3|4|5) ;; *) bad "status $r" ;; esac
      first=; second=; { read -r first; read -r second; } < err
      case "$first" in ''|'tasks: '*|'{"error": {'*) ;; *) [ $r -eq 0 ] || bad 'no message' ;; esac
      if [ $r -ne 0 ]; then
        [ -n "$first" ] && [ -z "$second" ] || [ $r -eq 1 ] || bad 'not one line'
        cmp -s "$db" good || bad 'the list was changed'
      elif ! cmp -s "$db" good; then
        [ "$(sqlite3 "$db" 'PRAGMA integrity_check')" = ok ] || bad 'not intact'
        cp good "$db"; rm -f "$db"-*
      fi
    done
    rm -f .config/tasks/config.toml
    [ "$("$tasks" list | wc -l)" = 20 ] || echo 'the list is another'
    """
  }

  /// Writes the files, a quarter of them of random bytes and the others damaged ones.
  private func write(_ way: Way, _ home: Home) async throws {
    var random = SeededGenerator(seed: way.name.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) })
    var samples = way.samples.map { Array($0.utf8) }
    if samples.isEmpty {
      let file = open("\(home.path)/good", O_RDONLY)
      samples = [try #require(readAll(file, limit: 1 << 24))]
      close(file)
    }
    for number in 0..<way.count {
      let bytes: [UInt8] =
        number % 4 == 0
        ? .random(upTo: 200, using: &random)
        : (samples.randomElement(using: &random) ?? []).damaged(using: &random)
      let file = open("\(home.path)/files/\(number)", O_WRONLY | O_CREAT | O_EXCL, 0o600)
      try #require(file >= 0 && writeAll(bytes, to: file))
      close(file)
    }
  }
}
