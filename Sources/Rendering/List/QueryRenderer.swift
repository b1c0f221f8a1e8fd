import Queries
package import Model

/// A list of the tasks that the query of its options chooses.
package protocol QueryRenderer: ListRenderer {
  var look: RenderOptions { get }
}

extension QueryRenderer {
  package var status: TaskStatus { look.query.status }

  package func frame(_ list: [PackedTasks]) -> ListLayout { ListLayout(look.selected(list)) }
}
