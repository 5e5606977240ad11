package dev.onespace.store.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.catalog.Access;
import dev.onespace.exact.ExactTerm.Code;
import dev.onespace.filter.Filter;
import dev.onespace.index.SearchIndex;
import dev.onespace.item.Facet;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @BeforeEach
  void makeAnIndexOfAnEarlierFormat() throws IOException {
    try (SearchIndex index = LuceneIndex.open(folder, Access.WRITE)) {
      index.put(List.of(Entries.texts("old", "E-4012 of old")));
      index.commit(7);
    }
    try (Directory directory = new MMapDirectory(folder);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.setLiveCommitData(Map.of("sequence", "7").entrySet());
      writer.commit();
    }
  }

  @Test
  void an_index_of_another_format_reads_as_never_committed_to() {
    try (SearchIndex index = LuceneIndex.open(folder, Access.READ)) {
      assertThat(index.sequence()).isEmpty();
      assertThat(index.passages()).isZero();
      assertThat(index.items(Filter.ALL, 5)).isEmpty();
      assertThat(index.matching("old", Filter.ALL, 5)).isEmpty();
      assertThat(index.nearest(new RandomData(1).unitVector(), Facet.WORDS, Filter.ALL, 5))
          .isEmpty();
    }
  }

  @Test
  void a_writer_begins_with_nothing_and_leaves_nothing_of_it() {
    try (SearchIndex reader = LuceneIndex.open(folder, Access.READ);
        LuceneIndex index = LuceneIndex.open(folder, Access.WRITE)) {
      assertThat(index.sequence()).isEmpty();
      index.put(List.of(Entries.texts("new", "E-4012 of new")));
      index.commit(8);
      assertThat(reader.sequence()).contains(8L);
      assertThat(reader.passages()).isEqualTo(1);
      assertThat(reader.matching("old", Filter.ALL, 5)).isEmpty();
      assertThat(reader.carrying(List.of(new Code("e4012")), Filter.ALL, 5))
          .extracting(found -> found.passage().item().value())
          .containsExactly("new");
    }
  }

  @Test
  void a_writer_that_commits_nothing_leaves_it_to_the_next() {
    LuceneIndex.open(folder, Access.WRITE).close();
    try (LuceneIndex index = LuceneIndex.open(folder, Access.WRITE)) {
      index.compact();
      assertThat(index.sequence()).isEmpty();
      assertThat(index.passages()).isZero();
    }
  }
}
