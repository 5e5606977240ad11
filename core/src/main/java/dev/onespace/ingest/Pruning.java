package dev.onespace.ingest;

import dev.onespace.item.ItemId;
import java.util.List;

/**
 * What a scan did not meet again of what earlier scans of the same places brought.
 *
 * @param known how many items came from these places
 * @param gone the items among them whose source was not met
 */
public record Pruning(long known, List<ItemId> gone) {
  public Pruning {
    gone = List.copyOf(gone);
  }

  /**
   * Whether so much is gone that a folder which is not mounted, or a wrong path, is more likely
   * than that a user removed it: more than half.
   */
  public boolean suspicious() {
    return 2L * gone.size() > known;
  }
}
