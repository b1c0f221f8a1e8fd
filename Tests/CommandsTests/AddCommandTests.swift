import Testing
import TestSupport

@Suite struct AddCommandTests {
  @Test func addsAndNumbers() async throws {
    let home = try Home()
    #expect(try await home.tasks("add", "Buy milk").output == "added #1 Buy milk\n")
    #expect(
      try await home.tasks("add", "Call", "mum", "--", "-really-").output
        == "added #2 Call mum -really-\n")
    #expect(try await home.tasks().output == "1\tBuy milk\n2\tCall mum -really-\n")
  }
}
