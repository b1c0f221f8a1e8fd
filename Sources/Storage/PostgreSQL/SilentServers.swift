/// Remembers servers that did not answer, so that the next command does not wait for them as well.
package struct SilentServers {
  /// Why a server is skipped, by its name; nil to use it.
  let reasonToSkip: (String) -> String?
  let record: (_ server: String, _ reason: String) -> Void
  let recordAnswer: (String) -> Void

  package init(
    reasonToSkip: @escaping (String) -> String?,
    record: @escaping (_ server: String, _ reason: String) -> Void,
    recordAnswer: @escaping (String) -> Void
  ) {
    self.reasonToSkip = reasonToSkip
    self.record = record
    self.recordAnswer = recordAnswer
  }
}
