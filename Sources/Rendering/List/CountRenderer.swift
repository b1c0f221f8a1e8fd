import Queries
package import Model

/// The number of tasks that a query chooses.
package struct CountRenderer: QueryRenderer {
  package let look: RenderOptions

  package init(_ look: RenderOptions) {
    self.look = look
  }

  package var name: String { "count \(look.name)" }

  package func frame(_ list: [PackedTasks]) -> ListLayout {
    let selected = look.selected(list)
    var frame = ListLayout(selected)
    frame.order = []
    frame.head = Array("\(selected?.matched ?? list.taskCount)\n".utf8)
    return frame
  }

  package func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListLayout,
    to bytes: inout [UInt8]
  ) {}
}
