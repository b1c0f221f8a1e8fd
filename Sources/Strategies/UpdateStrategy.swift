import TaskList

/// Fixed keys; a change stores the pages it touched as it left them, so the next list hits and the
/// writer pays.
///
/// A view is the whole list, so it is not made again by a change but by the next list.
struct UpdateStrategy: StampedStrategy {
  var pagesAfterChange: Int { maximumAnnouncedPages }

  func announce(_ outcome: ChangeOutcome, _ view: any ListView, _ backends: Backends) {
    guard backends.layers.contains(.rows) else {
      return deleteView(view, outcome.state, backends)
    }
    guard outcome.state.isGuarded else { return }
    for changed in outcome.pages.prefix(maximumAnnouncedPages) {
      if let page = changed.page {
        _ = store(page, outcome.state, backends)
      } else {
        backends.cache.delete(.page(changed.number, outcome.state))
      }
    }
  }
}
