package dev.onespace.cloud.pinecone;

import dev.onespace.catalog.Entry;
import dev.onespace.cloud.pinecone.Calls.Answer;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.filter.Filter;
import dev.onespace.index.PassageScore;
import dev.onespace.index.RemoteVectors;
import dev.onespace.item.Facet;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.Passage;
import dev.onespace.item.PassageRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The vectors of one namespace of a Pinecone index. A position is Pinecone's log sequence number,
 * the same for all who write to and read from the namespace.
 *
 * <p>Writes of one object go one after the other; within one, several requests are sent at once. A
 * write is tried again where it may go through, so a request that was believed lost may still be
 * applied later: the {@link PineconeDrift} finds passages that this leaves too many or too few, not
 * an older vector under a right name; writing the item again mends that.
 *
 * <p>Before its first write, an object that was opened for a catalog claims the namespace for it:
 * in one of another catalog, or of a later state of the same one, nothing is written or removed.
 *
 * <p>Fields that did not fit into the 40 KB of a record's metadata are known from what this object
 * wrote and from what was visible when it was opened; filters on them are not supported.
 */
public final class PineconeVectors implements RemoteVectors {
  private static final int MOST_FOUND = 10_000;
  private static final int MOST_CUT = 50; // times 40 KB stays within an answer's 4 MB
  private static final int FETCHED_AT_ONCE = 20; // ids, so that a URL stays short

  private final Namespace namespace;
  private final Runnable claiming;
  private final int dimension;
  private final int parallel;
  private final Position position = new Position();
  private final ReentrantLock writing = new ReentrantLock();
  private boolean claimed;
  private final Set<String> cut = ConcurrentHashMap.newKeySet();

  /**
   * @param claiming makes sure, before the first write, that the namespace is the writer's
   */
  PineconeVectors(Namespace namespace, int dimension, int parallel, Runnable claiming) {
    this.namespace = namespace;
    this.claiming = claiming;
    this.dimension = dimension;
    this.parallel = parallel;
    learnCut();
  }

  private record Located(Item item, Passage passage) {}

  /**
   * Writes the vectors of all passages of these items.
   *
   * @throws OnespaceException SPACE_MISMATCH if a vector has another dimension than the index;
   *     UNAUTHORIZED, QUOTA, UNAVAILABLE or PROVIDER if Pinecone does not take them: some may have
   *     been written then
   */
  @Override
  public void put(Collection<Entry> entries) {
    Map<PassageRef, Located> last = new LinkedHashMap<>();
    for (Entry entry : entries) {
      for (Passage passage : entry.passages()) {
        requireDimension(passage.vector(), entry.item());
        PassageRef ref = new PassageRef(entry.item().id(), passage.ordinal());
        last.put(ref, new Located(entry.item(), passage));
      }
    }
    write(
        uploads -> {
          for (Located each : last.values()) {
            Records.Written record = Records.of(each.item(), each.passage());
            cut.addAll(record.cut());
            uploads.add(record.json());
          }
        });
  }

  private void requireDimension(float[] vector, Item item) {
    if (vector.length != dimension) {
      throw new OnespaceException(
          ErrorCode.SPACE_MISMATCH,
          "item '%s' has a vector of %s numbers, the Pinecone index takes %s"
              .formatted(item.id(), vector.length, dimension));
    }
  }

  @Override
  public void remove(Collection<PassageRef> passages) {
    List<String> ids = passages.stream().map(RecordIds::of).distinct().toList();
    try {
      write(uploads -> uploads.delete(ids));
    } catch (Refusal refusal) {
      if (refusal.status() != 404) { // nothing can be there in a namespace that is not
        throw refusal;
      }
    }
  }

  private void write(Consumer<Uploads> what) {
    writing.lock();
    try (Uploads uploads = new Uploads(namespace, parallel, position::wrote)) {
      requireClaimed();
      what.accept(uploads);
      uploads.finish();
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void clear() {
    writing.lock();
    try {
      requireClaimed();
      position.wrote(namespace.deleteAll());
    } catch (Refusal refusal) {
      if (refusal.status() != 404) { // a namespace that is not there is clear
        throw refusal;
      }
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void requireOwn() {
    writing.lock();
    try {
      requireClaimed();
    } finally {
      writing.unlock();
    }
  }

  /** Under the lock of writers. */
  private void requireClaimed() {
    if (!claimed) {
      claiming.run();
      claimed = true;
    }
  }

  @Override
  public long position() {
    return position.written();
  }

  /**
   * Whether a filter can be asked with: all but the order of strings, the order beside a number of
   * more than 15 digits, more than 10,000 values at once, and fields that did not fit.
   */
  @Override
  public boolean supports(Filter filter) {
    return switch (Translation.of(filter)) {
      case Condition.Unsayable() -> false;
      case Condition.Always(), Condition.Never() -> true;
      case Condition.Says _ -> cut.isEmpty() || !touchesCut(Translation.fields(filter));
    };
  }

  private boolean touchesCut(Set<String> fields) {
    return cut.contains(Records.ALL) ? !fields.isEmpty() : fields.stream().anyMatch(cut::contains);
  }

  /**
   * The nearest passages, 10,000 at most.
   *
   * @throws IllegalArgumentException if the filter is not supported
   */
  @Override
  public Nearest nearest(float[] vector, Facet facet, Filter filter, int k) {
    if (k <= 0) {
      return new Nearest(List.of(), position.seen());
    }
    Condition ofFacet = Condition.of(Fields.FACET, "$eq", facet.label());
    return switch (Condition.and(List.of(ofFacet, Translation.of(filter)))) {
      case Condition.Never() -> new Nearest(List.of(), position.seen());
      case Condition.Says(var tree) when supports(filter) ->
          found(namespace.query(query(vector, tree, Math.min(k, MOST_FOUND), false)));
      case Condition.Says _, Condition.Always(), Condition.Unsayable() ->
          throw new IllegalArgumentException("Pinecone cannot be asked with " + filter);
    };
  }

  private Map<String, Object> query(
      float[] vector, Map<String, Object> filter, int k, boolean metadata) {
    return Map.of(
        "namespace", namespace.name(),
        "topK", k,
        "vector", vector,
        "filter", filter,
        "includeMetadata", metadata,
        "includeValues", false);
  }

  private Nearest found(Answer answer) {
    JsonNode matches = answer.body().path("matches");
    List<String> ids = new ArrayList<>();
    matches.forEach(match -> ids.add(match.path("id").asString()));
    Map<String, PassageRef> passages = passages(ids);
    List<PassageScore> found = new ArrayList<>();
    for (JsonNode match : matches) {
      PassageRef passage = passages.get(match.path("id").asString());
      if (passage != null) {
        found.add(new PassageScore(passage, match.path("score").asDouble()));
      }
    }
    return new Nearest(found, position.seenBy(answer));
  }

  /** The passages of records by their ids; those of others, or gone by now, are left out. */
  private Map<String, PassageRef> passages(List<String> ids) {
    Map<String, PassageRef> passages = new HashMap<>();
    List<String> hashed = new ArrayList<>();
    for (String id : ids) {
      if (RecordIds.hashed(id)) {
        hashed.add(id);
      } else {
        RecordIds.read(id).ifPresent(passage -> passages.put(id, passage));
      }
    }
    passages.putAll(fetched(hashed));
    return passages;
  }

  private Map<String, PassageRef> fetched(List<String> ids) {
    Map<String, PassageRef> passages = new HashMap<>();
    for (int from = 0; from < ids.size(); from += FETCHED_AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + FETCHED_AT_ONCE));
      for (Map.Entry<String, JsonNode> each : namespace.fetch(some).path("vectors").properties()) {
        JsonNode metadata = each.getValue().path("metadata");
        ItemId item = new ItemId(metadata.path(Fields.ITEM).asString(""));
        int ordinal = (int) metadata.path(Fields.ORDINAL).asDouble(0);
        passages.put(each.getKey(), new PassageRef(item, ordinal));
      }
    }
    return passages;
  }

  /** Which of these passages are there. */
  Set<PassageRef> present(Collection<PassageRef> passages) {
    return Set.copyOf(fetched(passages.stream().map(RecordIds::of).distinct().toList()).values());
  }

  /** Asks for records that had to leave out fields. */
  private Map<String, Object> marked(int most) {
    float[] any = new float[dimension];
    any[0] = 1;
    return query(any, Map.of(Fields.CUT, Map.of("$exists", true)), most, true);
  }

  private void learnCut() {
    JsonNode matches = namespace.query(marked(MOST_CUT)).body().path("matches");
    for (JsonNode match : matches) {
      match.path("metadata").path(Fields.CUT).forEach(name -> cut.add(name.asString()));
    }
    if (matches.size() == MOST_CUT) { // there may be more
      cut.add(Records.ALL);
    }
  }

  /**
   * The position up to which a search sees all writes now, whoever made them; nothing if the server
   * does not tell.
   */
  public OptionalLong visible() {
    return namespace.query(marked(1)).position(Position.SEEN);
  }

  @Override
  public long passages() {
    JsonNode all = namespace.stats().body().path("namespaces");
    return all.path(namespace.name()).path("vectorCount").asLong(0);
  }

  /** Names every passage; records that are not ours are left out. */
  @Override
  public void forEach(Consumer<PassageRef> each) {
    String token = "";
    do {
      JsonNode page = namespace.list(token);
      List<String> ids = new ArrayList<>();
      page.path("vectors").forEach(vector -> ids.add(vector.path("id").asString()));
      Map<String, PassageRef> passages = passages(ids);
      for (String id : ids) {
        PassageRef passage = passages.get(id);
        if (passage != null) {
          each.accept(passage);
        }
      }
      token = page.path("pagination").path("next").asString("");
    } while (!token.isEmpty());
  }

  /** Leaves the index open, which others may use. */
  @Override
  public void close() {}
}
