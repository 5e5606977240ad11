package dev.onespace;

import dev.onespace.Setup.Keeping;
import dev.onespace.error.OnespaceException;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.spending.Spend;
import dev.onespace.store.folder.DataFolder;
import java.time.Duration;
import java.util.List;

/**
 * Where the ports of what is kept get their adapters. Everything above works on any profile;
 * nothing below knows of another.
 */
sealed interface Profile permits FolderProfile, ServerProfile {

  /** The profile of a way to keep things. */
  static Profile of(Keeping keeping, String collection) {
    return switch (keeping) {
      case Keeping.Folder(var data) -> new FolderProfile(new DataFolder(data), collection);
      case Keeping.Servers servers -> new ServerProfile(servers, collection);
    };
  }

  /** The collection that is worked on. */
  String collection();

  /** Whether anything was ever taken in here. */
  boolean isThere();

  /**
   * What was spent on vectors, for all collections here.
   *
   * @throws OnespaceException NOT_FOUND if nothing was ever taken in here
   */
  List<Spend> spent();

  /** This process among those that share what is kept; told to people who look. */
  String node();

  /** After how long a process that is silent is taken for gone. */
  Duration lease();

  /**
   * The stores, for reading only.
   *
   * @throws OnespaceException NOT_FOUND if there is no such collection
   */
  Stores toRead();

  /**
   * The stores, for writing, of a collection that is there.
   *
   * @throws OnespaceException NOT_FOUND if it is not there, LOCKED if there may be one writer only
   *     and it is another
   */
  Stores toChange(String command);

  /**
   * The stores, for writing; made if they are not there.
   *
   * @throws OnespaceException LOCKED if there may be one writer only and it is another,
   *     SPACE_MISMATCH if the collection was made with another space
   */
  Stores toFill(String command, SpaceIdentity space);

  /**
   * The stores, for writing, of a collection that is there; an index that is damaged or missing is
   * empty then, to be filled from the catalog.
   *
   * @throws OnespaceException as {@link #toChange}
   */
  Stores toRebuild(String command);
}
