package dev.onespace.testkit.data;

import dev.onespace.catalog.Entry;
import dev.onespace.filter.Filter;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.space.Vectors;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Random vectors, items and filters, the same ones for the same seed. Values and field names are
 * few and awkward, so that random filters meet random items.
 */
public final class RandomData {
  /** How many floats its vectors have. */
  public static final int DIMENSION = 16;

  private static final List<String> FIELDS =
      List.of("status", "price", "created", "tags", "meta.type", "a field: (odd)", "$cost", "-x");

  private static final List<MetaValue> VALUES =
      List.of(
          new MetaValue.Text("open"),
          new MetaValue.Text("Open"),
          new MetaValue.Text(""),
          new MetaValue.Text("*"),
          new MetaValue.Text("42"),
          new MetaValue.Text("2024-01-15"),
          new MetaValue.Text("two \"words\", (one) \\ OR"),
          new MetaValue.Text("\uD83D\uDE00"),
          new MetaValue.Text("\uFB01"),
          new MetaValue.Text("x".repeat(9_000)),
          number("0"),
          number("42"),
          number("42.000000000000000000001"),
          number("-42"),
          number("-41.5"),
          number("1E+40"),
          number("-1E-40"),
          number("9007199254740993"),
          MetaValue.ofString("2024-01-15"),
          MetaValue.ofString("2024-01-15T00:00:00Z"),
          MetaValue.ofString("2024-01-15T00:00:00.000000001+02:00"),
          MetaValue.ofString("1969-12-31"),
          new MetaValue.Bool(true),
          new MetaValue.Bool(false),
          new MetaValue.Strings(List.of()),
          new MetaValue.Strings(List.of("open")),
          new MetaValue.Strings(List.of("open", "new")),
          new MetaValue.Strings(List.of("new", "open", "open")));

  private final Random random;

  /** The data of a seed. */
  public RandomData(long seed) {
    this.random = new Random(seed);
  }

  private static MetaValue number(String written) {
    return new MetaValue.Num(new BigDecimal(written));
  }

  /** A vector of unit length, any direction as likely as any other. */
  public float[] unitVector() {
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return Vectors.unit(vector);
  }

  /** A number from 0 up to, not including, a bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** Metadata of a few fields of any type. */
  public Metadata metadata() {
    Map<String, MetaValue> fields = new LinkedHashMap<>();
    for (int i = below(FIELDS.size()); i > 0; i--) {
      String field = one(FIELDS);
      fields.put(field.equals("meta.type") ? "type" : field, value());
    }
    return new Metadata(fields);
  }

  /** An item of any type with one passage of {@code words}. */
  public Entry entry(String id) {
    Modality type = one(List.of(Modality.values()));
    return new Entry(
        Entries.item(id, type, metadata()),
        List.of(Entries.words(0, "passage " + random.nextInt())));
  }

  /** Many items named {@code item-0}, {@code item-1}, ... */
  public List<Entry> entries(int count) {
    return IntStream.range(0, count).mapToObj(i -> entry("item-" + i)).toList();
  }

  /** A filter of any shape that the canonical form can say. */
  public Filter filter() {
    return filter(3);
  }

  private Filter filter(int depth) {
    return switch (below(depth == 0 ? 5 : 8)) {
      case 0, 1 -> equal();
      case 2 -> new Filter.In(one(FIELDS), values(3));
      case 3 -> ordered();
      case 4 -> new Filter.Exists(one(FIELDS));
      case 5 -> new Filter.And(parts(depth - 1));
      case 6 -> new Filter.Or(parts(depth - 1));
      default -> new Filter.Not(filter(depth - 1));
    };
  }

  private Filter equal() {
    return below(4) == 0
        ? new Filter.Equal("type", new MetaValue.Text(one(List.of("text", "image", "audio", "x"))))
        : new Filter.Equal(one(FIELDS), value());
  }

  private Filter ordered() {
    MetaValue bound = value();
    while (bound instanceof MetaValue.Bool || bound instanceof MetaValue.Strings) {
      bound = value();
    }
    return new Filter.Ordered(one(FIELDS), one(List.of(Filter.Side.values())), bound);
  }

  private List<Filter> parts(int depth) {
    List<Filter> parts = new ArrayList<>();
    for (int i = below(4); i > 0; i--) {
      parts.add(filter(depth));
    }
    return parts;
  }

  private List<MetaValue> values(int most) {
    List<MetaValue> values = new ArrayList<>();
    for (int i = below(most + 1); i > 0; i--) {
      values.add(value());
    }
    return values;
  }

  private MetaValue value() {
    return one(VALUES);
  }

  /** One of these. */
  public <T> T one(List<T> all) {
    return all.get(below(all.size()));
  }
}
