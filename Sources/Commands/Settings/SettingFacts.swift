import Arguments
import Configuration
import Rendering

extension Settings {
  /// What to tell of a setting: its value, with whole paths, and where it is from.
  func fact(_ setting: any AnySetting) throws -> SettingFact {
    guard let (text, origin) = try found(setting) else {
      return SettingFact(name: setting.name, value: setting.standard(environment), kind: "default")
    }
    do throws(SettingFault) {
      try setting.check(text)
    } catch {
      throw UsageError("\(origin.subject(setting.name)) \(error.sentence)")
    }
    let isStandardFolder = setting.form == .url && text == "file:"
    return SettingFact(
      name: setting.name,
      value: isStandardFolder
        ? setting.standard(environment) : try setting.form.absolute(text, absolutePath),
      kind: origin.kind, place: origin.place)
  }

  /// What to tell of the two files: where they are, and whether they are read.
  func fileFacts() -> [SettingFact] {
    let user = SettingFact(
      name: "user-file", value: userFile?.path,
      kind: environment.namesConfigurationFolder ? "variable" : "default",
      place: environment.namesConfigurationFolder ? "XDG_CONFIG_HOME" : nil,
      state: files.contains { !$0.file.isOfProject } ? .read : .missing)
    guard let path = project.file else {
      return [
        user, SettingFact(name: "project-file", value: nil, kind: "project", state: .missing),
      ]
    }
    let state: SettingFact.FileState = passedOver == nil ? .read : .passedOver
    return [
      user,
      SettingFact(
        name: "project-file", value: path, kind: "project", place: "nearest .tasks.toml",
        state: state),
    ]
  }
}
