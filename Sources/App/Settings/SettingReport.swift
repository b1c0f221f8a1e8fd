import Arguments
package import Rendering
import Storage
import TOML
import Text

extension Settings {
  /// Returns the value of a setting, with absolute paths, and what set it.
  package func report(_ setting: any AnySetting) throws -> SettingReport {
    let standard = setting.defaultValue.text(environment)
    guard let (text, origin) = try found(setting) else {
      return SettingReport(name: setting.name, value: standard, kind: "default")
    }
    do throws(InvalidValue) {
      try setting.check(text)
    } catch {
      throw origin.error(error, setting, text)
    }
    if let address = PostgreSQLAddress(text) {
      return SettingReport(
        name: setting.name, value: address.shown, kind: origin.kind, place: origin.place)
    }
    let isDefaultFolder = setting.form == .url && text == "file:"
    return SettingReport(
      name: setting.name,
      value: isDefaultFolder ? standard : try setting.form.absolute(text, absolutePath),
      kind: origin.kind, place: origin.place)
  }

  /// Returns where the two files are, and whether they are read.
  package func fileReports() -> [SettingReport] {
    let isNamed = environment.namesConfigurationFolder
    let user = SettingReport(
      name: "user-file", value: userFile?.path, kind: isNamed ? "variable" : "default",
      place: isNamed ? "XDG_CONFIG_HOME" : nil,
      state: files.contains { !$0.file.isOfProject } ? .read : .missing)
    let project = SettingReport(
      name: "project-file", value: project.file, kind: "project",
      place: project.file == nil ? nil : "nearest .tasks.toml",
      state: project.file == nil ? .missing : ignoredProjectFile == nil ? .read : .ignored)
    return [user, project]
  }
}
