package import Subprocess
import Libc
import SystemPackage

/// What a process printed and how it ended.
package struct Ended: Equatable, Sendable {
  package let output: String
  package let errors: String
  /// The exit status; a signal's number negated when one killed it.
  package let status: Int32

  package init(output: String = "", errors: String = "", status: Int32 = 0) {
    self.output = output
    self.errors = errors
    self.status = status
  }
}

/// Runs `program`, a path or a name to be found in PATH, to its end, in `folder` or in our own.
package func run(
  _ program: String, _ arguments: [String], environment: Environment = .inherit,
  folder: String? = nil, input: String = "", started: @Sendable (Int32) -> Void = { _ in }
) async throws -> Ended {
  try await run(
    program, Arguments(arguments), environment: environment, folder: folder, input: input,
    started: started)
}

/// Runs `program` with arguments that need not be UTF-8.
package func run(
  _ program: String, _ arguments: Arguments, environment: Environment = .inherit,
  folder: String? = nil, input: String = "", started: @Sendable (Int32) -> Void = { _ in }
) async throws -> Ended {
  let executable: Executable =
    program.contains("/") ? .path(FilePath(program)) : .name(program)
  let limit = 256 << 20
  let result = try await Subprocess.run(
    executable, arguments: arguments, environment: environment,
    workingDirectory: folder.map { FilePath($0) }, input: .string(input),
    output: .bytes(limit: limit), error: .bytes(limit: limit)
  ) { execution in
    started(execution.processIdentifier.value)
  }
  let status: Int32 =
    switch result.terminationStatus {
    case .exited(let code): code
    case .signaled(let signal): -signal
    }
  return Ended(
    output: String(decoding: result.standardOutput, as: UTF8.self),
    errors: String(decoding: result.standardError, as: UTF8.self), status: status)
}

/// The system's Python, which has the packages of the tests and starts sooner than one of a version manager.
package let systemPython = access("/usr/bin/python3", X_OK) == 0 ? "/usr/bin/python3" : "python3"
