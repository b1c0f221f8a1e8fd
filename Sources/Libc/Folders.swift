/// Makes the folder at `path` and those above it that are missing; new ones get mode 0700.
///
/// Returns 0, or the error number of the first mkdir(2) that failed.
package func makeFolders(_ path: String) -> Int32 {
  if mkdir(path, 0o700) == 0 || errno == EEXIST { return 0 }
  guard errno == ENOENT, let parent = parentFolder(of: path) else { return errno }
  let failure = makeFolders(parent)
  guard failure == 0 else { return failure }
  return mkdir(path, 0o700) == 0 || errno == EEXIST ? 0 : errno
}

/// The folder that holds `path`; nil for the root and for a name without a folder.
package func parentFolder(of path: String) -> String? {
  let parts = path.split(separator: "/", omittingEmptySubsequences: true)
  guard parts.count > 1 else { return nil }
  // Not joined(separator:), which looks for its types when a command starts.
  var folder = path.hasPrefix("/") ? "/" : ""
  for index in 0..<parts.count - 1 { folder += (index > 0 ? "/" : "") + String(parts[index]) }
  return folder
}
