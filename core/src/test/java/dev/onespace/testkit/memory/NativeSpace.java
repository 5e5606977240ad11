package dev.onespace.testkit.memory;

import dev.onespace.item.Facet;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.item.Place;
import dev.onespace.item.Span;
import dev.onespace.space.Capabilities;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.ForwardingSpace;
import dev.onespace.space.Space;
import dev.onespace.space.SpaceHash;
import dev.onespace.space.Task;
import dev.onespace.space.Vectors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Any space as if one paid model had seen and heard the contents themselves: a native passage per
 * place of a content, which keeps the words found there. As with such models, the cosines of
 * unrelated things are high: all vectors lean towards one axis, so that they are near 0.5. It
 * remembers every call. Thread-safe.
 */
public final class NativeSpace extends ForwardingSpace {
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  /** A native space over another one, which it closes. */
  public NativeSpace(Space space) {
    super(space);
  }

  /**
   * A call that was made.
   *
   * @param types of its contents, in order
   * @param task what for
   */
  public record Call(List<Modality> types, Task task) {}

  /** The calls so far. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  @Override
  public String id() {
    return "native";
  }

  @Override
  public SpaceHash hash() {
    return new SpaceHash("00000000000000cc");
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(Set.of(Modality.values()), Map.of(), false, true);
  }

  @Override
  public List<Embedded> embed(List<Content> contents, Task task) {
    calls.add(new Call(contents.stream().map(Content::type).toList(), task));
    return super.embed(contents, task).stream().map(this::seenItself).toList();
  }

  private Embedded seenItself(Embedded embedded) {
    return switch (embedded) {
      case Embedded.Failed failed -> failed;
      case Embedded.Done done ->
          new Embedded.Done(joined(done.passages()), done.facts(), done.thumbnail(), done.notes());
    };
  }

  private List<Passage> joined(List<Passage> passages) {
    Map<Place, List<Passage>> places = new LinkedHashMap<>();
    for (Passage passage : passages) {
      places.computeIfAbsent(passage.place(), _ -> new ArrayList<>()).add(passage);
    }
    List<Passage> joined = new ArrayList<>();
    places.forEach((place, there) -> joined.add(joined(joined.size(), place, there)));
    return joined;
  }

  private Passage joined(int ordinal, Place place, List<Passage> passages) {
    var words = new StringBuilder();
    List<Span> spans = new ArrayList<>();
    for (Passage passage : passages) {
      words.append(words.isEmpty() || passage.words().isEmpty() ? "" : "\n");
      int offset = words.length();
      passage
          .spans()
          .forEach(it -> spans.add(new Span(it.start() + offset, it.end() + offset, it.where())));
      words.append(passage.words());
    }
    return new Passage(
        ordinal,
        passages.getFirst().modality(),
        Facet.NATIVE,
        place,
        vector(passages),
        words.toString(),
        spans);
  }

  /** A look lies in a space of its own and is left out where there is anything else. */
  private float[] vector(List<Passage> passages) {
    boolean onlyLooks = passages.stream().allMatch(passage -> passage.facet() == Facet.LOOK);
    float[] sum = new float[dimension()];
    for (Passage passage : passages) {
      if (onlyLooks || passage.facet() != Facet.LOOK) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += passage.vector()[i];
        }
      }
    }
    float[] own = Vectors.unit(sum);
    float axis = (float) (1 / Math.sqrt(own.length));
    for (int i = 0; i < own.length; i++) {
      own[i] += axis;
    }
    return Vectors.unit(own);
  }
}
