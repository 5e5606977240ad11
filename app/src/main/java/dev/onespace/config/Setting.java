package dev.onespace.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be configured. */
enum Setting {
  TEXT_BYTES("limits.text-bytes", Kind.AMOUNT, "the largest text that is taken in"),
  PICTURE_BYTES("limits.picture-bytes", Kind.AMOUNT, "the largest file of a picture"),
  RECORDING_BYTES("limits.recording-bytes", Kind.AMOUNT, "the largest file of a recording"),
  PIXELS("limits.pixels", Kind.AMOUNT, "the largest picture, as its header says"),
  RECORDING_LENGTH("limits.recording-length", Kind.DURATION, "what is heard of a recording"),
  TEXT_TOKENS("limits.text-tokens", Kind.AMOUNT, "what is embedded of a text"),
  ITEM_TIME("limits.item-time", Kind.DURATION, "how long one input may take"),
  MEMORY("limits.memory", Kind.AMOUNT, "bytes for all decoded pictures in work together");

  private final String key;
  private final Kind kind;
  private final String meaning;

  Setting(String key, Kind kind, String meaning) {
    this.key = key;
    this.kind = kind;
    this.meaning = meaning;
  }

  /** How a value is written. */
  enum Kind {
    /** A whole number, with k, M or G for thousands, millions and milliards. */
    AMOUNT,
    /** A whole number with s, m or h. */
    DURATION
  }

  /** Its name in the file and in {@code --set}. */
  String key() {
    return key;
  }

  Kind kind() {
    return kind;
  }

  String meaning() {
    return meaning;
  }

  /** Its name in the environment: {@code ONESPACE_LIMITS_TEXT_BYTES}. */
  String variable() {
    return "ONESPACE_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  static Optional<Setting> named(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  static Optional<Setting> ofVariable(String name) {
    return Arrays.stream(values()).filter(setting -> setting.variable().equals(name)).findFirst();
  }
}
