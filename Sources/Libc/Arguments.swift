private import CArguments

/// This process's arguments as bytes, without its name.
///
/// `CommandLine` would read them from /proc, and find none where that is not mounted.
package func processArguments() -> [[UInt8]] {
  var next: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> =
    carguments() ?? CommandLine.unsafeArgv
  var arguments: [[UInt8]] = []
  while let pointer = next.pointee {
    arguments.append(Array(UnsafeRawBufferPointer(start: pointer, count: strlen(pointer))))
    next += 1
  }
  return Array(arguments.dropFirst())
}
