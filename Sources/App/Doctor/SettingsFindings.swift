package import Model
import Rendering
import Text

/// What the files of settings and the environment say, and the settings as far as they can be used.
package struct SettingsFindings {
  package private(set) var findings: [Finding] = []
  /// Nil when not even the environment can be read.
  package private(set) var settings: Settings?

  package init(_ overrides: SettingOverrides) {
    var faults: [any Error] = []
    do {
      let environment = try Environment()
      let settings = try Settings(overrides, environment) { faults.append($0) }
      self.settings = settings
      for fault in faults { report(fault) }
      do { _ = try environment.clock() } catch { report(error) }
      check(settings)
    } catch {
      report(error)
    }
  }

  private mutating func check(_ settings: Settings) {
    for setting in SettingRegister.all {
      do { _ = try settings.report(setting) } catch { report(error) }
    }
    if let ignored = settings.ignoredProjectFile {
      findings.append(Finding("settings", .note, "\(ignored.message), and is ignored"))
    }
    guard findings.isEmpty else { return }
    let files = settings.fileReports().filter { $0.state == .read }.compactMap(\.value)
    findings.append(
      Finding(
        "settings", .ok,
        files.isEmpty ? "no file of settings" : "\(files.joined(separator: " and ")) can be used"))
  }

  private mutating func report(_ error: any Error) {
    let user = error as? any UserError
    let message = user?.message ?? "\(error)"
    guard !findings.contains(where: { $0.message == message }) else { return }
    findings.append(Finding("settings", .wrong, message, remedy: user?.hint))
  }
}
