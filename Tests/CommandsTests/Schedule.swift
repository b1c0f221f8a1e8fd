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

  /// Plays the schedule with `strategy` in every command; the database has tasks before.
  func play(_ home: Home, _ server: Memcached, strategy: String) async throws {
    let option = "--strategy=\(strategy)"
    switch self {
    case .fillerOvertakenByWriter:
      let filler = try await home.start("list", option, hook: "rows-read:stop")
      try await home.tasks("add", "overtakes", option)
      try await filler.finish()

    case .writersStoreInTheWrongOrder:
      let first = try await home.start("add", "first", option, hook: "committed:stop")
      try await home.tasks("add", "second", option)
      try await first.finish()

    case .changeOfAnotherProcess:
      try await home.tasks("list", option)
      try await home.tasks("add", "without the cache", "--cache=none")

    case .writerKilledAfterCommit:
      try await home.tasks("list", option)
      _ = try await home.start("add", "killed", option, hook: "committed:kill").finish()

    case .writerKilledBeforeCommit:
      try await home.tasks("list", option)
      _ = try await home.start("add", "never", option, hook: "before-commit:kill").finish()

    case .flushBetweenChangeAndFill:
      let filler = try await home.start("list", option, hook: "rows-read:stop")
      try await home.tasks("add", "flushed", option)
      try await server.flush()
      try await filler.finish()

    case .restartBetweenChangeAndFill:
      let filler = try await home.start("list", option, hook: "rows-read:stop")
      try await home.tasks("add", "restarted", option)
      try await server.restart()
      try await filler.finish()

    case .memcachedPausedForTheWriter:
      try await home.tasks("list", option)
      await server.pause()
      try await home.tasks("add", "unheard", option)
      await server.resume()

    case .changeByTheShell:
      try await home.tasks("list", option)
      try await home.shell("sqlite3 \"$db\" \"UPDATE task SET text = 'by hand' WHERE id = 1\"")

    case .restoredFromACopy:
      try await home.shell("sqlite3 \"$db\" \".backup '$db.copy'\"")
      try await home.tasks("add", "lost by the restore", option)
      try await home.tasks("list", option)
      try await home.shell("sqlite3 \"$db\" \".restore '$db.copy'\"")
    }
  }
}
