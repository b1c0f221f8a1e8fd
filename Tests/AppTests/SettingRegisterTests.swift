import App
import Arguments
import Testing

@Suite struct SettingRegisterTests {
  /// The list without the settings that are no options is written out, and in the order of help.
  @Test func theOptionsAreThoseOfAllSettings() {
    let ofAll = SettingRegister.all.compactMap { $0.option?.name }
    #expect(SettingRegister.options.map(\.name) == ofAll)
  }
}
