package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    assertThat(run.err().lines())
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
            "  view.shop.top = 'many' (" + file + ", line 2) is not a whole number from 1 to 100",
            "Keys are: limits.text-bytes, limits.picture-bytes, limits.recording-bytes,"
                + " limits.pixels, limits.recording-length, limits.text-tokens, limits.item-time,"
                + " limits.memory, view.NAME.filter, view.NAME.top, view.NAME.fields,"
                + " view.NAME.groups, view.NAME.group.GROUP");
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
