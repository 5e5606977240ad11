package dev.onespace.scan;

import dev.onespace.item.MediaType;

/** What the first bytes of a file say it holds. */
sealed interface Sniffed {

  /** A picture or a recording in a known container. */
  record Media(MediaType type, String format) implements Sniffed {}

  /** Nothing known: text, if it reads as such. */
  record PerhapsText() implements Sniffed {}

  /** Something that is known and cannot be taken in. */
  record Other(String format) implements Sniffed {}

  /** No bytes at all. */
  record Nothing() implements Sniffed {}
}
