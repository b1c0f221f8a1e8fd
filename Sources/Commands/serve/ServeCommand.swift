import App
import Arguments
import Libc
import Text

extension CommandGroup {
  /// The page, which is a program of its own.
  static let serve = CommandGroup(
    syntax: ServeSyntax.group,
    commands: [
      ServeStartCommand.self, ServeLinkCommand.self, ServeLinksCommand.self,
      ServeUnlinkCommand.self,
    ],
    defaultCommand: ServeStartCommand.self)
}

/// A command of `serve`: it has its arguments checked, and becomes `tasks-serve`.
private protocol ServeCommand: Command {
  var arguments: ParsedArguments { get }
}

extension ServeCommand {
  func run() throws {
    let own = ownFolder()
    // Installed, or beside this binary, where `make build-web` puts it.
    for place in ["../libexec/tasks", "."] {
      let path = "\(own)/\(place)/tasks-serve"
      guard access(path, X_OK) == 0 else { continue }
      let words = [path, Self.syntax.name] + arguments.typed
      var pointers = words.map { strdup($0) } + [nil]
      execv(path, &pointers)
      throw RequestError("cannot run \(path): \(errorText())", status: .store)
    }
    throw RequestError(
      "the page is a program of its own, tasks-serve, which is not installed",
      hint: "'make build-web install' installs it")
  }

  /// The folder of this binary.
  private func ownFolder() -> String {
    #if os(Linux)
      let name = "/proc/self/exe"
    #else
      let name = CommandLine.arguments[0]
    #endif
    guard let path = realpath(name, nil) else { return "." }
    defer { free(path) }
    return parentFolder(of: String(cString: path)) ?? "/"
  }
}

struct ServeStartCommand: ServeCommand {
  fileprivate let arguments: ParsedArguments
  static let syntax = ServeSyntax.start

  init(_ arguments: ParsedArguments) throws(UsageError) {
    _ = try ServeOptions(arguments)
    self.arguments = arguments
  }
}

struct ServeLinkCommand: ServeCommand {
  fileprivate let arguments: ParsedArguments
  static let syntax = ServeSyntax.link

  init(_ arguments: ParsedArguments) throws(UsageError) {
    _ = try LinkOptions(arguments)
    self.arguments = arguments
  }
}

struct ServeLinksCommand: ServeCommand {
  fileprivate let arguments: ParsedArguments
  static let syntax = ServeSyntax.links

  init(_ arguments: ParsedArguments) throws(UsageError) {
    _ = try CommonOptions(arguments)
    self.arguments = arguments
  }
}

struct ServeUnlinkCommand: ServeCommand {
  fileprivate let arguments: ParsedArguments
  static let syntax = ServeSyntax.unlink

  init(_ arguments: ParsedArguments) throws(UsageError) {
    _ = try CommonOptions(arguments)
    self.arguments = arguments
  }
}
