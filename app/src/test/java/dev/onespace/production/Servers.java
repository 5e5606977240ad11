package dev.onespace.production;

import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.local.LocalSpace;
import dev.onespace.space.Limits;
import dev.onespace.space.Space;
import dev.onespace.testkit.gemini.FakeGemini;
import dev.onespace.testkit.gemini.FakeVectors;
import dev.onespace.testkit.gemini.Logged;
import dev.onespace.testkit.memory.MemorySpace;
import dev.onespace.testkit.pinecone.FakePinecone;
import dev.onespace.testkit.postgres.PostgresServer;
import dev.onespace.testkit.postgres.PostgresServer.Database;
import dev.onespace.time.StageClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fakes of Gemini and Pinecone on loopback, and a database of a real PostgreSQL: all that the
 * production profile needs.
 */
public final class Servers implements AutoCloseable {
  public static final String PINECONE_KEY = "pcsk_for_tests";

  private static final String INDEX = "onespace-768";

  private final Space behind;
  private final FakeGemini gemini;
  private final FakePinecone pinecone;
  private final Database database;

  private Servers(Space behind, Database database) throws IOException {
    this(
        behind,
        new FakeGemini(FakeVectors.of(behind).inACone()),
        FakePinecone.start(PINECONE_KEY),
        database);
  }

  private Servers(Space behind, FakeGemini gemini, FakePinecone pinecone, Database database) {
    this.behind = behind;
    this.gemini = gemini;
    this.pinecone = pinecone;
    this.database = database;
  }

  /** Gemini's vectors are those of the local models, so that quality flows through. */
  public static Servers withLocalModels() throws IOException {
    return behind(new LocalSpace(ModelFiles.found(), Limits.DEFAULT, new StageClock()));
  }

  /** Gemini's vectors are those of the words alone: quick, for texts. */
  public static Servers quick() throws IOException {
    return behind(new MemorySpace());
  }

  /** Gemini's vectors are those of this space, which is closed with the servers. */
  static Servers behind(Space space) throws IOException {
    return behind(space, PostgresServer.freshDatabase());
  }

  /** The same with a database of another server. */
  static Servers behind(Space space, Database database) throws IOException {
    return new Servers(space, database);
  }

  /** A second environment: a database of its own, at the same vendors; closed with this one. */
  public Servers another(Database other) {
    return new Servers(behind, gemini, pinecone, other);
  }

  public FakeGemini gemini() {
    return gemini;
  }

  /** How many vectors Gemini was asked for and gave. */
  public long embedded() {
    return gemini.log().stream()
        .filter(call -> call.http() == 200)
        .mapToLong(Logged::requests)
        .sum();
  }

  public FakePinecone pinecone() {
    return pinecone;
  }

  /** The ids of all records at Pinecone of a generation, whatever catalog keeps it there. */
  public Set<String> records(String generation) {
    return namespaces(generation)
        .flatMap(name -> pinecone.ids(INDEX, name).stream())
        .collect(Collectors.toSet());
  }

  /** The namespace at Pinecone of a generation that one catalog keeps there. */
  public String namespace(String generation) {
    return namespaces(generation).findFirst().orElseThrow();
  }

  private Stream<String> namespaces(String generation) {
    return pinecone.namespaces(INDEX).stream()
        .filter(name -> name.matches(Pattern.quote(generation) + "-[0-9a-f]{12}"));
  }

  public Database database() {
    return database;
  }

  /**
   * Writes the configuration into a data folder, where every command finds it.
   *
   * @param more lines; over ours where both set the same
   */
  public Path configure(Path data, String... more) throws IOException {
    Files.createDirectories(data);
    List<String> lines =
        List.of(
            "profile = production",
            "gemini.key = " + FakeGemini.KEY,
            "gemini.endpoint = " + gemini.endpoint(),
            "gemini.requests-per-minute = 1M",
            "gemini.tokens-per-minute = 1G",
            "pinecone.key = " + PINECONE_KEY,
            "pinecone.endpoint = " + pinecone.endpoint(),
            "postgres.url = " + database.url(),
            "postgres.user = " + database.user(),
            "postgres.password = " + database.password(),
            "node.lease = 2s");
    List<String> keys = Stream.of(more).map(Servers::key).toList();
    return Files.write(
        data.resolve("onespace.properties"),
        Stream.concat(lines.stream().filter(line -> !keys.contains(key(line))), Stream.of(more))
            .toList());
  }

  private static String key(String line) {
    return line.substring(0, line.indexOf('=')).strip();
  }

  @Override
  public void close() {
    gemini.close();
    pinecone.close();
    behind.close();
  }
}
