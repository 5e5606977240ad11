package dev.onespace.models.local;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.space.ByteSource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The metadata fields that are added to every item. */
final class Facts {
  static final String SIZE = "size_bytes";
  private static final String WIDTH = "width";
  private static final String HEIGHT = "height";
  private static final String DURATION = "duration_sec";
  private static final double MILLIS = 1000;

  private Facts() {}

  /** Those of an upright picture of so many pixels. */
  static Metadata of(int width, int height, ByteSource bytes) {
    Map<String, MetaValue> facts = new LinkedHashMap<>();
    facts.put(WIDTH, MetaValue.of((long) width));
    facts.put(HEIGHT, MetaValue.of((long) height));
    facts.put(SIZE, MetaValue.of(size(bytes)));
    return new Metadata(facts);
  }

  /** Those of a recording of so many seconds. */
  static Metadata of(double duration, ByteSource bytes) {
    Map<String, MetaValue> facts = new LinkedHashMap<>();
    facts.put(DURATION, MetaValue.of(Math.round(duration * MILLIS) / MILLIS));
    facts.put(SIZE, MetaValue.of(size(bytes)));
    return new Metadata(facts);
  }

  private static long size(ByteSource bytes) {
    try {
      return bytes.size();
    } catch (IOException gone) {
      throw new OnespaceException(ErrorCode.UNREADABLE, "its size cannot be read", gone);
    }
  }
}
