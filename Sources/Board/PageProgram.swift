import App
import Arguments
import Dates
import Libc
import Model
import Strategies
import Text

/// The program `tasks-serve`, but for its sockets.
public enum PageProgram {
  /// Runs the command that this process was given, and returns the exit status.
  ///
  /// `serve` listens until it is told to stop.
  public static func run(serve: (PageServer) throws -> Void) -> Int32 {
    umask(0o077)
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
    do {
      // The command line has refused what is not UTF-8.
      try command(processArguments().map { String(decoding: $0, as: UTF8.self) }, serve)
      return ExitStatus.done.rawValue
    } catch let error as any UserError {
      note("\(error.message)\(error.hint.map { " (\($0))" } ?? "")")
      return error.status.rawValue
    } catch {
      note("\(error)")
      return ExitStatus.store.rawValue
    }
  }

  /// Writes a line to stderr; what a terminal would obey is escaped.
  @Sendable public static func note(_ line: String) {
    writeNote(line)
  }

  private static func command(
    _ arguments: [String], _ serve: (PageServer) throws -> Void
  ) throws {
    guard let syntax = ServeSyntax.all.first(where: { $0.name == arguments.first }) else {
      throw UsageError("this is a part of tasks", hint: "run 'tasks serve'")
    }
    let parsed = try ParsedArguments(Array(arguments.dropFirst()), syntax)
    switch syntax.name {
    case "link": try link(try LinkOptions(parsed))
    case "links": try links(try CommonOptions(parsed))
    case "unlink": try unlink(parsed.arguments, try CommonOptions(parsed))
    default: try serve(PageServer(options: try ServeOptions(parsed)))
    }
  }

  private static func link(_ options: LinkOptions) throws {
    let app = try App(options.common.overrides)
    try app.createDatabase()
    if let list = options.list {
      let name = try checkedName(list, of: "--list", allowsSpaces: true)
      try writeLine("\(options.origin)/l/\(try addLink(.share, name, app))")
    } else {
      let key = try addLink(.signIn, app.context.author().name, app)
      try writeLine("\(options.origin)/sign-in?\(key)")
    }
  }

  /// The part of a hash by which a key is named.
  private static func number(_ key: AccessKey) -> Substring { key.hash.prefix(8) }

  private static func links(_ options: CommonOptions) throws {
    let app = try App(options.overrides)
    for key in try app.access.accessKeys(validAt: app.clock.milliseconds) {
      try writeLine(
        String(number(key)), key.kind.rawValue, key.name, time(key.created), time(key.used),
        key.expires.map(time) ?? "")
    }
  }

  private static func time(_ milliseconds: Int64) -> String {
    var bytes: [UInt8] = []
    bytes.append(utc: milliseconds)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func unlink(_ numbers: [String], _ options: CommonOptions) throws {
    let app = try App(options.overrides)
    let keys = try app.access.accessKeys(validAt: app.clock.milliseconds)
    for name in numbers {
      guard let key = keys.first(where: { number($0) == name }) else {
        throw UsageError("there is no link '\(name)'", hint: "see 'tasks serve links'")
      }
      _ = try app.access.takeAccessKey(key.hash)
      guard key.kind == .session else { continue }
      let stamp = try app.read { [context = app.context] reader throws(StoreError) in
        try context.stamp(reader)
      }
      SessionStore(.database, app, stamp ?? .none).mark(key.hash)
    }
  }
}
