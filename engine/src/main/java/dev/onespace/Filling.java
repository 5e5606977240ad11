package dev.onespace;

import dev.onespace.Moving.Cut;
import dev.onespace.Moving.Filled;
import dev.onespace.catalog.Generations;
import dev.onespace.catalog.Lack;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step;
import dev.onespace.error.Step.Named;
import dev.onespace.ingest.Ingest;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.IngestReport;
import dev.onespace.moving.Migration;
import dev.onespace.moving.Migration.Migrated;
import dev.onespace.moving.StoredInputs;
import dev.onespace.provider.SpaceProvider;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.store.sql.Target;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Fills a generation beside the one that serves.
 *
 * @param session of the one that serves
 */
record Filling(Session session) {
  /** What changes meanwhile is taken over as often, so that a switch misses nothing. */
  private static final int MOST_ROUNDS = 5;

  Filled fill(SpaceProvider provider, OpenOptions options, IngestListener listener) {
    Stores source = session.toChange("reembed");
    int number = number(source, identity(provider));
    try (Session target = session.beside(provider, options, target(source, number))) {
      Stores stores = target.toFillBeside();
      var following = new Following(listener, target.follower(stores), () -> false);
      return session
          .patience(listener::stopRequested, listener::waits)
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

  private Filled fill(
      int number, Stores source, Stores target, Session into, IngestListener listener) {
    for (int round = 1; ; round++) {
      long sequence = source.catalog().sequence();
      IngestReport report =
          new Ingest(into.space(), target.catalog(), target.blobs(), target.turns(), into.clock())
              .run(
                  StoredInputs.all(source.catalog(), source.blobs()),
                  new IngestOptions(IngestOptions.BATCH, round == 1, true, _ -> true),
                  listener);
      Lack lack = source.generations().align(collection(), number);
      boolean quiet = source.catalog().sequence() == sequence;
      if (quiet || report.stopped() || round == MOST_ROUNDS) {
        return new Filled(number, report, lack, into.usage());
      }
    }
  }

  Cut cut(int dimension, BooleanSupplier stop, Runnable each) {
    Stores source = session.toChange("reembed");
    SpaceIdentity space = shorter(source.catalog().space(), dimension);
    int number = number(source, space);
    Profile profile = session.profile().to(target(source, number));
    try (Stores target = profile.besideWriter(space)) {
      Migration cutting =
          Migration.cutting(source.catalog(), target.catalog(), source.blobs(), space);
      long copied = 0;
      for (int round = 1; ; round++) {
        long sequence = source.catalog().sequence();
        Migrated migrated = cutting.run(stop, round == 1 ? each : () -> {});
        copied += migrated.copied();
        boolean quiet = source.catalog().sequence() == sequence;
        if (quiet || migrated.stopped() || round == MOST_ROUNDS) {
          session.follower(target).catchUp();
          Lack lack = source.generations().align(collection(), number);
          return new Cut(number, space, copied, migrated.same(), lack);
        }
      }
    }
  }

  private SpaceIdentity shorter(SpaceIdentity serving, int dimension) {
    if (dimension >= serving.dimension()) {
      throw new OnespaceException(
          new Problem(
              ErrorCode.USAGE,
              "the vectors of collection '%s' have %s floats; %s are not fewer"
                  .formatted(collection(), serving.dimension(), dimension),
              Remedy.of(
                  "More floats have to be embedded: set " + serving.id() + ".dimension, then %s",
                  new Step.Reembed(serving.id()))));
    }
    return session
        .space()
        .cut(dimension)
        .orElseThrow(
            () ->
                new OnespaceException(
                    new Problem(
                        ErrorCode.USAGE,
                        "vectors of space %s cannot be cut to %s floats"
                            .formatted(serving, dimension),
                        "Those of gemini can, to 128 floats or more.")));
  }

  /** The generation that was begun for this space, else a new one. */
  private int number(Stores source, SpaceIdentity wanted) {
    if (source.catalog().space().equals(wanted)) {
      throw new OnespaceException(
          new Problem(
              ErrorCode.USAGE,
              "collection '%s' is of space %s already".formatted(collection(), wanted),
              Remedy.of("To embed again what another pipeline made: %s", Named.REEMBED_STALE)));
    }
    List<Moving.Generation> all = new Moving(session).generations();
    return all.stream()
        .filter(it -> it.space().equals(wanted))
        .map(Moving.Generation::number)
        .findFirst()
        .orElse(all.getLast().number() + 1);
  }

  private Target target(Stores source, int number) {
    int serving = source.generations().serving(collection()).generation();
    return new Target.Filled(
        collection(),
        Generations.name(collection(), number),
        Generations.name(collection(), serving));
  }

  private SpaceIdentity identity(SpaceProvider provider) {
    try (Session probe = session.beside(provider, session.options())) {
      return SpaceIdentity.of(probe.usualSpace());
    }
  }

  private String collection() {
    return session.options().collection();
  }
}
