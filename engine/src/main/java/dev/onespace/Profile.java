package dev.onespace;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.spending.Spend;
import dev.onespace.store.sql.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the ports of what is kept get their adapters. Everything above works on any profile;
 * nothing below knows of another.
 */
sealed interface Profile permits FolderProfile, ServerProfile {

  /** The generation that is worked on. */
  Target target();

  /** The same stores for another generation. */
  Profile to(Target other);

  /** The space of what is there; nothing if nothing is there yet. */
  Optional<SpaceIdentity> made();

  /** What opening gives; nothing if what is opened is not there, or not until it is written to. */
  static <T> Optional<T> ifThere(Supplier<T> opening) {
    try {
      return Optional.of(opening.get());
    } catch (OnespaceException failed) {
      ErrorCode code = failed.problem().code();
      if (code == ErrorCode.NOT_FOUND || code == ErrorCode.OLDER) {
        return Optional.empty();
      }
      throw failed;
    }
  }

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
   * The stores, for writing, of whatever space they are; made if they are not there.
   *
   * @param ifNew the space of a generation that is made
   * @throws OnespaceException LOCKED if there may be one writer only and it is another
   */
  Stores toFill(String command, SpaceIdentity ifNew);

  /**
   * The stores, for writing, beside those of another generation that are open for writing already.
   *
   * @throws OnespaceException NOT_FOUND if the generation is not there
   */
  Stores besideWriter();

  /** The same; made for a space if they are not there. */
  Stores besideWriter(SpaceIdentity ifNew);

  /** The stores of what serves now, for writing, in place of those of what served before. */
  Reopened reopened(Stores former);

  /**
   * Stores in place of others.
   *
   * @param fresh what to write to from now on
   * @param retired what others may be reading still; to be closed before the fresh ones
   */
  record Reopened(Stores fresh, Stores retired) {}

  /**
   * The stores, for writing, of a collection that is there; an index that is damaged or missing is
   * empty then, to be filled from the catalog.
   *
   * @throws OnespaceException as {@link #toChange}
   */
  Stores toRebuild(String command);
}
