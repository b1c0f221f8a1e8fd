import Model

/// Fixed keys; a change deletes what it touched, and the next list stores it again.
struct DeleteStrategy: StampedStrategy {
  var tellsCacheOfChanges: Bool { true }

  func didCommit(_ result: ChangeResult, _ view: any ListRenderer, in context: ListContext) {
    let cache = StampedCache(self, result.stamp, context)
    if context.layers.contains(.rows) {
      for page in result.pages.prefix(maximumPagesAfterChange) { cache.deletePage(page.number) }
    }
    cache.delete(view)
  }
}
