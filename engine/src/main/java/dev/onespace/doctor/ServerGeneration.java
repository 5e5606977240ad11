package dev.onespace.doctor;

import dev.onespace.Setup.Keeping.Servers;
import dev.onespace.blob.BlobCollector;
import dev.onespace.catalog.Owners;
import dev.onespace.cloud.pinecone.PineconeIndex;
import dev.onespace.cloud.pinecone.PineconeSettings;
import dev.onespace.cloud.pinecone.PineconeVectors;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import dev.onespace.index.RemoteIndex;
import dev.onespace.ingest.IndexFollower;
import dev.onespace.item.ItemId;
import dev.onespace.item.PassageRef;
import dev.onespace.store.blobs.FolderBlobs;
import dev.onespace.store.postgres.PostgresCatalog;
import dev.onespace.store.postgres.PostgresDatabase;
import dev.onespace.store.postgres.PostgresIndex;
import dev.onespace.store.postgres.PostgresOwners;
import dev.onespace.store.sql.Target;
import dev.onespace.time.StageClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One generation of a collection on servers, by its exact name, with its replica and its namespace.
 *
 * @param generation which
 * @param all generations of the database
 * @param full whether everything is read that is otherwise sampled
 */
record ServerGeneration(
    PostgresDatabase database,
    Servers servers,
    Generation generation,
    List<Generation> all,
    boolean full) {
  private static final int AT_ONCE = 256;

  private static final Finding UNCOMPARED =
      Finding.notice(
          "pinecone",
          "its vectors are not looked at: see what is said of pinecone above",
          Remedy.of("Run %s again when that is mended.", Named.DOCTOR));

  /** Fewer passages than this are compared one by one. */
  private static final long FEW = 100_000;

  /**
   * Looks at it and changes nothing.
   *
   * @param compared whether Pinecone answers: one that is away is not waited for once more by each
   *     generation
   */
  List<Finding> examine(Embedder embedder, boolean compared) {
    try (PostgresCatalog catalog = open();
        PostgresIndex replica = PostgresIndex.open(database, catalog.name())) {
      List<Finding> findings =
          new ArrayList<>(
              Examination.done(
                  "catalog", new CatalogExamination(catalog, generation, embedder, serving())));
      findings.addAll(Examination.done("rows", new RowExamination(catalog, full)));
      findings.addAll(Examination.done("blobs", new BlobExamination(catalog, blobs(), full)));
      findings.addAll(Examination.done("released", () -> released(catalog)));
      findings.addAll(Examination.done("index", () -> List.of(replica(catalog, replica))));
      findings.addAll(
          compared
              ? Examination.done("pinecone", () -> pinecone(catalog, replica))
              : List.of(UNCOMPARED));
      return findings;
    }
  }

  private FolderBlobs blobs() {
    return new FolderBlobs(servers.blobs());
  }

  /** Looked for in the database, as other nodes may be about to use what no item uses yet. */
  private List<Finding> released(PostgresCatalog catalog) {
    int left = new BlobCollector(catalog, blobs()).left().size();
    return left == 0
        ? List.of()
        : List.of(
            Finding.notice(
                "released",
                "%s originals or thumbnails of deleted or replaced items are still there"
                    .formatted(left),
                Examination.MEND));
  }

  private PostgresCatalog open() {
    return PostgresCatalog.open(database, new Target.Named(generation.name()));
  }

  private Optional<CatalogExamination.Serving> serving() {
    return generation.serves()
        ? Optional.empty()
        : generation
            .serving(all)
            .map(it -> () -> PostgresCatalog.open(database, new Target.Named(it.name())));
  }

  /** Other nodes may write meanwhile: then nothing is compared that has to agree. */
  private Finding replica(PostgresCatalog catalog, PostgresIndex replica) {
    long sequence = catalog.sequence();
    long followed = replica.sequence().orElse(0L);
    if (followed < sequence) {
      return Finding.notice(
          "index",
          "has followed the catalog up to change %s of %s".formatted(followed, sequence),
          Remedy.of(
              "An ingest is running, or was stopped; the same ingest again, or %s, brings it up to"
                  + " date.",
              Named.MEND));
    }
    long passages = replica.passages();
    List<String> different = different(catalog, replica);
    if (catalog.sequence() != sequence) {
      return Finding.notice(
          "index",
          "follows the catalog; another node writes, so they are not compared further",
          Remedy.of("Run %s again when it has ended.", Named.DOCTOR));
    }
    return different.isEmpty()
        ? Finding.ok("index", passages + " passages, as many as the catalog has")
        : Finding.problem(
            "index",
            "holds other passages than the catalog: " + Examination.some(different),
            Examination.MEND);
  }

  private List<String> different(PostgresCatalog catalog, PostgresIndex replica) {
    long has = replica.passages();
    long wanted = catalog.counts().passages();
    if (has != wanted) {
      return List.of("%s rather than %s".formatted(has, wanted));
    }
    return full || has <= FEW
        ? PassageBalance.different(catalog::forEachPassage, replica::forEachPassage)
        : List.of();
  }

  private Owners owners() {
    return new PostgresOwners(database);
  }

  private String namespace() {
    return owners().present().named(generation.name());
  }

  private PineconeSettings settings() {
    return Reach.patient(servers.pinecone()).in(namespace());
  }

  private List<Finding> pinecone(PostgresCatalog catalog, PostgresIndex replica) {
    int dimension = catalog.space().dimension();
    PineconeSettings settings = settings();
    String name = settings.index() + "-" + dimension;
    if (!PineconeIndex.names(settings).contains(name)) {
      return List.of(
          replica.passages() == 0
              ? Finding.ok("pinecone", "nothing is expected in it yet")
              : Finding.problem(
                  "pinecone",
                  "there is no index %s, in which %s passages are expected"
                      .formatted(name, replica.passages()),
                  Examination.MEND));
    }
    try (PineconeIndex index = PineconeIndex.openOrCreate(settings, dimension);
        PineconeVectors vectors = index.vectors(namespace(), owners())) {
      index.requireOwn(namespace(), owners());
      String where = "%s, namespace %s".formatted(name, settings.namespace());
      return new VectorsExamination(replica, vectors, where, isSmall(replica)).examine();
    }
  }

  private boolean isSmall(PostgresIndex replica) {
    return full || replica.passages() <= FEW;
  }

  /** Repairs what follows from the catalog. */
  List<Finding> mend() {
    try (PostgresCatalog catalog = open();
        PostgresIndex replica = PostgresIndex.open(database, catalog.name())) {
      if (!Examination.isWell(new RowExamination(catalog, false).examine())) {
        return List.of(); // nothing whole can be made of them; the examination that follows tells
      }
      new BlobCollector(catalog, blobs()).dropReleased();
      try (PineconeIndex index =
              PineconeIndex.openOrCreate(settings(), catalog.space().dimension());
          PineconeVectors vectors = index.vectors(namespace(), owners())) {
        return mend(catalog, replica, vectors);
      }
    }
  }

  private List<Finding> mend(
      PostgresCatalog catalog, PostgresIndex replica, PineconeVectors vectors) {
    RemoteIndex both = new RemoteIndex(replica, vectors);
    IndexFollower follower = new IndexFollower(catalog, both, new StageClock());
    follower.catchUp();
    if (replica(catalog, replica).isProblem()) {
      return List.of(
          Finding.mended(
              "index",
              "built anew from the catalog: %s items, nothing embedded"
                  .formatted(follower.rebuild())));
    }
    // What another node writes from here on is not taken for drift.
    return both.alone(() -> mendDrift(catalog, replica, vectors, both));
  }

  private static List<Finding> mendDrift(
      PostgresCatalog catalog, PostgresIndex replica, PineconeVectors vectors, RemoteIndex both) {
    Drift drift = Drift.of(replica, vectors);
    if (drift.isNone()) {
      return List.of();
    }
    vectors.remove(drift.extra());
    putAgain(drift.missing().stream().map(PassageRef::item).distinct().toList(), catalog, both);
    return List.of(
        Finding.mended(
            "pinecone",
            "%s passages written again, %s removed; nothing embedded"
                .formatted(drift.missing().size(), drift.extra().size())));
  }

  private static void putAgain(List<ItemId> items, PostgresCatalog catalog, RemoteIndex index) {
    for (int from = 0; from < items.size(); from += AT_ONCE) {
      List<ItemId> some = items.subList(from, Math.min(items.size(), from + AT_ONCE));
      index.put(catalog.entries(some).values());
    }
    index.replica().sequence().ifPresent(index::commit);
  }
}
