import Queries
import Rendering
import Model
import Testing

/// Tables as they look; somebody looked at them before they came here.
@Suite struct ScreenTests {
  @Test(arguments: [(60, at60), (80, at80), (200, at200)])
  func fitsTheTerminal(width: Int, expected: String) throws {
    let shown = try screen(assortment, width: width) { $0.hasFooter = true }
    #expect(shown == expected)
  }

  @Test func aNarrowTerminalHasRoomForTheText() throws {
    let shown = try screen(assortment, width: 20)
    #expect(
      shown == """
         ID  Task
          1  Buy milk
          2  ! Call mum +
          9  Release 2.0 2/4
         10  日本語の宿題を…
         11  לקנות חלב
        120  👩‍👩‍👧 picnic 🇩🇪 w…
        121  Nothing else \\…

        """)
  }

  @Test func coloursAreNeverTheOnlySign() throws {
    let shown = try screen(assortment, hasColor: true) { $0.hasFooter = true }
    #expect(
      shown == """
        \u{1B}[2m ID  Task                                      Due            List      Tags\
        \u{1B}[0m
        \u{1B}[36m  1\u{1B}[0m  Buy milk                                  \u{1B}[33mtoday\u{1B}[\
        0m          home      shop
        \u{1B}[36m  2\u{1B}[0m  \u{1B}[1m! Call mum\u{1B}[0m \u{1B}[2m+\u{1B}[0m                \
                      \u{1B}[31m! 3 days ago\u{1B}[0m   home
        \u{1B}[36m  9\u{1B}[0m  Release 2.0 \u{1B}[2m2/4\u{1B}[0m                           \
        \u{1B}[33mtoday 17:00\u{1B}[0m    work      release…
        \u{1B}[36m 10\u{1B}[0m  日本語の宿題を終わらせる                  tomorrow                 勉強
        \u{1B}[36m 11\u{1B}[0m  לקנות חלב                                 \u{1B}[31m! today 08:3\
        0\u{1B}[0m  בית
        \u{1B}[36m120\u{1B}[0m  👩‍👩‍👧 picnic 🇩🇪 with everything that a pic…  1 May 2027     a-li\
        st-…  family,…
        \u{1B}[36m121\u{1B}[0m  Nothing else \\u001b[31m\\u202eknown
        \u{1B}[2m7 open, 2 overdue\u{1B}[0m

        """)
    #expect(shown.replacing(/\u{1B}\[[0-9]*m/, with: "") == at80)
  }

  @Test func groupsOfDueDatesHaveWords() throws {
    let shown = try screen(assortment) { $0.query.group = .due }
    #expect(
      shown == """
         ID  Task                                      Due            List      Tags
        Overdue
          2  ! Call mum +                              ! 3 days ago   home
         11  לקנות חלב                                 ! today 08:30  בית
        Today
          9  Release 2.0 2/4                           today 17:00    work      release…
          1  Buy milk                                  today          home      shop
        Tomorrow
         10  日本語の宿題を終わらせる                  tomorrow                 勉強
        Later
        120  👩‍👩‍👧 picnic 🇩🇪 with everything that a pic…  1 May 2027     a-list-…  family,…
        No due date
        121  Nothing else \\u001b[31m\\u202eknown

        """)
  }

  @Test func aTaskStandsUnderEachOfItsTagsAndCountsOnce() throws {
    let shown = try screen(assortment) {
      $0.query.group = .tag
      $0.hasFooter = true
    }
    #expect(
      shown == """
         ID  Task                                      Due            List      Tags
        family
        120  👩‍👩‍👧 picnic 🇩🇪 with everything that a pic…  1 May 2027     a-list-…  family,…
        outside
        120  👩‍👩‍👧 picnic 🇩🇪 with everything that a pic…  1 May 2027     a-list-…  family,…
        release
          9  Release 2.0 2/4                           today 17:00    work      release…
        shop
          1  Buy milk                                  today          home      shop
        urgent
          9  Release 2.0 2/4                           today 17:00    work      release…
        weekend
        120  👩‍👩‍👧 picnic 🇩🇪 with everything that a pic…  1 May 2027     a-list-…  family,…
        勉強
         10  日本語の宿題を終わらせる                  tomorrow                 勉強
        No tag
          2  ! Call mum +                              ! 3 days ago   home
         11  לקנות חלב                                 ! today 08:30  בית
        121  Nothing else \\u001b[31m\\u202eknown
        7 open, 2 overdue

        """)
  }

  @Test func columnsAreThoseThatWereAskedFor() throws {
    let shown = try screen(assortment, width: 90) {
      $0.columns = [.text, .id, .priority, .note, .created]
    }
    #expect(
      shown == """
        Task                                              ID  Priority  Note      Created
        Buy milk                                           1                      1 Jan 1970 01:\
        00
        ! Call mum +                                       2  high      She is …  1 Jan 1970 01:\
        00
        Release 2.0 2/4                                    9            - [x] t…  1 Jan 1970 01:\
        00
        日本語の宿題を終わらせる                          10                      1 Jan 1970 01:00
        לקנות חלב                                         11                      1 Jan 1970 01:\
        00
        👩‍👩‍👧 picnic 🇩🇪 with everything that a picnic nee…  120                      1 Jan 1970 \
        01:00
        Nothing else \\u001b[31m\\u202eknown               121                      1 Jan 1970 0\
        1:00

        """)
  }

  @Test func whatIsDoneSaysWhenAndIsNeverLate() throws {
    let items = [
      TaskItem(id: 1, text: "Buy milk", due: "2026-11-20", done: 1_795_356_000_000),
      TaskItem(id: 2, text: "Call mum", due: "2026-11-20"),
    ]
    let shown = try screen(items) {
      $0.query.states = .all
      $0.hasFooter = true
    }
    #expect(
      shown == """
        ID  Task        Due           Done
         1  ✓ Buy milk  3 days ago    yesterday 15:00
         2  Call mum    ! 3 days ago
        2 tasks, 1 open, 1 overdue

        """)
  }
}

private let at60 = """
   ID  Task                  Due            List      Tags
    1  Buy milk              today          home      shop
    2  ! Call mum +          ! 3 days ago   home
    9  Release 2.0 2/4       today 17:00    work      release…
   10  日本語の宿題を終わ…   tomorrow                 勉強
   11  לקנות חלב             ! today 08:30  בית
  120  👩‍👩‍👧 picnic 🇩🇪 with e…  1 May 2027     a-list-…  family,…
  121  Nothing else \\u001b…
  7 open, 2 overdue

  """

private let at80 = """
   ID  Task                                      Due            List      Tags
    1  Buy milk                                  today          home      shop
    2  ! Call mum +                              ! 3 days ago   home
    9  Release 2.0 2/4                           today 17:00    work      release…
   10  日本語の宿題を終わらせる                  tomorrow                 勉強
   11  לקנות חלב                                 ! today 08:30  בית
  120  👩‍👩‍👧 picnic 🇩🇪 with everything that a pic…  1 May 2027     a-list-…  family,…
  121  Nothing else \\u001b[31m\\u202eknown
  7 open, 2 overdue

  """

private let at200 = """
   ID  Task                                                                            D\
  ue            List                            Tags
    1  Buy milk                                                                        t\
  oday          home                            shop
    2  ! Call mum +                                                                    !\
   3 days ago   home
    9  Release 2.0 2/4                                                                 t\
  oday 17:00    work                            release,urgent
   10  日本語の宿題を終わらせる                                                        tomorrow     \
                                    勉強
   11  לקנות חלב                                                                       !\
   today 08:30  בית
  120  👩‍👩‍👧 picnic 🇩🇪 with everything that a picnic needs, and a blanket to sit upon\
   ❤️  1 May 2027     a-list-with-a-rather-long-name  family,outside,weekend
  121  Nothing else \\u001b[31m\\u202eknown
  7 open, 2 overdue

  """
