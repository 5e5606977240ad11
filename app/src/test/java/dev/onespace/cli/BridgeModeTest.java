package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.search.question.Query.Bridge;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BridgeModeTest {
  @ParameterizedTest
  @EnumSource
  void each_mode_is_written_in_small_letters(Bridge mode) {
    assertThat(BridgeMode.of(mode.name().toLowerCase(Locale.ROOT))).isEqualTo(mode);
  }

  @Test
  void auto_is_usual() {
    assertThat(BridgeMode.of(BridgeMode.USUAL)).isEqualTo(Bridge.AUTO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"search", "eval"})
  void another_mode_is_wrong_usage(String command, @TempDir Path folder) {
    CliRun run = CliRun.of(folder, command, folder.toString(), "--bridge", "perhaps");
    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("--bridge perhaps is not auto, off or on");
  }
}
