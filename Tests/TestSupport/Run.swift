import Dispatch
import Libc

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
///
/// `environment` nil is our own. `started` is called with the number of the process.
package func run(
  _ program: String, _ arguments: [String], environment: [String: String]? = nil,
  folder: String? = nil, input: String = "",
  started: @escaping @Sendable (Int32) -> Void = { _ in }
) async throws -> Ended {
  try await withCheckedThrowingContinuation { continuation in
    // The threads of tests are few, and this one waits.
    DispatchQueue(label: "run").async {
      continuation.resume(
        with: Result {
          let child = try Child(program, arguments, environment: environment, folder: folder)
          started(child.pid)
          return child.talk(Array(input.utf8))
        })
    }
  }
}

/// The system's Python, which has the packages of the tests and starts sooner than one of a version manager.
package let systemPython = access("/usr/bin/python3", X_OK) == 0 ? "/usr/bin/python3" : "python3"
