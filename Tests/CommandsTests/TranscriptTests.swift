import TestSupport
import Testing

/// What the documents show is what the program prints.
@Suite(.onFiles) struct TranscriptTests {
  @Test func theDocumentsShowWhatTheProgramPrints() async throws {
    let script = Home.packageFolder + "/.ci/transcripts"
    let ended = try await run(script, ["--check", Home.hookedBinary])
    #expect(ended.status == 0, "run 'make transcripts':\n\(ended.output)\(ended.errors)")
    #expect(!ended.output.hasPrefix("0 "))
  }

  @Test func thePicturesShowWhatTheProgramShows() async throws {
    let script = Home.packageFolder + "/.ci/screenshots"
    let ended = try await run(script, ["--check", Home.hookedBinary])
    #expect(ended.status == 0, "run 'make transcripts':\n\(ended.errors)")
  }
}
