import ArgumentParser

/// The commands that look into the cache; the tools of one who sets it up or doubts it.
struct CacheCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "cache",
    abstract: "Check, count, clear, fill and verify the cache",
    usage: "tasks cache <subcommand> [<options>]",
    discussion: """
      Examples:
        tasks cache check
        tasks cache stats --watch
        tasks cache clear
        tasks cache verify
      """,
    subcommands: [
      CacheCheckCommand.self, CacheStatsCommand.self, CacheClearCommand.self,
      CacheWarmCommand.self, CacheVerifyCommand.self,
    ])
}
