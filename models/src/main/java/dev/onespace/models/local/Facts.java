package dev.onespace.models.local;

/** Names of the metadata fields that are added to every item. */
final class Facts {
  static final String SIZE = "size_bytes";
  static final String WIDTH = "width";
  static final String HEIGHT = "height";
  static final String DURATION = "duration_sec";

  private Facts() {}
}
