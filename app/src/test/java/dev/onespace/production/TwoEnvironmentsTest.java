package dev.onespace.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.cli.CliRun;
import dev.onespace.testkit.data.CopiedFolder;
import dev.onespace.testkit.postgres.PostgresServer;
import dev.onespace.testkit.postgres.PostgresServer.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two catalogs at one Pinecone project never touch each other's vectors. */
class TwoEnvironmentsTest {
  private static final Texts TEXTS = new Texts(30);
  private static final String OWNERS = "onespace-owners";

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Servers first;

  @SuppressWarnings("NullAway.Init")
  private Path items;

  @BeforeEach
  void start() throws IOException {
    first = Servers.quick();
    items = TEXTS.writeTo(folder.resolve("items"));
    first.configure(data(1));
    requireGood(run(1, "ingest", items.toString()));
  }

  @AfterEach
  void stop() {
    first.close();
  }

  private Path data(int environment) {
    return folder.resolve("data" + environment);
  }

  private CliRun run(int environment, String... words) {
    return CliRun.of(data(environment), words);
  }

  private static void requireGood(CliRun run) {
    assertThat(run.exit()).as(run.said()).isEqualTo(CliRun.OK);
  }

  private Path more(String text) throws IOException {
    return Files.writeString(folder.resolve("more.txt"), text);
  }

  private Set<String> ids(String namespace) {
    return first.pinecone().ids("onespace-768", namespace);
  }

  /** The first environment's originals and database as they are now, for the second one. */
  private Database restored() throws IOException {
    CopiedFolder.of(data(1).resolve("blobs"), data(2).resolve("blobs"));
    return PostgresServer.copyOf(first.database());
  }

  @Test
  void a_second_environment_has_namespaces_of_its_own_under_the_same_names() throws IOException {
    String namespace = first.namespace("default");
    first.another(PostgresServer.freshDatabase()).configure(data(2));

    requireGood(run(2, "ingest", more("A text of the second environment.").toString()));

    assertThat(ids(namespace)).isEqualTo(TEXTS.records());
    assertThat(first.records("default")).hasSize(TEXTS.count() + 1);
    requireGood(run(1, "doctor"));
    requireGood(run(2, "doctor"));
    assertThat(ids(OWNERS)).hasSize(2).contains(namespace);
  }

  @Test
  void what_one_removes_stays_with_the_other() throws IOException {
    first.another(PostgresServer.freshDatabase()).configure(data(2));
    requireGood(run(2, "ingest", items.toString()));

    requireGood(run(2, "delete", Texts.id(0)));
    requireGood(run(2, "reindex"));

    requireGood(run(1, "doctor"));
    requireGood(run(2, "doctor"));
  }

  @Test
  void a_restored_catalog_changes_nothing_of_the_one_it_was_restored_from() throws IOException {
    String namespace = first.namespace("default");
    first.another(restored()).configure(data(2));
    long bought = first.embedded();

    for (CliRun refused :
        List.of(
            run(2, "ingest", more("A text of the copy.").toString()),
            run(2, "reindex"),
            run(2, "delete", Texts.id(0)))) {
      assertThat(refused.exit()).as(refused.said()).isNotEqualTo(CliRun.OK);
      assertThat(refused.err())
          .contains("belongs to catalog", "this copy of it is at")
          .contains("onespace doctor --new-identity", "onespace doctor --take-over");
    }
    assertThat(first.embedded()).as("nothing is paid for").isEqualTo(bought);
    assertThat(run(2, "stats", "--json").json().get("items").asInt())
        .as("nothing is written to the copy")
        .isEqualTo(TEXTS.count());
    CliRun doctor = run(2, "doctor");
    assertThat(doctor.exit()).isEqualTo(CliRun.CANNOT_RUN);
    assertThat(doctor.out())
        .containsPattern("PROBLEM +pinecone +default: .* belongs to catalog")
        .contains("onespace doctor --new-identity", "onespace doctor --take-over");
    assertThat(ids(namespace)).isEqualTo(TEXTS.records());
    requireGood(run(1, "doctor"));
  }

  @Test
  void with_a_new_identity_it_goes_on_beside_it_without_embedding_again() throws IOException {
    String namespace = first.namespace("default");
    first.another(restored()).configure(data(2));
    long bought = first.embedded();

    CliRun renewed = run(2, "doctor", "--new-identity");
    requireGood(renewed);
    assertThat(renewed.out()).contains("30 items, nothing embedded");
    assertThat(first.embedded()).as("but for what doctor asks").isEqualTo(bought + 5);
    requireGood(run(2, "ingest", more("A text of the second environment.").toString()));

    assertThat(ids(namespace)).isEqualTo(TEXTS.records());
    requireGood(run(1, "doctor"));
    requireGood(run(2, "doctor"));
  }

  @Test
  void a_catalog_that_was_moved_takes_its_vectors_over_and_the_former_place_is_refused()
      throws IOException {
    first.another(restored()).configure(data(2));

    requireGood(run(2, "doctor", "--take-over"));
    requireGood(run(2, "ingest", more("A text after the move.").toString()));

    assertThat(first.records("default")).hasSize(TEXTS.count() + 1);
    CliRun former = run(1, "delete", Texts.id(0));
    assertThat(former.exit()).as(former.said()).isNotEqualTo(CliRun.OK);
    assertThat(former.err()).contains("belongs to catalog");
  }
}
