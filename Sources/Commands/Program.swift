import App
import Arguments
import Libc
import Rendering
import Model
import Text

/// The whole program.
package enum Program {
  /// Runs the command that this process was given, and ends the process.
  package static func main() -> Never {
    // Every file that is created belongs to the user alone.
    umask(0o077)
    openMissingStandardFiles()
    exit(run().rawValue)
  }

  private static func run() -> ExitStatus {
    var wantsJSON = false
    var changes = false
    // A file that may not grow and a reader that is gone are errors of write(2), and not the end of the
    // process: what was begun is finished, also where only stderr has no reader.
    signal(signalsOfWrite.0, SIG_IGN)
    signal(signalsOfWrite.1, SIG_IGN)
    do {
      let commandLine = try Invocation.ofProcess()
      if commandLine.first == Completions.request {
        return Completions.answer(commandLine.dropFirst())
      }
      wantsJSON = asksForJSON(commandLine)
      let invocation = try Invocation(
        Invocation.expanding(commandLine) ?? commandLine)
      if invocation.wantsVersion {
        try printOutput(Array("\(versions())\n".utf8))
        return .done
      }
      guard let type = invocation.command else {
        try printOutput(Array("\(help(invocation))\n".utf8))
        return .done
      }
      let arguments = try ParsedArguments(invocation.rest, type.syntax)
      if let flag = arguments.helpFlag {
        try printOutput(Array("\(help(invocation, isShort: flag == "-h"))\n".utf8))
        return .done
      }
      let command = try type.init(arguments)
      changes = type.changes
      try command.run()
      return .done
    } catch let error as OutputError where error.isBrokenPipe {
      return .done
    } catch is NothingFound {
      return .failure
    } catch {
      let (text, status) = errorReport(error, changes: changes)
      let user = error as? any UserError
      printNote(
        wantsJSON
          ? jsonError(
            user.map { shortened($0.message) } ?? text, hint: user?.hint.map { shortened($0) },
            code: (user?.code ?? .storage).rawValue,
            exit: status.rawValue)
          : "tasks: \(text)")
      return status
    }
  }

  /// Whether errors are printed as JSON, also that of a command line that is wrong.
  private static func asksForJSON(_ commandLine: [String]) -> Bool {
    let words = commandLine.prefix { $0 != "--" }
    return words.contains { ["--json", "--format=json", "--format=jsonl"].contains($0) }
      || zip(words, words.dropFirst()).contains {
        $0 == "--format" && ["json", "jsonl"].contains($1)
      }
  }

  static let syntax = Syntax(
    "tasks",
    abstract: "A task list for the shell and for scripts",
    usage: "tasks [<command>] [<options>]",
    discussion: """
      Examples:
        tasks add "Buy milk" --due fri
        tasks
        tasks next
        tasks done 3 5-7
        tasks undo
        tasks list --due week --group-by due
        tasks init

      'tasks' alone shows the list. The manual is tasks(1). Global options: 'tasks help options'.
      """,
    options: [
      Flag("--help", short: "h", "Show the help of a command, as 'tasks help <command>' does"),
      Flag("--version", "Show the version"),
    ])

  static let globalOptions = Syntax(
    "options", abstract: "The options of every command", usage: "tasks <command> [<options>]",
    discussion: "They may be given before or after the command.", global: CommonOptions.options)

  /// The requested help.
  private static func help(_ invocation: Invocation, isShort: Bool = false) -> String {
    let width = helpWidth
    if invocation.wantsGlobalOptions { return globalOptions.helpPage(width: width) }
    if let command = invocation.helped {
      return command.syntax.helpPage(isShort: isShort, width: width)
    }
    if let group = invocation.name?.group {
      return group.syntax.helpPage(
        subcommands: group.commands.map { $0.syntax },
        defaultCommand: group.defaultCommand?.syntax.name, width: width)
    }
    let aliases = Aliases.all().sorted { $0.key < $1.key }
    let page = syntax.helpPage(
      subcommands: CommandName.allCases.map(\.syntax), defaultCommand: CommandName.list.rawValue,
      width: width)
    guard !aliases.isEmpty else { return page }
    return page + "\n\nAliases:" + aliases.map { "\n  \($0.key): \(visible($0.value))" }.joined()
  }

  /// The width of help in columns: the terminal's, within 40 to 100.
  private static var helpWidth: Int {
    let width = (try? Environment()).map { Terminal(environment: $0).width } ?? 80
    return max(40, min(width, 100))
  }

  /// Opens the standard files that the caller closed, so that no database or cache gets their numbers;
  /// they are opened for the wrong direction, so that using them still fails.
  private static func openMissingStandardFiles() {
    for file in STDIN_FILENO...STDERR_FILENO where fcntl(file, F_GETFD) < 0 {
      _ = open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
