package dev.onespace.time;

import java.util.Locale;

/** The stages of work whose seconds a report shows. */
public enum Stage {
  DECODE,
  OCR,
  SIGHT,
  SPEECH,
  TEXT,
  STORE,
  INDEX,
  SEARCH;

  /** The name used in reports: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
