package dev.onespace.scan;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.item.MetadataChange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The metadata of a file {@code NAME} in a file {@code NAME.meta.json} beside it: one JSON object
 * of fields, as {@code metadata} in {@code items.jsonl}. A sidecar is not an item. Names are put
 * together as URIs: a name whose bytes are of another encoding cannot be said as a string.
 */
final class Sidecar {
  private static final int LONGEST = 16 << 20;
  private static final String ENDING = ".meta.json";

  private Sidecar() {}

  static boolean isOne(Path file) {
    return file.toString().endsWith(ENDING);
  }

  static boolean hasFile(Path sidecar) {
    String uri = sidecar.toUri().toString();
    return Files.isRegularFile(
        Path.of(URI.create(uri.substring(0, uri.length() - ENDING.length()))));
  }

  /**
   * The fields beside a file; none if there is no sidecar.
   *
   * @throws OnespaceException if it is not as documented
   */
  static MetadataChange of(Path file) {
    Path sidecar = Path.of(URI.create(file.toUri() + ENDING));
    if (!Files.exists(sidecar)) {
      return MetadataChange.NONE;
    }
    if (!Files.isRegularFile(sidecar)) {
      throw new OnespaceException(ErrorCode.UNREADABLE, sidecar + " is not a regular file");
    }
    try (InputStream in = Files.newInputStream(sidecar)) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new OnespaceException(
            ErrorCode.TOO_LARGE, "a sidecar file of more than %s bytes".formatted(LONGEST));
      }
      return JsonMetadata.of(Json.object(bytes));
    } catch (IOException unreadable) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE,
          sidecar + " cannot be read: " + FileFailure.reason(unreadable),
          unreadable);
    } catch (OnespaceException bad) {
      Problem problem = bad.problem();
      throw new OnespaceException(
          new Problem(
              problem.code(), sidecar.getFileName() + ": " + problem.cause(), problem.remedy()),
          bad);
    }
  }
}
