package dev.onespace.cloud.pinecone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.item.ItemId;
import dev.onespace.item.PassageRef;
import dev.onespace.testkit.data.Entries;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PineconeDriftTest extends OnFake {
  private static PassageRef ref(int item) {
    return new PassageRef(new ItemId("item-" + item), 0);
  }

  private static List<PassageRef> refs(int from, int to) {
    return IntStream.range(from, to).mapToObj(PineconeDriftTest::ref).toList();
  }

  private static void fill(PineconeVectors vectors, int from, int to) {
    vectors.put(
        IntStream.range(from, to).mapToObj(i -> Entries.texts("item-" + i, "text " + i)).toList());
  }

  @Test
  void what_is_as_it_should_be_has_no_drift() {
    try (PineconeIndex index = index();
        PineconeVectors vectors = index.vectors()) {
      fill(vectors, 0, 250);
      assertThat(PineconeDrift.ofAll(vectors, refs(0, 250).iterator()).none()).isTrue();
      assertThat(PineconeDrift.ofSample(vectors, refs(0, 250).iterator(), 60, new Random(1)).none())
          .isTrue();
    }
  }

  @Test
  void what_is_missing_and_what_is_extra_is_named_and_can_be_mended() {
    try (PineconeIndex index = index();
        PineconeVectors vectors = index.vectors()) {
      fill(vectors, 0, 250);
      vectors.remove(List.of(ref(3), ref(200)));
      fill(vectors, 900, 903);
      PineconeDrift drift = PineconeDrift.ofAll(vectors, refs(0, 250).iterator());
      assertThat(drift.expected()).isEqualTo(250);
      assertThat(drift.counted()).isEqualTo(251);
      assertThat(drift.missing()).containsExactly(ref(3), ref(200));
      assertThat(drift.extra()).containsExactlyInAnyOrderElementsOf(refs(900, 903));
      fill(vectors, 3, 4);
      fill(vectors, 200, 201);
      vectors.remove(drift.extra());
      assertThat(PineconeDrift.ofAll(vectors, refs(0, 250).iterator()).none()).isTrue();
    }
  }

  @Test
  void a_sample_finds_what_is_missing_in_it_and_counts_tell_the_rest() {
    try (PineconeIndex index = index();
        PineconeVectors vectors = index.vectors()) {
      fill(vectors, 0, 100);
      List<PassageRef> expected = new ArrayList<>(refs(0, 200));
      PineconeDrift drift = PineconeDrift.ofSample(vectors, expected.iterator(), 80, new Random(3));
      assertThat(drift.none()).isFalse();
      assertThat(drift.counted()).isEqualTo(100);
      assertThat(drift.missing())
          .hasSizeBetween(20, 60)
          .allMatch(it -> refs(100, 200).contains(it))
          .doesNotHaveDuplicates();
    }
  }
}
