package dev.onespace.cloud.pinecone;

import dev.onespace.item.Item;
import dev.onespace.item.Passage;
import dev.onespace.item.PassageRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passages as records. Metadata may have 40 KB: of an item with more, the largest fields are left
 * out until the rest fits, and named in {@code cut}; filters on them are then {@linkplain
 * PineconeVectors#supports not supported}. Long strings and names are hashed, so that it takes some
 * hundred fields to get there.
 */
final class Records {
  /** That all fields are left out: too many to name them. */
  static final String ALL = "*";

  private static final Logger LOG = LoggerFactory.getLogger(Records.class);
  private static final int MOST_METADATA = 40_000;
  private static final int MOST_NAMES = 100;
  private static final JsonMapper JSON = JsonMapper.shared();

  private Records() {}

  /**
   * A passage as it is sent.
   *
   * @param id the record's id
   * @param json all of the record
   * @param cut the names of the fields that were left out
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way, which nobody compares
  record Written(String id, byte[] json, List<String> cut) {}

  /** This passage, written. */
  static Written of(Item item, Passage passage) {
    Map<String, Map<String, Object>> fields = Fields.ofItem(item.metadata());
    Map<String, Object> metadata = Fields.ofPassage(item, passage);
    List<String> cut = cut(fields, MOST_METADATA - size(metadata));
    if (!cut.isEmpty()) {
      LOG.warn(
          "of item '{}', fields with more than 40 KB are not filtered by in Pinecone: {}",
          item.id(),
          cut);
      metadata.put(Fields.CUT, cut);
    }
    fields.values().forEach(metadata::putAll);
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("id", RecordIds.of(new PassageRef(item.id(), passage.ordinal())));
    record.put("values", passage.vector());
    record.put("metadata", metadata);
    return new Written((String) record.get("id"), JSON.writeValueAsBytes(record), cut);
  }

  /** Takes the largest fields away until the others fit into so many bytes; their names. */
  private static List<String> cut(Map<String, Map<String, Object>> fields, int most) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    fields.forEach((name, written) -> sizes.put(name, size(written)));
    int all = sizes.values().stream().mapToInt(Integer::intValue).sum();
    if (all <= most) {
      return List.of();
    }
    List<String> largest = new ArrayList<>(fields.keySet());
    largest.sort(Comparator.comparing(sizes::get, Comparator.reverseOrder()));
    List<String> cut = new ArrayList<>();
    for (String name : largest) {
      if (all + size(Map.of(Fields.CUT, cut)) <= most) {
        return List.copyOf(cut);
      }
      if (cut.size() == MOST_NAMES) {
        break;
      }
      all -= sizes.getOrDefault(name, 0);
      fields.remove(name);
      cut.add(name);
    }
    fields.clear();
    return List.of(ALL);
  }

  private static int size(Map<String, ?> fields) {
    return JSON.writeValueAsBytes(fields).length;
  }
}
