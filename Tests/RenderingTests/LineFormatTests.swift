import Queries
import Rendering
import Model
import Testing

/// The forms for programs.
@Suite struct LineFormatTests {
  @Test func plainIsAsLongAsATaskHasFields() throws {
    let shown = try screen(assortment, .plain)
    #expect(
      shown == """
        1	Buy milk	2026-11-23		home	shop
        2	Call mum	2026-11-20	high	home
        9	Release 2.0	2026-11-23 17:00		work	release,urgent
        10	日本語の宿題を終わらせる	2026-11-24			勉強
        11	לקנות חלב	2026-11-23 08:30		בית
        120	👩‍👩‍👧 picnic 🇩🇪 with everything that a picnic needs, and a blanket to sit up\
        on ❤️	2027-05-01		a-list-with-a-rather-long-name	family,outside,weekend
        121	Nothing else \\u001b[31m\\u202eknown

        """)
  }

  @Test func plainHasTheColumnsThatWereAskedFor() throws {
    let shown = try screen(Array(assortment[1...2]), .plain) { $0.columns = [.note, .due, .list] }
    #expect(
      shown == "She is back from holidays.\t2026-11-20\thome\n"
        + "- [x] tests\\n- [x] changelog\\n- [ ] tag\\n- [ ] announce\t2026-11-23 17:00\twork\n")
  }

  @Test func timesOfPlainAreLocal() throws {
    let item = TaskItem(id: 1, text: "x", due: "2026-07-01T16:00Z", created: 1_795_424_400_000)
    for (zone, expected) in [
      ("Europe/Berlin", "2026-07-01 18:00\t2026-11-23T10:00:00+01:00\n"),
      ("America/New_York", "2026-07-01 12:00\t2026-11-23T04:00:00-05:00\n"),
    ] {
      #expect(try screen([item], .plain, zone: zone) { $0.columns = [.due, .created] } == expected)
    }
  }

  @Test func idsAreForXargs() throws {
    #expect(try screen(assortment, .ids) == "1\n2\n9\n10\n11\n120\n121\n")
    // Also where a table would show a task twice.
    let shown = try screen(assortment, .ids) { $0.query.group = .tag }
    #expect(shown.split(separator: "\n") == ["120", "9", "1", "10", "2", "11", "121"])
  }

  @Test func csvIsQuotedAsRFC4180Says() throws {
    let item = TaskItem(
      id: 1, text: "\"a\", b", list: "x", tags: ["s", "t"], due: "2026-12-01T16:00Z",
      note: "1\n2", created: 1_795_424_400_123, changed: 1_795_424_400_000)
    let heading =
      "id,text,due,priority,list,tags,note,created,changed,done,wait,every,key,"
      + "owner,claim,claimed_until\r\n"
    let line = """
      1,"\""a"\", b",2026-12-01T16:00:00Z,,x,"s,t","1\n2",2026-11-23T09:00:00Z,\
      2026-11-23T09:00:00Z,,,,,,,\r\n
      """
    for zone in ["Europe/Berlin", "Asia/Tokyo"] {
      #expect(try screen([item], .csv, zone: zone) == heading + line)
    }
    #expect(try screen([], .csv) == heading)
    #expect(try screen([item], .csv) { $0.columns = [.tags, .id] } == "tags,id\r\n\"s,t\",1\r\n")
  }

  @Test func tsvIsALineATaskWhateverItsWords() throws {
    let item = TaskItem(id: 1, text: "a\tb \"c\"", note: "1\n2")
    #expect(
      try screen([item], .tsv) { $0.columns = [.id, .text, .done, .note] }
        == "id\ttext\tdone\tnote\n1\ta\\tb \"c\"\t\t1\\n2\n")
  }
}
