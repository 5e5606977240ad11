package dev.onespace.doctor;

/** How much a finding matters. */
public enum Severity {
  /** As it should be. */
  OK,
  /** It was a problem and was repaired just now. */
  MENDED,
  /** Worth knowing; nothing is wrong or lost. */
  NOTICE,
  /** Something does not work, answers wrongly, or is lost. */
  PROBLEM
}
