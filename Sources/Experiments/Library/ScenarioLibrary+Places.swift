extension ScenarioLibrary {
  /// The folders where scenarios lie on this machine, in the order in which they are looked through:
  /// those of `$RAVINE_SCENARIOS`, separated by colons; `Scenarios` under the working folder;
  /// `ravine` under `$XDG_DATA_HOME`; beside the program, and where the package was built.
  ///
  /// - Parameters:
  ///   - environment: The environment variables.
  ///   - workingFolder: The folder that relative paths begin in.
  ///   - executable: The program's own file, symbolic links resolved; nil when unknown.
  ///   - package: The folder that the program was built from; nil when unknown.
  public static func places(
    environment: [String: String], workingFolder: String, executable: String?,
    package: String? = nil
  ) -> [String] {
    var places: [String] = []
    places += (environment["RAVINE_SCENARIOS"] ?? "").split(separator: ":").map(String.init)
    places.append(workingFolder.joining(folderName))
    // The standard says what to take when the variable is not set.
    if let data = environment["XDG_DATA_HOME"], !data.isEmpty {
      places.append(data.joining("ravine"))
    } else if let home = environment["HOME"], !home.isEmpty {
      places.append(home.joining(".local/share/ravine"))
    }
    if let executable {
      let folder = executable.parentFolder
      places.append(folder.joining(folderName))
      places.append(folder.parentFolder.joining("share/ravine").joining(folderName))
      // A program that was just built lies some folders below its package.
      var parent = folder
      while parent != "/", parent != "." {
        parent = parent.parentFolder
        places.append(parent.joining(folderName))
      }
    }
    if let package { places.append(package.joining(folderName)) }

    var known: Set<String> = []
    return places.filter { known.insert($0).inserted }
  }

  private static let folderName = "Scenarios"
}
