package dev.onespace.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.catalog.Entry;
import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterSyntax;
import dev.onespace.index.PassageScore;
import dev.onespace.index.RemoteVectors.Nearest;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.item.PassageRef;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import dev.onespace.testkit.fuzz.AwkwardText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every vector index elsewhere does: it finds, filters, forgets, and tells how far it has
 * seen. What is asked of it is asked once all is seen.
 */
public abstract class RemoteVectorsContract extends RemoteFilterContract {
  private static final int DIMENSION = RandomData.DIMENSION;
  private static final double NEAR = 1e-5;

  @Test
  void the_nearest_come_first_with_their_cosines() {
    put(vector("far", Facet.WORDS, -1, 0), vector("near", Facet.WORDS, 3, 4));
    put(vector("same", Facet.WORDS, 1, 0));
    List<PassageScore> found = nearest(Facet.WORDS, Filter.ALL, 10);
    assertThat(items(found)).containsExactly("same", "near", "far");
    assertThat(found.get(0).score()).isCloseTo(1, within(NEAR));
    assertThat(found.get(1).score()).isCloseTo(0.6, within(NEAR));
    assertThat(found.get(2).score()).isCloseTo(-1, within(NEAR));
  }

  @Test
  void one_facet_is_looked_at() {
    put(vector("seen", Facet.SIGHT, 1, 0), vector("looks", Facet.LOOK, 1, 0));
    assertThat(items(nearest(Facet.LOOK, Filter.ALL, 10))).containsExactly("looks");
    assertThat(nearest(Facet.NATIVE, Filter.ALL, 10)).isEmpty();
  }

  @Test
  void nothing_is_found_where_nothing_was_put() {
    assertThat(nearest(Facet.WORDS, Filter.ALL, 10)).isEmpty();
    assertThat(vectors.passages()).isZero();
    assertThat(names()).isEmpty();
    assertThat(vectors.position()).isZero();
  }

  @Test
  void k_bounds_what_is_found() {
    put(new RandomData(5).entries(230).toArray(Entry[]::new));
    for (int k : new int[] {0, 1, 10, 229, 230, 1_000}) {
      assertThat(nearest(Facet.WORDS, Filter.ALL, k)).hasSize(Math.min(k, 230));
    }
  }

  @Test
  void a_passage_put_again_takes_the_place_of_the_former_with_its_fields() {
    put(Entries.described("a", Modality.TEXT, Entries.metadata("status", "open"), "one"));
    put(Entries.described("a", Modality.IMAGE, Entries.metadata("status", "closed"), "two"));
    assertThat(vectors.passages()).isEqualTo(1);
    assertThat(nearest(Facet.WORDS, FilterSyntax.parse("status:open"), 5)).isEmpty();
    assertThat(nearest(Facet.WORDS, FilterSyntax.parse("status:closed type:image"), 5)).hasSize(1);
    float[] two = Entries.words(0, "two").vector();
    assertThat(vectors.nearest(two, Facet.WORDS, Filter.ALL, 1).passages().getFirst().score())
        .isCloseTo(1, within(NEAR));
  }

  @Test
  void of_an_item_put_twice_at_once_the_last_counts() {
    put(
        Entries.described("a", Modality.TEXT, Entries.metadata("status", "open"), "one"),
        Entries.described("a", Modality.TEXT, Entries.metadata("status", "closed"), "one"));
    assertThat(nearest(Facet.WORDS, FilterSyntax.parse("status:closed"), 5)).hasSize(1);
    assertThat(nearest(Facet.WORDS, FilterSyntax.parse("status:open"), 5)).isEmpty();
  }

  @Test
  void passages_are_removed_one_by_one_and_absent_ones_are_no_error() {
    put(Entries.texts("a", "one", "two", "three"), Entries.texts("b", "four"));
    vectors.remove(List.of(ref("a", 1), ref("b", 0), ref("b", 7), ref("never", 0)));
    settle();
    assertThat(names()).containsExactlyInAnyOrder(ref("a", 0), ref("a", 2));
    assertThat(vectors.passages()).isEqualTo(2);
    vectors.remove(List.of());
  }

  @Test
  void removing_and_clearing_nothing_is_no_error() {
    vectors.remove(List.of(ref("never", 0)));
    vectors.clear();
    settle();
    assertThat(names()).isEmpty();
  }

  @Test
  void what_is_cleared_is_gone_and_can_be_filled_again() {
    put(new RandomData(7).entries(30).toArray(Entry[]::new));
    vectors.clear();
    settle();
    assertThat(nearest(Facet.WORDS, Filter.ALL, 50)).isEmpty();
    assertThat(vectors.passages()).isZero();
    put(vector("new", Facet.WORDS, 1, 0));
    assertThat(items(nearest(Facet.WORDS, Filter.ALL, 50))).containsExactly("new");
  }

  @Test
  void every_write_moves_the_position_and_what_is_settled_is_seen() {
    long before = vectors.position();
    put(vector("a", Facet.WORDS, 1, 0));
    long put = vectors.position();
    assertThat(put).isGreaterThan(before);
    vectors.remove(List.of(ref("a", 0)));
    settle();
    long removed = vectors.position();
    assertThat(removed).isGreaterThan(put);
    Nearest found = vectors.nearest(axis(), Facet.WORDS, Filter.ALL, 5);
    assertThat(found.seen()).isGreaterThanOrEqualTo(removed);
    assertThat(found.passages()).isEmpty();
  }

  @Test
  void every_passage_is_named_whatever_its_item_is_called() {
    Random random = new Random(11);
    List<Entry> entries = new ArrayList<>();
    Stream.of("a", "a#1", "a b", "%41", "%~", "ß".repeat(512), "😀".repeat(256), "z".repeat(512))
        .forEach(id -> entries.add(Entries.texts(id, "one", "two")));
    IntStream.range(0, 250)
        .mapToObj(i -> AwkwardText.of(random, 6).replaceAll("\\p{Cc}", "") + i)
        .forEach(id -> entries.add(Entries.texts(id, "some")));
    put(entries.toArray(Entry[]::new));
    List<PassageRef> expected =
        entries.stream()
            .flatMap(
                entry ->
                    entry.passages().stream()
                        .map(passage -> new PassageRef(entry.item().id(), passage.ordinal())))
            .distinct()
            .toList();
    assertThat(names()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(vectors.passages()).isEqualTo(expected.size());
    assertThat(nearest(Facet.WORDS, Filter.ALL, 1_000))
        .extracting(PassageScore::passage)
        .containsExactlyInAnyOrderElementsOf(expected);
    vectors.remove(expected);
    settle();
    assertThat(vectors.passages()).isZero();
  }

  private List<PassageScore> nearest(Facet facet, Filter filter, int k) {
    return vectors.nearest(axis(), facet, filter, k).passages();
  }

  private List<PassageRef> names() {
    List<PassageRef> names = new ArrayList<>();
    vectors.forEach(names::add);
    return names;
  }

  private static float[] axis() {
    float[] axis = new float[DIMENSION];
    axis[0] = 1;
    return axis;
  }

  private static Entry vector(String id, Facet facet, float x, float y) {
    float[] vector = new float[DIMENSION];
    vector[0] = x;
    vector[1] = y;
    return new Entry(Entries.item(id), List.of(Entries.passage(0, facet, vector)));
  }

  private static PassageRef ref(String id, int ordinal) {
    return new PassageRef(new ItemId(id), ordinal);
  }
}
