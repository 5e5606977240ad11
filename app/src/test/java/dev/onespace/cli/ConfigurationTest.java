package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onespace.Setup;
import dev.onespace.config.Configuration;
import dev.onespace.error.OnespaceException;
import dev.onespace.provider.GeminiProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong configuration, as a user sees it. */
class ConfigurationTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path data;

  @ParameterizedTest
  @ValueSource(strings = {"search", "stats", "doctor", "show", "reindex"})
  void every_command_refuses_a_wrong_view_before_it_begins(String command) throws IOException {
    Path file =
        Files.writeString(
            data.resolve("onespace.properties"),
            """
            view.shop.filter = meta.type:product price<
            view.shop.top = many
            view.shop.group = all
            """);
    CliRun run =
        command.equals("search") || command.equals("show")
            ? CliRun.of(data, command, "x", "--set", "limits.colour=red")
            : CliRun.of(data, command, "--set", "limits.colour=red");
    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("\nKeys are: limits.text-bytes, ", ", gemini.key, ", ", view.NAME.groups, ");
    assertThat(run.err().lines().filter(line -> !line.startsWith("Keys are: ")))
        .containsExactlyInAnyOrder(
            "onespace: the configuration is wrong in 4 places:",
            "  unknown key 'view.shop.group' ("
                + file
                + ", line 3): keys of views are"
                + " view.NAME.filter, view.NAME.top, view.NAME.fields, view.NAME.groups,"
                + " view.NAME.group.GROUP, with names of letters, digits, _ and -",
            "  unknown key 'limits.colour' (--set)",
            "  view.shop.filter ("
                + file
                + ", line 1): expected a value at column 25 of the filter",
            "    meta.type:product price<",
            "                            ^",
            "  view.shop.top = 'many' (" + file + ", line 2) is not a whole number from 1 to 100");
  }

  @Test
  void production_says_at_once_all_that_it_lacks() {
    CliRun run =
        CliRun.of(
            data,
            "stats",
            "--set",
            "profile=production",
            "--set",
            "gemini.dimension=64",
            "--set",
            "postgres.password=hunter2");
    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.err())
        .contains(
            "gemini.dimension = '64' (--set) is not a whole number from 128 to 3072",
            "profile = production needs postgres.url",
            "profile = production needs postgres.user",
            "profile = production needs pinecone.key, the key of Pinecone (also as"
                + " ONESPACE_PINECONE_KEY or PINECONE_API_KEY)",
            "space = gemini needs gemini.key")
        .doesNotContain("hunter2");
  }

  @Test
  void the_environment_counts_over_the_file_and_flags_over_both() throws IOException {
    Path file = data.resolve("onespace.properties");
    Files.writeString(file, "gemini.key = of-the-file\nlimits.pixels = 1M\nspace = local\n");
    Map<String, String> environment =
        Map.of(
            "GEMINI_API_KEY", "of-the-vendor",
            "ONESPACE_LIMITS_PIXELS", "2M",
            "ONESPACE_GEMINI_MODEL", "other");
    Configuration read =
        Configuration.read(Optional.of(file), environment, Map.of("limits.pixels", "3M"));
    assertThat(read.limits().pixels()).isEqualTo(3_000_000);
    assertThat(read.described())
        .containsExactly(
            "gemini.key = '***' (GEMINI_API_KEY)",
            "gemini.model = 'other' (ONESPACE_GEMINI_MODEL)",
            "limits.pixels = '3M' (--set)",
            "space = 'local' (" + file + ", line 3)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres.url=jdbc:postgresql://me:hunter2@db/one?ssl=true",
        "postgres.url=jdbc:postgresql://me:hunter2/a@b?c@db/one",
        "postgres.url=jdbc:postgresql://hunter2@db/one",
        "postgres.url=jdbc:postgresql://me:hunter2?x@db/one",
        "postgres.url=jdbc:postgresql://me:hunter2@den@db:5432/one",
        "postgres.url=jdbc:postgresql://me-and-a-name-that-is-as-long-as-anything-may-be-in-here:so-is-the-hunter2@db:5432/one",
        "postgres.url=jdbc:postgresql://db/one?ssl=true&password=hunter2",
        "postgres.url=jdbc:postgresql:one?user=me&PASSWORD=hunter2",
        "postgres.url=jdbc:postgresql://db/one?sslpassword=hunter2",
        "postgres.url=jdbc:postgresql://db/one?user=hunter2",
        "gemini.endpoint=https://me:hunter2@proxy.example.com",
        "gemini.endpoint=https://proxy.example.com?key=hunter2",
        "gemini.endpoint=https://proxy.example.com/#key=hunter2",
        "gemini.endpoint=https://proxy.example.com/?hunter2",
        "pinecone.endpoint=https://proxy.example.com#hunter2",
        "pinecone.endpoint=https://proxy.example.com/?Api-Key=hunter2"
      })
  void a_secret_in_an_address_is_refused_and_not_shown(String setting) {
    CliRun run = CliRun.of(data, "doctor", "--json", "--set", setting);
    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.err())
        .contains("without a user, a password or a key in it: these have settings of their own");
    assertThat(run.said()).contains("***").doesNotContain("hunter2");
  }

  @Test
  void an_address_may_have_options_and_name_the_file_of_a_key() {
    String url =
        "jdbc:postgresql://a:1,b:2/one?sslmode=verify-full&sslkey=/etc/onespace/client.pk8";
    assertThat(
            Configuration.read(Optional.empty(), Map.of("ONESPACE_POSTGRES_URL", url), Map.of())
                .described())
        .singleElement()
        .asString()
        .contains("sslmode=verify-full");
  }

  @Test
  void every_secret_may_come_from_a_file() throws IOException {
    Path vendor = Files.writeString(data.resolve("vendor"), "of-the-vendor\n");
    Path ours = Files.writeString(data.resolve("ours"), "of-ours\r\n");
    Path password = Files.writeString(data.resolve("password"), "of-the-database");
    Configuration read =
        Configuration.read(
            Optional.empty(),
            Map.of(
                "GEMINI_API_KEY_FILE", vendor.toString(),
                "ONESPACE_GEMINI_KEY_FILE", ours.toString(),
                "PINECONE_API_KEY_FILE", vendor.toString(),
                "ONESPACE_POSTGRES_PASSWORD_FILE", password.toString(),
                "ONESPACE_POSTGRES_URL", "jdbc:postgresql://db/one",
                "ONESPACE_POSTGRES_USER", "me",
                "ONESPACE_PROFILE", "production"),
            Map.of());
    assertThat(read.described())
        .contains(
            "gemini.key = '***' (ONESPACE_GEMINI_KEY_FILE)",
            "pinecone.key = '***' (PINECONE_API_KEY_FILE)",
            "postgres.password = '***' (ONESPACE_POSTGRES_PASSWORD_FILE)");
    Setup setup = read.setup(data);
    assertThat(setup.provider())
        .isInstanceOfSatisfying(
            GeminiProvider.class,
            gemini -> assertThat(gemini.settings().key().value()).isEqualTo("of-ours"));
    assertThat(setup.keeping())
        .isInstanceOfSatisfying(
            Setup.Keeping.Servers.class,
            servers -> {
              assertThat(servers.pinecone().key().value()).isEqualTo("of-the-vendor");
              assertThat(servers.postgres().password().value()).isEqualTo("of-the-database");
            });
  }

  @Test
  void a_secret_and_its_file_together_are_a_mistake_as_is_a_file_that_is_not_there()
      throws IOException {
    Path file = Files.writeString(data.resolve("key"), "hunter2");
    Path large = Files.write(data.resolve("large"), new byte[1_000_001]);
    Path empty = Files.writeString(data.resolve("empty"), "\n");
    assertThatExceptionOfType(OnespaceException.class)
        .isThrownBy(
            () ->
                Configuration.read(
                    Optional.empty(),
                    Map.of(
                        "GEMINI_API_KEY", "hunter2",
                        "GEMINI_API_KEY_FILE", file.toString(),
                        "PINECONE_API_KEY_FILE", data.resolve("away").toString(),
                        "ONESPACE_PINECONE_KEY_FILE", large.toString(),
                        "ONESPACE_POSTGRES_PASSWORD_FILE", empty.toString()),
                    Map.of()))
        .withMessageContaining("GEMINI_API_KEY and GEMINI_API_KEY_FILE are both set: leave one out")
        .withMessageContaining("the file of PINECONE_API_KEY_FILE " + data.resolve("away"))
        .withMessageContaining("large is larger than 1 MB")
        .withMessageContaining("is empty")
        .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("hunter2"));
  }

  @Test
  void a_secret_may_come_through_a_pipe_as_may_the_configuration() throws Exception {
    Path pipe = data.resolve("pipe");
    assumeTrue(
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "needs mkfifo");
    try (ExecutorService writing = Executors.newSingleThreadExecutor()) {
      Future<Path> first = writing.submit(() -> Files.writeString(pipe, "through-a-pipe\n"));
      Configuration secret =
          Configuration.read(
              Optional.empty(),
              Map.of("ONESPACE_GEMINI_KEY_FILE", pipe.toString(), "ONESPACE_SPACE", "gemini"),
              Map.of());
      first.get();
      assertThat(secret.setup(data).provider())
          .isInstanceOfSatisfying(
              GeminiProvider.class,
              gemini -> assertThat(gemini.settings().key().value()).isEqualTo("through-a-pipe"));
      Future<Path> second = writing.submit(() -> Files.writeString(pipe, "limits.pixels = 2M\n"));
      assertThat(Configuration.read(Optional.of(pipe), Map.of(), Map.of()).limits().pixels())
          .isEqualTo(2_000_000);
      second.get();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db.example.com:5432/onespace",
        "jdbc:postgresql://127.0.0.1:54321/one?ApplicationName=me@home&ssl=true",
        "jdbc:postgresql://one:5432,two:5433/onespace",
        "jdbc:postgresql://[::1]:5432/onespace",
        "jdbc:postgresql://db:5432"
      })
  void a_port_is_no_secret(String url) {
    assertThat(shown("ONESPACE_POSTGRES_URL", url)).contains("'" + url + "'");
  }

  private static String shown(String variable, String value) {
    return Configuration.read(Optional.empty(), Map.of(variable, value), Map.of())
        .described()
        .toString();
  }

  @Test
  void a_misspelt_variable_is_refused() {
    assertThatExceptionOfType(OnespaceException.class)
        .isThrownBy(
            () ->
                Configuration.read(
                    Optional.empty(), Map.of("ONESPACE_GEMINI_KEYS", "AIza"), Map.of()))
        .withMessageContaining("unknown variable ONESPACE_GEMINI_KEYS")
        .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("AIza"));
  }

  @Test
  void the_mark_beneath_a_wrong_filter_stays_below_its_place() {
    CliRun run = CliRun.of(data, "search", "x", "--filter", "price<50 created>=");
    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.err())
        .startsWith(
            """
            onespace: expected a value at column 19 of the filter
              price<50 created>=
                                ^
            """);
  }
}
