import App
import Arguments
import Libc
import Strategies
import Model
import Text

extension EditCommand {
  /// Opens one task in the user's editor and changes it, if what was saved is valid and the task has not
  /// changed meanwhile.
  ///
  /// Otherwise the user's text stays in its file, which the error names.
  func editInEditor(_ ids: TaskIDs, _ context: Context, isDryRun: Bool) throws {
    guard let item = try context.app.tasks(ids).first else { throw StoreError.unknown(ids) }
    context.app.close()
    let before = TaskForm.text(item, context.clock)
    let path = try writeTemporary(
      before, task: item.id, in: context.app.environment.temporaryFolder)
    let start = monotonicNanoseconds()
    try run(context.app.environment.editor, on: path)
    let wasQuick = monotonicNanoseconds() - start < 500_000_000
    guard let bytes = readFile(path) else {
      throw RequestError("cannot read \(path): \(errorText())")
    }
    guard let text = Text.text(decoding: bytes) else {
      throw RequestError("what was saved is not UTF-8", hint: "your text is in \(path)")
    }
    guard !text.utf8.elementsEqual(before.utf8) else {
      unlink(path)
      if !context.isQuiet { try printOutput("nothing was changed") }
      if wasQuick, context.terminal.isTerminal {
        printNote(
          "tasks: the editor returned at once; one that opens a window must wait, such as 'code --wait'"
        )
      }
      return
    }
    do {
      let edit = try TaskForm.edit(text, of: item, context.clock)
      try context.commit(.replace(item, with: edit), isDryRun: isDryRun)
      unlink(path)
    } catch StoreError.conflict(let now) {
      let theirs = now.map { TaskForm.text($0, context.clock) } ?? "(removed)\n"
      for line in "now:\n\(theirs)\nyours, in \(path):\n\(text)".split(
        separator: "\n", omittingEmptySubsequences: false)
      {
        printNote(String(line))
      }
      throw RequestError("#\(item.id) changed while you were editing")
    } catch let error as OutputError {
      unlink(path)
      throw error
    } catch {
      throw kept(path, error)
    }
  }

  private func kept(_ path: String, _ error: any Error) -> RequestError {
    let (text, _) = errorReport(error, changes: false)
    return RequestError(text, hint: "your text is in \(path)")
  }

  private func writeTemporary(_ text: String, task: Int64, in folder: String) throws -> String {
    guard let (path, file) = makeTemporaryFile(prefix: "\(folder)/tasks-\(task)-", suffix: ".md")
    else { throw RequestError("cannot make a file in \(folder): \(errorText())") }
    defer { close(file) }
    guard writeAll(Array(text.utf8), to: file) else {
      throw RequestError("cannot write \(path): \(errorText())")
    }
    return path
  }

  /// Runs the editor through the shell, because its variable may hold options.
  private func run(_ editor: String, on path: String) throws {
    var status: Int32 = -1
    if let child = startShell(["-c", "\(editor) \"$1\"", "sh", path]) {
      while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    }
    guard status == 0 else {
      throw RequestError("the editor '\(editor)' failed", hint: "see \(path)")
    }
  }
}

/// The bytes of a file; nil with `errno` when it cannot be read.
private func readFile(_ path: String) -> [UInt8]? {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { return nil }
  defer { close(file) }
  return readAll(file, limit: 1 << 26)
}
