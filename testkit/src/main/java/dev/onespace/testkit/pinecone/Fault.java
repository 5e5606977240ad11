package dev.onespace.testkit.pinecone;

/** What can go wrong with a request. */
public enum Fault {
  /** 429: too many requests. Nothing is done. */
  TOO_MANY,
  /** 429: the month's units are used up. Nothing is done. */
  MONTH_OVER,
  /** 402: the bill is not paid. Nothing is done. */
  UNPAID,
  /** 403: the plan does not allow more. Nothing is done. */
  OVER_QUOTA,
  /** 500. Nothing is done. */
  INTERNAL,
  /** 503. Nothing is done. */
  UNAVAILABLE,
  /** The answer takes its time. */
  SLOW,
  /** The connection is cut before anything is done. */
  CUT_BEFORE,
  /** The connection is cut after it is done. */
  CUT_AFTER
}
