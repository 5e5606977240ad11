package dev.onespace.search.scoring;

import dev.onespace.item.PassageRef;

/** Evidence, and the passage it was found in. */
public record Located(PassageRef passage, Evidence evidence) {
  static Located stronger(Located a, Located b) {
    return a.evidence.surprisal().compareTo(b.evidence.surprisal()) >= 0 ? a : b;
  }
}
