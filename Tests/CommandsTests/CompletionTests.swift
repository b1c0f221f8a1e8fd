import Testing
import TestSupport

/// The committed completions, in real shells on terminals of their own.
@Suite struct CompletionTests {
  enum Shell: String, CaseIterable {
    case bash, zsh, fish

    var setup: String {
      let folder = "\(Home.packageFolder)/completions"
      return switch self {
      case .bash: "source \(folder)/tasks.bash"
      case .zsh: "fpath=(\(folder) $fpath); compinit -u -d ~/dump2"
      case .fish: "source \(folder)/tasks.fish"
      }
    }
  }

  private let home: Home

  /// A home whose `tasks` also logs the arguments of every list.
  init() async throws {
    home = try Home()
    try await home.shell(
      """
      mkdir bin; printf '#!/bin/sh\\n[ "$1" = list ] && printf "%%s\\\\n" "$3" >> "$HOME/log"\\nexec %s "$@"\\n' \
        "$tasks" > bin/tasks; chmod +x bin/tasks
      """)
  }

  /// What each line is after TAB, or, with `listing`, what the shell shows.
  private func press(
    _ shell: Shell, _ lines: [String], listing: Bool = false, setup: String = ""
  ) async throws -> [String] {
    let driver = Home.packageFolder + "/Tests/TestSupport/terminal.py"
    let setup = shell.setup + setup + (listing ? "; LIST" : "")
    let variables = ["PATH": "\(home.path)/bin:/usr/bin:/bin", "COLUMNS": "100"]
    let ended = try await run(
      systemPython, [driver, shell.rawValue, setup], environment: home.environment(variables),
      folder: home.path, input: lines.map { $0 + "\n" }.joined())
    try #require(ended.status == 0, "\(ended)")
    return ended.output.split(separator: "\n").map(String.init)
  }

  private static let cases = [
    ("tasks rem", "tasks remove "), ("tasks he", "tasks help "),
    ("tasks config un", "tasks config unset "),
    ("tasks cache ver", "tasks cache verify "), ("tasks --vers", "tasks --version "),
    ("tasks list --strat", "tasks list --strategy "),
    ("tasks list --strategy up", "tasks list --strategy update "),
    ("tasks list --strategy=up", "tasks list --strategy=update "),
    ("tasks --strategy rotate li", "tasks --strategy rotate list"),
    ("tasks list --format js", "tasks list --format json"),
    ("tasks list -l ho", "tasks list -l home "),
    ("tasks list --list ho", "tasks list --list home "),
    ("tasks list --list=ho", "tasks list --list=home "),
    ("tasks list -t sh", "tasks list -t shop "), ("tasks list --tag=sh", "tasks list --tag=shop "),
    ("tasks list -t \"sh", "tasks list -t \"shop\" "),
    ("tasks list -t 'sh", "tasks list -t 'shop' "),
    ("tasks add x -t sh", "tasks add x -t shop "),
    ("tasks add x --priority hi", "tasks add x --priority high "),
    ("tasks add -- -l ho", "tasks add -- -l ho"), ("tasks reopen ", "tasks reopen 3 "),
    ("tasks show 2", "tasks show 2 "), ("tasks done 9", "tasks done 9"),
    ("tasks done --where ta", "tasks done --where tag="),
    ("tasks done --where tag=sh", "tasks done --where tag=shop "),
    ("tasks done --where list=ho", "tasks done --where list=home "),
    ("tasks done --where priority=lo", "tasks done --where priority=low "),
    ("tasks done --where status=al", "tasks done --where status=all "),
    ("tasks list --where list=ho", "tasks list --where list=home "),
    ("tasks list --where 'due=over", "tasks list --where 'due=overdue' "),
    ("tasks list --due over", "tasks list --due overdue "),
    ("tasks add x --due tomo", "tasks add x --due tomorrow "),
    ("tasks add x --every weekd", "tasks add x --every weekday "),
    ("tasks list --sort urg", "tasks list --sort urgency "),
    ("tasks list --fields pri", "tasks list --fields priority "),
    ("tasks inb", "tasks inbox "), ("tasks inbox -t sh", "tasks inbox -t shop "),
    ("tasks done --where due=over", "tasks done --where due=overdue "),
    ("tasks config set strat", "tasks config set strategy "),
    ("tasks config set strategy up", "tasks config set strategy update "),
    ("tasks config set --project color ne", "tasks config set --project color never "),
    ("tasks config get lay", "tasks config get layers "),
    ("tasks config set must-exist t", "tasks config set must-exist true "),
    ("tasks schema wat", "tasks schema watch "),
    ("tasks wait --timeout 3", "tasks wait --timeout 30s "),
    ("tasks watch --format js", "tasks watch --format jsonl "),
    ("tasks list -t time:w", "tasks list -t time:work "),
    ("tasks list --tag=time:p", "tasks list --tag=time:play "),
    (
      "tasks --db ~/.local/share/tasks/tasks.db list -l ho",
      "tasks --db ~/.local/share/tasks/tasks.db list -l home "
    ),
    (
      "tasks --db=$HOME/.local/share/tasks/tasks.db list -l ho",
      "tasks --db=$HOME/.local/share/tasks/tasks.db list -l home "
    ),
    ("~/bin/tasks list -t sh", "~/bin/tasks list -t shop "),
    ("tasks unknown re", "tasks unknown re"),
    ("tasks list --nosuch ho", "tasks list --nosuch ho"), ("tasks --db /et", "tasks --db /etc/"),
  ]

  @Test(.onFiles, arguments: Shell.allCases)
  func everyCaseIsCompleted(shell: Shell) async throws {
    try await home.tasks("add", "Buy: milk", "-l", "home", "-t", "shop", "-t", "time:work")
    try await home.tasks("add", "Call mum", "-t", "time:play")
    try await home.tasks("add", "third")
    try await home.tasks("config", "set", "alias.inbox", "list --where list=")
    try await home.tasks("done", "3")
    // bash completes a path to the program by its name; the others know it by the path.
    let setup = shell == .bash ? "" : shell == .zsh ? "; compdef _tasks ~/bin/tasks" : ""
    let lines = try await press(shell, Self.cases.map(\.0), setup: setup)
    #expect(Self.cases.count >= 40 && lines.count == Self.cases.count)
    for (line, (typed, expected)) in zip(lines, Self.cases) {
      #expect(line == expected, "\(shell): '\(typed)'")
    }
  }

  @Test(arguments: Shell.allCases)
  func severalNumbersAreShownWithTheirTasks(shell: Shell) async throws {
    try await home.tasks("add", "-", input: "Buy: milk\nCall $(touch RAN) mum\nthird\n")
    try await home.tasks("done", "3")
    let shown = try await press(shell, ["tasks done "], listing: true).joined()
    #expect(shown.contains("Buy: milk") && shown.contains("Call $(touch RAN) mum"), "\(shown)")
    #expect(!shown.contains("third"), "\(shown)")
  }

  /// No more numbers are offered than anyone reads, and that there are more is said.
  @Test func manyNumbersAreCutOff() async throws {
    try await home.tasks("add", "-", input: (1...2_000).map { "task \($0)\n" }.joined())
    try await home.tasks("remove", "12")
    func offers(_ typed: String, for command: String = "done") async throws -> [Substring] {
      try await home.tasks("---complete", "fish", command, typed).output.split(separator: "\n")
    }
    let all = try await offers("")
    #expect(all.count == 201 && all[0] == "1\ttask 1" && all[11] == "13\ttask 13")
    #expect(all[200] == "...\tthere are more; type a digit")
    let ofOne = try await offers("1")
    #expect(ofOne.count == 201 && ofOne[1] == "10\ttask 10" && ofOne[10] == "100\ttask 100")
    #expect(ofOne[200] == "1...\tthere are more; type a digit")
    let few = try await offers("12", for: "show")
    #expect(few.count == 110 && few[0] == "120\ttask 120" && few[109] == "1299\ttask 1299")
    #expect(try await offers("1999") == ["1999\ttask 1999"])
    for none in ["0", "-1", "x", "12", "99999999999999999999"] {
      #expect(try await offers(none, for: "reopen").isEmpty)
    }
    try await home.tasks("done", "13-14", "130")
    #expect(
      try await offers("1", for: "reopen") == ["13\ttask 13", "14\ttask 14", "130\ttask 130"])
  }

  @Test func anAliasIsCompletedInBash() async throws {
    try await home.tasks("add", "x", "-t", "shop")
    let setup = "; alias t=tasks; complete -o nosort -F _tasks t"
    #expect(try await press(.bash, ["t list -t sh"], setup: setup) == ["t list -t shop "])
  }

  /// What a name of a list or tag could make a shell do, as it may come with a cloned repository.
  private static let hostileNames = [
    "$(touch${IFS}RAN)", "`touch${IFS}RAN`", "x;touch${IFS}RAN", "x|touch${IFS}RAN",
    "x&touch${IFS}RAN", "<(touch${IFS}RAN)", ">RAN", "x>RAN", "<RAN", "$[$(touch${IFS}RAN)]",
    "$((a[$(touch${IFS}RAN)]))", "${x:=$(touch${IFS}RAN)}", "~root", "{a..c}", "*", "a?[b]", "!x",
    "#x", "^a^b", "q'uote", "d\"quote", "back\\slash", "it$x", "-dash", "a:b", "ü$(touch${IFS}RAN)",
  ]

  /// Typed without a quote and inside each, completed by TAB, and run by Enter.
  @Test(arguments: Shell.allCases, ["", "'", "\""])
  func nothingThatIsInsertedRuns(shell: Shell, quote: String) async throws {
    // Inside double quotes nothing quotes an exclamation mark for bash, so that is not offered.
    let isLeftOut = shell == .bash && quote == "\""
    let names = Self.hostileNames.filter { !isLeftOut || !$0.contains("!") }.enumerated().map {
      "\(Character(UnicodeScalar(UInt8(97 + $0))))_\($1)"
    }
    for name in names { try await home.tasks("add", "x", "--list=\(name)") }
    let lines = try await press(shell, names.map { "tasks list -l \(quote)\($0.prefix(2))" })
    #expect(lines.count == names.count)
    let log = try await home.shell("cat log; ls RAN").output.split(separator: "\n").map(String.init)
    #expect(log == names, "\(lines)")
  }

  @Test func whatGoesWrongIsSilenceAndMakesNothing() async throws {
    let home = try Home()
    let words = ["---complete", "bash", "done", ""]
    #expect(try await home.tasks(words).errors.isEmpty)
    #expect(try await home.shell("ls -A \"$HOME\"").output.isEmpty)
    try await home.shell("mkdir -p \"$HOME/.local/share/tasks\"; echo no > \"$db\"")
    let ended = try await home.tasks(words)
    #expect(ended.errors.isEmpty && ended.output.isEmpty, "\(ended)")
  }
}
