import Board
import NIOConcurrencyHelpers
import NIOCore

/// The desk of each loop.
final class FrontDesks: Sendable {
  private let desks = NIOLockedValueBox<[ObjectIdentifier: NIOLoopBound<FrontDesk>]>([:])

  /// Adds the desk of `loop`; throws when its worker cannot be made.
  func add(_ loop: any EventLoop, _ page: OpenPage, _ workers: WorkerPool) throws {
    let desk = try loop.submit {
      NIOLoopBound(FrontDesk(loop, try page.recentWorker(), workers), eventLoop: loop)
    }.wait()
    desks.withLockedValue { $0[ObjectIdentifier(loop)] = desk }
  }

  /// The desk of `loop`, on its thread; nil before it is added.
  func desk(of loop: any EventLoop) -> FrontDesk? {
    desks.withLockedValue { $0[ObjectIdentifier(loop)] }?.value
  }
}

/// Takes the requests of the connections of a loop, on its thread.
///
/// Those that arrive in one turn of the loop are looked at together at its end: one reading of the stamp, made
/// when all of them were there, answers each whose list has not changed. The workers get the others.
final class FrontDesk {
  private let loop: any EventLoop
  private let recent: PageWorker?
  private let workers: WorkerPool
  private var waiting: [Waiting] = []
  private var isAnswering = false

  private struct Waiting {
    let request: PageRequest
    let channel: any Channel
    let send: (Result<PageResponse, any Error>) -> Void
  }

  /// With `recent` for what needs no more than the stamp; nil where all goes to the workers.
  init(_ loop: any EventLoop, _ recent: PageWorker?, _ workers: WorkerPool) {
    self.loop = loop
    self.recent = recent
    self.workers = workers
  }

  /// Has a request of `channel` answered, and calls `send` on the thread of the loop.
  func answer(
    _ request: PageRequest, _ channel: any Channel,
    _ send: @escaping (Result<PageResponse, any Error>) -> Void
  ) {
    waiting.append(Waiting(request: request, channel: channel, send: send))
    guard waiting.count == 1 else { return }
    if isAnswering {
      // It came with the one that is being answered, and many may come so.
      loop.assumeIsolated().scheduleTask(in: Limits.turn) { self.answerWaiting() }
    } else {
      loop.assumeIsolated().execute { self.answerWaiting() }
    }
  }

  private func answerWaiting() {
    isAnswering = true
    defer { isAnswering = false }
    let taken = waiting
    waiting = []
    let answers = recent?.recentAnswers(taken.map(\.request))
    for (index, one) in taken.enumerated() {
      if let response = answers?[index] {
        one.send(.success(response))
      } else {
        workers.answer(one.request, of: one.channel, on: loop).assumeIsolated()
          .whenComplete(one.send)
      }
    }
  }
}
