package dev.onespace.scan;

/** What a scan, at its end, tells of an item that is known. */
public enum Fate {
  /** It did not come from the scanned files and folders. */
  OUTSIDE,
  /** It is still there. */
  THERE,
  /** Its file or line is demonstrably gone. */
  GONE,
  /**
   * It was not met, and that it is gone cannot be shown: its file's folder cannot be listed or is
   * not on the device it was on, or its {@code items.jsonl} is away.
   */
  AWAY
}
