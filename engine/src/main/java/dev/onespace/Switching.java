package dev.onespace;

import dev.onespace.Moving.Dropped;
import dev.onespace.Moving.Generation;
import dev.onespace.Moving.Switched;
import dev.onespace.blob.BlobCollector;
import dev.onespace.blob.BlobCollector.Swept;
import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.catalog.Generations.Serving;
import dev.onespace.catalog.Lack;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step;
import dev.onespace.error.Step.Named;
import dev.onespace.ingest.IngestListener;
import dev.onespace.space.SpaceIdentity;
import java.util.List;
import java.util.Optional;

/**
 * Lets another generation serve, and removes those that are not needed any more.
 *
 * @param session of the one that serves
 * @param moving tells the generations and fills them
 */
record Switching(Session session, Moving moving) {
  private static final int AT_ONCE = 256;
  private static final int MOST_ROUNDS = 5;

  Switched serve(int number, boolean force) {
    Stores stores = session.toChange("reembed");
    Generation wanted = generation(number);
    if (stores.generations().serving(collection()).generation() == number) {
      return new Switched(stores.generations().serving(collection()), 0, Lack.NOTHING);
    }
    long caughtUp = force ? 0 : catchUp(stores, wanted);
    // A thread that writes without a pause would always be ahead: it waits for the rest.
    return stores.turns().take(() -> serve(stores, wanted, force, caughtUp));
  }

  /** Other nodes may write meanwhile: what they wrote is caught up as often. */
  private Switched serve(Stores stores, Generation wanted, boolean force, long before) {
    long caughtUp = before;
    for (int round = 1; ; round++) {
      caughtUp += force ? 0 : catchUp(stores, wanted);
      // Before, so that it can be searched at once; after, as the switch may change a title.
      session.all(stores).with(wanted.number(), (_, follower) -> follower.catchUp());
      Lack lack = stores.generations().serve(collection(), wanted.number(), force);
      if (lack.isNothing() || force) {
        Stores now = session.toChange("reembed");
        session.follower(now).catchUp();
        return new Switched(now.generations().serving(collection()), caughtUp, lack);
      }
      if (round == MOST_ROUNDS) {
        throw behind(wanted, lack);
      }
    }
  }

  /** Fills it with what it lacks, where that costs nothing; gives how many items that are. */
  private long catchUp(Stores stores, Generation wanted) {
    Lack lack = stores.generations().align(collection(), wanted.number());
    if (lack.isNothing()) {
      return 0;
    }
    if (isCut(wanted.space())) {
      return moving.cut(wanted.space().dimension(), () -> false, () -> {}, _ -> {}).copied();
    }
    return session
        .setup()
        .find(wanted.space())
        .filter(it -> it.billing().isEmpty())
        .map(it -> moving.fill(it, session.options(), IngestListener.SILENT).report().embedded())
        .orElse(0L);
  }

  private boolean isCut(SpaceIdentity wanted) {
    SpaceIdentity serving = session.toRead().catalog().space();
    return wanted.id().equals(serving.id())
        && wanted.dimension() < serving.dimension()
        && session.space().cut(wanted.dimension()).equals(Optional.of(wanted));
  }

  private OnespaceException behind(Generation wanted, Lack lack) {
    return new OnespaceException(
        new Problem(
            ErrorCode.BEHIND,
            "generation %s lacks what the serving one has: %s"
                .formatted(wanted.number(), lack.described()),
            filling(wanted.space())));
  }

  private static Remedy filling(SpaceIdentity space) {
    String or = " Or %s: what it lacks is then not found.";
    Step reembed = new Step.Reembed(space.id());
    return space.id().equals("local")
        ? Remedy.of("Bring it up to date: %s." + or, reembed, Named.FORCE)
        : Remedy.of(
            "Bring it up to date: %s, with %s." + or,
            reembed,
            new Step.Setting(space.id() + ".dimension", String.valueOf(space.dimension())),
            Named.FORCE);
  }

  private Generation generation(int number) {
    List<Generation> all = moving.generations();
    return all.stream()
        .filter(it -> it.number() == number)
        .findFirst()
        .orElseThrow(
            () ->
                new OnespaceException(
                    ErrorCode.NOT_FOUND,
                    "collection '%s' has no generation %s; there are: %s"
                        .formatted(
                            collection(), number, all.stream().map(Generation::number).toList())));
  }

  Dropped drop(int number, boolean force) {
    Stores stores = session.toChange("reembed");
    generation(number);
    requireDroppable(stores.generations().serving(collection()), number, force);
    session
        .all(stores)
        .with(
            number,
            (each, _) -> {
              each.remains().dropIndex();
              return true;
            });
    BlobCollector sweep = new BlobCollector(stores.catalog(), stores.blobs());
    Swept blobs = Swept.NOTHING;
    long items = 0;
    for (List<StoredItem> removed = some(stores, number);
        !removed.isEmpty();
        removed = some(stores, number)) {
      items += removed.size();
      for (StoredItem each : removed) {
        blobs = blobs.plus(sweep.after(each));
      }
    }
    return new Dropped(items, blobs);
  }

  private List<StoredItem> some(Stores stores, int number) {
    return stores.generations().dismantle(collection(), number, AT_ONCE);
  }

  private void requireDroppable(Serving serving, int number, boolean force) {
    if (serving.generation() == number && moving.generations().size() == 1) {
      throw new OnespaceException(
          new Problem(
              ErrorCode.USAGE,
              "generation %s is all that collection '%s' has".formatted(number, collection()),
              "Delete items that are not wanted any more; a collection keeps one generation."));
    }
    if (serving.generation() == number) {
      throw new OnespaceException(
          new Problem(
              ErrorCode.USAGE,
              "generation %s of collection '%s' serves".formatted(number, collection()),
              Remedy.of("Let another one serve first: %s", Named.SWITCH)));
    }
    if (serving.former().equals(Optional.of(number)) && !force) {
      throw new OnespaceException(
          new Problem(
              ErrorCode.USAGE,
              "generation %s is the one that a roll back would let serve again".formatted(number),
              Remedy.of("Give %s to remove it all the same.", Named.FORCE)));
    }
  }

  private String collection() {
    return session.options().collection();
  }
}
