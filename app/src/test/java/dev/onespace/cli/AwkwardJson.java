package dev.onespace.cli;

import dev.onespace.item.MetaValue;
import dev.onespace.testkit.fuzz.AwkwardText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A random metadata object as JSON, and what has to become of it. */
final class AwkwardJson {
  private static final List<String> DATES =
      List.of("2024-01-15", "2024-01-15T10:00:00Z", "2024-01-15 10:00+02:00", "1969-12-31t23:59z");
  private static final List<String> NO_DATES =
      List.of("2024-02-30", "2024-1-5", "2024-01-15T10:00", "20240115", "12:30", " 2024-01-15");
  private static final List<String> NUMBERS =
      List.of("0", "-0", "-0.0", "1e400", "-1E-399", "1E+2", "0.10", "9007199254740993");
  private static final List<String> NO_NUMBERS =
      List.of("1e401", "1E-99999", "1e2147483648", "1E-2147483648", "-1e99999999999999999999");
  private static final int DEEPEST = 8;

  private final Random random;
  private final Map<String, MetaValue> expected = new LinkedHashMap<>();
  private final List<String> refused = new ArrayList<>();
  private final String json;

  AwkwardJson(long seed) {
    this.random = new Random(seed);
    this.json = object("", 1);
  }

  /** The object. */
  String json() {
    return json;
  }

  /** The fields in order, their values typed; to be stored if nothing is to be refused. */
  Map<String, MetaValue> expected() {
    return expected;
  }

  /** The names of fields that cannot be stored, of which one is to be named. */
  List<String> refused() {
    return refused;
  }

  private String object(String prefix, int depth) {
    Map<String, String> members = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      String name = name();
      if (!members.containsKey(name) && !isTaken(prefix + name)) {
        members.put(name, member(prefix + name, depth));
      }
    }
    return members.entrySet().stream()
        .map(member -> quoted(member.getKey()) + ":" + member.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private boolean isTaken(String field) {
    return Stream.concat(expected.keySet().stream(), refused.stream())
        .anyMatch(other -> other.equals(field) || other.startsWith(field + "."));
  }

  private String name() {
    return random.nextInt(4) == 0 ? "name" + random.nextInt(3) : AwkwardText.any(random, 3);
  }

  private String member(String field, int depth) {
    if (!AwkwardText.isWhole(field)) {
      refused.add(field);
      return "1";
    }
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> text(field, AwkwardText.any(random, 6));
      case 3 -> text(field, pick(NO_DATES));
      case 4 -> date(field);
      case 5, 6 -> number(field, random.nextInt(8) == 0 ? manyDigits(900) : pick(NUMBERS));
      case 7 -> list(field);
      case 8 -> nested(field, depth);
      case 9 -> longText(field);
      case 10 -> random.nextInt(3) > 0 ? bool(field) : refuse(field, noValue());
      default -> bool(field);
    };
  }

  private String text(String field, String text) {
    if (!AwkwardText.isWhole(text)) {
      return refuse(field, quoted(text));
    }
    expected.put(
        field, text.equals("2024-01-15") ? MetaValue.ofString(text) : new MetaValue.Text(text));
    return quoted(text);
  }

  private String longText(String field) {
    return random.nextInt(20) == 0 ? text(field, "long ".repeat(20_000)) : bool(field);
  }

  private String date(String field) {
    String written = pick(DATES);
    expected.put(field, MetaValue.ofString(written));
    return quoted(written);
  }

  private String number(String field, String written) {
    expected.put(field, new MetaValue.Num(new BigDecimal(written)));
    return written;
  }

  private String manyDigits(int most) {
    return new BigInteger(most * 3, random).toString();
  }

  private String bool(String field) {
    boolean is = random.nextBoolean();
    expected.put(field, new MetaValue.Bool(is));
    return Boolean.toString(is);
  }

  private String list(String field) {
    List<String> members =
        Stream.generate(() -> AwkwardText.any(random, 2)).limit(random.nextInt(4)).toList();
    String written =
        members.stream().map(AwkwardJson::quoted).collect(Collectors.joining(",", "[", "]"));
    if (!members.stream().allMatch(AwkwardText::isWhole)) {
      return refuse(field, written);
    }
    expected.put(field, new MetaValue.Strings(members));
    return written;
  }

  private String nested(String field, int depth) {
    return depth < DEEPEST ? object(field + ".", depth + 1) : refuse(field, "{\"deeper\":1}");
  }

  /** What is no value of metadata. */
  private String noValue() {
    return switch (random.nextInt(4)) {
      case 0 -> "[\"a\",7]";
      case 1 -> "[[\"a\"]]";
      case 2 -> manyDigits(4_000) + "7".repeat(2_000);
      default -> pick(NO_NUMBERS);
    };
  }

  private String refuse(String field, String written) {
    refused.add(field);
    return written;
  }

  private String pick(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** A JSON string, at times with escapes where none are needed. */
  static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      boolean plain = c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c);
      json.append(plain ? String.valueOf(c) : "\\u%04x".formatted((int) c));
    }
    return json.append('"').toString();
  }
}
