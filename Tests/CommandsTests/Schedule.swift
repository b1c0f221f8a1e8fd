import TestSupport

/// The orders of events that leave the caching strategies of the textbook out of date for good.
enum Schedule: CaseIterable {
  case fillerOvertakenByWriter
  case writersStoreInTheWrongOrder
  case changeOfAnotherProcess
  case writerKilledAfterCommit
  case writerKilledBeforeCommit
  case flushBetweenChangeAndFill
  case restartBetweenChangeAndFill
  case memcachedPausedForTheWriter
  case changeByTheShell
  case restoredFromACopy

  /// What a change in a schedule does.
  enum Verb: CaseIterable {
    case add, done, edit, undo, remove

    /// The words of the change of number `number`, 1 or 2, which says `text` where it can.
    func words(_ number: Int, _ text: String) -> [String] {
      switch self {
      case .add: ["add", text]
      case .done: ["done", "\(number)"]
      case .edit: ["edit", "\(number)", "--text", text]
      case .undo: ["undo"]
      case .remove: ["remove", "\(number)"]
      }
    }
  }

  /// Plays the schedule with `strategy` in every command and changes that are `verb`; the database
  /// has three tasks before, each a step of its own.
  func play(
    _ home: Home, _ server: Memcached, strategy: String, verb: Verb = .add
  ) async throws {
    let option = "--strategy=\(strategy)"
    func change(_ text: String, _ number: Int = 1, _ options: String...) -> [String] {
      verb.words(number, text) + options
    }
    switch self {
    case .fillerOvertakenByWriter:
      let filler = try await home.start("list", option, hook: "rows-read:stop")
      try await home.tasks(change("overtakes", 1, option))
      try await filler.finish()

    case .writersStoreInTheWrongOrder:
      let first = try await home.start(change("first", 1, option), hook: "committed:stop")
      try await home.tasks(change("second", 2, option))
      try await first.finish()

    case .changeOfAnotherProcess:
      try await home.tasks("list", option)
      try await home.tasks(change("without the cache", 1, "--cache=none"))

    case .writerKilledAfterCommit:
      try await home.tasks("list", option)
      _ = try await home.start(change("killed", 1, option), hook: "committed:kill").finish()

    case .writerKilledBeforeCommit:
      try await home.tasks("list", option)
      _ = try await home.start(change("never", 1, option), hook: "before-commit:kill").finish()

    case .flushBetweenChangeAndFill:
      let filler = try await home.start("list", option, hook: "rows-read:stop")
      try await home.tasks(change("flushed", 1, option))
      try await server.flush()
      try await filler.finish()

    case .restartBetweenChangeAndFill:
      let filler = try await home.start("list", option, hook: "rows-read:stop")
      try await home.tasks(change("restarted", 1, option))
      try await server.restart()
      try await filler.finish()

    case .memcachedPausedForTheWriter:
      try await home.tasks("list", option)
      await server.pause()
      try await home.tasks(change("unheard", 1, option))
      await server.resume()

    case .changeByTheShell:
      try await home.tasks("list", option)
      try await home.sql("UPDATE task SET text = 'by hand' WHERE id = 1")

    case .restoredFromACopy:
      try await home.copyList()
      try await home.tasks(change("lost by the restore", 1, option))
      try await home.tasks("list", option)
      try await home.restoreList()
    }
  }
}
