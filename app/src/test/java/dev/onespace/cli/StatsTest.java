package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.production.Servers;
import dev.onespace.testkit.data.SampleKnowledge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code stats} says where things really are; an estimate what is done where. */
class StatsTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void on_servers_it_names_database_schema_index_namespace_and_folder() throws IOException {
    try (Servers servers = Servers.quick()) {
      Path data = folder.resolve("data");
      servers.configure(data, "blobs.folder = " + folder.resolve("shared"));
      ok(data, "ingest", text().toString());
      ok(data, "reembed", "--space", "local");
      assertThat(ok(data, "stats").out())
          .contains(servers.database().url() + ", schema onespace")
          .contains("Pinecone onespace-768, namespace default")
          .contains(folder.resolve("shared").toString())
          .doesNotContain(data.toString());
      ok(data, "reembed", "--switch");
      assertThat(ok(data, "stats", "--set", "space=local").out())
          .contains("Pinecone onespace-384, namespace default@2");
    }
  }

  @Test
  void in_a_folder_it_names_file_index_and_blobs() throws IOException {
    Path data = folder.resolve("data");
    ok(data, "ingest", text().toString());
    JsonNode where = ok(data, "stats", "--json").json().get("where");
    assertThat(where.get("catalog").asString()).isEqualTo(data.resolve("catalog.db").toString());
    assertThat(where.get("index").asString())
        .isEqualTo(data.resolve("index").resolve("default").toString());
    assertThat(where.get("originals").asString()).isEqualTo(data.resolve("blobs").toString());
  }

  @Test
  void an_estimate_tells_the_work_of_this_machine_in_every_space() throws IOException {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    Files.move(text(), inputs.resolve("a.txt"));
    Path picture = SampleKnowledge.HOME.resolve("images/photo-bear.jpg");
    Files.copy(picture, inputs.resolve("bear.jpg"));
    Path data = folder.resolve("data");
    JsonNode local =
        ok(data, "ingest", "--estimate", "--json", inputs.toString()).json().get("local");
    assertThat(local.get("texts").asInt()).isEqualTo(1);
    assertThat(local.get("pictures").asInt()).isEqualTo(1);
    assertThat(local.get("recordings").asInt()).isZero();
    assertThat(local.get("words").asBoolean()).isTrue();
    try (Servers servers = Servers.quick()) {
      servers.configure(data, "profile = embedded", "space = gemini", "gemini.words = off");
      assertThat(ok(data, "ingest", "--estimate", inputs.toString()).out())
          .contains("on this machine: 1 texts to split, 1 pictures to decode, 0 recordings")
          .contains("about 2 vectors in 1 calls");
      assertThat(servers.gemini().log()).isEmpty();
    }
  }

  private Path text() throws IOException {
    return Files.writeString(folder.resolve("a.txt"), "the login page shows an error");
  }

  private static CliRun ok(Path data, String... words) {
    CliRun run = CliRun.of(data, words);
    assertThat(run.exit()).as(run.said()).isEqualTo(Exit.OK);
    return run;
  }
}
