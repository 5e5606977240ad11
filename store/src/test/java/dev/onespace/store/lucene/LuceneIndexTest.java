package dev.onespace.store.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.catalog.Access;
import dev.onespace.catalog.Entry;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.filter.Filter;
import dev.onespace.index.PassageScore;
import dev.onespace.index.SearchIndex;
import dev.onespace.index.WordIndex.Term;
import dev.onespace.item.Facet;
import dev.onespace.space.Vectors;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneIndexTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path temporary;

  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @BeforeEach
  void nameTheFolder() {
    folder = temporary.resolve("index");
  }

  @Test
  void a_folder_that_is_not_there_reads_as_empty_and_is_not_made() {
    try (SearchIndex index = LuceneIndex.open(folder, Access.READ)) {
      assertThat(index.sequence()).isEmpty();
      assertThat(index.passages()).isZero();
      assertThat(index.nearest(new RandomData(1).unitVector(), Facet.WORDS, Filter.ALL, 5))
          .isEmpty();
      assertThat(index.terms("login page")).extracting(Term::text).containsExactly("login", "page");
    }
    assertThat(folder).doesNotExist();
  }

  @Test
  void vectors_of_3072_floats_are_found_by_another_reader() {
    float[] first = wide(1);
    float[] second = wide(2);
    try (SearchIndex writer = LuceneIndex.open(folder, Access.WRITE)) {
      writer.put(List.of(entry("a", first), entry("b", second)));
      writer.commit(1);
    }
    try (SearchIndex reader = LuceneIndex.open(folder, Access.READ)) {
      assertThat(reader.nearest(second, Facet.NATIVE, Filter.ALL, 2))
          .extracting(found -> found.passage().item().value())
          .containsExactly("b", "a");
    }
  }

  private static Entry entry(String id, float[] vector) {
    return new Entry(Entries.item(id), List.of(Entries.passage(0, Facet.NATIVE, vector)));
  }

  private static float[] wide(long seed) {
    Random random = new Random(seed);
    float[] vector = new float[3072];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return Vectors.unit(vector);
  }

  @Test
  void a_reader_opened_before_the_first_commit_follows_the_writer() {
    try (SearchIndex reader = LuceneIndex.open(folder, Access.READ);
        SearchIndex writer = LuceneIndex.open(folder, Access.WRITE)) {
      assertThat(reader.passages()).isZero();
      writer.put(List.of(Entries.texts("a", "first")));
      writer.commit(1);
      assertThat(reader.passages()).isEqualTo(1);
      writer.put(List.of(Entries.texts("b", "second")));
      writer.commit(2);
      assertThat(reader.passages()).isEqualTo(2);
      assertThat(reader.sequence()).isEqualTo(Optional.of(2L));
    }
  }

  @Test
  void a_reader_goes_on_over_an_index_that_is_made_anew_in_its_place() {
    try (SearchIndex writer = LuceneIndex.open(folder, Access.WRITE)) {
      writer.put(List.of(Entries.texts("a", "first"), Entries.texts("b", "second")));
      writer.commit(1);
    }
    try (SearchIndex reader = LuceneIndex.open(folder, Access.READ)) {
      assertThat(items(reader, "second")).containsExactly("b");
      LuceneIndex.discard(folder);
      assertThat(items(reader, "second")).as("what there was until then").containsExactly("b");
      try (SearchIndex writer = LuceneIndex.open(folder, Access.WRITE)) {
        assertThat(items(reader, "second")).containsExactly("b");
        writer.put(List.of(Entries.texts("c", "third")));
        writer.commit(1);
        assertThat(items(reader, "second third")).containsExactly("c");
        writer.put(List.of(Entries.texts("d", "fourth")));
        writer.commit(2);
        assertThat(items(reader, "fourth")).containsExactly("d");
      }
    }
  }

  @Test
  void what_was_not_committed_is_gone_when_it_is_closed() {
    try (SearchIndex writer = LuceneIndex.open(folder, Access.WRITE)) {
      writer.put(List.of(Entries.texts("a", "first")));
      writer.commit(1);
      writer.put(List.of(Entries.texts("b", "second")));
    }
    try (SearchIndex reader = LuceneIndex.open(folder, Access.READ)) {
      assertThat(reader.passages()).isEqualTo(1);
    }
  }

  @Test
  void a_second_writer_is_refused() {
    try (SearchIndex _ = LuceneIndex.open(folder, Access.WRITE)) {
      assertFails(ErrorCode.LOCKED, "another writer", () -> LuceneIndex.open(folder, Access.WRITE));
    }
  }

  @Test
  void a_damaged_index_says_how_to_mend_it_and_can_be_discarded() throws IOException {
    try (SearchIndex writer = LuceneIndex.open(folder, Access.WRITE)) {
      writer.put(List.of(Entries.texts("a", "first")));
      writer.commit(1);
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(each -> each.toString().matches(".*\\.(si|cfs|cfe)")).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    try (SearchIndex reader = LuceneIndex.open(folder, Access.READ)) {
      assertThatThrownBy(reader::passages)
          .isInstanceOfSatisfying(
              OnespaceException.class,
              e -> {
                assertThat(e.problem().code()).isEqualTo(ErrorCode.CORRUPT);
                assertThat(e.problem().remedy().toString()).contains("reindex");
              });
    }
    assertFails(ErrorCode.CORRUPT, "", () -> LuceneIndex.open(folder, Access.WRITE));
    LuceneIndex.discard(folder);
    try (SearchIndex writer = LuceneIndex.open(folder, Access.WRITE)) {
      assertThat(writer.passages()).isZero();
    }
  }

  @Test
  void of_a_large_index_the_files_that_changed_since_the_commit_are_read() throws IOException {
    SearchLimits everyIndexIsLarge = new SearchLimits(100, 64, 0);
    try (SearchIndex writer = LuceneIndex.open(folder, Access.WRITE, everyIndexIsLarge)) {
      writer.put(new RandomData(1).entries(50));
      writer.commit(1);
    }
    try (SearchIndex reader = LuceneIndex.open(folder, Access.READ, everyIndexIsLarge)) {
      assertThat(reader.passages()).isEqualTo(50);
    }
    flipAByteInTheMiddleOf(".cfs");
    try (SearchIndex reader = LuceneIndex.open(folder, Access.READ, everyIndexIsLarge)) {
      assertFails(ErrorCode.CORRUPT, "", reader::passages);
      assertFails(ErrorCode.CORRUPT, "", reader::passages);
    }
  }

  @Test
  void files_without_a_list_of_them_are_damage_and_not_an_empty_index() throws IOException {
    try (SearchIndex writer = LuceneIndex.open(folder, Access.WRITE)) {
      writer.put(List.of(Entries.texts("a", "first")));
      writer.commit(1);
    }
    Files.delete(folder.resolve("segments_1"));
    try (SearchIndex reader = LuceneIndex.open(folder, Access.READ)) {
      assertFails(ErrorCode.CORRUPT, "segments_", reader::passages);
    }
  }

  private void flipAByteInTheMiddleOf(String extension) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(extension)).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
      }
    }
  }

  @Test
  void words_are_english_and_parts_of_names_are_words() {
    try (SearchIndex index = LuceneIndex.open(folder, Access.WRITE)) {
      index.put(
          List.of(
              Entries.texts("names", "auth.login_failed at https://example.org/refund-policy"),
              Entries.texts("forms", "the customers' invoices were refunded")));
      index.commit(1);
      assertThat(items(index, "login")).containsExactly("names");
      assertThat(items(index, "example")).containsExactly("names");
      assertThat(items(index, "customer's invoice")).containsExactly("forms");
      assertThat(items(index, "refunds")).containsExactlyInAnyOrder("names", "forms");
      assertThat(items(index, "the at")).isEmpty();
    }
  }

  @Test
  void of_a_long_query_the_rarest_terms_are_asked() {
    try (SearchIndex index = LuceneIndex.open(folder, Access.WRITE, new SearchLimits(100, 2, 0))) {
      for (int i = 0; i < 10; i++) {
        index.put(List.of(Entries.texts("common-" + i, "alpha beta")));
      }
      index.put(List.of(Entries.texts("rare", "gamma"), Entries.texts("rarer", "delta")));
      index.commit(1);
      assertThat(items(index, "alpha beta gamma delta unknown"))
          .containsExactlyInAnyOrder("rare", "rarer");
    }
  }

  private static List<String> items(SearchIndex index, String words) {
    return index.matching(words, Filter.ALL, 100).stream()
        .map(PassageScore::passage)
        .map(passage -> passage.item().value())
        .toList();
  }

  private static void assertFails(ErrorCode code, String naming, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            OnespaceException.class, e -> assertThat(e.problem().code()).isEqualTo(code))
        .hasMessageContaining(naming);
  }
}
