package dev.onespace.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command that ran in this process, as a user would see it. */
public record CliRun(int exit, String out, String err) {
  /** All went well. */
  public static final int OK = Exit.OK;

  /** It could not run. */
  public static final int CANNOT_RUN = Exit.CANNOT_RUN;

  /** It was stopped early; the same command goes on. */
  public static final int STOPPED = Exit.STOPPED;

  /** Runs a command on a data folder. */
  public static CliRun of(Path data, String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var shell =
        new Shell(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false,
            Map.of());
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--data");
    all.add(data.toString());
    int exit = Main.run(shell, all.toArray(String[]::new));
    return new CliRun(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** What it said to a program. */
  public JsonNode json() {
    return JsonMapper.shared().readTree(out);
  }

  /** What it said to a person, on both streams. */
  public String said() {
    return out + err;
  }

  /** Starts the program in a process of its own. */
  static Process start(Path data, String... words) throws java.io.IOException {
    return start(data, ProcessBuilder.Redirect.DISCARD, words);
  }

  /** Starts the program in a process of its own, what it says going to a file. */
  public static Process start(Path data, Path told, String... words) throws java.io.IOException {
    return start(data, ProcessBuilder.Redirect.to(told.toFile()), words);
  }

  private static Process start(Path data, ProcessBuilder.Redirect told, String... words)
      throws java.io.IOException {
    return new ProcessBuilder(command(data, words))
        .redirectErrorStream(true)
        .redirectOutput(told)
        .start();
  }

  /** What starts the program in a process of its own. */
  static List<String> command(Path data, String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Donespace.models=" + System.getProperty("onespace.models"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(words));
    command.addAll(List.of("--data", data.toString()));
    return command;
  }
}
