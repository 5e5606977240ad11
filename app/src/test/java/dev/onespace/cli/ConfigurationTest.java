package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.onespace.config.Configuration;
import dev.onespace.error.OnespaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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

  @Test
  void a_password_in_an_address_is_not_shown() {
    Configuration read =
        Configuration.read(
            Optional.empty(),
            Map.of(
                "ONESPACE_POSTGRES_URL", "jdbc:postgresql://me:secret@db/one?password=secret&a=b"),
            Map.of());
    assertThat(read.described().toString()).contains("a=b").doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db.example.com:5432/onespace",
        "jdbc:postgresql://127.0.0.1:54321/onespace?user=me@home&sslmode=require",
        "jdbc:postgresql://one:5432,two:5433/onespace",
        "jdbc:postgresql://[::1]:5432/onespace",
        "jdbc:postgresql://db:5432"
      })
  void a_port_is_no_secret(String url) {
    assertThat(shown("ONESPACE_POSTGRES_URL", url)).contains("'" + url + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://me:hidden@db:5432/one",
        "jdbc:postgresql://me:hid@den@db:5432/one",
        "jdbc:postgresql://db:5432/one?sslpassword=hidden&a=b",
        "jdbc:postgresql://me-and-a-name-that-is-as-long-as-anything-may-be-in-here:so-is-the-hidden@db:5432/one"
      })
  void a_secret_is_not_shown_wherever_it_stands_in_an_address(String url) {
    assertThat(shown("ONESPACE_POSTGRES_URL", url)).contains("***").doesNotContain("hid");
  }

  @Test
  void the_key_in_an_option_of_an_endpoint_is_not_shown() {
    assertThat(shown("ONESPACE_GEMINI_ENDPOINT", "https://proxy:8443/?a=b&key=hidden"))
        .contains("https://proxy:8443/?a=b&key=***")
        .doesNotContain("hidden");
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
