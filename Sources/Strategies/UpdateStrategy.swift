import TaskList

/// Fixed keys; a change stores the pages it touched as it left them, so the next list is a hit and
/// the writer pays.
///
/// A view is the whole list, so the next list makes it, not the change.
struct UpdateStrategy: StampedStrategy {
  var pagesAfterChange: Int { maximumPagesAfterChange }

  func didCommit(_ outcome: ChangeOutcome, _ view: any ListView, in context: ListContext) {
    let cache = StampedCache(self, outcome.state, context)
    guard context.layers.contains(.rows) else { return cache.delete(view) }
    guard outcome.state.isGuarded else { return }
    for changed in outcome.pages.prefix(maximumPagesAfterChange) {
      if let page = changed.page {
        _ = cache.store(page)
      } else {
        cache.deletePage(changed.number)
      }
    }
  }
}
