package dev.onespace.cloud.pinecone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.filter.Filter;
import dev.onespace.index.RemoteVectors.Nearest;
import dev.onespace.item.Facet;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pinecone shows writes later, and says up to which it does. */
class PineconeVisibilityTest extends OnFake {
  private static Nearest asked(PineconeVectors vectors) {
    return vectors.nearest(new RandomData(1).unitVector(), Facet.WORDS, Filter.ALL, 10);
  }

  @Test
  void what_is_not_seen_yet_is_behind_the_position() {
    fake.showOnDemand();
    try (PineconeIndex index = index();
        PineconeVectors vectors = index.vectors()) {
      vectors.put(List.of(Entries.texts("a", "one")));
      long first = vectors.position();
      assertThat(asked(vectors).seen()).isLessThan(first);
      assertThat(asked(vectors).passages()).isEmpty();
      fake.showAll();
      assertThat(asked(vectors).seen()).isEqualTo(first);
      vectors.put(List.of(Entries.texts("b", "two")));
      assertThat(asked(vectors).seen()).isEqualTo(first).isLessThan(vectors.position());
      assertThat(asked(vectors).passages()).hasSize(1);
    }
  }

  @Test
  void what_is_seen_is_what_is_told_after_every_request() {
    fake.showAfter(3);
    try (PineconeIndex index = index();
        PineconeVectors vectors = index.vectors()) {
      for (int i = 0; i < 30; i++) {
        vectors.put(List.of(Entries.texts("item-" + i, "text " + i)));
        Nearest found =
            vectors.nearest(new RandomData(2).unitVector(), Facet.WORDS, Filter.ALL, 99);
        assertThat(found.passages()).hasSize((int) found.seen());
        assertThat(found.seen()).isLessThan(vectors.position());
      }
    }
  }

  @Test
  void a_reader_elsewhere_sees_the_writers_positions() {
    fake.showOnDemand();
    try (PineconeIndex index = index();
        PineconeVectors writer = index.vectors();
        PineconeVectors reader = index.vectors()) {
      writer.put(List.of(Entries.texts("a", "one")));
      assertThat(asked(reader).seen()).isLessThan(writer.position());
      fake.showAll();
      assertThat(asked(reader).seen()).isEqualTo(writer.position());
      assertThat(reader.position()).isZero();
    }
  }

  @Test
  void a_server_that_tells_no_positions_has_seen_nothing() {
    fake.tellPositions(false);
    try (PineconeIndex index = index();
        PineconeVectors vectors = index.vectors()) {
      vectors.put(List.of(Entries.texts("a", "one")));
      assertThat(vectors.position()).isEqualTo(1);
      assertThat(asked(vectors).passages()).hasSize(1);
      assertThat(asked(vectors).seen()).isZero();
      fake.tellPositions(true); // too late: the position of the first write is not known
      vectors.put(List.of(Entries.texts("b", "two")));
      assertThat(asked(vectors).seen()).isZero();
    }
  }
}
