import NIOCore

/// What a client may take of the server.
enum Limits {
  /// Bytes of a form.
  static let body = 64 * 1_024
  /// Bytes of the head of a request.
  static let head = 16 * 1_024
  /// How long a request may take to arrive, from its first byte.
  static let arrival = TimeAmount.seconds(10)
  /// How long a connection may be without a request.
  static let idle = TimeAmount.seconds(60)
  /// How long an answer may be on its way without a byte that the client takes.
  static let writing = TimeAmount.seconds(30)
  /// Threads that take requests and send answers, one for each core up to this.
  static let loops = 4
  /// How long the rest of a form is taken that was refused.
  static let lingering = TimeAmount.seconds(2)
  /// How long a request waits that came with one before it, so that others have their turn.
  static let turn = TimeAmount.milliseconds(1)
  /// Connections at once.
  static let connections = 512
  /// Requests that wait for a worker; more are refused.
  static let waiting = 64
  /// How long answers may take after SIGTERM.
  static let draining = TimeAmount.seconds(10)
  /// Seconds after SIGTERM after which the process ends, whatever it waits for.
  static let ending: UInt32 = 15
}
