import Libc
import TestSupport

/// Runs one command after another, of which each writes its answer into the same files.
///
/// Files and not pipes: nothing is inherited by a command of another lane, and a stopped command
/// keeps nobody waiting.
struct Runner: Sendable {
  let folder: String
  let name: String
  let environment: [String: String]
  let watchdog: Watchdog

  /// Runs `program` to its end; `meanwhile` is told its process, which is not reaped before.
  func run(
    _ program: String, _ arguments: [String], environment more: [String: String] = [:],
    input: String? = nil, meanwhile: (Child) -> Void = { _ in }
  ) throws -> Ended {
    let base = "\(folder)/\(name)"
    if let input { try write(input, to: "\(base).in") }
    let environment = environment.merging(more) { $1 }
    let child = try Child(
      program, arguments, environment: environment.map { "\($0)=\($1)" },
      input: input == nil ? "/dev/null" : "\(base).in", output: "\(base).out",
      errors: "\(base).err", watchdog: watchdog)
    meanwhile(child)
    let status = child.end()
    return Ended(
      output: try read("\(base).out"), errors: try read("\(base).err"), status: status)
  }

  /// Runs the `sqlite3` shell, which waits as long as tasks does, or `psql`, and returns its lines.
  func sql(_ database: Database, _ statements: String) throws -> [String] {
    let (program, arguments) = database.commandLine([statements])
    let ended = try run(program, arguments)
    guard ended.status == 0, ended.errors.isEmpty else {
      throw StressError("\(database.shell) '\(statements)': \(ended)")
    }
    return ended.output.split(separator: "\n").map(String.init)
  }
}

/// The surroundings of the run failed, not tasks.
struct StressError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

private func write(_ text: String, to path: String) throws {
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
  defer { close(file) }
  guard file >= 0, writeAll(Array(text.utf8), to: file) else {
    throw StressError("\(path): \(errorText())")
  }
}

func read(_ path: String) throws -> String {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { throw StressError("\(path): \(errorText())") }
  defer { close(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = read(file, &buffer, buffer.count), count > 0 { bytes += buffer[..<count] }
  return String(decoding: bytes, as: UTF8.self)
}
