package dev.onespace.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.catalog.Access;
import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Catalog.Change;
import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.catalog.Entry;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.MediaType;
import dev.onespace.item.Metadata;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.SpaceHash;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresCatalogTest {
  private static final SpaceIdentity SPACE = TestDatabase.SPACE;
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(new PipelineHash("00"), Optional.empty(), Metadata.NONE);

  @SuppressWarnings("NullAway.Init")
  private static TestDatabase database;

  @BeforeAll
  static void openDatabase() {
    database = new TestDatabase();
  }

  @AfterEach
  void empty() {
    database.empty();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @Test
  void collections_of_one_database_know_nothing_of_each_other() {
    fill("one", "a");
    fill("two", "b", "c");
    Catalog one = PostgresCatalog.open(database.open(), "one");
    assertThat(one.counts().items()).isEqualTo(1);
    assertThat(one.item(new ItemId("b"))).isEmpty();
    assertThat(one.changesAfter(0, 10)).hasSize(1);
    assertThat(PostgresCatalog.collections(database.open())).containsExactly("one", "two");
  }

  @Test
  void an_unknown_collection_is_not_found_and_the_others_are_named() {
    fill("tickets", "a");
    assertThatThrownBy(() -> PostgresCatalog.open(database.open(), "tikets"))
        .isInstanceOfSatisfying(
            OnespaceException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(ErrorCode.NOT_FOUND);
              assertThat(e.problem().remedy().toString()).contains("tickets");
            });
  }

  @Test
  void another_space_is_refused_naming_both() {
    fill("default", "a");
    SpaceIdentity other =
        new SpaceIdentity("gemini", RandomData.DIMENSION, new SpaceHash("ffffffffffffffff"));
    assertFails(
        ErrorCode.SPACE_MISMATCH,
        () -> PostgresCatalog.open(database.open(), "default", other),
        "local (16 dimensions",
        "gemini (16 dimensions");
    assertThat(PostgresCatalog.open(database.open(), "default").space()).isEqualTo(SPACE);
  }

  @Test
  void a_reader_makes_nothing_and_sees_what_was_committed() {
    fill("default", "a");
    try (PostgresDatabase reading = PostgresDatabase.open(database.settings(), Access.READ)) {
      Catalog catalog = PostgresCatalog.open(reading, "default", SPACE);
      assertThat(catalog.item(new ItemId("a"))).isPresent();
      assertThatThrownBy(() -> catalog.delete(new ItemId("a")))
          .isInstanceOf(IllegalStateException.class);
      assertFails(
          ErrorCode.NOT_FOUND, () -> PostgresCatalog.open(reading, "other", SPACE), "other");
    }
  }

  @Test
  void a_source_may_be_longer_than_an_index_takes_and_still_has_one_item() {
    // Random, so that it cannot be compressed to fit.
    StringBuilder path = new StringBuilder("file:///");
    new Random(5).ints(20_000, 'a', 'z').forEach(letter -> path.append((char) letter));
    String source = path.toString();
    Catalog catalog = database.freshCatalog();
    catalog.put(new Entry(item("a", source), List.of()), CHECKPOINT);
    assertThat(catalog.bySource(source)).isPresent();
    assertThat(catalog.bySource(source + "x")).isEmpty();
    assertThatThrownBy(() -> catalog.put(new Entry(item("b", source), List.of()), CHECKPOINT))
        .isInstanceOf(OnespaceException.class);
    database.freshCatalog().put(new Entry(item("b", source), List.of()), CHECKPOINT);
  }

  @Test
  void two_that_make_a_collection_at_once_have_the_same() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<PostgresCatalog>> opening = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        opening.add(threads.submit(() -> PostgresCatalog.open(database.open(), "shared", SPACE)));
      }
      for (Future<PostgresCatalog> each : opening) {
        assertThat(each.get().space()).isEqualTo(SPACE);
      }
    }
    assertThat(PostgresCatalog.collections(database.open())).containsExactly("shared");
  }

  /** Whoever has read up to a number never misses a change that is committed later with less. */
  @Test
  void a_follower_beside_several_writers_misses_no_change() throws Exception {
    int writers = 4;
    int each = Boolean.getBoolean("onespace.proof") ? 1_000 : 60;
    PostgresCatalog catalog = PostgresCatalog.open(database.open(), "busy", SPACE);
    Set<String> followed = new HashSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writing = new ArrayList<>();
      for (int w = 0; w < writers; w++) {
        int writer = w;
        writing.add(threads.submit(() -> write(catalog, writer, each)));
      }
      long seen = 0;
      while (followed.size() < writers * each && !writing.stream().allMatch(Future::isDone)) {
        seen = follow(catalog, seen, followed);
      }
      for (Future<?> one : writing) {
        one.get();
      }
      for (long last = -1; last != seen; ) {
        last = seen;
        seen = follow(catalog, seen, followed);
      }
    }
    assertThat(followed).hasSize(writers * each);
    assertThat(catalog.sequence()).isEqualTo((long) writers * each);
  }

  private static void write(Catalog catalog, int writer, int count) {
    for (int i = 0; i < count; i++) {
      catalog.put(Entries.texts("w%d-%d".formatted(writer, i), "text"), CHECKPOINT);
    }
  }

  private static long follow(Catalog catalog, long after, Set<String> followed) {
    List<Change> changes = catalog.changesAfter(after, 7);
    changes.forEach(change -> followed.add(change.item().value()));
    return changes.isEmpty() ? after : changes.getLast().sequence();
  }

  @Test
  void writers_of_the_same_items_leave_whole_items_and_one_per_source() throws Exception {
    PostgresCatalog catalog = PostgresCatalog.open(database.open(), "contended", SPACE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writing = new ArrayList<>();
      for (int w = 0; w < 4; w++) {
        int passages = w + 1;
        writing.add(threads.submit(() -> rewrite(catalog, passages)));
      }
      for (Future<?> one : writing) {
        one.get();
      }
    }
    assertThat(catalog.counts().items()).isEqualTo(5);
    List<ItemId> all = List.of(new ItemId("i0"), new ItemId("i4"));
    assertThat(catalog.passages(all).values())
        .allSatisfy(
            passages ->
                assertThat(passages)
                    .isNotEmpty()
                    .allSatisfy(it -> assertThat(it.words()).isEqualTo("of " + passages.size())));
  }

  private static void rewrite(Catalog catalog, int passages) {
    String[] texts = new String[passages];
    Arrays.fill(texts, "of " + passages);
    for (int i = 0; i < 25; i++) {
      catalog.put(Entries.texts("i" + i % 5, texts), CHECKPOINT);
    }
  }

  @Test
  void writes_are_there_for_a_database_that_is_opened_again() {
    fill("default", "a");
    try (PostgresDatabase again = PostgresDatabase.open(database.settings(), Access.WRITE)) {
      assertThat(PostgresCatalog.open(again, "default").item(new ItemId("a"))).isPresent();
    }
  }

  private static void fill(String collection, String... ids) {
    Catalog catalog = PostgresCatalog.open(database.open(), collection, SPACE);
    for (String id : ids) {
      catalog.put(Entries.texts(id, "text of " + id), CHECKPOINT);
    }
  }

  private static Item item(String id, String source) {
    return new Item(
        new ItemId(id), MediaType.PLAIN_TEXT, source, id, ContentHash.of(id), Metadata.NONE);
  }

  private static void assertFails(ErrorCode code, ThrowingCallable work, String... naming) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            OnespaceException.class, e -> assertThat(e.problem().code()).isEqualTo(code))
        .hasMessageContainingAll(naming);
  }
}
