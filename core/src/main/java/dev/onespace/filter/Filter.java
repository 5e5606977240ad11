package dev.onespace.filter;

import dev.onespace.item.Item;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Modality;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A condition on a passage's modality and its item's metadata, in Pinecone's operators ({@code $eq
 * $ne $gt $gte $lt $lte $in $nin $exists $and $or}). A field named {@code type} is the modality of
 * the passage that answers; a metadata field of that name is written {@code meta.type}.
 *
 * <p>Comparison is typed: values of different types are neither equal nor ordered. A list of
 * strings equals a string if it contains it. {@code $ne} and {@code $nin} are the negations of
 * {@code $eq} and {@code $in}, so they also match an item that lacks the field.
 */
public sealed interface Filter {
  /** Matches every item. */
  Filter ALL = new And(List.of());

  /** All of them match; of none, everything. */
  record And(List<Filter> parts) implements Filter {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** One of them matches; of none, nothing. */
  record Or(List<Filter> parts) implements Filter {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** The field equals the value. */
  record Equal(String field, MetaValue value) implements Filter {}

  /** The field equals one of the values. */
  record In(String field, List<MetaValue> values) implements Filter {
    public In {
      values = List.copyOf(values);
    }
  }

  /** The field is a number, date or string on the given side of the value. */
  record Ordered(String field, Side side, MetaValue value) implements Filter {}

  /** The field has a value. */
  record Exists(String field) implements Filter {}

  /** The part does not match. */
  record Not(Filter part) implements Filter {}

  /** Sides of an order. */
  enum Side {
    ABOVE("$gt", ">"),
    AT_LEAST("$gte", ">="),
    BELOW("$lt", "<"),
    AT_MOST("$lte", "<=");

    private final String operator;
    private final String sign;

    Side(String operator, String sign) {
      this.operator = operator;
      this.sign = sign;
    }

    /** The canonical operator, such as {@code $gte}. */
    public String operator() {
      return operator;
    }

    /** The sign of the short syntax, such as {@code >=}. */
    public String sign() {
      return sign;
    }
  }

  /**
   * Whether a passage of this modality matches, of this item: the definition that every store has
   * to agree with. An item is found by its passages that match.
   */
  default boolean matches(Item item, Modality passage) {
    return Matching.matches(this, field -> field.valueIn(item, passage));
  }

  /** The modalities that match, of a condition on the type. */
  default Set<Modality> modalities() {
    Set<Modality> matching = EnumSet.noneOf(Modality.class);
    for (Modality modality : Modality.values()) {
      Optional<MetaValue> type = Optional.of(new MetaValue.Text(modality.label()));
      if (Matching.matches(
          this, field -> field instanceof FilterField.Type ? type : Optional.empty())) {
        matching.add(modality);
      }
    }
    return matching;
  }

  /** This and the other. */
  default Filter and(Filter other) {
    if (equals(ALL)) {
      return other;
    }
    return other.equals(ALL) ? this : new And(List.of(this, other));
  }
}
