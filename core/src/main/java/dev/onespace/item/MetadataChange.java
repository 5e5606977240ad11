package dev.onespace.item;

import static java.util.Objects.requireNonNull;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What an input says of its item's fields: those it names get the values it gives, those it removes
 * go, all others stay as they are, unless it says that it names all.
 *
 * @param set the fields with the values they get
 * @param removed the names of the fields that go; none that is set
 * @param all whether the fields that are set are all that the item has
 */
public record MetadataChange(Metadata set, Set<String> removed, boolean all) {
  /** Says nothing: all fields stay as they are. */
  public static final MetadataChange NONE = of(Metadata.NONE);

  public MetadataChange {
    requireNonNull(set, "set is null");
    removed = Set.copyOf(removed);
    for (String name : removed) {
      if (!Whole.is(name)) {
        throw new OnespaceException(
            ErrorCode.BAD_RECORD,
            "metadata field %s holds half of a character (a surrogate without its pair)"
                .formatted(name));
      }
      if (set.get(name).isPresent()) {
        throw new IllegalArgumentException("field %s is set and removed".formatted(name));
      }
    }
  }

  /** Sets these fields, and leaves the others as they are. */
  public static MetadataChange of(Metadata set) {
    return new MetadataChange(set, Set.of(), false);
  }

  /** Sets these fields, and lets all others go. */
  public static MetadataChange toExactly(Metadata set) {
    return new MetadataChange(set, Set.of(), true);
  }

  /** This change and then another one; where both speak of a field, the other counts. */
  public MetadataChange then(MetadataChange other) {
    if (other.all) {
      return other;
    }
    Set<String> gone = new LinkedHashSet<>(removed);
    gone.removeAll(other.set.fields().keySet());
    gone.addAll(other.removed);
    return new MetadataChange(set.without(other.removed).with(other.set), gone, all);
  }

  /**
   * The fields of an item after this change.
   *
   * @param users the fields that users gave it before
   * @param facts what was learnt of its content; shows where users have no value of their own
   */
  public Metadata applied(Metadata users, Metadata facts) {
    Metadata kept = all ? Metadata.NONE : users.without(removed);
    return facts.with(kept).with(set);
  }
}
