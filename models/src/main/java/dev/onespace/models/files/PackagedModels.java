package dev.onespace.models.files;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.file.Folders;
import dev.onespace.item.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The model files as an artifact brings them: resources below {@value #ROOT}, with a list of them.
 * Native code cannot read them there, so they are unpacked into a folder of the user's cache, whose
 * name is that of the list's hash: a folder that is there is whole.
 */
final class PackagedModels {
  private static final String ROOT = "onespace-models/";
  private static final String EXECUTABLE = "x ";
  private static final String HASH = "# ";
  private static final int NAME_LENGTH = 16;

  private PackagedModels() {}

  /** Their folder; nothing if no artifact brings them. */
  static Optional<Path> unpacked() {
    try (InputStream in = resource("files.txt")) {
      if (in == null) {
        return Optional.empty();
      }
      String list = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Path folder = cache().resolve(ContentHash.of(list).hex().substring(0, NAME_LENGTH));
      if (!Files.isDirectory(folder)) {
        unpack(list, folder);
      }
      return Optional.of(folder);
    } catch (IOException failed) {
      throw new OnespaceException(
          new Problem(
              ErrorCode.UNREADABLE,
              "the model files cannot be unpacked into "
                  + cache()
                  + ": "
                  + FileFailure.withFile(failed),
              "Make room and let this user write there, or set XDG_CACHE_HOME to another folder."),
          failed);
    }
  }

  private static Path cache() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .filter(set -> !set.isBlank())
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
        .resolve("onespace")
        .resolve("models");
  }

  /** Beside its place first, so that nobody sees a part of it; another process may be faster. */
  private static void unpack(String list, Path folder) throws IOException {
    Files.createDirectories(folder.getParent());
    Path unfinished = Files.createTempDirectory(folder.getParent(), "unpacking");
    try {
      for (String line : list.lines().filter(it -> !it.startsWith(HASH)).toList()) {
        unpackOne(line, unfinished);
      }
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      Folders.delete(unfinished);
      if (!Files.isDirectory(folder)) {
        throw failed;
      }
    }
  }

  private static void unpackOne(String line, Path folder) throws IOException {
    String name = line.substring(EXECUTABLE.length());
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (InputStream in = resource(name)) {
      if (in == null) {
        throw new IOException("the artifact lacks " + name);
      }
      Files.copy(in, file);
    }
    if (line.startsWith(EXECUTABLE) && !file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
  }

  private static @Nullable InputStream resource(String name) {
    return PackagedModels.class.getClassLoader().getResourceAsStream(ROOT + name);
  }
}
