package dev.onespace.exact;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** English words by which codes are said. */
final class SpokenWords {
  static final Map<String, String> DIGITS =
      map("zero 0 oh 0 o 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 niner 9");
  static final Map<String, String> TEENS =
      map(
          "ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17"
              + " eighteen 18 nineteen 19");
  static final Map<String, String> TENS =
      map("twenty 2 thirty 3 forty 4 fourty 4 fifty 5 sixty 6 seventy 7 eighty 8 ninety 9");
  static final Map<String, Integer> TIMES = Map.of("double", 2, "triple", 3);

  /** The letter for a word of the NATO alphabet. */
  static final Map<String, String> ALPHABET = alphabet();

  static final Set<String> JOINERS = set("dash hyphen slash underscore minus");

  /** What stands between a name and its number. */
  static final Set<String> FILLERS = set("number no num nr id code ref reference");

  /** What codes are for: a number after them is one. */
  static final Set<String> NUMBERED =
      set(
          """
          call ticket order invoice case error issue item product part model serial account customer
          user request incident bug task job batch lot shipment tracking parcel booking reservation
          policy claim contract version release build room flight gate agent ref reference code id
          number sku po rma inc req ord inv
          """);

  /** What follows an amount. */
  static final Set<String> COUNTED =
      set(
          """
          hundred thousand million billion percent point dollars dollar euros euro pounds pound cents
          bucks people persons men women years year months month days day hours hour minutes minute
          seconds second times miles mile kilometers kilometer meters meter feet foot inches inch
          degrees grams kilograms kilos liters gallons bytes kilobytes megabytes gigabytes pixels
          customers users items units pieces copies votes points
          """);

  /** Words that name nothing: no code begins with them. */
  static final Set<String> PLAIN =
      set(
          """
          a an the this that these those it its i you he she we they me him her us them my your his
          our their and or but nor so yet if then than as at by for from in into of off on onto out
          over to up with about above after again against all almost also am any approximately are
          around be because been before being below between both can could did do does doing done
          down during each every exactly few first get got had has have having here how just last
          least less like made make many may might more most much must near nearly next not now of
          once only other per plus roughly same should since some still such there through till too
          total under until upon very was were what when where which while who whom why will would
          yes yeah okay ok well um uh oh within without year years say said says is january february
          march april june july august september october november december around circa costs cost
          paid pay pays price worth only
          """);

  private SpokenWords() {}

  private static Set<String> set(String words) {
    return Set.of(distinct(words));
  }

  private static String[] distinct(String words) {
    return Arrays.stream(words.strip().split("\\s+")).distinct().toArray(String[]::new);
  }

  private static Map<String, String> map(String pairs) {
    String[] words = pairs.split(" ");
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      map.put(words[i], words[i + 1]);
    }
    return Map.copyOf(map);
  }

  private static Map<String, String> alphabet() {
    Map<String, String> map = new HashMap<>();
    for (String word :
        distinct(
            """
            alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima
            mike november oscar papa quebec romeo sierra tango uniform victor whiskey whisky xray
            yankee zulu
            """)) {
      map.put(word, word.substring(0, 1));
    }
    return Map.copyOf(map);
  }
}
