import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What was ordered, in the words of a till rather than of a customer. Orders that a till would show
 * alike ("a bit of", "a little bit of") are one. A field that was not ordered is empty.
 */
record Order(String drink, String size, String roast, String shots, String milk, String sweet) {
  private static final Map<String, String> COUNTS =
      Map.of("single", "1", "double", "2", "triple", "3", "", "");
  private static final Map<String, String> OUNCES =
      Map.of("eight", "8", "twelve", "12", "sixteen", "16", "twenty", "20");
  private static final Map<String, String> LETTERS =
      Map.of("small", "S", "medium", "M", "large", "L", "", "");

  static Order of(JsonNode slots) {
    String drink = value(slots, "coffeeDrink");
    String size = value(slots, "size");
    return new Order(
        drink.startsWith("iced ") ? capital(drink.substring(5)) + ", iced" : capital(drink),
        size.endsWith(" ounce")
            ? OUNCES.get(size.replace(" ounce", "")) + " oz"
            : LETTERS.get(size),
        capital(value(slots, "roast").replace(" roast", "")),
        COUNTS.get(value(slots, "numberOfShots").replace(" shot", "")),
        amount(value(slots, "milkAmount")),
        amount(value(slots, "sugarAmount")));
  }

  private static String amount(String said) {
    String what = said.replaceFirst("^(a little bit of|a bit of|some|a lot of|lots of) ", "");
    String shown = capital(what.replaceFirst("^(skim|almond|whole|soy) milk$", "$1"));
    if (said.startsWith("a little bit of") || said.startsWith("a bit of")) {
      return shown + " (light)";
    }
    return said.startsWith("a lot of") || said.startsWith("lots of") ? shown + " (extra)" : shown;
  }

  private static String value(JsonNode slots, String name) {
    return slots.path(name).asString("");
  }

  private static String capital(String text) {
    return text.isEmpty() ? "" : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** Labels and values of the fields that were ordered. */
  List<String[]> fields() {
    List<String[]> fields = new ArrayList<>();
    add(fields, "Drink", drink);
    add(fields, "Size", size);
    add(fields, "Roast", roast);
    add(fields, "Number of shots", shots);
    add(fields, "Milk", milk);
    add(fields, "Sugar", sweet);
    return fields;
  }

  private static void add(List<String[]> fields, String label, String value) {
    if (!value.isEmpty()) {
      fields.add(new String[] {label, value});
    }
  }

  /** The order's number: of no meaning. */
  static String number(int n) {
    return "KD-%05d".formatted(10_000 + Math.floorMod((n + 1) * 48_271, 89_989));
  }

  /** What a ticket system holds of it. */
  String ticket(int n) {
    return "Ticket %s. Customer called to order: %s."
        .formatted(
            number(n),
            fields().stream()
                .map(field -> field[0].toLowerCase(Locale.ROOT) + " " + field[1])
                .collect(Collectors.joining("; ")));
  }
}
