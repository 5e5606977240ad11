package dev.onespace.testkit.fuzz;

import java.util.List;
import java.util.Random;

/** Texts of what goes wrong in names, fields, JSON, URIs, shells, databases and terminals. */
public final class AwkwardText {
  private static final List<String> PIECES =
      List.of(
          "a",
          "Z",
          "7",
          "word",
          " ",
          "  ",
          "\t",
          "\n",
          "\r\n",
          "\u00a0",
          "\u200b",
          "\ufeff",
          "\"",
          "'",
          "`",
          "\\",
          "\\u0041",
          "%",
          "%00",
          "%2F",
          "#",
          "?",
          "&",
          "=",
          "+",
          ":",
          ";",
          ",",
          "*",
          "|",
          "<",
          ">",
          "$",
          "${x}",
          "{",
          "}",
          "[",
          "]",
          "(",
          ")",
          "-",
          "--",
          ".",
          "..",
          "~",
          "@",
          "!",
          "_",
          "^",
          "OR",
          "null",
          "NaN",
          "-Infinity",
          "true",
          "0x1F",
          "1e400",
          "\u0001",
          "\u001b[31m",
          "\u007f",
          "\u0085",
          "\u2028",
          "\u202e",
          "\u2066",
          "\u00fc",
          "u\u0308",
          "\u00df",
          "\u0130",
          "\ufb01",
          "\u05e9\u05dc\u05d5\u05dd",
          "\u0645\u0631\u062d\u0628\u0627",
          "\u0928\u093f",
          "\u0e01\u0e33",
          "\u754c",
          "\ud55c",
          "\uffff",
          "\ufffd",
          "\ue000",
          "\ud83d\ude00",
          "\ud83d\udc68\u200d\ud83d\udc69",
          "\ud83c\uddea\ud83c\uddfa",
          "\udbff\udfff",
          ".txt",
          ".md",
          ".jsonl",
          ".meta.json",
          "2024-01-15");

  /** Halves of surrogate pairs, the character that ends strings in C. */
  private static final List<String> BROKEN = List.of("\ud83d", "\ude00", "\u0000");

  private static final int LONG = 2_000;

  private AwkwardText() {}

  /** A text of up to so many pieces, at times empty, of whole characters other than NUL. */
  public static String of(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  /** The same, at times with NUL or half a surrogate pair in it, or very long. */
  public static String any(Random random, int most) {
    return switch (random.nextInt(8)) {
      case 0 -> of(random, most) + BROKEN.get(random.nextInt(BROKEN.size())) + of(random, most);
      case 1 -> of(random, 2).repeat(random.nextInt(LONG / 10));
      default -> of(random, most);
    };
  }

  /** Whether every character is whole: no half of a surrogate pair stands alone. */
  public static boolean isWhole(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
  }
}
