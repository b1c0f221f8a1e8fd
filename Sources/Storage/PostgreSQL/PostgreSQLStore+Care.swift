private import Libc
package import Model

extension PostgreSQLStore: StoreCare {
  package func backUp(to file: String, replaces: Bool) throws(StoreError) -> StoreCopy? {
    throw error(.unsupported("a backup", instead: "pg_dump --schema=tasks, or 'tasks export'"))
  }

  package func restore(
    from file: String, label: String, isDryRun: Bool
  ) throws(StoreError) -> Restoration {
    throw error(.unsupported("a restore", instead: "pg_restore, or 'tasks import'"))
  }

  package func prune(before time: Int64, isDryRun: Bool) throws(StoreError) -> Pruning {
    throw error(
      .unsupported("pruning the journal", instead: "DELETE FROM tasks.change and tasks.step"))
  }

  package func examine(repairs: Bool, now: Int64) -> [Finding] {
    do throws(StoreError) {
      let connection = try connected()
      let found = Finding("server", .ok, "connected to \(connection.description)")
      let current = try ask([currentQuery])[0]
      guard current.count == 1, Int(current.integer(0, 3)) == ServerSchema.newest else {
        throw error(.otherSchema(found: Int(current.integer(0, 3)), known: ServerSchema.newest))
      }
      guard current.stamp.isIntact else {
        return [
          found,
          Finding(
            "stamps", .wrong,
            "its triggers were altered, or rows are hidden from this role; no cache is used",
            remedy: "see tasks-server(7)"),
        ]
      }
      return [found, Finding("stamps", .ok, "its triggers are as they were made")]
    } catch {
      return [Finding("server", .wrong, faultText(error))]
    }
  }

  private func faultText(_ error: StoreError) -> String {
    guard case .server(let name, let fault) = error else { return "\(error)" }
    return "\(name): \(fault)"
  }
}
