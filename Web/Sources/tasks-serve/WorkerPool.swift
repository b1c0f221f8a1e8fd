import Board
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix

struct TooManyRequests: Error {}

/// Threads that answer requests, in the order in which they came; a worker is used by one at a time.
final class WorkerPool: Sendable {
  /// Sendable because it is taken out of ``idle`` before it is used, and put back afterwards.
  private struct Worker: @unchecked Sendable {
    let worker: PageWorker
  }

  private let threads: NIOThreadPool
  private let idle: NIOLockedValueBox<[Worker]>
  private let pending = NIOLockedValueBox(0)
  private let most: Int

  /// Throws when a worker cannot be made, as where a setting is wrong.
  init(_ page: OpenPage, count: Int) throws {
    idle = NIOLockedValueBox(
      try (1...count).map { number in
        Worker(worker: try page.worker { PageProgram.note("[\(number)] \($0)") })
      })
    threads = NIOThreadPool(numberOfThreads: count)
    most = count + Limits.waiting
    threads.start()
  }

  /// Has a request of `channel` answered; throws ``TooManyRequests`` when too many wait already.
  func answer(
    _ request: PageRequest, of channel: any Channel, on loop: any EventLoop
  ) -> EventLoopFuture<PageResponse> {
    let isTaken = pending.withLockedValue { count in
      guard count < most else { return false }
      count += 1
      return true
    }
    guard isTaken else { return loop.makeFailedFuture(TooManyRequests()) }
    let answer = loop.makePromise(of: PageResponse.self)
    threads.submit { [self] state in
      defer { pending.withLockedValue { $0 -= 1 } }
      // Nobody waits for the answer to a request for a list; a change was asked for.
      let isWanted = channel.isActive || request.method == "POST"
      guard state == .active, isWanted, let worker = idle.withLockedValue({ $0.popLast() }) else {
        return answer.fail(CancellationError())
      }
      let response = worker.worker.answer(request)
      idle.withLockedValue { $0.append(worker) }
      if let note = response.note { PageProgram.note(note) }
      answer.succeed(response)
    }
    return answer.futureResult
  }

  func end() { try? threads.syncShutdownGracefully() }
}
