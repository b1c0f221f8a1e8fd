import Dates
package import Model

/// A task to add; its text must be valid.
package func newTask(_ text: String, _ edit: TaskEdit = TaskEdit()) throws -> NewTask {
  try NewTask(TaskText(text), edit, .system())
}
