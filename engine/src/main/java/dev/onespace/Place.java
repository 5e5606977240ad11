package dev.onespace;

import dev.onespace.Setup.Keeping;
import dev.onespace.store.folder.DataFolder;
import dev.onespace.store.sql.Target;

/**
 * A place where collections are kept, as one engine has it open: what all its collections there
 * share. Thread-safe; closed after them.
 */
sealed interface Place extends AutoCloseable permits FolderPlace, ServerPlace {

  /** The place of a way to keep things; opens nothing yet. */
  static Place of(Keeping keeping) {
    return switch (keeping) {
      case Keeping.Folder(var data) -> new FolderPlace(new DataFolder(data));
      case Keeping.Servers servers -> new ServerPlace(servers);
    };
  }

  /** Opens the stores of a generation that is kept there. */
  Profile profile(Target target);

  @Override
  void close();
}
