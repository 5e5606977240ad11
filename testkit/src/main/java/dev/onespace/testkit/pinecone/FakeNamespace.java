package dev.onespace.testkit.pinecone;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The records of a namespace: what was written, and what is visible of it, in the order of the log
 * sequence numbers. Thread-safe.
 */
final class FakeNamespace {
  private final NavigableMap<String, Stored> written = new TreeMap<>();
  private final NavigableMap<String, Stored> visible = new TreeMap<>();
  private final Deque<Write> pending = new ArrayDeque<>();
  private final FakeVisibility visibility;
  private long last;
  private long indexed;
  private long requests;

  FakeNamespace(FakeVisibility visibility) {
    this.visibility = visibility;
  }

  /** A record as it is stored. */
  @SuppressWarnings("ArrayRecordComponent") // a value that nobody compares
  record Stored(String id, float[] values, Map<String, Object> metadata) {}

  /** A record that was found. */
  record Scored(Stored record, double score) {}

  private record Write(long number, long atRequest, Consumer<Map<String, Stored>> what) {}

  synchronized long upsert(List<Stored> records) {
    return write(map -> records.forEach(each -> map.put(each.id(), each)));
  }

  synchronized long delete(List<String> ids) {
    return write(map -> ids.forEach(map::remove));
  }

  synchronized long deleteMatching(Predicate<Stored> matching) {
    List<String> ids = written.values().stream().filter(matching).map(Stored::id).toList();
    return delete(ids);
  }

  synchronized long clear() {
    return write(Map::clear);
  }

  private long write(Consumer<Map<String, Stored>> what) {
    what.accept(written);
    pending.add(new Write(++last, requests, what));
    settle();
    return last;
  }

  /** One more request came; what is due by now becomes visible. */
  synchronized void tick() {
    requests++;
    settle();
  }

  /** Makes everything written visible. */
  synchronized void showAll() {
    while (!pending.isEmpty()) {
      show(pending.removeFirst());
    }
  }

  private void settle() {
    while (!pending.isEmpty() && visibility.due(requests - pending.getFirst().atRequest())) {
      show(pending.removeFirst());
    }
  }

  private void show(Write write) {
    write.what().accept(visible);
    indexed = write.number();
  }

  /** The number of the last write that is visible. */
  synchronized long indexed() {
    return indexed;
  }

  synchronized List<Scored> nearest(float[] vector, Predicate<Stored> matching, int k) {
    return visible.values().stream()
        .filter(matching)
        .map(each -> new Scored(each, cosine(vector, each.values())))
        .sorted(
            Comparator.comparingDouble(Scored::score)
                .reversed()
                .thenComparing(each -> each.record().id()))
        .limit(k)
        .toList();
  }

  synchronized List<Stored> get(List<String> ids) {
    return ids.stream().filter(visible::containsKey).distinct().map(visible::get).toList();
  }

  /** Visible ids of a prefix after another id, in their order. */
  synchronized List<String> list(String prefix, String after, int most) {
    return visible.tailMap(after, false).keySet().stream()
        .filter(id -> id.startsWith(prefix))
        .limit(most)
        .toList();
  }

  synchronized int count() {
    return visible.size();
  }

  /** All that was written, visible or not. */
  synchronized Map<String, Stored> written() {
    return Map.copyOf(written);
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return dot / Math.sqrt(aa * bb);
  }
}
