import TaskList

/// Fixed keys; a change deletes what it touched, and the next list stores it again.
struct DeleteStrategy: StampedStrategy {
  func didCommit(_ outcome: ChangeOutcome, _ view: any ListView, in context: ListContext) {
    let cache = StampedCache(self, outcome.state, context)
    if context.layers.contains(.rows) {
      for page in outcome.pages.prefix(maximumPagesAfterChange) { cache.deletePage(page.number) }
    }
    cache.delete(view)
  }
}
