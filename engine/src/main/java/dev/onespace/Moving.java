package dev.onespace;

import dev.onespace.blob.BlobCollector.Swept;
import dev.onespace.catalog.Generations.Serving;
import dev.onespace.catalog.Lack;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.Ingest;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.IngestReport;
import dev.onespace.moving.Migration;
import dev.onespace.moving.Migration.Migrated;
import dev.onespace.moving.StoredInputs;
import dev.onespace.patience.Outage;
import dev.onespace.provider.SpaceProvider;
import dev.onespace.space.Space;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.spending.Usage;
import dev.onespace.store.sql.Target;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Takes a collection elsewhere: into another space by filling another generation while the one that
 * serves goes on, or to other stores as it is. Whatever is stopped goes on with the same call.
 */
public final class Moving {
  private final Session session;

  Moving(Session session) {
    this.session = session;
  }

  /**
   * What is known of a generation.
   *
   * @param number from 1
   * @param space of its vectors
   * @param items how many it holds
   */
  public record Generation(int number, SpaceIdentity space, long items) {}

  /**
   * What a generation was filled with.
   *
   * @param number of the generation
   * @param report what became of the items
   * @param lack what it lacks of the serving generation still
   * @param usage what a provider was used for it; nothing for a space that costs nothing
   */
  public record Filled(int number, IngestReport report, Lack lack, Optional<Usage> usage) {
    /** Whether it holds every item of the serving generation, as it is. */
    public boolean whole() {
      return lack.isNothing() && !report.stopped();
    }

    Filled stoppedBy(Problem problem) {
      return new Filled(number, report.stoppedBy(problem), lack, usage);
    }
  }

  /**
   * What a generation with shorter vectors was filled with.
   *
   * @param number of the generation
   * @param space of its vectors
   * @param copied items that were written
   * @param same items that were there already, just so
   * @param lack what it lacks of the serving generation still
   */
  public record Cut(int number, SpaceIdentity space, long copied, long same, Lack lack) {}

  /**
   * A switch.
   *
   * @param serving what serves now
   * @param caughtUp how many items were caught up before
   * @param lack what the serving generation lacks of the former one, if it was forced
   */
  public record Switched(Serving serving, long caughtUp, Lack lack) {}

  /**
   * A generation that was removed.
   *
   * @param items how many it held
   * @param blobs originals and thumbnails that no other generation or collection uses
   */
  public record Dropped(long items, Swept blobs) {}

  /** The generations that there are, in the order of their numbers. */
  public List<Generation> generations() {
    return session.toRead().generations().all(collection()).stream().map(this::generation).toList();
  }

  private Generation generation(int number) {
    Profile profile = session.profile().to(Target.generation(collection(), number));
    try (Stores stores = profile.toRead()) {
      return new Generation(number, stores.catalog().space(), stores.catalog().counts().items());
    }
  }

  /** How many items the serving generation holds. */
  public long items() {
    return session.toRead().catalog().counts().items();
  }

  /**
   * What filling another generation, or remaking what is stale, would take of a provider and of
   * this machine. Sends nothing.
   */
  public Forecast estimate(SpaceProvider provider, boolean stale) {
    Stores source = session.toRead();
    SpaceProvider made = stale ? session.provider() : provider;
    try (Session target = session.beside(made, session.options())) {
      var estimating = new Estimating(made);
      StoredInputs inputs =
          stale
              ? StoredInputs.stale(source.catalog(), source.blobs(), target.usualSpace().pipeline())
              : StoredInputs.all(source.catalog(), source.blobs());
      inputs.forEachRemaining(
          incoming -> {
            if (incoming instanceof Incoming.Ready(var input)) {
              estimating.add(input.content());
            }
          });
      return estimating.sum();
    }
  }

  /** Which generation serves. */
  public Serving serving() {
    return session.toRead().generations().serving(collection());
  }

  /**
   * Embeds again what another pipeline made, in place.
   *
   * @return what became of it
   */
  public IngestReport remakeStale(IngestListener listener) {
    Stores stores = session.toFill("reembed");
    Space space = session.spaceOf(stores);
    StoredInputs stale = StoredInputs.stale(stores.catalog(), stores.blobs(), space.pipeline());
    var following =
        new Following(listener, session.follower(stores), () -> session.isRetired(stores));
    var ingest =
        new Ingest(space, stores.catalog(), stores.blobs(), stores.turns(), session.clock());
    var how = new IngestOptions(IngestOptions.BATCH, true, true, _ -> true);
    return session
        .patience(listener::stopRequested, listener::waits)
        .during(() -> following.during(() -> ingest.run(stale, how, following)));
  }

  /**
   * Fills another generation, of another space, from the originals of the one that serves. That one
   * goes on serving.
   *
   * @param provider what makes the vectors
   * @throws OnespaceException USAGE if the space is that of the serving generation
   */
  public Filled fill(SpaceProvider provider, OpenOptions options, IngestListener listener) {
    return new Filling(session).fill(provider, options, listener);
  }

  /**
   * Fills another generation with the vectors of the one that serves, cut to their first floats and
   * made unit length again. Nothing is embedded; stopped, the same call goes on.
   *
   * @param dimension how many floats are left
   * @param waits hears of servers that keep it waiting
   * @throws OnespaceException USAGE if the vectors cannot be cut so
   */
  public Cut cut(int dimension, BooleanSupplier stop, Runnable each, Consumer<Outage> waits) {
    return session
        .patience(stop, waits)
        .during(() -> new Filling(session).cut(dimension, stop, each));
  }

  /**
   * A generation to ask, opened for reading; the caller closes it.
   *
   * @param provider what makes vectors of its space
   */
  public Onespace asking(int generation, SpaceProvider provider) {
    return new Onespace(
        session.beside(
            provider, session.options().forReading(), Target.generation(collection(), generation)));
  }

  /**
   * Lets a generation serve from now on, for every node at once. What it lacks of the one that
   * serves is caught up first where that costs nothing but time.
   *
   * @param force whether it shall serve though it lacks something
   * @throws OnespaceException NOT_FOUND if there is no such generation, BEHIND if it lacks
   *     something
   */
  public Switched serve(int generation, boolean force) {
    return new Switching(session, this).serve(generation, force);
  }

  /**
   * Lets the generation serve again that served before.
   *
   * @throws OnespaceException NOT_FOUND if none did, or it was removed; BEHIND as {@link #serve}
   */
  public Switched rollBack(boolean force) {
    Optional<Integer> former = serving().former();
    return serve(
        former.orElseThrow(
            () ->
                new OnespaceException(
                    ErrorCode.NOT_FOUND,
                    "collection '%s' has no generation to roll back to".formatted(collection()))),
        force);
  }

  /**
   * Removes a generation that does not serve: its index, what the catalog has of it, and the
   * originals and thumbnails that no other uses. Stopped, the same call goes on.
   *
   * @param force whether also the one that could be rolled back to
   * @throws OnespaceException NOT_FOUND if there is no such generation, USAGE if it serves, or
   *     could be rolled back to and {@code force} is false
   */
  public Dropped drop(int generation, boolean force) {
    return new Switching(session, this).drop(generation, force);
  }

  /**
   * Copies this collection to other stores, as it is: nothing is embedded. The index there follows.
   * Servers that are away, here or there, are waited for.
   *
   * @param there the stores to copy to
   * @param waits hears of servers that keep it waiting
   * @throws OnespaceException SPACE_MISMATCH if the collection there is of another space
   */
  public Migrated migrate(
      Setup.Keeping there, BooleanSupplier stop, Runnable each, Consumer<Outage> waits) {
    return session.patience(stop, waits).during(() -> migrate(there, stop, each));
  }

  private Migrated migrate(Setup.Keeping there, BooleanSupplier stop, Runnable each) {
    Stores source = session.toRead();
    try (Place place = Place.of(there);
        Stores target =
            place
                .profile(new Target.Served(collection()))
                .toFill("migrate", source.catalog().space())) {
      Migrated migrated =
          new Migration(source.catalog(), source.blobs(), target.catalog(), target.blobs())
              .run(stop, each);
      session.follower(target).catchUp();
      return migrated;
    }
  }

  private String collection() {
    return session.options().collection();
  }
}
