import Arguments

extension CommandGroup {
  /// The commands that inspect and maintain the cache.
  static let cache = CommandGroup(
    syntax: Syntax(
      "cache",
      abstract: "Check, inspect, clear, fill and verify the cache",
      usage: "tasks cache <command> [<options>]",
      discussion: """
        Examples:
          tasks cache check
          tasks cache stats --watch
          tasks cache clear
          tasks cache verify
        """),
    commands: [
      CacheCheckCommand.self, CacheStatsCommand.self, CacheClearCommand.self,
      CacheWarmCommand.self, CacheVerifyCommand.self,
    ],
    defaultCommand: nil)
}
