import Arguments
import Libc
import Rendering
import TaskList
import Text

/// The whole program.
package enum Program {
  /// Runs the command that this process was given, and ends the process.
  package static func main() -> Never {
    // Everything that is made is the user's alone.
    umask(0o077)
    openMissingStandardFiles()
    exit(run().rawValue)
  }

  private static func run() -> ExitStatus {
    var wantsJSON = false
    do {
      let words = try CommandLineWords.ofProcess()
      if words.first == Completions.request { return Completions.answer(words.dropFirst()) }
      let line = try CommandLineWords(words)
      if line.asksVersion {
        try printAnswer("tasks \(version)")
        return .done
      }
      guard let type = line.command else {
        try printAnswer(help(line))
        return .done
      }
      let parsed = try ParsedWords(line.rest, type.syntax)
      guard !parsed.asksHelp else {
        try printAnswer(help(line))
        return .done
      }
      let command = try type.init(parsed)
      wantsJSON = command.wantsJSON
      try command.run()
      return .done
    } catch let error as OutputError where error.isBrokenPipe {
      return .done
    } catch {
      let (sentence, status) = report(error)
      complain(sentence, status, asJSON: wantsJSON)
      return status
    }
  }

  static let syntax = Syntax(
    "tasks",
    abstract: "A task list for the shell and for scripts",
    usage: "tasks [<command>] [<options>]",
    discussion: """
      Examples:
        tasks add "Buy milk"
        tasks
        tasks done 3 5-7
        tasks undo
        tasks list --strategy update --explain
        tasks init

      'tasks' alone shows the list. The manual is tasks(1).
      """,
    options: [
      Option("--help", short: "h", "Show the help of a command, as 'tasks help <command>' does"),
      Option("--version", "Show the version"),
    ])

  /// The help that the words ask for.
  private static func help(_ line: CommandLineWords) -> String {
    let width = helpWidth
    if let command = line.helped { return command.syntax.helpPage(width: width) }
    if let group = line.name?.group {
      return group.syntax.helpPage(
        subcommands: group.commands.map { $0.syntax }, standard: group.standard?.syntax.name,
        width: width)
    }
    return syntax.helpPage(
      subcommands: CommandName.allCases.map(\.syntax), standard: CommandName.list.rawValue,
      width: width)
  }

  /// The columns of help: the terminal's, but neither a ribbon nor lines too long to read.
  private static var helpWidth: Int {
    let width = (try? Environment()).map { Terminal(environment: $0).width } ?? 80
    return max(40, min(width, 100))
  }

  private static func complain(_ sentence: String, _ status: ExitStatus, asJSON: Bool) {
    printTalk(
      asJSON
        ? jsonError(sentence, exit: status.rawValue)
        : "tasks: \(visible(sentence))")
  }

  /// Takes the numbers of standard files that the caller closed, so that no database or cache gets
  /// them; they are opened the wrong way round, so that using them still fails.
  private static func openMissingStandardFiles() {
    for file in STDIN_FILENO...STDERR_FILENO where fcntl(file, F_GETFD) < 0 {
      _ = open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
