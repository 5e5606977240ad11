package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.cloud.Secret;
import dev.onespace.cloud.pinecone.PineconeIndex;
import dev.onespace.cloud.pinecone.PineconeSettings;
import dev.onespace.cloud.pinecone.PineconeVectors;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.PassageRef;
import dev.onespace.production.Servers;
import dev.onespace.space.Vectors;
import dev.onespace.store.Entry;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.gemini.FakeGemini;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private Path data;

  @SuppressWarnings("NullAway.Init")
  private Servers servers;

  @BeforeEach
  void takeSomeIn() throws IOException {
    servers = Servers.quick();
    servers.configure(data);
    Path items =
        Files.writeString(
            data.resolve("items.jsonl"),
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
            "onespace-768, namespace default: 3 passages, 3 are expected",
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
        PineconeSettings.of(new Secret(Servers.PINECONE_KEY), "onespace", "default")
            .at(servers.pinecone().endpoint());
    try (PineconeIndex index = PineconeIndex.openOrCreate(settings, DIMENSION);
        PineconeVectors vectors = index.vectors()) {
      work.accept(vectors);
    }
  }
}
