import NIOCore

/// Tells ``RequestHandler`` that data has come, of which the parser says nothing until a head is whole.
final class ArrivalHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let requests: RequestHandler

  init(_ requests: RequestHandler) {
    self.requests = requests
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    requests.didReceiveBytes()
    context.fireChannelRead(data)
  }
}
