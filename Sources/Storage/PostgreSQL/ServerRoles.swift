/// The roles of those who read a list on a server and of those who change it.
///
/// They cannot log in; the owner grants them to users. One server has them once for all its databases,
/// and each database gives them rights of its own.
enum ServerRoles {
  static let names = ["tasks_reader", "tasks_writer"]

  /// The statements that make them, where they are not there yet, and give them their rights.
  static let creation =
    names.map { name in
      """
      DO $$ BEGIN CREATE ROLE \(name) NOLOGIN;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$
      """
    } + [
      "GRANT USAGE ON SCHEMA tasks TO tasks_reader, tasks_writer",
      "GRANT SELECT ON ALL TABLES IN SCHEMA tasks TO tasks_reader, tasks_writer",
      "REVOKE ALL ON tasks.access FROM tasks_reader",
      "GRANT INSERT, UPDATE, DELETE ON tasks.task, tasks.access TO tasks_writer",
      "GRANT INSERT ON tasks.step, tasks.change TO tasks_writer",
      "GRANT UPDATE (undone) ON tasks.step TO tasks_writer",
      // Not of the stamp, which only the triggers write.
      "GRANT UPDATE (next_task, next_step) ON tasks.state TO tasks_writer",
    ]
}
