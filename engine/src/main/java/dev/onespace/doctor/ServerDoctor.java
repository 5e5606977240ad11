package dev.onespace.doctor;

import dev.onespace.Setup.Keeping.Servers;
import dev.onespace.catalog.Access;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.provider.SpaceProvider;
import dev.onespace.store.postgres.PostgresCatalog;
import dev.onespace.store.postgres.PostgresDatabase;
import dev.onespace.store.postgres.PostgresIndex;
import dev.onespace.store.postgres.PostgresSettings;
import dev.onespace.store.sql.SqlGenerations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Examines what the production profile needs: the installation, the servers, and all generations of
 * all collections of the database, each by itself: the vectors at Pinecone against the replica, the
 * replica against the catalog.
 *
 * @param servers where things are kept
 * @param provider what makes the vectors
 * @param embedder what would embed here
 * @param full whether everything is read that is otherwise sampled
 */
public record ServerDoctor(
    Servers servers, SpaceProvider provider, Embedder embedder, boolean full) {
  /** One answer of the database; longer than any question here should take. */
  private static final Duration ANSWER = Duration.ofMinutes(5);

  /** Looks at everything and changes nothing. */
  public List<Finding> examine() {
    List<Finding> findings = new ArrayList<>(new Installation().examine());
    List<Finding> reached = new Reach(servers, provider, embedder).examine();
    findings.addAll(reached);
    boolean compared = isWell("pinecone", reached);
    if (isWell("postgres", reached)) {
      findings.addAll(
          Examination.done(
              "postgres",
              () ->
                  each(
                      Access.READ,
                      database -> new NameExamination(PostgresCatalog.misnamed(database)).examine(),
                      generation -> generation.examine(embedder, compared))));
    }
    return List.copyOf(findings);
  }

  private static boolean isWell(String server, List<Finding> reached) {
    return reached.stream().noneMatch(it -> it.isProblem() && it.what().equals(server));
  }

  /**
   * Repairs what follows from the catalog, embedding nothing: the replica is built anew if it does
   * not hold what the catalog does, Pinecone gets what it lacks and loses what it should not have.
   * Then examines.
   */
  public List<Finding> mend() {
    List<Finding> findings =
        new ArrayList<>(
            Examination.done(
                "postgres", () -> each(Access.WRITE, ServerDoctor::named, ServerGeneration::mend)));
    findings.addAll(examine());
    return findings.stream().distinct().toList();
  }

  /** The index of a name that none may have is of no collection any more. */
  private static List<Finding> named(PostgresDatabase database) {
    return new NameExamination(PostgresCatalog.misnamed(database))
        .mend(former -> PostgresIndex.discard(database, former));
  }

  /** What is done with a generation. */
  @FunctionalInterface
  private interface Work {
    List<Finding> with(ServerGeneration generation);
  }

  private List<Finding> each(
      Access access, Function<PostgresDatabase, List<Finding>> names, Work work) {
    try (PostgresDatabase database = PostgresDatabase.open(patient(servers.postgres()), access)) {
      List<Finding> findings =
          new ArrayList<>(Examination.done("names", () -> names.apply(database)));
      var generations = new SqlGenerations(database);
      List<Generation> all =
          Generation.all(PostgresCatalog.collections(database), generations::serving);
      findings.addAll(Generation.lost(all, generations::serving));
      for (Generation each : all) {
        var generation = new ServerGeneration(database, servers, each, all, full);
        findings.addAll(Finding.of(each, Examination.done("catalog", () -> work.with(generation))));
      }
      if (all.isEmpty()) {
        findings.add(Finding.ok("catalog", "nothing taken in yet"));
      }
      return findings;
    } catch (OnespaceException failed) {
      if (failed.problem().code() == ErrorCode.NOT_FOUND) {
        return List.of(Finding.ok("catalog", "nothing taken in yet"));
      }
      throw failed;
    }
  }

  /** A server that falls silent in the middle does not hold up the doctor for ever. */
  private static PostgresSettings patient(PostgresSettings settings) {
    return settings.answeringWithin(ANSWER);
  }
}
