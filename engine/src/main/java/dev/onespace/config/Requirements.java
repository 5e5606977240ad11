package dev.onespace.config;

import java.util.List;
import java.util.Optional;

/** What one setting asks of others. */
final class Requirements {
  private Requirements() {}

  /** Tells what is missing for the profile and the space that are set. */
  static void check(Values values, Mistakes mistakes) {
    if (isProduction(values)) {
      require(
          values,
          mistakes,
          "profile = production",
          List.of(Setting.POSTGRES_URL, Setting.POSTGRES_USER, Setting.PINECONE_KEY));
    }
    if (isGemini(values)) {
      require(values, mistakes, "space = gemini", List.of(Setting.GEMINI_KEY));
    }
  }

  /** Whether the production profile is meant. */
  static boolean isProduction(Values values) {
    return values.text(Setting.PROFILE, "embedded").equals("production");
  }

  /** Whether Gemini makes the vectors: the usual in production. */
  static boolean isGemini(Values values) {
    String usual = isProduction(values) ? "gemini" : "local";
    return values.text(Setting.SPACE, usual).equals("gemini");
  }

  private static void require(Values values, Mistakes mistakes, String why, List<Setting> needed) {
    for (Setting setting : needed) {
      if (values.text(setting).isEmpty()) {
        mistakes.add(
            "%s needs %s, %s%s".formatted(why, setting.key(), setting.meaning(), place(setting)));
      }
    }
  }

  private static String place(Setting setting) {
    String vendor =
        Optional.of(setting)
            .filter(Setting::isSecret)
            .map(
                it ->
                    switch (it) {
                      case GEMINI_KEY -> " or GEMINI_API_KEY";
                      case PINECONE_KEY -> " or PINECONE_API_KEY";
                      default -> "";
                    })
            .orElse("");
    return " (also as %s%s)".formatted(setting.variable(), vendor);
  }
}
