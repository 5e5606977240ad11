package dev.onespace.doctor;

import dev.onespace.Setup.Embedding;
import dev.onespace.Setup.Keeping.Servers;
import dev.onespace.cloud.gemini.GeminiConformance;
import dev.onespace.cloud.gemini.Meter;
import dev.onespace.cloud.pinecone.PineconeDrift;
import dev.onespace.cloud.pinecone.PineconeIndex;
import dev.onespace.cloud.pinecone.PineconeVectors;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.ingest.IndexFollower;
import dev.onespace.item.ItemId;
import dev.onespace.item.PassageRef;
import dev.onespace.store.Access;
import dev.onespace.store.RemoteIndex;
import dev.onespace.store.postgres.PostgresCatalog;
import dev.onespace.store.postgres.PostgresDatabase;
import dev.onespace.store.postgres.PostgresIndex;
import dev.onespace.time.StageClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Examines what the production profile needs: the installation, the database with the collection,
 * the vectors at Pinecone against the ledger, and whether the API of the space does what is
 * documented.
 *
 * @param servers where things are kept
 * @param embedding what makes the vectors
 * @param collection the collection
 * @param embedder what would embed here
 * @param full whether everything is read that is otherwise sampled
 */
public record ServerDoctor(
    Servers servers, Embedding embedding, String collection, Embedder embedder, boolean full) {
  private static final int SAMPLE = 200;
  private static final int AT_ONCE = 256;

  /** Fewer passages than this are compared one by one. */
  private static final long FEW = 100_000;

  /** Looks at everything and changes nothing. */
  public List<Finding> examine() {
    List<Finding> findings = new ArrayList<>(new Installation().examine());
    findings.addAll(Examination.done("postgres", () -> opened(Access.READ, this::stores)));
    findings.addAll(Examination.done("gemini", this::space));
    return List.copyOf(findings);
  }

  /**
   * Repairs what follows from the catalog, embedding nothing: the ledger is built anew if it does
   * not hold what the catalog does, Pinecone gets what it lacks and loses what it should not have.
   * Then examines.
   */
  public List<Finding> mend() {
    List<Finding> findings =
        new ArrayList<>(Examination.done("pinecone", () -> opened(Access.WRITE, this::mended)));
    findings.addAll(examine());
    return findings.stream().distinct().toList();
  }

  /** What is done with open stores. */
  private interface Work {
    List<Finding> with(PostgresCatalog catalog, PostgresIndex ledger);
  }

  private List<Finding> opened(Access access, Work work) {
    try (PostgresDatabase database = PostgresDatabase.open(servers.postgres(), access);
        PostgresCatalog catalog = PostgresCatalog.open(database, collection);
        PostgresIndex ledger = PostgresIndex.open(database, catalog.name())) {
      return work.with(catalog, ledger);
    } catch (OnespaceException failed) {
      if (failed.problem().code() == ErrorCode.NOT_FOUND) {
        return List.of(Finding.ok("postgres", failed.problem().cause() + "; nothing taken in yet"));
      }
      throw failed;
    }
  }

  private List<Finding> stores(PostgresCatalog catalog, PostgresIndex ledger) {
    List<Finding> findings = new ArrayList<>();
    var counts = catalog.counts();
    findings.add(
        Finding.ok(
            "catalog",
            "%d items, %d passages of space %s"
                .formatted(counts.items(), counts.passages(), catalog.space())));
    if (!catalog.space().equals(embedder.space().get())) {
      findings.add(
          Finding.problem(
              "space",
              "the collection is of space %s, configured is %s"
                  .formatted(catalog.space(), embedder.space().get()),
              "Set space = %s, or run: onespace reembed --space ID, then --switch"
                  .formatted(catalog.space().id())));
    }
    long stale = counts.items() - counts.byPipeline().getOrDefault(embedder.pipeline().get(), 0L);
    if (stale > 0) {
      findings.add(
          Finding.notice(
              "pipeline",
              stale + " items were made by an older pipeline",
              "Run: onespace reembed --stale"));
    }
    findings.add(ledger(catalog, ledger));
    if (ledger.passages() > 0) {
      findings.addAll(Examination.done("pinecone", () -> pinecone(catalog, ledger)));
    }
    return findings;
  }

  private static Finding ledger(PostgresCatalog catalog, PostgresIndex ledger) {
    long sequence = ledger.sequence().orElse(-1L);
    if (sequence < catalog.sequence()) {
      return Finding.notice(
          "index",
          "the index has seen change %d of %d".formatted(sequence, catalog.sequence()),
          "An ingest is running, or was stopped; the same ingest again brings it up to date.");
    }
    return ledger.passages() == catalog.counts().passages()
        ? Finding.ok("index", ledger.passages() + " passages, as many as the catalog has")
        : Finding.problem(
            "index",
            "%d passages, the catalog has %d"
                .formatted(ledger.passages(), catalog.counts().passages()),
            Examination.MEND);
  }

  private List<Finding> pinecone(PostgresCatalog catalog, PostgresIndex ledger) {
    try (PineconeIndex index = index(catalog);
        PineconeVectors vectors = index.vectors(catalog.name())) {
      PineconeDrift drift = drift(ledger, vectors);
      String detail =
          "%s, namespace %s: %d passages, %d are expected"
              .formatted(index.name(), catalog.name(), drift.counted(), drift.expected());
      return List.of(
          drift.none()
              ? Finding.ok("pinecone", detail)
              : Finding.problem(
                  "pinecone",
                  "%s; %d missing, %d too many%s"
                      .formatted(
                          detail,
                          drift.missing().size(),
                          drift.extra().size(),
                          few(ledger) ? "" : " in a sample of " + SAMPLE),
                  Examination.MEND));
    }
  }

  private PineconeIndex index(PostgresCatalog catalog) {
    return PineconeIndex.openOrCreate(
        servers.pinecone().in(catalog.name()), catalog.space().dimension());
  }

  private PineconeDrift drift(PostgresIndex ledger, PineconeVectors vectors) {
    List<PassageRef> expected = new ArrayList<>();
    ledger.forEachPassage(expected::add);
    return few(ledger)
        ? PineconeDrift.ofAll(vectors, expected.iterator())
        : PineconeDrift.ofSample(vectors, expected.iterator(), SAMPLE, new Random());
  }

  private boolean few(PostgresIndex ledger) {
    return full || ledger.passages() <= FEW;
  }

  private List<Finding> mended(PostgresCatalog catalog, PostgresIndex ledger) {
    try (PineconeIndex index = index(catalog);
        PineconeVectors vectors = index.vectors(catalog.name())) {
      RemoteIndex both = new RemoteIndex(ledger, vectors);
      IndexFollower follower = new IndexFollower(catalog, both, new StageClock());
      follower.catchUp();
      if (ledger.passages() != catalog.counts().passages()) {
        return List.of(
            Finding.mended(
                "index",
                "built anew from the catalog: %d items, nothing embedded"
                    .formatted(follower.rebuild())));
      }
      // What another node writes from here on is not taken for drift.
      return both.alone(() -> mended(catalog, ledger, vectors, both));
    }
  }

  private static List<Finding> mended(
      PostgresCatalog catalog, PostgresIndex ledger, PineconeVectors vectors, RemoteIndex both) {
    List<PassageRef> expected = new ArrayList<>();
    ledger.forEachPassage(expected::add);
    PineconeDrift drift = PineconeDrift.ofAll(vectors, expected.iterator());
    if (drift.missing().isEmpty() && drift.extra().isEmpty()) {
      return List.of();
    }
    vectors.remove(drift.extra());
    putAgain(drift.missing().stream().map(PassageRef::item).distinct().toList(), catalog, both);
    return List.of(
        Finding.mended(
            "pinecone",
            "%d passages written again, %d removed; nothing embedded"
                .formatted(drift.missing().size(), drift.extra().size())));
  }

  private static void putAgain(List<ItemId> items, PostgresCatalog catalog, RemoteIndex index) {
    for (int from = 0; from < items.size(); from += AT_ONCE) {
      List<ItemId> some = items.subList(from, Math.min(items.size(), from + AT_ONCE));
      index.put(catalog.entries(some).values());
    }
    index.ledger().sequence().ifPresent(index::commit);
  }

  private List<Finding> space() {
    return switch (embedding) {
      case Embedding.Local() -> List.of(Finding.ok("space", "local: costs nothing"));
      case Embedding.Gemini(var settings, _) ->
          GeminiConformance.findings(settings, new Meter(settings.prices())).stream()
              .map(
                  it ->
                      it.holds()
                          ? Finding.ok("gemini", it.check() + ": " + it.detail())
                          : Finding.problem(
                              "gemini",
                              "not so: " + it.check() + ": " + it.detail(),
                              "Check key, model and endpoint; nothing should be ingested until"
                                  + " this holds."))
              .toList();
    };
  }
}
