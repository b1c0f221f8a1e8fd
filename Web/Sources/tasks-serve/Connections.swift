import NIOConcurrencyHelpers
import NIOCore

/// The connections that are open.
final class Connections: Sendable {
  private let open = NIOLockedValueBox<[ObjectIdentifier: any Channel]>([:])

  /// Counts a connection until it is closed; false when there are too many.
  func add(_ channel: any Channel) -> Bool {
    let id = ObjectIdentifier(channel)
    let isAdded = open.withLockedValue { open in
      guard open.count < Limits.connections else { return false }
      open[id] = channel
      return true
    }
    if isAdded {
      channel.closeFuture.whenComplete { [open] _ in open.withLockedValue { $0[id] = nil } }
    }
    return isAdded
  }

  /// Closes each connection once the request that it has begun is answered, and all of them after a while.
  func drain(on loop: any EventLoop) {
    let channels = open.withLockedValue { Array($0.values) }
    for channel in channels {
      channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    }
    let end = loop.scheduleTask(in: Limits.draining) {
      for channel in channels { channel.close(promise: nil) }
    }
    let closed = EventLoopFuture.andAllComplete(channels.map(\.closeFuture), on: loop)
    try? closed.wait()
    end.cancel()
  }
}
