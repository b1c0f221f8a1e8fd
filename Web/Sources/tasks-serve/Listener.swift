import Board
import NIOCore
import NIOHTTP1
import NIOPosix

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Listens, and hands each connection the handlers that bound it, until SIGTERM or SIGINT.
struct Listener {
  private let server: PageServer

  init(_ server: PageServer) {
    self.server = server
  }

  /// Returns once what was being answered is answered, or has taken too long.
  func run() throws {
    // Blocked before any thread starts, so that this one alone is told.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGTERM)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let group = MultiThreadedEventLoopGroup(
      numberOfThreads: min(System.coreCount, Limits.loops))
    let connections = Connections()
    let desks = FrontDesks()
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 256)
      // Who comes early waits.
      .serverChannelOption(.autoRead, value: false)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          guard let desk = desks.desk(of: channel.eventLoop), connections.add(channel) else {
            throw ChannelError.ioOnClosedChannel
          }
          try Self.configure(channel, desk)
        }
      }
    let channel = try bind(bootstrap)
    let page = try server.open(port: channel.localAddress?.port)
    let workers = try WorkerPool(page, count: server.workers)
    for loop in group.makeIterator() { try desks.add(loop, page, workers) }
    try channel.setOption(.autoRead, value: true).wait()
    try page.announce()
    var number: Int32 = 0
    sigwait(&signals, &number)
    // A thread that waits for a disk which does not answer cannot be ended.
    signal(SIGALRM) { _ in _exit(0) }
    alarm(Limits.ending)
    try? channel.close().wait()
    if case .unix(let path) = server.address { unlink(path) }
    connections.drain(on: group.next())
    workers.end()
    try? group.syncShutdownGracefully()
  }

  private func bind(_ bootstrap: ServerBootstrap) throws -> any Channel {
    do {
      switch server.address {
      case .tcp(let host, let port): return try bootstrap.bind(host: host, port: port).wait()
      case .unix(let path):
        return try bootstrap.bind(
          unixDomainSocketPath: path, cleanupExistingSocketFile: true
        ).wait()
      }
    } catch {
      throw server.cannotListen((error as? IOError)?.errnoCode, "\(error)")
    }
  }

  private static func configure(
    _ channel: any Channel, _ desk: FrontDesk
  ) throws {
    var limits = NIOHTTPDecoderLimitConfiguration()
    limits.maxHeaderFieldSize = Limits.head
    limits.maxHeaderListSize = Limits.head
    limits.maxHeaderFieldCount = 100
    let handlers = channel.pipeline.syncOperations
    let requests = RequestHandler(channel, desk)
    try handlers.addHandler(ArrivalHandler(requests))
    try handlers.configureHTTPServerPipeline(
      withPipeliningAssistance: true, withErrorHandling: true,
      withOutboundHeaderValidation: true, withEncoderConfiguration: .init(),
      withDecoderLimitConfiguration: limits)
    try handlers.addHandler(requests)
  }
}
