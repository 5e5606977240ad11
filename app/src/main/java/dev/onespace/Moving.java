package dev.onespace;

import dev.onespace.Setup.Embedding;
import dev.onespace.cloud.gemini.Usage;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.Ingest;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.IngestReport;
import dev.onespace.item.ItemId;
import dev.onespace.moving.Migration;
import dev.onespace.moving.Migration.Migrated;
import dev.onespace.moving.StoredInputs;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.store.Catalog;
import dev.onespace.store.Generations;
import dev.onespace.store.Generations.Serving;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Takes a collection elsewhere: into another space by filling another generation while the one that
 * serves goes on, or to other stores as it is. Whatever is stopped goes on with the same call.
 */
public final class Moving {
  private static final int PAGE = 256;

  /** Both are re-read as often as items change meanwhile, so that a switch misses nothing. */
  private static final int MOST_ROUNDS = 5;

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

  /** The generations that there are, in the order of their numbers. */
  public List<Generation> generations() {
    return session.toRead().generations().all(collection()).stream().map(this::generation).toList();
  }

  private Generation generation(int number) {
    try (Session one = other(session.setup().embedding(), number)) {
      Catalog catalog = one.toRead().catalog();
      return new Generation(number, catalog.space(), catalog.counts().items());
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
  public Forecast estimate(Embedding embedding, boolean stale) {
    Stores source = session.toRead();
    try (Session target = other(embedding, serving().generation())) {
      var estimating = new Estimating(embedding);
      StoredInputs inputs =
          stale
              ? StoredInputs.stale(source.catalog(), source.blobs(), target.space().pipeline())
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
    StoredInputs stale =
        StoredInputs.stale(stores.catalog(), stores.blobs(), session.space().pipeline());
    var following = new Following(listener, session.follower(stores));
    var ingest = new Ingest(session.space(), stores.catalog(), stores.blobs(), session.clock());
    var how = new IngestOptions(IngestOptions.BATCH, true, true, _ -> true);
    return session
        .patience(listener)
        .during(() -> following.during(() -> ingest.run(stale, how, following)));
  }

  /**
   * What a generation was filled with.
   *
   * @param number of the generation
   * @param report what became of the items
   * @param removed items that the serving generation holds no longer
   * @param whole whether it holds every item of the serving generation, as it is
   * @param usage what a provider was used for it; nothing for a space that costs nothing
   */
  public record Filled(
      int number, IngestReport report, long removed, boolean whole, Optional<Usage> usage) {
    private Filled stoppedBy(Problem problem) {
      return new Filled(number, report.stoppedBy(problem), removed, false, usage);
    }
  }

  /**
   * Fills another generation, of another space, from the originals of the one that serves. That one
   * goes on serving.
   *
   * @param embedding what makes the vectors
   * @throws OnespaceException USAGE if the space is that of the serving generation
   */
  public Filled fill(Embedding embedding, OpenOptions options, IngestListener listener) {
    Stores source = session.toRead();
    try (Session target = toFill(source, embedding, options)) {
      int number = Generations.number(collection(), target.options().collection()).orElseThrow();
      Stores stores = target.toFill("reembed");
      var following = new Following(listener, target.follower(stores));
      return session
          .patience(listener)
          .during(
              () -> {
                Filled filled;
                try {
                  filled = fill(number, source, stores, target, following);
                } finally {
                  following.follow();
                }
                return following.stop().map(filled::stoppedBy).orElse(filled);
              });
    }
  }

  private static Filled fill(
      int number, Stores source, Stores target, Session into, IngestListener listener) {
    long removed = 0;
    for (int round = 1; ; round++) {
      long sequence = source.catalog().sequence();
      IngestReport report =
          new Ingest(into.space(), target.catalog(), target.blobs(), into.clock())
              .run(
                  StoredInputs.all(source.catalog(), source.blobs()),
                  new IngestOptions(IngestOptions.BATCH, round == 1, true, _ -> true),
                  listener);
      removed += removeVanished(source.catalog(), target.catalog());
      boolean quiet = source.catalog().sequence() == sequence;
      if (quiet || report.stopped() || round == MOST_ROUNDS) {
        boolean whole =
            quiet
                && !report.stopped()
                && target.catalog().counts().items() == source.catalog().counts().items();
        return new Filled(number, report, removed, whole, into.usage());
      }
    }
  }

  private static long removeVanished(Catalog source, Catalog target) {
    List<ItemId> gone = new ArrayList<>();
    target.forEachItem(
        PAGE,
        items -> {
          List<ItemId> ids = items.stream().map(stored -> stored.item().id()).toList();
          Set<ItemId> there = new HashSet<>(source.items(ids).keySet());
          ids.stream().filter(id -> !there.contains(id)).forEach(gone::add);
        });
    gone.forEach(target::delete);
    return gone.size();
  }

  /** The generation that was begun for this space, else a new one. */
  private Session toFill(Stores source, Embedding embedding, OpenOptions options) {
    SpaceIdentity wanted = identity(embedding);
    if (source.catalog().space().equals(wanted)) {
      throw new OnespaceException(
          new Problem(
              ErrorCode.USAGE,
              "collection '%s' is of space %s already".formatted(collection(), wanted),
              "To embed again what another pipeline made: onespace reembed --stale"));
    }
    List<Generation> all = generations();
    int number =
        all.stream()
            .filter(it -> it.space().equals(wanted))
            .map(Generation::number)
            .findFirst()
            .orElse(all.getLast().number() + 1);
    return new Session(
        session.setup().with(embedding),
        options.collection(Generations.name(collection(), number)));
  }

  private SpaceIdentity identity(Embedding embedding) {
    try (Session probe = other(embedding, serving().generation())) {
      return SpaceIdentity.of(probe.space());
    }
  }

  private Session other(Embedding embedding, int generation) {
    return new Session(
        session.setup().with(embedding),
        session.options().collection(Generations.name(collection(), generation)));
  }

  /**
   * A generation to ask, opened for reading; the caller closes it.
   *
   * @param embedding what makes vectors of its space
   */
  public Onespace asking(int generation, Embedding embedding) {
    return new Onespace(other(embedding, generation));
  }

  /**
   * Lets a generation serve from now on, for every node at once.
   *
   * @throws OnespaceException NOT_FOUND if there is no such generation
   */
  public Serving serve(int generation) {
    Generations generations = session.toChange("reembed").generations();
    if (!generations.all(collection()).contains(generation)) {
      throw new OnespaceException(
          ErrorCode.NOT_FOUND,
          "collection '%s' has no generation %d; there are: %s"
              .formatted(collection(), generation, generations.all(collection())));
    }
    generations.serve(collection(), generation);
    return generations.serving(collection());
  }

  /**
   * Lets the generation serve again that served before.
   *
   * @throws OnespaceException NOT_FOUND if none did
   */
  public Serving rollBack() {
    Optional<Integer> former = serving().former();
    return serve(
        former.orElseThrow(
            () ->
                new OnespaceException(
                    ErrorCode.NOT_FOUND,
                    "collection '%s' was never switched".formatted(collection()))));
  }

  /**
   * Copies this collection to other stores, as it is: nothing is embedded. The index there follows.
   *
   * @param there the stores to copy to
   * @throws OnespaceException SPACE_MISMATCH if the collection there is of another space
   */
  public Migrated migrate(Setup.Keeping there, BooleanSupplier stop, Runnable each) {
    Stores source = session.toRead();
    Profile profile = Profile.of(there, collection());
    try (Stores target = profile.toFill("migrate", source.catalog().space())) {
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
