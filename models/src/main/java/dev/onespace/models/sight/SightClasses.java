package dev.onespace.models.sight;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The names of the 1,000 ImageNet classes, curated for CLIP, in the classifier's order. */
public final class SightClasses {
  /** How many classes there are. */
  public static final int COUNT = 1000;

  private SightClasses() {}

  /**
   * Reads the names from a JSON array.
   *
   * @throws OnespaceException CORRUPT if the file has another hash or is no array of 1,000 names,
   *     UNREADABLE if it cannot be read
   */
  public static List<String> read(Path file, ContentHash expected) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      ContentHash found = ContentHash.of(bytes);
      if (!found.equals(expected)) {
        throw new OnespaceException(
            ErrorCode.CORRUPT,
            "class names " + file + " have SHA-256 " + found + " instead of " + expected);
      }
      String[] names = JsonMapper.shared().readValue(bytes, String[].class);
      if (names.length != COUNT) {
        throw new OnespaceException(
            ErrorCode.CORRUPT, "class names " + file + " are " + names.length + ", not " + COUNT);
      }
      return List.of(names);
    } catch (IOException e) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE, "class names " + file + " cannot be read", e);
    } catch (JacksonException e) {
      throw new OnespaceException(ErrorCode.CORRUPT, "class names " + file + " are no JSON", e);
    }
  }
}
