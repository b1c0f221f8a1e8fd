/// A file that pages name by its content, so that browsers keep it.
struct Asset: Sendable {
  let name, type: String
  let bytes: [UInt8]
  private let version: String

  static let style = Asset("style.css", "text/css; charset=utf-8", styleSheet)
  static let script = Asset("page.js", "text/javascript; charset=utf-8", pageScript)
  /// Changes with each of them.
  static let version = "\(style.version)\(script.version)"

  private init(_ name: String, _ type: String, _ text: String) {
    self.name = name
    self.type = type
    bytes = Array(text.utf8)
    version = String(SHA256.hash(bytes).prefix(12))
  }

  var address: String { "/\(name)?\(version)" }

  /// The asset of a path; nil when there is none.
  static func named(_ path: some StringProtocol) -> Asset? {
    [style, script].first { "/\($0.name)" == path }
  }
}
