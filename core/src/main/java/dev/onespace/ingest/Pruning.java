package dev.onespace.ingest;

import dev.onespace.item.ItemId;
import java.util.ArrayList;
import java.util.List;

/**
 * What a scan did not meet again of what earlier scans of the same places brought.
 *
 * @param known how many items came from these places
 * @param gone the items among them whose file or line is demonstrably gone
 * @param away those that were not met, and may be on a disk or in a file that is away
 */
public record Pruning(long known, List<ItemId> gone, List<ItemId> away) {
  public Pruning {
    gone = List.copyOf(gone);
    away = List.copyOf(away);
  }

  /**
   * Whether so much is gone that a wrong path is more likely than that a user removed it: more than
   * half.
   */
  public boolean suspicious() {
    return 2L * gone.size() > known;
  }

  /** Counts known items, one at a time. */
  public static final class Count {
    private final List<ItemId> gone = new ArrayList<>();
    private final List<ItemId> away = new ArrayList<>();
    private long there;

    /** One is still there. */
    public void there() {
      there++;
    }

    /** One is gone. */
    public void gone(ItemId id) {
      gone.add(id);
    }

    /** One may be away. */
    public void away(ItemId id) {
      away.add(id);
    }

    /** What was counted. */
    public Pruning pruning() {
      return new Pruning(there + gone.size() + away.size(), gone, away);
    }
  }
}
