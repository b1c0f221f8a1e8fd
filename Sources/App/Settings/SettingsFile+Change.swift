private import Libc
package import TOML

extension SettingsFile {
  /// How long a change waits for another process, in seconds.
  private static var lockTimeout: Double { 5 }

  /// Replaces the file's text by the result of `edit`, whole or not at all, while no other
  /// change comes in between.
  ///
  /// Returns false when they are the same. The file of the user is made with its folders when it is
  /// missing.
  package func change(
    isDryRun: Bool = false, _ edit: (TOMLDocument) -> [UInt8]
  ) throws(SettingsFileError) -> Bool {
    if isDryRun {
      let text = try readToCorrect() ?? TOMLDocument(toCorrect: [])
      return edit(text) != text.bytes
    }
    // Of a link, the file that it leads to is replaced and not the link.
    let target = try target()
    let folder = parentFolder(of: target) ?? "/"
    if !isOfProject {
      let failure = makeFolders(folder)
      guard failure == 0 else { throw .cannotWrite(path: path, reason: errorText(failure)) }
    }
    let place = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard place >= 0 else { throw .cannotWrite(path: path, reason: errorText()) }
    defer { close(place) }
    // Where folders cannot be locked, as on NFS, a change is still whole.
    guard lockFile(place, upTo: Self.lockTimeout, poll: 0.005) != EWOULDBLOCK else {
      throw .busy(path: path)
    }
    let text = TOMLDocument(toCorrect: try readBytes() ?? [])
    let bytes = edit(text)
    guard bytes != text.bytes else { return false }
    try replace(target, with: bytes)
    fsync(place)
    return true
  }

  private func target() throws(SettingsFileError) -> String {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return path }
    guard let real = realpath(path, nil) else { throw .danglingLink(path: path) }
    defer { free(real) }
    return String(cString: real)
  }

  private func replace(
    _ target: String, with bytes: [UInt8]
  ) throws(SettingsFileError) {
    var status = stat()
    let mode = stat(target, &status) == 0 ? status.st_mode & 0o777 : 0o600
    let failure = replaceFile(
      target, by: "\(target).new", mode: mode, isDurable: true, [bytes])
    guard failure == 0 else { throw .cannotWrite(path: path, reason: errorText(failure)) }
  }
}
