import App
import Arguments
import Model
import Rendering
import Strategies

/// Prints a list of any form.
enum ListOutput {
  static let exitCode = Flag("--exit-code", "Exit 1 when no task matches")

  /// Prints a list, then stores in the cache what was missing.
  @discardableResult
  static func show(
    _ view: any ListRenderer, _ context: Context, hasPager: Bool = false
  ) throws -> ShownList {
    let listing = try context.app.list(view)
    let pager = try Pager(context, isOff: !hasPager)
    var first: StoredBytes?
    for part in listing.parts {
      try pager.show(part)
      first = first ?? part
    }
    try pager.flush()
    _ = listing.fill?()
    pager.wait()
    if context.explains {
      printNote(
        explainLine(
          listing.origin, maximumAge: listing.maximumAge,
          strategy: context.app.strategyName.rawValue))
    }
    context.printCacheWarning()
    return ShownList(view: view, first: first ?? StoredBytes([]))
  }
}

/// A list that was printed.
struct ShownList {
  fileprivate let view: any ListRenderer
  /// The first part of its bytes; the list may be from the cache, so there is nothing else to know it by.
  fileprivate let first: StoredBytes

  /// Whether nothing was printed; some forms have a heading or brackets also without tasks.
  var isBlank: Bool { first.count == 0 }

  /// Throws when no task was shown.
  func requireTasks() throws(NothingFound) {
    if view.showsNoTask(first.array) { throw NothingFound() }
  }
}

/// Nothing matches, which the exit status alone says.
struct NothingFound: Error {}
