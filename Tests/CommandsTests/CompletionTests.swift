import Testing
import TestSupport

/// The committed completions, asked in the real shells.
@Suite struct CompletionTests {
  private let folder = "\(Home.packageFolder)/completions"

  @Test func bash() async throws {
    let home = try Home()
    let script = """
      source \(folder)/tasks.bash
      ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
        COMPREPLY=(); _tasks "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        echo "${COMPREPLY[*]}"; }
      ask tasks rem
      ask tasks list --strat
      ask tasks list --strategy up
      ask tasks list --strategy = up
      ask tasks config get stra
      """
    let ended = try await run(
      "bash", ["--norc", "-c", script], environment: home.environment(environment(home)))
    #expect(
      ended.output.split(separator: "\n")
        == ["remove", "--strategy", "update", "update", "strategy"], "\(ended)")
  }

  @Test func fish() async throws {
    let home = try Home()
    func ask(_ line: String) async throws -> [String] {
      let script = "source \(folder)/tasks.fish; complete -C '\(line)'"
      let ended = try await run(
        "fish", ["-N", "-c", script], environment: home.environment(environment(home)))
      return ended.output.split(separator: "\n").map { line in
        String(line.split(separator: "\t").first ?? "")
      }
    }
    #expect(try await ask("tasks rem").contains("remove"))
    #expect(try await ask("tasks list --strat").contains("--strategy"))
    #expect(try await ask("tasks list --strategy up").contains("update"))
    #expect(try await ask("tasks list --strategy=up").contains("--strategy=update"))
    #expect(try await ask("tasks --db /et").contains("/etc/"))
  }

  @Test func zsh() async throws {
    let home = try Home()
    // A real interactive zsh on a terminal of its own, with the TAB key pressed.
    func ask(_ line: String) async throws -> String {
      let script = """
        zmodload zsh/zpty
        zpty shell 'PS1= zsh -f -i'
        zpty -w shell 'fpath=(\(folder) $fpath); autoload -Uz compinit; compinit -u -d \(home.path)/z'
        zpty -w shell 'setopt no_beep; echo READ""Y'
        zpty -r shell seen '*READY*'
        zpty -w -n shell $'\(line)\\t'
        sleep 3
        zpty -w -n shell $'\\x15'
        zpty -w shell 'echo DON""E'
        zpty -r shell seen '*DONE*'
        print -r -- $seen
        """
      return try await run(
        "zsh", ["-f", "-c", script], environment: home.environment(environment(home))
      ).output
    }
    #expect(try await ask("tasks rem").contains("tasks remove"))
    #expect(try await ask("tasks list --strat").contains("--strategy"))
    #expect(try await ask("tasks list --strategy up").contains("--strategy update"))
  }

  /// A home with an open and a done task, and a shell in it that finds the binary.
  private func homeWithTasks() async throws -> Home {
    let home = try Home()
    try await home.tasks("add", "Buy: milk", "-l", "home", "-t", "shop")
    try await home.tasks("add", "Call mum")
    try await home.tasks("done", "2")
    return home
  }

  private func environment(_ home: Home) -> [String: String] {
    let folder = home.binary.split(separator: "/").dropLast().joined(separator: "/")
    return ["PATH": "/\(folder):/usr/bin:/bin", "TERM": "dumb"]
  }

  @Test func bashOffersNumbersListsAndTags() async throws {
    let home = try await homeWithTasks()
    let script = """
      source \(folder)/tasks.bash
      ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
        COMPREPLY=(); _tasks "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        echo "${COMPREPLY[*]}"; }
      ask tasks done ''
      ask tasks reopen ''
      ask tasks show ''
      ask tasks list --list ''
      ask tasks add x --tag ''
      """
    let ended = try await run(
      "bash", ["--norc", "-c", script], environment: home.environment(environment(home)))
    let lines = ended.output.split(separator: "\n")
    #expect(lines == ["1", "2", "1 2", "home", "shop"], "\(ended)")
  }

  @Test(arguments: [
    ("fish -N -i", "source FOLDER/tasks.fish", "(Buy: milk)"),
    (
      "zsh -f -i", "fpath=(FOLDER $fpath); autoload -Uz compinit; compinit -u -d ~/dump",
      "-- Buy: milk"
    ),
  ])
  func theWordsStandBesideTheNumbers(shell: String, setup: String, shown: String) async throws {
    let home = try await homeWithTasks()
    try await home.tasks("add", "Third")
    let setup = setup.replacing("FOLDER", with: folder)
    let ended = try await run(
      "python3", ["-c", Self.terminal, shell, setup, "tasks done "],
      environment: home.environment(environment(home)))
    #expect(ended.output.contains(shown) && ended.output.contains("Third"), "\(ended)")
    #expect(!ended.output.contains("Call mum"), "\(ended)")
  }

  /// What a name of a list or tag could make a shell do, as it may come with a cloned repository.
  private static let hostileNames = [
    "$(touch${IFS}RAN)", "`touch${IFS}RAN`", "x;touch${IFS}RAN", "x|touch${IFS}RAN",
    "x&touch${IFS}RAN", "<(touch${IFS}RAN)", ">RAN", "x>RAN", "<RAN", "$[$(touch${IFS}RAN)]",
    "$((a[$(touch${IFS}RAN)]))", "${x:=$(touch${IFS}RAN)}", "~root", "{a..c}", "*", "a?[b]", "!x",
    "#x", "^a^b", "q'uote", "d\"quote", "back\\slash", "it$x", "-dash", "a:b", "ü$(touch${IFS}RAN)",
  ]

  @Test(arguments: ["--list", "--tag"])
  func nothingThatBashInsertsRuns(option: String) async throws {
    let home = try Home()
    for name in Self.hostileNames { try await home.tasks("add", "x", "\(option)=\(name)") }
    // What bash makes of the line when Enter is pressed.
    let script = """
      source \(folder)/tasks.bash; mkdir shut; cd shut; x=expanded
      COMP_WORDS=(tasks list \(option) '') COMP_CWORD=3; _tasks tasks '' \(option)
      for word in "${COMPREPLY[@]}"; do eval "printf '%s\\n' $word"; done
      ls -A
      """
    let ended = try await run(
      "bash", ["--norc", "-c", script], environment: home.environment(environment(home)),
      folder: home.path)
    #expect(
      ended.output.split(separator: "\n").map(String.init).sorted() == Self.hostileNames.sorted(),
      "\(ended)")
  }

  /// Types a line and TAB into an interactive shell on a terminal of its own.
  private static let terminal = """
    import os, pty, sys, time, select
    shell, setup, line = sys.argv[1:4]
    pid, fd = pty.fork()
    if pid == 0:
      os.environ['TERM'] = 'xterm'
      os.execvp(shell.split()[0], shell.split())
    def read(seconds, until=None):
      out, end = b'', time.time() + seconds
      while time.time() < end and not (until and until in out):
        if not select.select([fd], [], [], 0.1)[0]: continue
        try: data = os.read(fd, 65536)
        except OSError: break
        out += data
        # What a terminal answers when it is asked where the cursor is, and what it can do.
        if b'\\x1b[6n' in data: os.write(fd, b'\\x1b[1;1R')
        if b'\\x1b[c' in data or b'\\x1b[0c' in data: os.write(fd, b'\\x1b[?62c')
      return out
    read(2)
    os.write(fd, setup.encode() + b'; echo READ""Y\\r')
    read(20, b'READY')
    read(2)
    os.write(fd, line.encode() + b'\\t')
    sys.stdout.write(read(30, b'Third').decode(errors='replace'))
    os.write(fd, b'\\x03exit\\r')
    """

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
