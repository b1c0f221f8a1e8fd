import Arguments
import Libc
import Strategies
import TaskList

extension EditCommand {
  /// Opens one task in the user's editor and changes it when it was saved, valid and not changed by
  /// anybody else meanwhile.
  ///
  /// Otherwise what the user wrote stays in its file, which is named.
  func editInEditor(_ ids: TaskIDs, _ context: Context) throws {
    let items = try context.backends.store.read { reader throws(StoreError) in
      try reader.items(ids)
    }
    guard let item = items?.first else { throw StoreError.unknown(ids) }
    context.backends.store.close()
    let before = TaskForm.text(item, context.clock)
    let path = try writeTemporary(before, task: item.id)
    try run(context.editor, on: path)
    guard let bytes = readFile(path) else {
      throw NotMetError("cannot read \(path): \(errorText()); nothing was changed")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text != before else {
      unlink(path)
      if !context.isQuiet { try printAnswer("nothing was changed") }
      return
    }
    do {
      try context.apply(.replace(item, with: TaskForm.edit(text, of: item, context.clock)))
      unlink(path)
    } catch let error as StoreError {
      guard case .conflict(let now) = error else { throw kept(path, error) }
      let theirs = now.map { TaskForm.text($0, context.clock) } ?? "(removed)\n"
      printTalk("now:\n\(theirs)\nyours, in \(path):\n\(text)")
      throw NotMetError("#\(item.id) was changed meanwhile; nothing was changed by you")
    } catch let error as UsageError {
      throw kept(path, error)
    }
  }

  private func kept(_ path: String, _ error: any Error) -> NotMetError {
    NotMetError("\(report(error).sentence); what you wrote is in \(path)")
  }

  private func writeTemporary(_ text: String, task: Int64) throws -> String {
    var name = Array("/tmp/tasks-\(task)-XXXXXX.md".utf8CString)
    let file = mkstemps(&name, 3)
    guard file >= 0 else { throw NotMetError("cannot make a file in /tmp: \(errorText())") }
    defer { close(file) }
    let path = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    guard writeAll(Array(text.utf8), to: file) else {
      throw NotMetError("cannot write \(path): \(errorText())")
    }
    return path
  }

  /// Runs the editor through the shell, since its variable may hold options.
  private func run(_ editor: String, on path: String) throws {
    let words = ["/bin/sh", "-c", "\(editor) \"$1\"", "sh", path]
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    let failure = posix_spawn(&child, "/bin/sh", nil, nil, &arguments, environ)
    var status: Int32 = failure
    if failure == 0 {
      while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    }
    guard status == 0 else {
      throw NotMetError("the editor '\(editor)' failed; nothing was changed (see \(path))")
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
