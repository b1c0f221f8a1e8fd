import Testing
import TestSupport

/// What the release binary loads, told by the loader itself.
@Suite(.onFiles) struct LoaderTests {
  @Test func linksNeitherFoundationNorICUNorMemcached() async throws {
    let libraries = try await run("ldd", [Home.releaseBinary])
    #expect(libraries.output.contains("libsqlite3"))
    for name in ["Foundation", "icu", "memcached", "sasl", "libpq", "libswift"] {
      #expect(!libraries.output.contains(name), "\(libraries.output)")
    }
  }

  /// As in a folder of chroot(2), where the standard library finds no arguments.
  @Test(.enabled("this user cannot mount a file system") { await mounting() != nil })
  func needsNoProc() async throws {
    let home = try Home(binary: Home.releaseBinary)
    let wrapper = try #require(await mounting())
    let script = "mount -t tmpfs tmpfs /proc && \"$tasks\" add 'one two' && \"$tasks\" list"
    let ended = try await run(
      wrapper[0], wrapper.dropFirst() + ["/bin/sh", "-c", script],
      environment: home.environment(["tasks": home.binary]), folder: home.path)
    #expect(ended == Ended(output: "added #1 one two\n1\tone two\n", status: 0))
  }

  @Test func loadsLibmemcachedOnlyForAPool() async throws {
    try await Memcached.with { server in
      let home = try Home(binary: Home.releaseBinary)
      let tracing = ["LD_DEBUG": "files"]
      let add = try await home.tasks("add", "one", environment: tracing)
      let list = try await home.tasks("list", environment: tracing)
      #expect(list.errors.contains("libsqlite3"))
      #expect(!(add.errors + list.errors).contains("memcached"))
      let one = tracing.merging(["TASKS_CACHE": server.url]) { $1 }
      #expect(try await !home.tasks("list", environment: one).errors.contains("libmemcached"))
      let pool = tracing.merging(["TASKS_CACHE": "\(server.url),127.0.0.1:1"]) { $1 }
      #expect(try await home.tasks("list", environment: pool).errors.contains("libmemcached.so"))
      let rotate = try await home.tasks("add", "two", "--strategy=rotate", environment: pool)
      #expect(rotate.status == 0 && !rotate.errors.contains("libmemcached"))
    }
  }

  @Test func loadsLibpqOnlyForAServer() async throws {
    let (home, _, database) = try Home.onServer(binary: Home.releaseBinary)
    let tracing = ["LD_DEBUG": "files"]
    let local = tracing.merging(["TASKS_DB": "local.db"]) { $1 }
    let add = try await home.tasks("add", "one", environment: local)
    #expect(add.status == 0 && !add.errors.contains("libpq"))
    let place = try await home.tasks("where", environment: tracing)
    #expect(place.output.contains(database) && !place.errors.contains("libpq"))
    #expect(try await home.tasks("list", environment: tracing).errors.contains("libpq.so.5"))
  }

  @Test func aHitUnderExpireOpensNoDatabase() async throws {
    let home = try Home(["TASKS_STRATEGY": "expire"], binary: Home.releaseBinary)
    try await home.tasks("add", "one")
    func opened() async throws -> String {
      try await home.shell("strace -f -e trace=open,openat \"$tasks\" list").errors
    }
    #expect(try await opened().contains("tasks.db"))
    let hit = try await opened()
    #expect(hit.contains("/.cache/tasks/t1:") && !hit.contains("tasks.db"))
  }

  /// Where a fault of memory would be used, it does less.
  @Test func isHardened() async throws {
    let headers = try await run("readelf", ["-hldW", Home.releaseBinary]).output
    #expect(headers.contains(/Type:  +DYN/) && headers.contains(/FLAGS_1.* PIE/), "\(headers)")
    #expect(headers.contains(/GNU_STACK .* RW\s/) && headers.contains("GNU_RELRO"), "\(headers)")
    #expect(!headers.contains(" RWE ") && !headers.contains("TEXTREL"), "\(headers)")
    #expect(!headers.contains("RPATH") && !headers.contains("RUNPATH"), "\(headers)")
    let files = try await run("grep", ["-c", Home.packageFolder, Home.releaseBinary])
    #expect(files.output == "0\n")
  }

  @Test func hasNoHooksOfTests() async throws {
    let hooks = ["grep", "-c", "TASKS_TEST"]
    #expect(try await run("env", hooks + [Home.releaseBinary]).output == "0\n")
    #expect(try await run("env", hooks + [Home.hookedBinary]).output != "0\n")
    let home = try Home(["TASKS_TEST_HOOK": "committed:kill"], binary: Home.releaseBinary)
    #expect(try await home.tasks("add", "one").status == 0)
  }
}
