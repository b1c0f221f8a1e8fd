import Board

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

exit(
  PageProgram.run(Array(CommandLine.arguments.dropFirst())) { server in
    try Listener(server).run()
  })
