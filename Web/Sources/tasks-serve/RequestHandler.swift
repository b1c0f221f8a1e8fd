import Board
import NIOCore
import NIOHTTP1

/// Takes the requests of one connection, within the limits, and sends their answers.
///
/// The handler before it lets a request through only when the one before is answered.
final class RequestHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let channel: any Channel
  private let desk: FrontDesk
  private let peer: String
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []
  private var timer: Scheduled<Void>?
  /// When the connection is closed unless it goes on; nil while it is answered.
  private var deadline: NIODeadline?
  private var timerEnd: NIODeadline?
  private var isRefused = false
  /// Whether nothing of the next request has come.
  private var isIdle = false
  /// Whether the client has said that it sends no more.
  private var isInputClosed = false
  private var context: ChannelHandlerContext?

  init(_ channel: any Channel, _ desk: FrontDesk) {
    self.channel = channel
    self.desk = desk
    peer = channel.remoteAddress?.ipAddress ?? "local"
  }

  func channelActive(context: ChannelHandlerContext) {
    wait(Limits.arrival, context)
    context.fireChannelActive()
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    context.fireChannelInactive()
  }

  /// Closes the connection unless it goes on in time.
  private func wait(_ time: TimeAmount, _ context: ChannelHandlerContext) {
    let deadline = NIODeadline.now() + time
    self.deadline = deadline
    // A timer that ends earlier looks again; to set one anew for each request would take longer.
    if let timerEnd, timerEnd <= deadline { return }
    timer?.cancel()
    setTimer(deadline, context)
  }

  private func setTimer(_ end: NIODeadline, _ context: ChannelHandlerContext) {
    timerEnd = end
    timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: end) {
      self.timerEnd = nil
      guard let deadline = self.deadline else { return }
      if deadline <= end { context.close(promise: nil) } else { self.setTimer(deadline, context) }
    }
  }

  /// Called for each piece of data before it is a request, and for the head of each.
  func didReceiveBytes() {
    guard isIdle, let context else { return }
    isIdle = false
    wait(Limits.arrival, context)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      didReceiveBytes()
      body = []
      isRefused = false
      if let length = head.headers.first(name: "Content-Length").flatMap({ Int($0) }),
        length > Limits.body
      {
        refuse(413, "a form has at most 64 KiB", context)
      } else if head.headers.first(name: "Expect")?.lowercased() == "100-continue" {
        let next = HTTPResponseHead(version: .http1_1, status: .continue)
        context.writeAndFlush(wrapOutboundOut(.head(next)), promise: nil)
      }
    case .body(let bytes):
      guard !isRefused else { return }
      guard body.count + bytes.readableBytes <= Limits.body else {
        return refuse(413, "a form has at most 64 KiB", context)
      }
      body.append(contentsOf: bytes.readableBytesView)
    case .end:
      guard !isRefused, let head else { return }
      deadline = nil
      answer(head, context)
    }
  }

  private func answer(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    guard head.headers["Host"].count < 2 else { return refuse(400, "two hosts", context) }
    guard head.uri.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      return refuse(400, "an address is ASCII", context)
    }
    var request = PageRequest(method: head.method.rawValue, target: head.uri, peer: peer)
    for (name, value) in head.headers { request.take(name, value) }
    request.body = body
    desk.answer(request, channel) { result in
      switch result {
      case .success(let response): self.send(response, context)
      case .failure(is TooManyRequests):
        self.refuse(503, "too many requests at once", retryAfter: 1, context)
      case .failure: context.close(promise: nil)
      }
    }
  }

  private func refuse(
    _ status: Int, _ message: String, retryAfter: Int? = nil, _ context: ChannelHandlerContext
  ) {
    isRefused = true
    PageProgram.note("\(peer) \(head?.method.rawValue ?? "") \(status): \(message)")
    send(PageResponse(refusing: status, message, retryAfter: retryAfter), context)
  }

  private func send(_ response: PageResponse, _ context: ChannelHandlerContext) {
    guard context.channel.isActive else { return }
    let isKept = !isRefused && !isInputClosed && head?.isKeepAlive == true
    var headers = HTTPHeaders(response.headers.map { ($0.name, $0.value) })
    let size = response.body.reduce(0) { $0 + $1.count }
    if response.status != 304 { headers.add(name: "Content-Length", value: "\(size)") }
    if !isKept { headers.add(name: "Connection", value: "close") }
    // At least 32 KiB a second, besides.
    wait(Limits.writing + .seconds(Int64(size >> 15)), context)
    let status = HTTPResponseStatus(statusCode: response.status)
    context.write(
      wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers))),
      promise: nil)
    var buffer = context.channel.allocator.buffer(capacity: size)
    if head?.method != .HEAD { for part in response.body { buffer.writeBytes(part) } }
    // The end lets the next request through, which waits until the client has taken this answer.
    let sent = context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(buffer))))
    sent.assumeIsolated().whenSuccess { _ in
      if isKept {
        self.isIdle = true
        self.wait(Limits.idle, context)
      }
      context.writeAndFlush(self.wrapOutboundOut(.end(nil)), promise: nil)
      if !isKept { self.close(context) }
    }
  }

  /// Ends the connection; what is still on its way of a form that was refused is taken for a moment, because
  /// a socket that is closed with bytes unread takes back the answer.
  private func close(_ context: ChannelHandlerContext) {
    guard isRefused, !isInputClosed else { return context.close(promise: nil) }
    context.close(mode: .output, promise: nil)
    wait(Limits.lingering, context)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case ChannelEvent.inputClosed = event {
      isInputClosed = true
      // Whoever has asked gets an answer.
      if isIdle || head == nil || isRefused { context.close(promise: nil) }
    }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if error is HTTPParserError { PageProgram.note("\(peer) 400: \(error)") }
    context.close(promise: nil)
  }
}
