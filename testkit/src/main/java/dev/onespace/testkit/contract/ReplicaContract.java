package dev.onespace.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.catalog.Entry;
import dev.onespace.filter.Filter;
import dev.onespace.index.LegRequest;
import dev.onespace.index.PassageScore;
import dev.onespace.index.ReplicaIndex;
import dev.onespace.index.ReplicaIndex.Settled;
import dev.onespace.index.ReplicaIndex.Shown;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Modality;
import dev.onespace.item.PassageRef;
import dev.onespace.testkit.data.Entries;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all replicas do beyond what all indexes do: the books on a remote index. */
public abstract class ReplicaContract {
  private static final float[] EAST = {1, 0};
  private static final double NEAR = 1e-6;

  @SuppressWarnings("NullAway.Init")
  private ReplicaIndex replica;

  /** Opens an empty replica for writing. */
  protected abstract ReplicaIndex open() throws IOException;

  @BeforeEach
  void openLedger() throws IOException {
    replica = open();
  }

  @AfterEach
  void closeLedger() {
    replica.close();
  }

  @Test
  void the_passages_of_items_are_told_as_of_the_last_commit() {
    replica.put(List.of(Entries.texts("a", "one", "two"), Entries.texts("b", "three")));
    assertThat(passagesOf("a")).isEmpty();
    replica.commit(1);
    replica.put(List.of(Entries.texts("a", "four")));
    replica.remove(List.of(new ItemId("b")));
    assertThat(passagesOf("b", "a", "never", "a"))
        .containsExactlyInAnyOrder(ref("a", 0), ref("a", 1), ref("b", 0));
    replica.commit(2);
    assertThat(passagesOf("a", "b")).containsExactly(ref("a", 0));
    assertThat(passagesOf()).isEmpty();
  }

  @Test
  void what_was_marked_is_current_from_its_position_on() {
    replica.put(List.of(east("a")));
    replica.mark(7);
    replica.commit(1);
    assertThat(current(6, "a")).isEmpty();
    assertThat(current(7, "a")).containsExactly("a");
    assertThat(current(8, "a")).containsExactly("a");
  }

  @Test
  void what_was_never_marked_is_not_current_but_unseen() {
    replica.put(List.of(east("a")));
    replica.commit(1);
    assertThat(current(1_000_000, "a")).isEmpty();
    assertThat(unseen(1_000_000)).containsExactly("a");
    replica.put(List.of(east("b")));
    replica.mark(5);
    replica.commit(2);
    assertThat(current(5, "a", "b")).containsExactly("b");
  }

  @Test
  void a_mark_holds_for_all_that_was_put_since_the_last_commit_and_for_nothing_else() {
    replica.put(List.of(east("a")));
    replica.mark(3);
    replica.commit(1);
    replica.put(List.of(east("b")));
    replica.put(List.of(east("c")));
    replica.mark(9);
    replica.commit(2);
    assertThat(current(3, "a", "b", "c")).containsExactly("a");
    assertThat(current(9, "a", "b", "c")).containsExactly("a", "b", "c");
  }

  @Test
  void a_mark_is_kept_by_the_next_commit_only() {
    replica.put(List.of(east("a")));
    replica.mark(3);
    assertThat(current(3, "a")).isEmpty();
    replica.commit(1);
    replica.mark(50);
    replica.commit(2);
    assertThat(current(3, "a")).containsExactly("a");
  }

  @Test
  void an_item_put_again_is_current_only_from_its_new_position_on() {
    replica.put(List.of(east("a")));
    replica.mark(3);
    replica.commit(1);
    replica.put(List.of(east("a")));
    replica.mark(8);
    replica.commit(2);
    assertThat(current(3, "a")).isEmpty();
    assertThat(unseen(3)).containsExactly("a");
    assertThat(current(8, "a")).containsExactly("a");
    assertThat(unseen(8)).isEmpty();
  }

  @Test
  void what_is_no_longer_there_or_of_another_facet_is_not_current() {
    replica.put(List.of(east("a"), east("b"), seen("s")));
    replica.mark(1);
    replica.commit(1);
    replica.remove(List.of(new ItemId("b")));
    replica.commit(2);
    assertThat(current(1, "s", "b", "never", "a")).containsExactly("a");
    List<PassageScore> ghost = List.of(new PassageScore(ref("a", 1), 0.9));
    assertThat(current(ghost, Facet.WORDS, 1)).isEmpty();
    assertThat(current(List.of(), Facet.WORDS, 1)).isEmpty();
  }

  @Test
  void what_is_current_keeps_its_order_and_its_scores() {
    replica.put(List.of(east("a"), east("b"), east("c")));
    replica.mark(1);
    replica.commit(1);
    List<PassageScore> found =
        List.of(
            new PassageScore(ref("c", 0), 0.25),
            new PassageScore(ref("a", 0), 0.5),
            new PassageScore(ref("b", 0), 0.125));
    assertThat(current(found, Facet.WORDS, 1)).isEqualTo(found);
  }

  @Test
  void the_unseen_are_found_by_nearness_facet_and_filter() {
    replica.put(List.of(east("old")));
    replica.mark(1);
    replica.commit(1);
    replica.put(List.of(towards("near", 3, 4), towards("far", -1, 0), seen("s"), east("same")));
    replica.mark(2);
    replica.commit(2);
    assertThat(unseen(1)).containsExactly("same", "near", "far");
    assertThat(unseen(EAST, Facet.WORDS, Filter.ALL, 2, 1).getLast().score())
        .isCloseTo(0.6, within(NEAR));
    Filter image = new Filter.Equal("type", new MetaValue.Text(Modality.IMAGE.label()));
    assertThat(unseen(EAST, Facet.WORDS, image, 5, 1)).isEmpty();
    assertThat(items(unseen(EAST, Facet.SIGHT, image, 5, 1))).containsExactly("s");
    assertThat(unseen(EAST, Facet.WORDS, Filter.ALL, 0, 1)).isEmpty();
  }

  @Test
  void a_cleared_ledger_has_nothing_current_and_nothing_unseen() {
    replica.put(List.of(east("a")));
    replica.mark(1);
    replica.commit(1);
    replica.clear();
    replica.commit(2);
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
        Entries.item(id, Modality.IMAGE, Entries.metadata()),
        List.of(Entries.passage(0, Modality.IMAGE, Facet.SIGHT, EAST)));
  }

  private List<PassageRef> passagesOf(String... ids) {
    return replica.passagesOf(Stream.of(ids).map(ItemId::new).toList());
  }

  private List<PassageScore> current(List<PassageScore> found, Facet facet, long seen) {
    return settled(new LegRequest.Nearest(EAST, facet, Filter.ALL, 9), found, seen).current();
  }

  private List<PassageScore> unseen(float[] vector, Facet facet, Filter filter, int k, long seen) {
    return settled(new LegRequest.Nearest(vector, facet, filter, k), List.of(), seen).unseen();
  }

  /** Two are settled at once; that each has its own answer is seen from the first. */
  private Settled settled(LegRequest.Nearest leg, List<PassageScore> found, long seen) {
    var other = new LegRequest.Nearest(EAST, Facet.LOOK, Filter.ALL, 1);
    List<Settled> settled =
        replica.settled(
            List.of(new Shown(leg, found, seen, true), new Shown(other, List.of(), seen, true)));
    assertThat(settled.getLast().unseen()).isEmpty();
    return settled.getFirst();
  }

  private List<String> current(long seen, String... ids) {
    List<PassageScore> found = Stream.of(ids).map(id -> new PassageScore(ref(id, 0), 0.5)).toList();
    return items(current(found, Facet.WORDS, seen));
  }

  private List<String> unseen(long seen) {
    return items(unseen(EAST, Facet.WORDS, Filter.ALL, 10, seen));
  }

  private static PassageRef ref(String item, int ordinal) {
    return new PassageRef(new ItemId(item), ordinal);
  }

  private static List<String> items(List<PassageScore> found) {
    return found.stream().map(each -> each.passage().item().value()).toList();
  }
}
