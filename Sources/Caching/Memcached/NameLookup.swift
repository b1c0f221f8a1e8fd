private import Libc
import Model

/// An address of connect(2), as bytes.
struct SocketAddress {
  fileprivate let bytes: [UInt8]
  let family: Int32

  func connect(_ file: Int32) -> Int32 {
    bytes.withUnsafeBytes { bytes in
      guard let start = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress else { return -1 }
      #if canImport(Darwin)
        return Darwin.connect(file, start, socklen_t(bytes.count))
      #else
        return Glibc.connect(file, start, socklen_t(bytes.count))
      #endif
    }
  }
}

/// Returns the address of `server` where it is known without a lookup.
func socketAddress(of server: ServerAddress) -> SocketAddress? {
  switch server.place {
  case .socket: return try? socketAddresses(of: server, until: 0).first
  case .host(let name, let port):
    let lookup = NameLookup(name: name, port: port)
    lookup.run(AI_NUMERICHOST)
    return lookup.code == 0 ? lookup.addresses.first : nil
  }
}

/// Returns the addresses of `server`; a name is looked up until `end` at most.
func socketAddresses(of server: ServerAddress, until end: UInt64) throws(CacheError)
  -> [SocketAddress]
{
  switch server.place {
  case .socket(let path):
    var address = sockaddr_un()
    let path = Array(path.utf8)
    guard path.count < MemoryLayout.size(ofValue: address.sun_path) else {
      throw .misconfigured("the cache is not used, because the path of its socket is too long")
    }
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
    return [
      SocketAddress(bytes: withUnsafeBytes(of: &address, Array.init), family: AF_UNIX)
    ]
  case .host(let name, let port):
    let lookup = NameLookup(name: name, port: port)
    lookup.run(AI_NUMERICHOST)
    if lookup.code != 0 { try lookup.runInThread(until: end) }
    guard lookup.code == 0 else {
      throw .away(String(cString: gai_strerror(lookup.code)).lowercased())
    }
    return lookup.addresses
  }
}

/// One call of getaddrinfo(3), which takes no timeout; a class because its thread may outlive it.
private final class NameLookup {
  private let name: String
  private let port: UInt16
  private(set) var code: Int32 = 0
  private(set) var addresses: [SocketAddress] = []
  /// The end of a pipe that the thread writes to when it is done.
  private var done: Int32 = -1

  init(name: String, port: UInt16) {
    self.name = name
    self.port = port
  }

  func run(_ flags: Int32) {
    var hints = addrinfo()
    hints.ai_flags = flags | AI_NUMERICSERV
    #if canImport(Darwin)
      hints.ai_socktype = SOCK_STREAM
    #else
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #endif
    var list: UnsafeMutablePointer<addrinfo>?
    code = getaddrinfo(name, "\(port)", &hints, &list)
    defer { if let list { freeaddrinfo(list) } }
    var next = list
    while let entry = next?.pointee {
      let bytes = UnsafeRawBufferPointer(start: entry.ai_addr, count: Int(entry.ai_addrlen))
      addresses.append(
        SocketAddress(bytes: Array(bytes), family: entry.ai_family))
      next = entry.ai_next
    }
  }

  /// Looks the name up in a thread, which is left to itself when it is not done at `end`.
  func runInThread(until end: UInt64) throws(CacheError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .away(errorText().lowercased()) }
    for file in ends { _ = fcntl(file, F_SETFD, FD_CLOEXEC) }
    done = ends[1]
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let box = Unmanaged.passRetained(self)
    let failure = pthread_create(&thread, nil, lookUp, box.toOpaque())
    guard failure == 0 else {
      box.release()
      throw .away(errorText(failure).lowercased())
    }
    // The pipe stays open: the thread may write to it at any time.
    guard waitUntilReady(ends[0], Int16(POLLIN), until: end) else {
      throw .away("no address of the server in time")
    }
    close(ends[0])
    close(ends[1])
  }

  fileprivate func runAndTell() {
    run(0)
    var byte: UInt8 = 1
    _ = write(done, &byte, 1)
  }
}

#if canImport(Darwin)
  private func lookUp(_ box: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<NameLookup>.fromOpaque(box).takeRetainedValue().runAndTell()
    return nil
  }
#else
  private func lookUp(_ box: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let box { Unmanaged<NameLookup>.fromOpaque(box).takeRetainedValue().runAndTell() }
    return nil
  }
#endif
