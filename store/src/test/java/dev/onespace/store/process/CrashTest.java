package dev.onespace.store.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.catalog.Access;
import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Entry;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.filter.Filter;
import dev.onespace.index.SearchIndex;
import dev.onespace.item.Passage;
import dev.onespace.store.folder.DataFolder;
import dev.onespace.store.folder.WriteLock;
import dev.onespace.store.lucene.LuceneIndex;
import dev.onespace.store.sqlite.SqliteCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
  private static final int KILLS = 3;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path root;

  @Test
  void a_killed_writer_leaves_whole_items_and_an_index_that_catches_up() throws Exception {
    DataFolder folder = new DataFolder(root);
    for (int kill = 1; kill <= KILLS; kill++) {
      try (ChildJvm writer = ChildJvm.start(EndlessWriter.class, root)) {
        for (int line = 0; line < 30 + 11 * kill; line++) {
          writer.line();
        }
        writer.kill();
      }
      try (WriteLock _ = folder.lockForWriting("test");
          Catalog catalog = catalog(folder, Access.WRITE);
          SearchIndex index = index(folder, Access.WRITE)) {
        assertThat(whole(catalog)).isPositive();
        EndlessWriter.follow(catalog, index);
        assertThat(index.sequence()).contains(catalog.sequence());
        assertThat(index.passages()).isEqualTo(catalog.counts().passages());
      }
    }
  }

  @Test
  void readers_see_whole_items_while_another_process_writes() throws Exception {
    DataFolder folder = new DataFolder(root);
    try (ChildJvm writer = ChildJvm.start(EndlessWriter.class, root)) {
      for (int line = 0; line < 10; line++) {
        writer.line();
      }
      try (Catalog catalog = catalog(folder, Access.READ);
          SearchIndex index = index(folder, Access.READ)) {
        long first = catalog.sequence();
        long followed = index.sequence().orElseThrow();
        for (int line = 0; line < 60; line++) {
          writer.line();
          whole(catalog);
          assertThat(index.matching("one", Filter.ALL, 1_000))
              .hasSizeLessThanOrEqualTo(1_000)
              .isNotEmpty();
        }
        assertThat(catalog.sequence()).isGreaterThan(first);
        assertThat(index.sequence().orElseThrow()).isGreaterThan(followed);
      }
    }
  }

  @Test
  void a_second_writer_is_told_who_holds_the_folder_until_the_holder_dies() throws Exception {
    DataFolder folder = new DataFolder(root);
    try (ChildJvm writer = ChildJvm.start(EndlessWriter.class, root)) {
      writer.line();
      assertThatThrownBy(() -> folder.lockForWriting("second"))
          .isInstanceOfSatisfying(
              OnespaceException.class,
              e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.LOCKED))
          .hasMessageContaining("process " + writer.pid() + " on ")
          .hasMessageContaining("(endless writer)");
      writer.kill();
      folder.lockForWriting("second").close();
    }
  }

  private static Catalog catalog(DataFolder folder, Access access) {
    return SqliteCatalog.open(
        folder.catalog(), EndlessWriter.COLLECTION, EndlessWriter.SPACE, access);
  }

  private static SearchIndex index(DataFolder folder, Access access) {
    return LuceneIndex.open(folder.index(EndlessWriter.COLLECTION), access);
  }

  /** How many items there are, each with all its passages. */
  private static int whole(Catalog catalog) {
    List<Entry> entries = new ArrayList<>();
    catalog.forEach(10, entries::addAll);
    for (Entry entry : entries) {
      int count = entry.passages().size();
      assertThat(entry.passages()).extracting(Passage::words).containsOnly("one of " + count);
    }
    return entries.size();
  }
}
