package dev.onespace.models.sight;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ContentHash;
import dev.onespace.models.files.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The names of the 1,000 ImageNet classes, curated for CLIP, and what WordNet says of each, in the
 * classifier's order.
 */
public final class SightClasses {
  /** How many classes there are. */
  public static final int COUNT = 1000;

  private static final String NAMES = "sight/imagenet-classes.json";
  private static final String GLOSSES = "sight/imagenet-glosses.json";

  private SightClasses() {}

  /**
   * Reads the names from {@code sight/imagenet-classes.json}.
   *
   * @throws OnespaceException CORRUPT if the file is missing, not as pinned, or no array of 1,000
   *     names, UNREADABLE if it cannot be read
   */
  public static List<String> names(ModelFiles files) {
    return read(files, NAMES);
  }

  /**
   * Reads WordNet's glosses of the classes from {@code sight/imagenet-glosses.json}: they name the
   * broader kind, what it is made of and where it is met.
   *
   * @throws OnespaceException as {@link #names}
   */
  public static List<String> glosses(ModelFiles files) {
    return read(files, GLOSSES);
  }

  private static List<String> read(ModelFiles files, String name) {
    Path file = files.path(name);
    try {
      byte[] bytes = Files.readAllBytes(file);
      ContentHash found = ContentHash.of(bytes);
      if (!found.equals(files.sha256(name))) {
        throw new OnespaceException(
            ErrorCode.CORRUPT,
            "names of classes " + file + " have SHA-256 " + found + ", not " + files.sha256(name));
      }
      String[] texts = JsonMapper.shared().readValue(bytes, String[].class);
      if (texts.length != COUNT) {
        throw new OnespaceException(
            ErrorCode.CORRUPT,
            "names of classes " + file + " are " + texts.length + ", not " + COUNT);
      }
      return List.of(texts);
    } catch (IOException e) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE, "names of classes " + file + " cannot be read", e);
    } catch (JacksonException e) {
      throw new OnespaceException(
          ErrorCode.CORRUPT, "names of classes " + file + " are no JSON", e);
    }
  }
}
