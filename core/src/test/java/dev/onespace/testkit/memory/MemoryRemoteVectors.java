package dev.onespace.testkit.memory;

import dev.onespace.catalog.Entry;
import dev.onespace.filter.Filter;
import dev.onespace.index.PassageScore;
import dev.onespace.index.RemoteVectors;
import dev.onespace.item.Facet;
import dev.onespace.item.Item;
import dev.onespace.item.Passage;
import dev.onespace.item.PassageRef;
import dev.onespace.space.Vectors;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Remote vectors that are not remote: every filter is supported, every write seen at once.
 * Thread-safe.
 */
public final class MemoryRemoteVectors implements RemoteVectors {
  private final Map<PassageRef, Located> passages = new LinkedHashMap<>();
  private long position;

  private record Located(Item item, Passage passage) {
    boolean matches(Filter filter) {
      return filter.matches(item, passage.modality());
    }
  }

  @Override
  public void requireOwn() {}

  @Override
  public synchronized void put(Collection<Entry> entries) {
    for (Entry entry : entries) {
      for (Passage passage : entry.passages()) {
        passages.put(
            new PassageRef(entry.item().id(), passage.ordinal()),
            new Located(entry.item(), passage));
        position++;
      }
    }
  }

  @Override
  public synchronized void remove(Collection<PassageRef> gone) {
    gone.forEach(passages::remove);
    position++;
  }

  @Override
  public synchronized void clear() {
    passages.clear();
    position++;
  }

  @Override
  public synchronized long position() {
    return position;
  }

  @Override
  public boolean supports(Filter filter) {
    return true;
  }

  @Override
  public synchronized Nearest nearest(float[] vector, Facet facet, Filter filter, int k) {
    List<PassageScore> found =
        passages.entrySet().stream()
            .filter(each -> each.getValue().passage().facet() == facet)
            .filter(each -> each.getValue().matches(filter))
            .map(
                each ->
                    new PassageScore(
                        each.getKey(), Vectors.dot(vector, each.getValue().passage().vector())))
            .sorted(Comparator.comparingDouble(PassageScore::score).reversed())
            .limit(k)
            .toList();
    return new Nearest(found, position);
  }

  @Override
  public synchronized long passages() {
    return passages.size();
  }

  @Override
  public synchronized void forEach(Consumer<PassageRef> each) {
    List.copyOf(passages.keySet()).forEach(each);
  }

  @Override
  public void close() {}
}
