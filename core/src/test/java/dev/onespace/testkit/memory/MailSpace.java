package dev.onespace.testkit.memory;

import dev.onespace.item.Facet;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.item.Place;
import dev.onespace.item.Span;
import dev.onespace.space.Capabilities;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.Space;
import dev.onespace.space.SpaceHash;
import dev.onespace.space.Task;
import dev.onespace.space.Vectors;
import dev.onespace.testkit.data.RandomData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A space that reads a text as a mail: a line that begins with {@code [picture]} stands for a
 * picture on page 2, one that begins with {@code [recording]} for something said from second 61 to
 * 68, every other line is a paragraph. Vectors are those of words, as in {@link MemorySpace}, but
 * of another length. For tests of items that have passages of several modalities. Thread-safe.
 */
public final class MailSpace implements Space {
  /** Not that of any other space of tests. */
  public static final int DIMENSION = 12;

  /** Where pictures lie. */
  public static final Place PICTURE = Place.of(new Place.Page(2), new Place.Box(10, 20, 300, 200));

  /** Where recordings lie. */
  public static final Place RECORDING = Place.of(new Place.Seconds(61, 68));

  private static final String SHOWN = "[picture] ";
  private static final String SAID = "[recording] ";

  /** A mail with a paragraph, a picture and a recording. */
  public static Content mail(String written, String shown, String said) {
    return new Content.Words(written + "\n" + SHOWN + shown + "\n" + SAID + said);
  }

  @Override
  public String id() {
    return "mail";
  }

  @Override
  public int dimension() {
    return DIMENSION;
  }

  @Override
  public SpaceHash hash() {
    return new SpaceHash("00000000000000cc");
  }

  @Override
  public PipelineHash pipeline() {
    return new PipelineHash("00000000000000dd");
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(Set.of(Modality.TEXT), Map.of(), false, false);
  }

  @Override
  public List<Embedded> embed(List<Content> contents, Task task) {
    return contents.stream().map(MailSpace::embed).toList();
  }

  private static Embedded embed(Content content) {
    List<Passage> passages = new ArrayList<>();
    if (content instanceof Content.Words(var text)) {
      text.lines().forEach(line -> passages.add(passage(passages.size(), line)));
    }
    return new Embedded.Done(passages, Metadata.NONE, Optional.empty(), List.of());
  }

  private static Passage passage(int ordinal, String line) {
    if (line.startsWith(SHOWN)) {
      String shown = line.substring(SHOWN.length());
      return new Passage(
          ordinal, Modality.IMAGE, Facet.SIGHT, PICTURE, vector(shown), "", List.of());
    }
    if (line.startsWith(SAID)) {
      String said = line.substring(SAID.length());
      List<Span> spans = List.of(new Span(0, said.length(), RECORDING));
      return new Passage(
          ordinal, Modality.AUDIO, Facet.WORDS, RECORDING, vector(said), said, spans);
    }
    Place paragraph = Place.of(new Place.Paragraph(ordinal + 1));
    return new Passage(
        ordinal, Modality.TEXT, Facet.WORDS, paragraph, vector(line), line, List.of());
  }

  private static float[] vector(String words) {
    float[] sum = new float[DIMENSION];
    for (SimpleWords.Token token : SimpleWords.of(words)) {
      RandomData random = new RandomData(token.word().hashCode());
      for (int i = 0; i < DIMENSION; i++) {
        sum[i] += (float) (random.below(2_001) - 1_000);
      }
    }
    return Vectors.unit(sum);
  }

  @Override
  public void close() {}
}
