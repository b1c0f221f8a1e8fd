import Queries
package import Model

/// The number of tasks that a query chooses.
package struct CountRenderer: QueryRenderer {
  package let look: RenderOptions

  private let isJSON: Bool

  package init(_ look: RenderOptions, isJSON: Bool) {
    self.look = look
    self.isJSON = isJSON
  }

  package var name: String { "count \(isJSON) \(look.name)" }

  package func frame(_ list: [PackedTasks]) -> ListLayout {
    let selected = look.selected(list)
    var frame = ListLayout(selected)
    frame.order = []
    let count = selected?.matched ?? list.taskCount
    frame.head = isJSON ? jsonLine { $0.member("count", Int64(count)) } : Array("\(count)\n".utf8)
    return frame
  }

  package func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListLayout,
    to bytes: inout [UInt8]
  ) {}
}
