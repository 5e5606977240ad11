package dev.onespace.search.answer;

import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterField;
import dev.onespace.index.LegRequest;
import dev.onespace.item.Item;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Modality;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds the items that belong to an item, as they share the value of a field with it. */
public final class Links {
  private static final int MOST = 8;

  /** Shared values are metadata, which passages of all modalities have alike. */
  private static final Modality OF_ANY = Modality.TEXT;

  private final List<String> fields;

  public Links(List<String> fields) {
    this.fields = List.copyOf(fields);
  }

  /** What finds all that may belong to any of these items. */
  public List<LegRequest> legs(Collection<Item> items) {
    return items.stream()
        .flatMap(this::shared)
        .distinct()
        .<LegRequest>map(filter -> new LegRequest.Listing(filter, MOST + 1))
        .toList();
  }

  /** Those of the candidates that belong to an item, at most {@value #MOST}, by id. */
  List<Item> of(Item item, Collection<Item> candidates) {
    List<Filter> shared = shared(item).toList();
    return candidates.stream()
        .filter(other -> !other.id().equals(item.id()))
        .filter(other -> shared.stream().anyMatch(filter -> filter.matches(other, OF_ANY)))
        .sorted(Comparator.comparing(Item::id))
        .limit(MOST)
        .toList();
  }

  private Stream<Filter> shared(Item item) {
    return fields.stream()
        .flatMap(field -> item.metadata().get(field).stream().map(value -> sharing(field, value)));
  }

  private static Filter sharing(String field, MetaValue value) {
    Stream<MetaValue> values =
        value instanceof MetaValue.Strings(var members)
            ? members.stream().map(MetaValue.Text::new)
            : Stream.of(value);
    return new Filter.In(FilterField.META + field, values.toList());
  }
}
