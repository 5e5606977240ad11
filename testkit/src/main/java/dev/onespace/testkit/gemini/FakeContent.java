package dev.onespace.testkit.gemini;

import java.util.List;

/**
 * One content as the API got it: what one vector is asked for.
 *
 * @param parts fused into one vector, as the API does
 * @param dimension of the vector
 */
public record FakeContent(List<Part> parts, int dimension) {
  public FakeContent {
    parts = List.copyOf(parts);
  }

  /** A part of a content. */
  public sealed interface Part {

    /** A text, with its prefix. */
    record Text(String text) implements Part {}

    /**
     * A picture or a recording.
     *
     * @param type its MIME type
     * @param bytes never changed
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    record Media(String type, byte[] bytes) implements Part {
      boolean isPicture() {
        return type.startsWith("image/");
      }
    }
  }

  /** All text of the content. */
  public String text() {
    StringBuilder all = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Part.Text(var text)) {
        all.append(text);
      }
    }
    return all.toString();
  }

  int pictures() {
    return (int)
        parts.stream()
            .filter(part -> part instanceof Part.Media media && media.isPicture())
            .count();
  }
}
