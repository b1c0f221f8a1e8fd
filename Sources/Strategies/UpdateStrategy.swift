import Model

/// Fixed keys; a change stores the pages it touched as it left them, so the next list is a hit and
/// the writer pays.
///
/// A view is the whole list, so the next list renders it, not the change.
struct UpdateStrategy: StampedStrategy {
  var pagesAfterChange: Int { maximumPagesAfterChange }

  var tellsCacheOfChanges: Bool { true }

  func didCommit(_ result: ChangeResult, _ view: any ListRenderer, in context: ListContext) {
    let cache = StampedCache(self, result.stamp, context)
    guard context.layers.contains(.rows) else { return cache.delete(view) }
    guard result.stamp.isIntact else { return }
    for changed in result.pages.prefix(maximumPagesAfterChange) {
      if let page = changed.page {
        _ = cache.store(page)
      } else {
        cache.deletePage(changed.number)
      }
    }
  }
}
