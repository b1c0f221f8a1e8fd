import TaskList

/// Fixed keys; a change deletes what it touched, and the next list makes it again.
struct DeleteStrategy: StampedStrategy {
  func announce(_ outcome: ChangeOutcome, _ view: any ListView, _ backends: Backends) {
    if backends.layers.contains(.rows) {
      for page in outcome.pages.prefix(maximumAnnouncedPages) {
        backends.cache.delete(.page(page.number, outcome.state))
      }
    }
    deleteView(view, outcome.state, backends)
  }
}
