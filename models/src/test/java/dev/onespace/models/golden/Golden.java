package dev.onespace.models.golden;

import dev.onespace.space.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reference outputs that {@code src/test/golden/golden.py} made. */
public final class Golden {
  private Golden() {}

  /** A part of {@code golden.json}. */
  public static JsonNode part(String name) {
    return JsonMapper.shared().readTree(bytes("golden.json")).get(name);
  }

  /** A file beside {@code golden.json}. */
  public static ByteSource source(String name) {
    return new ByteSource.OfBytes(bytes(name));
  }

  /** The bytes of a file beside {@code golden.json}. */
  public static byte[] bytes(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no golden file " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Blue, green, red to red, green, blue or back. */
  public static byte[] swapped(byte[] pixels) {
    byte[] swapped = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      swapped[i] = pixels[i - i % 3 + 2 - i % 3];
    }
    return swapped;
  }
}
