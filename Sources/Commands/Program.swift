import ArgumentParser
import Libc
import Rendering

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
      if words.first == completionRequest, Completions.answer(words) { return .done }
      let split = CommandLineWords(words)
      guard !split.asksRoot else { return answerFromRoot(words) }
      guard split.command != "help" else {
        let topics = Array(split.rest.filter { !$0.hasPrefix("-") })
        _ = try CommandName.find(topics)
        return answerFromRoot(["help"] + topics)
      }
      let typed = [split.command ?? "list", split.subcommand].compactMap(\.self)
      guard let name = try CommandName.find(typed) else { return answerFromRoot(words) }
      guard var command = try? name.type.parseAsRoot(split.rest) as? any Command else {
        // Only now the whole tree, so that help and errors name the command as it was typed.
        return answerFromRoot([name.rawValue] + split.rest)
      }
      guard type(of: command).configuration.subcommands.isEmpty else {
        return answerFromRoot(["help", name.rawValue])
      }
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

  private static let completionRequest = "---completion"

  /// Prints help, the version or a completion script, or says what is wrong with the words.
  private static func answerFromRoot(_ words: [String]) -> ExitStatus {
    // ArgumentParser wraps to this, and traps where it is too small.
    setenv("COLUMNS", "\(helpWidth)", 1)
    do {
      var command = try RootCommand.parseAsRoot(words)
      try command.run()
      return .done
    } catch  where RootCommand.exitCode(for: error) == .success {
      do {
        var answer = RootCommand.fullMessage(for: error)
        while answer.last?.isNewline == true { answer.removeLast() }
        try printAnswer(answer)
        return .done
      } catch {
        guard !error.isBrokenPipe else { return .done }
        complain(report(error).sentence, .store, asJSON: false)
        return .store
      }
    } catch {
      var sentence = RootCommand.message(for: error)
        .replacing(". Please provide one of", with: "; it is one of")
      if sentence.hasSuffix(".") { sentence.removeLast() }
      let wantsWords = ["Unknown option", "Missing expected"].contains { sentence.hasPrefix($0) }
      if words.first == "add", wantsWords, words.contains(where: { $0.hasPrefix("-") }) {
        sentence += " (words of a task that begin with a dash go behind --)"
      }
      complain(sentence.prefix(1).lowercased() + sentence.dropFirst(), .usage, asJSON: false)
      return .usage
    }
  }

  /// The columns of help: the terminal's, but neither a ribbon nor lines too long to read.
  private static var helpWidth: Int {
    let width = (try? Environment()).map { Terminal(environment: $0).width } ?? 80
    return max(40, min(width, 100))
  }

  private static func complain(_ sentence: String, _ status: ExitStatus, asJSON: Bool) {
    printTalk(
      asJSON
        ? "{\"error\": \(jsonString(sentence)), \"exit\": \(status.rawValue)}"
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
