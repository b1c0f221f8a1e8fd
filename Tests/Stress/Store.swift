/// What keeps the tasks of a run.
enum Store: String, CaseIterable, Sendable {
  case sqlite
  case postgresql
  /// A PostgreSQL of which each transaction gets any session.
  case pgbouncer
}
