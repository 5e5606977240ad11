package dev.onespace.models.files;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.file.AbsolutePath;
import dev.onespace.item.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The folder of model files. Every file has a name ({@code text/model.onnx}) and a pinned SHA-256
 * in the resource {@code models.sha256}; the programs {@code ffmpeg/ffmpeg} and {@code
 * ffmpeg/ffprobe} differ by platform and have no pin. Immutable, thread-safe.
 */
public final class ModelFiles {
  /** The system property that names the folder. */
  public static final String PROPERTY = "onespace.models";

  private static final String REMEDY =
      "Run: mvn -B package, or give the folder of the model files by -D"
          + PROPERTY
          + "=FOLDER, or add the dependency dev.onespace:onespace-models-data";

  private final Path folder;
  private final Map<String, ContentHash> pins;

  private ModelFiles(Path folder, Map<String, ContentHash> pins) {
    this.folder = folder;
    this.pins = pins;
  }

  /**
   * The model files in {@code folder}.
   *
   * @throws OnespaceException CORRUPT if there is no such folder
   */
  public static ModelFiles at(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw corrupt("there is no folder of model files at " + folder);
    }
    return new ModelFiles(AbsolutePath.of(folder), readPins());
  }

  /**
   * The model files in the folder named by the system property {@value #PROPERTY}; else those of
   * the artifact {@code onespace-models-data} on the class path, which are unpacked once.
   *
   * @throws OnespaceException CORRUPT if there are neither, or the property names no folder
   */
  public static ModelFiles found() {
    String folder = System.getProperty(PROPERTY);
    return at(
        folder != null
            ? Path.of(folder)
            : PackagedModels.unpacked()
                .orElseThrow(
                    () ->
                        corrupt(
                            "the system property "
                                + PROPERTY
                                + " names no folder of model files, and none are on the class"
                                + " path")));
  }

  /** The folder itself, absolute. */
  public Path folder() {
    return folder;
  }

  /** The names of all pinned files. */
  public Set<String> names() {
    return Collections.unmodifiableSet(pins.keySet());
  }

  /**
   * The file of this name.
   *
   * @throws OnespaceException CORRUPT if it is not there
   */
  public Path path(String name) {
    Path path = folder.resolve(name);
    if (!Files.isRegularFile(path)) {
      throw corrupt("the model file " + name + " is not in " + folder);
    }
    return path;
  }

  /**
   * The hash of the bytes the file of this name must hold.
   *
   * @throws IllegalArgumentException if no file of this name is pinned
   */
  public ContentHash sha256(String name) {
    ContentHash pin = pins.get(name);
    if (pin == null) {
      throw new IllegalArgumentException("no model file " + name + " is pinned");
    }
    return pin;
  }

  /** The program {@code ffmpeg} or {@code ffprobe}. */
  public Path program(String name) {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    return path("ffmpeg/" + name + (windows ? ".exe" : ""));
  }

  /**
   * A process of a {@link #program} that finds the libraries beside it, not yet started. Of our
   * environment, which may hold keys, it gets nothing but what Windows cannot start a process
   * without.
   */
  public static ProcessBuilder process(Path program, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> !name.equalsIgnoreCase("SystemRoot"));
    String libraries = program.resolveSibling("").toString();
    builder.environment().put("LD_LIBRARY_PATH", libraries);
    builder.environment().put("DYLD_LIBRARY_PATH", libraries);
    return builder;
  }

  /** Reads every file and tells what is missing or not as pinned; empty if all is well. */
  public List<Problem> verify() {
    List<Problem> problems = new ArrayList<>();
    pins.forEach((name, pin) -> check(problems, () -> verify(name, pin)));
    for (String name : List.of("ffmpeg", "ffprobe")) {
      check(problems, () -> verifyProgram(name));
    }
    return List.copyOf(problems);
  }

  /** Whether the file of this name is there and as pinned. */
  public boolean isSound(String name) {
    List<Problem> problems = new ArrayList<>();
    check(problems, () -> verify(name, sha256(name)));
    return problems.isEmpty();
  }

  private void verify(String name, ContentHash pin) {
    ContentHash found = digest(path(name));
    if (!found.equals(pin)) {
      throw corrupt(
          "the model file " + name + " in " + folder + " has SHA-256 " + found + ", not " + pin);
    }
  }

  private void verifyProgram(String name) {
    Path program = program(name);
    if (!Files.isExecutable(program)) {
      throw corrupt("the program " + program + " may not be executed");
    }
  }

  private static void check(List<Problem> problems, Runnable verification) {
    try {
      verification.run();
    } catch (OnespaceException e) {
      problems.add(e.problem());
    }
  }

  private static ContentHash digest(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return ContentHash.of(in);
    } catch (IOException e) {
      throw new OnespaceException(
          new Problem(ErrorCode.CORRUPT, "the model file " + path + " cannot be read", REMEDY), e);
    }
  }

  private static Map<String, ContentHash> readPins() {
    Map<String, ContentHash> pins = new LinkedHashMap<>();
    try (InputStream in = ModelFiles.class.getResourceAsStream("models.sha256")) {
      if (in == null) {
        throw new IllegalStateException("the resource models.sha256 is missing");
      }
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        int gap = line.indexOf("  ");
        pins.put(line.substring(gap + 2), new ContentHash(line.substring(0, gap)));
      }
      return pins;
    } catch (IOException e) {
      throw new UncheckedIOException("the resource models.sha256 cannot be read", e);
    }
  }

  private static OnespaceException corrupt(String cause) {
    return new OnespaceException(new Problem(ErrorCode.CORRUPT, cause, REMEDY));
  }
}
