import Board

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

exit(
  PageProgram.run { server in
    try Listener(server).run()
  })
