package dev.onespace.search;

import dev.onespace.item.Facet;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.item.Place;
import dev.onespace.item.Span;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Capabilities;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.Space;
import dev.onespace.space.SpaceHash;
import dev.onespace.space.Task;
import dev.onespace.space.Vectors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A space of words whose pictures and recordings are scripts. A picture is two lines: what is seen
 * in it, what is to be read in it. A recording has a line for every half minute: what is said in
 * it, a word a second.
 */
final class ScriptSpace implements Space {
  private static final int DIMENSION = 256;
  private static final double WINDOW = 30;
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{N}]+");

  static Content picture(String seen, String read) {
    return new Content.Picture(script(seen + "\n" + read));
  }

  static Content recording(String... windows) {
    return new Content.Recording(script(String.join("\n", windows)));
  }

  private static ByteSource script(String script) {
    return new ByteSource.OfBytes(script.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String id() {
    return "script";
  }

  @Override
  public int dimension() {
    return DIMENSION;
  }

  @Override
  public SpaceHash hash() {
    return new SpaceHash("00000000000000dd");
  }

  @Override
  public PipelineHash pipeline() {
    return new PipelineHash("00000000000000ee");
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(Set.of(Modality.values()), Map.of(), true, false);
  }

  @Override
  public List<Embedded> embed(List<Content> contents, Task task) {
    return contents.stream().map(ScriptSpace::embed).toList();
  }

  private static Embedded embed(Content content) {
    List<Passage> passages =
        switch (content) {
          case Content.Words(var text) ->
              List.of(
                  passage(
                      0,
                      Modality.TEXT,
                      Facet.WORDS,
                      Place.of(new Place.Characters(0, text.length())),
                      text,
                      text));
          case Content.Picture(_, var bytes) -> picture(lines(bytes));
          case Content.Recording(_, var bytes) -> recording(lines(bytes));
        };
    return new Embedded.Done(passages, Metadata.NONE, Optional.empty(), List.of());
  }

  private static List<Passage> picture(List<String> script) {
    List<Passage> passages = new ArrayList<>();
    passages.add(passage(0, Modality.IMAGE, Facet.SIGHT, Place.WHOLE, script.getFirst(), ""));
    if (script.size() > 1) {
      String read = script.getLast();
      passages.add(passage(1, Modality.IMAGE, Facet.WORDS, Place.WHOLE, read, read));
    }
    return passages;
  }

  private static List<Passage> recording(List<String> script) {
    List<Passage> passages = new ArrayList<>();
    for (String said : script) {
      double start = WINDOW * passages.size();
      Place place = Place.of(new Place.Seconds(start, start + WINDOW));
      Passage plain = passage(passages.size(), Modality.AUDIO, Facet.WORDS, place, said, said);
      passages.add(
          new Passage(
              plain.ordinal(),
              plain.modality(),
              plain.facet(),
              place,
              plain.vector(),
              said,
              spans(said, start)));
    }
    return passages;
  }

  private static List<Span> spans(String said, double start) {
    List<Span> spans = new ArrayList<>();
    for (Matcher word = WORD.matcher(said); word.find(); ) {
      double second = start + spans.size();
      spans.add(
          new Span(word.start(), word.end(), Place.of(new Place.Seconds(second, second + 1))));
    }
    return spans;
  }

  private static Passage passage(
      int ordinal, Modality modality, Facet facet, Place where, String meaning, String words) {
    return new Passage(ordinal, modality, facet, where, vector(meaning), words, List.of());
  }

  private static float[] vector(String words) {
    float[] sum = new float[DIMENSION];
    for (Matcher word = LETTERS.matcher(words.toLowerCase(Locale.ROOT)); word.find(); ) {
      Random direction = new Random(word.group().hashCode());
      for (int i = 0; i < DIMENSION; i++) {
        sum[i] += (float) direction.nextGaussian();
      }
    }
    return Vectors.unit(sum);
  }

  private static List<String> lines(ByteSource bytes) {
    try (InputStream in = bytes.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public void close() {}
}
