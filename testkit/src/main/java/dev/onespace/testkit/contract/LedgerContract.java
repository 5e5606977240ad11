package dev.onespace.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.catalog.Entry;
import dev.onespace.filter.Filter;
import dev.onespace.index.PassageScore;
import dev.onespace.index.ReplicaIndex;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.ItemType;
import dev.onespace.item.MetaValue;
import dev.onespace.item.PassageRef;
import dev.onespace.testkit.data.Entries;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all ledgers do beyond what all indexes do: the books on a remote index. */
public abstract class LedgerContract {
  private static final float[] EAST = {1, 0};
  private static final double NEAR = 1e-6;

  @SuppressWarnings("NullAway.Init")
  private ReplicaIndex ledger;

  /** Opens an empty ledger for writing. */
  protected abstract ReplicaIndex open() throws IOException;

  @BeforeEach
  void openLedger() throws IOException {
    ledger = open();
  }

  @AfterEach
  void closeLedger() {
    ledger.close();
  }

  @Test
  void the_passages_of_items_are_told_as_of_the_last_commit() {
    ledger.put(List.of(Entries.texts("a", "one", "two"), Entries.texts("b", "three")));
    assertThat(passagesOf("a")).isEmpty();
    ledger.commit(1);
    ledger.put(List.of(Entries.texts("a", "four")));
    ledger.remove(List.of(new ItemId("b")));
    assertThat(passagesOf("b", "a", "never", "a"))
        .containsExactlyInAnyOrder(ref("a", 0), ref("a", 1), ref("b", 0));
    ledger.commit(2);
    assertThat(passagesOf("a", "b")).containsExactly(ref("a", 0));
    assertThat(passagesOf()).isEmpty();
  }

  @Test
  void what_was_marked_is_current_from_its_position_on() {
    ledger.put(List.of(east("a")));
    ledger.mark(7);
    ledger.commit(1);
    assertThat(current(6, "a")).isEmpty();
    assertThat(current(7, "a")).containsExactly("a");
    assertThat(current(8, "a")).containsExactly("a");
  }

  @Test
  void what_was_never_marked_is_not_current_but_unseen() {
    ledger.put(List.of(east("a")));
    ledger.commit(1);
    assertThat(current(1_000_000, "a")).isEmpty();
    assertThat(unseen(1_000_000)).containsExactly("a");
    ledger.put(List.of(east("b")));
    ledger.mark(5);
    ledger.commit(2);
    assertThat(current(5, "a", "b")).containsExactly("b");
  }

  @Test
  void a_mark_holds_for_all_that_was_put_since_the_last_commit_and_for_nothing_else() {
    ledger.put(List.of(east("a")));
    ledger.mark(3);
    ledger.commit(1);
    ledger.put(List.of(east("b")));
    ledger.put(List.of(east("c")));
    ledger.mark(9);
    ledger.commit(2);
    assertThat(current(3, "a", "b", "c")).containsExactly("a");
    assertThat(current(9, "a", "b", "c")).containsExactly("a", "b", "c");
  }

  @Test
  void a_mark_is_kept_by_the_next_commit_only() {
    ledger.put(List.of(east("a")));
    ledger.mark(3);
    assertThat(current(3, "a")).isEmpty();
    ledger.commit(1);
    ledger.mark(50);
    ledger.commit(2);
    assertThat(current(3, "a")).containsExactly("a");
  }

  @Test
  void an_item_put_again_is_current_only_from_its_new_position_on() {
    ledger.put(List.of(east("a")));
    ledger.mark(3);
    ledger.commit(1);
    ledger.put(List.of(east("a")));
    ledger.mark(8);
    ledger.commit(2);
    assertThat(current(3, "a")).isEmpty();
    assertThat(unseen(3)).containsExactly("a");
    assertThat(current(8, "a")).containsExactly("a");
    assertThat(unseen(8)).isEmpty();
  }

  @Test
  void what_is_no_longer_there_or_of_another_facet_is_not_current() {
    ledger.put(List.of(east("a"), east("b"), seen("s")));
    ledger.mark(1);
    ledger.commit(1);
    ledger.remove(List.of(new ItemId("b")));
    ledger.commit(2);
    assertThat(current(1, "s", "b", "never", "a")).containsExactly("a");
    List<PassageScore> ghost = List.of(new PassageScore(ref("a", 1), 0.9));
    assertThat(ledger.current(ghost, Facet.WORDS, 1)).isEmpty();
    assertThat(ledger.current(List.of(), Facet.WORDS, 1)).isEmpty();
  }

  @Test
  void what_is_current_keeps_its_order_and_its_scores() {
    ledger.put(List.of(east("a"), east("b"), east("c")));
    ledger.mark(1);
    ledger.commit(1);
    List<PassageScore> found =
        List.of(
            new PassageScore(ref("c", 0), 0.25),
            new PassageScore(ref("a", 0), 0.5),
            new PassageScore(ref("b", 0), 0.125));
    assertThat(ledger.current(found, Facet.WORDS, 1)).isEqualTo(found);
  }

  @Test
  void the_unseen_are_found_by_nearness_facet_and_filter() {
    ledger.put(List.of(east("old")));
    ledger.mark(1);
    ledger.commit(1);
    ledger.put(List.of(towards("near", 3, 4), towards("far", -1, 0), seen("s"), east("same")));
    ledger.mark(2);
    ledger.commit(2);
    assertThat(unseen(1)).containsExactly("same", "near", "far");
    assertThat(ledger.unseen(EAST, Facet.WORDS, Filter.ALL, 2, 1).getLast().score())
        .isCloseTo(0.6, within(NEAR));
    Filter image = new Filter.Equal("type", new MetaValue.Text(ItemType.IMAGE.label()));
    assertThat(ledger.unseen(EAST, Facet.WORDS, image, 5, 1)).isEmpty();
    assertThat(items(ledger.unseen(EAST, Facet.SIGHT, image, 5, 1))).containsExactly("s");
    assertThat(ledger.unseen(EAST, Facet.WORDS, Filter.ALL, 0, 1)).isEmpty();
  }

  @Test
  void a_cleared_ledger_has_nothing_current_and_nothing_unseen() {
    ledger.put(List.of(east("a")));
    ledger.mark(1);
    ledger.commit(1);
    ledger.clear();
    ledger.commit(2);
    assertThat(current(1, "a")).isEmpty();
    assertThat(unseen(0)).isEmpty();
    assertThat(passagesOf("a")).isEmpty();
  }

  private static Entry east(String id) {
    return towards(id, EAST);
  }

  private static Entry towards(String id, float... vector) {
    return new Entry(Entries.item(id), List.of(Entries.passage(0, Facet.WORDS, vector)));
  }

  private static Entry seen(String id) {
    return new Entry(
        Entries.item(id, ItemType.IMAGE, Entries.metadata()),
        List.of(Entries.passage(0, Facet.SIGHT, EAST)));
  }

  private List<PassageRef> passagesOf(String... ids) {
    return ledger.passagesOf(Stream.of(ids).map(ItemId::new).toList());
  }

  private List<String> current(long seen, String... ids) {
    List<PassageScore> found = Stream.of(ids).map(id -> new PassageScore(ref(id, 0), 0.5)).toList();
    return items(ledger.current(found, Facet.WORDS, seen));
  }

  private List<String> unseen(long seen) {
    return items(ledger.unseen(EAST, Facet.WORDS, Filter.ALL, 10, seen));
  }

  private static PassageRef ref(String item, int ordinal) {
    return new PassageRef(new ItemId(item), ordinal);
  }

  private static List<String> items(List<PassageScore> found) {
    return found.stream().map(each -> each.passage().item().value()).toList();
  }
}
