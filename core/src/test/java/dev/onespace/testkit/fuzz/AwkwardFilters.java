package dev.onespace.testkit.fuzz;

import dev.onespace.filter.Filter;
import dev.onespace.item.Item;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.testkit.data.Entries;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Items and filters over the same few awkward field names and values, so that they meet. Numbers
 * and dates are such as the short syntax can say.
 */
public final class AwkwardFilters {
  private static final List<String> DATES =
      List.of(
          "2024-01-15",
          "2024-01-15T00:00:00Z",
          "2024-01-15 00:00:00Z",
          "2024-01-15t00:00z",
          "2024-01-15T02:00:00+02:00",
          "0000-01-01",
          "0000-01-01 00:00+18:00",
          "9999-12-31",
          "9999-12-31 23:59:59.999999999-18:00",
          "1969-12-31T23:59:59.999999999Z",
          "2024-02-30",
          "2024-13-01",
          "2024-01-15T25:00Z",
          "2024-01-15T10:00",
          "20240115");
  private static final List<String> NAMES =
      List.of(
          "status", "type", "meta.type", "meta.", "$and", "$x", "-", "*", "OR", "a b", "\u0000");

  private static final int DIGITS = 60;
  private static final int DEEPEST = 5;

  private final Random random;
  private final List<String> fields = new ArrayList<>();
  private final List<MetaValue> values = new ArrayList<>();

  /** So many field names, and values, of a seed. */
  public AwkwardFilters(long seed, int names, int values) {
    this.random = new Random(seed);
    for (int i = 0; i < names; i++) {
      fields.add(random.nextBoolean() ? one(NAMES) : AwkwardText.any(random, 4));
    }
    for (int i = 0; i < values; i++) {
      this.values.add(newValue());
    }
  }

  /** A value of any type. */
  private MetaValue newValue() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> new MetaValue.Text(AwkwardText.any(random, 5));
      case 2, 3 -> number();
      case 4 -> MetaValue.ofString(one(DATES));
      case 5 -> new MetaValue.Text(one(DATES));
      case 6 -> new MetaValue.Bool(random.nextBoolean());
      default ->
          new MetaValue.Strings(
              Stream.generate(() -> AwkwardText.any(random, 2)).limit(random.nextInt(4)).toList());
    };
  }

  private MetaValue number() {
    BigInteger digits = new BigInteger(random.nextInt(DIGITS) + 1, random);
    int scale = random.nextInt(4) == 0 ? random.nextInt(600) - 300 : random.nextInt(5);
    BigDecimal number = new BigDecimal(digits, scale);
    return new MetaValue.Num(random.nextBoolean() ? number : number.negate());
  }

  /** An item with some of the fields, of whole characters: other metadata are refused. */
  public Item item(String id) {
    Map<String, MetaValue> metadata = new LinkedHashMap<>();
    for (int i = random.nextInt(fields.size() + 1); i > 0; i--) {
      String field = one(fields);
      MetaValue value = one(values);
      if (AwkwardText.isWhole(field) && isWhole(value)) {
        metadata.put(field, value);
      }
    }
    return Entries.item(id, one(List.of(Modality.values())), new Metadata(metadata));
  }

  private static boolean isWhole(MetaValue value) {
    return switch (value) {
      case MetaValue.Text(var text) -> AwkwardText.isWhole(text);
      case MetaValue.Strings(var members) -> members.stream().allMatch(AwkwardText::isWhole);
      case MetaValue.Num _, MetaValue.Date _, MetaValue.Bool _ -> true;
    };
  }

  /** A filter of any shape. */
  public Filter filter() {
    return filter(random.nextInt(DEEPEST));
  }

  private Filter filter(int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 7)) {
      case 0 -> new Filter.Equal(one(fields), one(values));
      case 1 -> new Filter.In(one(fields), some());
      case 2 -> ordered();
      case 3 -> new Filter.Exists(one(fields));
      case 4 -> new Filter.And(parts(depth - 1));
      case 5 -> new Filter.Or(parts(depth - 1));
      default -> new Filter.Not(filter(depth - 1));
    };
  }

  /** An order, where the value has one. */
  private Filter ordered() {
    MetaValue bound = one(values);
    String field = one(fields);
    return switch (bound) {
      case MetaValue.Num _, MetaValue.Date _, MetaValue.Text _ ->
          new Filter.Ordered(field, one(List.of(Filter.Side.values())), bound);
      case MetaValue.Bool _, MetaValue.Strings _ -> new Filter.Equal(field, bound);
    };
  }

  private List<MetaValue> some() {
    return Stream.generate(() -> one(values)).limit(random.nextInt(4)).toList();
  }

  private List<Filter> parts(int depth) {
    return Stream.generate(() -> filter(depth)).limit(random.nextInt(4)).toList();
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
