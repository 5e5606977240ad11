package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.catalog.Entry;
import dev.onespace.cloud.Secret;
import dev.onespace.cloud.pinecone.PineconeIndex;
import dev.onespace.cloud.pinecone.PineconeSettings;
import dev.onespace.cloud.pinecone.PineconeVectors;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.PassageRef;
import dev.onespace.production.Servers;
import dev.onespace.space.Vectors;
import dev.onespace.store.blobs.FolderBlobs;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.gemini.FakeGemini;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code onespace doctor} on the production profile. */
class ProductionDoctorTest {
  private static final int DIMENSION = 768;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path data;

  @SuppressWarnings("NullAway.Init")
  private Servers servers;

  @BeforeEach
  void takeSomeIn() throws IOException {
    servers = Servers.quick();
    data = folder.resolve("data");
    servers.configure(data);
    Path items =
        Files.writeString(
            folder.resolve("items.jsonl"),
            """
            {"id":"a","type":"text","text":"the login page shows an error"}
            {"id":"b","type":"text","text":"the invoice of march is wrong"}
            {"id":"c","type":"text","text":"a parcel never arrived"}
            """);
    CliRun ingest = CliRun.of(data, "ingest", items.toString());
    assertThat(ingest.exit()).as(ingest.out() + ingest.err()).isEqualTo(Exit.OK);
  }

  @AfterEach
  void stop() {
    servers.close();
  }

  @Test
  void says_what_is_in_use_from_where_and_that_all_is_well() {
    CliRun run = CliRun.of(data, "doctor");
    assertThat(run.exit()).as(run.out()).isEqualTo(Exit.OK);
    assertThat(run.out())
        .contains(
            "gemini.key = '***' (" + data.resolve("onespace.properties"),
            "profile = 'production'",
            "3 items, 3 passages of space gemini (768 dimensions",
            "onespace-768, namespace " + servers.namespace("default") + ": 3 passages, 3 are",
            "one vector for each content",
            "a question finds its answer before two unrelated texts")
        .doesNotContain(FakeGemini.KEY, Servers.PINECONE_KEY, "PROBLEM");
  }

  @Test
  void finds_vectors_that_are_missing_or_too_many_and_mends_them_without_embedding() {
    vectors(
        there -> {
          there.remove(List.of(new PassageRef(new ItemId("b"), 0)));
          float[] any = new float[DIMENSION];
          Arrays.fill(any, 1);
          there.put(
              List.of(
                  new Entry(
                      Entries.item("ghost"),
                      List.of(Entries.passage(0, Facet.NATIVE, Vectors.unit(any))))));
        });
    CliRun found = CliRun.of(data, "doctor");
    assertThat(found.exit()).isEqualTo(Exit.CANNOT_RUN);
    assertThat(found.out()).contains("1 missing, 1 too many", "onespace doctor --mend");
    long vectors = servers.embedded();
    CliRun mended = CliRun.of(data, "doctor", "--mend");
    assertThat(mended.exit()).as(mended.out()).isEqualTo(Exit.OK);
    assertThat(mended.out()).contains("1 passages written again, 1 removed; nothing embedded");
    assertThat(servers.embedded()).as("but for what doctor asks").isEqualTo(vectors + 5);
    assertThat(CliRun.of(data, "search", "invoice", "--json").out()).contains("\"b\"");
  }

  @Test
  void what_pinecone_does_not_show_yet_is_no_problem() throws IOException {
    servers.pinecone().showOnDemand();
    Path more =
        Files.writeString(
            folder.resolve("more.jsonl"),
            """
            {"id":"d","type":"text","text":"the printer is out of toner"}
            {"id":"b","type":"text","text":"the invoice of april is wrong"}
            """);
    assertThat(CliRun.of(data, "ingest", more.toString()).exit()).isEqualTo(Exit.OK);
    assertThat(CliRun.of(data, "delete", "c").exit()).isEqualTo(Exit.OK);
    for (String[] words : List.of(new String[] {"doctor"}, new String[] {"doctor", "--mend"})) {
      CliRun late = CliRun.of(data, words);
      assertThat(late.exit()).as(late.out()).isEqualTo(Exit.OK);
      assertThat(late.out())
          .contains("not visible yet: the last writes, of them 2 items")
          .doesNotContain("mended");
    }
    servers.pinecone().showAll();
    CliRun seen = CliRun.of(data, "doctor");
    assertThat(seen.out()).doesNotContain("not visible yet", "PROBLEM");
  }

  @Test
  void what_is_mended_is_no_problem_where_pinecone_does_not_show_it_yet() {
    vectors(there -> there.remove(List.of(new PassageRef(new ItemId("b"), 0))));
    servers.pinecone().showOnDemand();
    CliRun mended = CliRun.of(data, "doctor", "--mend");
    assertThat(mended.out()).contains("1 passages written again, 0 removed", "not visible yet");
    assertThat(mended.exit()).as(mended.out()).isEqualTo(Exit.OK);
  }

  @Test
  void an_original_that_is_missing_is_told() {
    FolderBlobs blobs = new FolderBlobs(data.resolve("blobs"));
    assertThat(blobs.delete(ContentHash.of("the invoice of march is wrong"))).isTrue();
    CliRun told = CliRun.of(data, "doctor");
    assertThat(told.exit()).as(told.out()).isEqualTo(Exit.CANNOT_RUN);
    assertThat(told.out()).containsPattern("PROBLEM +blobs +.*missing of: b");
  }

  @Test
  void an_original_that_a_killed_deletion_left_is_told_and_dropped() {
    FolderBlobs blobs = new FolderBlobs(data.resolve("blobs"));
    ContentHash left = ContentHash.of("the login page shows an error");
    damage(
        "insert into onespace.released_blob (content)"
            + " select content from onespace.item where name = 'a'");
    damage("delete from onespace.item where name = 'a'");
    assertThat(CliRun.of(data, "doctor").out())
        .containsPattern("notice +released +default: 1 originals or thumbnails of deleted");
    assertThat(blobs.get(left)).isPresent();
    CliRun.of(data, "doctor", "--mend");
    assertThat(blobs.get(left)).isEmpty();
    assertThat(CliRun.of(data, "doctor").out()).doesNotContain("released");
  }

  @Test
  void every_collection_and_generation_is_examined_by_its_own_name() throws IOException {
    Path items = folder.resolve("items.jsonl");
    assertThat(CliRun.of(data, "ingest", items.toString(), "--collection", "other").exit())
        .isEqualTo(Exit.OK);
    assertThat(CliRun.of(data, "reembed", "--space", "local").exit()).isEqualTo(Exit.OK);
    CliRun well = CliRun.of(data, "doctor");
    assertThat(well.out())
        .containsPattern("ok +pinecone +other: ")
        .containsPattern("ok +pinecone +default: ")
        .containsPattern("ok +pinecone +default, generation 2: onespace-384, ")
        .contains("default, generation 2: does not serve; holds every item")
        .doesNotContain("PROBLEM");
    assertThat(well.exit()).isEqualTo(Exit.OK);
    damage("delete from onespace.index_state where collection = 'other'");
    CliRun damaged = CliRun.of(data, "doctor");
    assertThat(damaged.exit()).isEqualTo(Exit.CANNOT_RUN);
    assertThat(damaged.out())
        .containsPattern("ok +pinecone +default: ")
        .containsPattern("(PROBLEM|notice) +index +other: ");
    assertThat(CliRun.of(data, "doctor", "--mend").exit()).isEqualTo(Exit.OK);
  }

  @Test
  void one_damaged_collection_does_not_hide_another() throws IOException {
    Path items = folder.resolve("items.jsonl");
    assertThat(CliRun.of(data, "ingest", items.toString(), "--collection", "another").exit())
        .isEqualTo(Exit.OK);
    damage(
        "update onespace.item set metadata = '{' where collection ="
            + " (select id from onespace.collection where name = 'another')");
    CliRun doctor = CliRun.of(data, "doctor");
    assertThat(doctor.exit()).isEqualTo(Exit.CANNOT_RUN);
    assertThat(doctor.out())
        .containsPattern("PROBLEM +rows +another: damaged items: a ")
        .containsPattern("ok +rows +default: ")
        .containsPattern("ok +pinecone +default: ");
  }

  private void damage(String statement) {
    try (Connection connection =
            DriverManager.getConnection(servers.database().url(), "postgres", "");
        Statement sql = connection.createStatement()) {
      assertThat(sql.executeUpdate(statement)).isPositive();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_collection_of_a_name_that_none_may_have_is_told_and_healed() {
    damage("update onespace.collection set name = 'my docs' where name = 'default'");
    damage(
        "insert into onespace.collection (name, space_id, dimension, space_hash, last_change)"
            + " select '../x', space_id, dimension, space_hash, 0 from onespace.collection");

    CliRun told = CliRun.of(data, "doctor");
    assertThat(told.exit()).as(told.out()).isEqualTo(Exit.CANNOT_RUN);
    assertThat(told.out())
        .containsPattern("PROBLEM +names +the collection 'my docs' has 3 items")
        .containsPattern("notice +names +there is a collection '../x', which is empty")
        .containsPattern("onespace doctor --mend --data \\S+ gives it another name");

    CliRun mended = CliRun.of(data, "doctor", "--mend");
    assertThat(mended.exit()).as(mended.out()).isEqualTo(Exit.OK);
    assertThat(mended.out())
        .contains("'my docs' with 3 items is called 'my-docs' now")
        .contains("removed the empty collection '../x'");
    assertThat(CliRun.of(data, "--collection", "my-docs", "search", "login page").out())
        .contains("the login page shows an error");
    assertThat(CliRun.of(data, "doctor").exit()).isEqualTo(Exit.OK);
  }

  @Test
  void tells_that_a_key_is_refused_and_goes_on() throws IOException {
    servers.configure(data, "gemini.key = AIzaWrong");
    CliRun run = CliRun.of(data, "doctor");
    assertThat(run.exit()).isEqualTo(Exit.CANNOT_RUN);
    assertThat(run.out())
        .contains("not so: the API answers", "3 passages, 3 are expected")
        .doesNotContain("AIzaWrong");
  }

  private void vectors(Consumer<PineconeVectors> work) {
    PineconeSettings settings =
        PineconeSettings.of(
                new Secret(Servers.PINECONE_KEY), "onespace", servers.namespace("default"))
            .at(servers.pinecone().endpoint());
    try (PineconeIndex index = PineconeIndex.openOrCreate(settings, DIMENSION);
        PineconeVectors vectors = index.vectors()) {
      work.accept(vectors);
    }
  }
}
