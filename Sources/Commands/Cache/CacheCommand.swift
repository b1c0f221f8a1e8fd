import Arguments

extension CommandGroup {
  /// The commands that look into the cache; the tools of one who sets it up or doubts it.
  static let cache = CommandGroup(
    syntax: Syntax(
      "cache",
      abstract: "Check, count, clear, fill and verify the cache",
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
    standard: nil)
}
