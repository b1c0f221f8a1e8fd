// The one import of the C library, under the name it has on each platform.
#if canImport(Darwin)
  @_exported public import Darwin
#elseif canImport(Musl)
  @_exported public import Musl
#else
  @_exported public import Glibc
#endif

/// Names the error number `code` as strerror(3) does.
package func errorText(_ code: Int32 = errno) -> String {
  String(cString: strerror(code))
}
