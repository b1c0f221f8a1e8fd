import FuzzInputs
import TestSupport
import Testing

/// Random bytes, and samples that were damaged, in all that `make fuzz` has libFuzzer try for longer.
///
/// What fails ends the process.
@Suite(.serialized) struct FuzzTests {
  private static let samples = [
    #"[{"id": 1, "text": "Buy milk", "due": "2026-12-01", "tags": ["shop"]}]"#,
    #"{"verb": "done", "targets": [{"id": 3}]}"#, "id,text,due\n1,\"Buy, milk\",2026-12-01\n",
    "(A) Call mum +family due:2026-12-01\nx 2026-11-20 done\n", "- [ ] one\n  - [x] two\n",
    "?q=milk&list=home&due=today&sort=-due\n\"0123-0\"\na=b\nhttp://127.0.0.1:1/?q=milk",
    "\0text=Buy+milk&list=home&tags=shop&due=fri&priority=high&note=two%0Alines&back=%2F%3Fq%3Dx",
    "\u{1}do=done+1&back=/", "\u{2}id=1&text=new&was-text=old&due-stored=2026-12-01",
  ].map { Array($0.utf8) }

  @Test(arguments: 0..<fuzzedKinds) func nothingFails(kind: UInt8) {
    var random = SeededGenerator(seed: UInt64(kind))
    for _ in 0..<400 {
      let sample = Self.samples.randomElement(using: &random) ?? []
      let bytes =
        Bool.random(using: &random)
        ? sample.damaged(using: &random) : .random(upTo: 60, using: &random)
      readFuzzed([kind] + bytes)
    }
  }
}
