import Libc

extension LocalZone {
  /// The name of the zone as other systems know it, such as `Europe/Berlin` or `CET-1CEST`; nil where there
  /// is none, or it may have another meaning there.
  package static var name: String? {
    let name: String
    if let value = getenv("TZ") {
      name = String(cString: value)
    } else {
      guard let path = realpath("/etc/localtime", nil) else { return nil }
      defer { free(path) }
      let parts = String(cString: path).split(separator: "/", omittingEmptySubsequences: false)
      guard let root = parts.firstIndex(of: "zoneinfo") else { return nil }
      name = parts[(root + 1)...].joined(separator: "/")
    }
    // `BST` alone is British to one system and unknown to another, which takes it for UTC.
    let isClear =
      name == "UTC"
      || name.utf8.contains { UInt8(ascii: "/") == $0 || (0x30...0x39).contains($0) }
    return isClear && !name.hasPrefix("/") && !name.hasPrefix(":") ? name : nil
  }
}
