package dev.onespace.production;

import dev.onespace.catalog.Entry;
import dev.onespace.filter.Filter;
import dev.onespace.index.RemoteVectors;
import dev.onespace.item.Facet;
import dev.onespace.item.Passage;
import dev.onespace.item.PassageRef;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * Shorter vectors in an index of more dimensions: zeros behind them change no cosine. The contracts
 * use vectors of two numbers as well as of sixteen.
 */
record Padded(RemoteVectors vectors, int dimension) implements RemoteVectors {

  @Override
  public void requireOwn() {
    vectors.requireOwn();
  }

  @Override
  public void put(Collection<Entry> entries) {
    vectors.put(
        entries.stream()
            .map(
                entry ->
                    new Entry(entry.item(), entry.passages().stream().map(this::padded).toList()))
            .toList());
  }

  private Passage padded(Passage passage) {
    return new Passage(
        passage.ordinal(),
        passage.modality(),
        passage.facet(),
        passage.place(),
        Arrays.copyOf(passage.vector(), dimension),
        passage.words(),
        passage.spans());
  }

  @Override
  public Nearest nearest(float[] vector, Facet facet, Filter filter, int k) {
    return vectors.nearest(Arrays.copyOf(vector, dimension), facet, filter, k);
  }

  @Override
  public void remove(Collection<PassageRef> passages) {
    vectors.remove(passages);
  }

  @Override
  public void clear() {
    vectors.clear();
  }

  @Override
  public long position() {
    return vectors.position();
  }

  @Override
  public boolean supports(Filter filter) {
    return vectors.supports(filter);
  }

  @Override
  public long passages() {
    return vectors.passages();
  }

  @Override
  public void forEach(Consumer<PassageRef> each) {
    vectors.forEach(each);
  }

  @Override
  public void close() {
    vectors.close();
  }
}
