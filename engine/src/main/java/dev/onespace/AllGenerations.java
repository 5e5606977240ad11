package dev.onespace;

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
 */
record AllGenerations(
    String collection, Stores serving, Profile profile, Function<Stores, IndexFollower> following) {

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
    try (Stores other = profile.to(Target.generation(collection, number)).besideWriter()) {
      return work.apply(other, following.apply(other));
    }
  }

  long sum(ToLongBiFunction<Stores, IndexFollower> work) {
    return each(work::applyAsLong).stream().mapToLong(Long::longValue).sum();
  }
}
