package dev.onespace.testkit.gemini;

/** What can go wrong with one call. Calls with the first eight are not charged. */
public enum Fault {
  /** 429: the quota of the minute; asks to wait for a fraction of a second more than a second. */
  MINUTE_QUOTA,
  /** 429: the quota of the day. */
  DAY_QUOTA,
  /** 429 that names no quota. */
  EXHAUSTED,
  /** 500. */
  INTERNAL,
  /** 503: the model is overloaded. */
  OVERLOADED,
  /** 502 with a page of HTML, as a proxy answers. */
  GATEWAY,
  /** The connection is cut instead of an answer. */
  CUT,
  /** There is no answer until the fake is closed. */
  STALLED,
  /** The connection is cut in the middle of the answer. */
  CUT_IN_ANSWER,
  /** The answer comes in small pieces with pauses. */
  SLOW,
  /** One vector less than asked for. */
  MISCOUNTED,
  /** All vectors in one, as if all were parts of one content. */
  FUSED,
  /** The last vector lacks its second half. */
  TRUNCATED,
  /** The last vector is all zeros. */
  ZEROS,
  /** The last vector holds a value that is no number. */
  NOT_A_NUMBER
}
