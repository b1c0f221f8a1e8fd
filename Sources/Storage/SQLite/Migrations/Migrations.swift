/// Leads each older schema to the next; a new database gets the newest at once.
///
/// A released migration is frozen: its text never changes, and no constant is put into it. The tests
/// hold a copy of each.
package enum Migrations {
  /// The SQL that leads from a schema to the next, by its number.
  package static let all = [1: from1, 2: from2, 3: from3, 4: from4, 5: from5, 6: from6]
}
