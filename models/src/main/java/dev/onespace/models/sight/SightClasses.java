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

/** The names of the 1,000 ImageNet classes, curated for CLIP, in the classifier's order. */
public final class SightClasses {
  /** How many classes there are. */
  public static final int COUNT = 1000;

  private static final String NAME = "sight/imagenet-classes.json";

  private SightClasses() {}

  /**
   * Reads the names from {@code sight/imagenet-classes.json}.
   *
   * @throws OnespaceException CORRUPT if the file is missing, not as pinned, or no array of 1,000
   *     names, UNREADABLE if it cannot be read
   */
  public static List<String> read(ModelFiles files) {
    Path file = files.path(NAME);
    try {
      byte[] bytes = Files.readAllBytes(file);
      ContentHash found = ContentHash.of(bytes);
      if (!found.equals(files.sha256(NAME))) {
        throw new OnespaceException(
            ErrorCode.CORRUPT,
            "class names " + file + " have SHA-256 " + found + ", not " + files.sha256(NAME));
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
