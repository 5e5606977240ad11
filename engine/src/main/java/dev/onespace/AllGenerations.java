package dev.onespace;

import dev.onespace.catalog.Turns;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.ingest.IndexFollower;
import dev.onespace.store.sql.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;

/**
 * The generations of a collection, whose stores are open for writing one after the other beside
 * those of the one that serves.
 *
 * @param collection the collection's name
 * @param serving the open stores of the one that serves
 * @param profile opens the others
 * @param following makes the follower of a generation's index
 * @param beside in which threads open the others: an index has one writer
 */
record AllGenerations(
    String collection,
    Stores serving,
    Profile profile,
    Function<Stores, IndexFollower> following,
    Turns beside) {

  /** Does something with each, the one that serves first. */
  <T> List<T> each(BiFunction<Stores, IndexFollower, T> work) {
    List<T> done = new ArrayList<>();
    done.add(work.apply(serving, following.apply(serving)));
    int serves = serving.generations().serving(collection).generation();
    for (int number : serving.generations().all(collection)) {
      if (number != serves) {
        done.add(with(number, work));
      }
    }
    return done;
  }

  /** Does something with one that does not serve. */
  <T> T with(int number, BiFunction<Stores, IndexFollower, T> work) {
    return beside.take(
        () -> {
          try (Stores other = profile.to(Target.generation(collection, number)).besideWriter()) {
            return work.apply(other, following.apply(other));
          }
        });
  }

  /**
   * What the work adds up to. One that is being filled in this process is left out: who fills it
   * follows what was done meanwhile.
   */
  long sum(ToLongBiFunction<Stores, IndexFollower> work) {
    long sum = work.applyAsLong(serving, following.apply(serving));
    int serves = serving.generations().serving(collection).generation();
    for (int number : serving.generations().all(collection)) {
      if (number != serves) {
        sum += unlessFilled(number, work);
      }
    }
    return sum;
  }

  private long unlessFilled(int number, ToLongBiFunction<Stores, IndexFollower> work) {
    try {
      return with(number, work::applyAsLong);
    } catch (OnespaceException held) {
      if (held.problem().code() != ErrorCode.LOCKED) {
        throw held;
      }
      return 0;
    }
  }
}
