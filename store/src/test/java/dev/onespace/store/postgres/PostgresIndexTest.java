package dev.onespace.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.catalog.Access;
import dev.onespace.catalog.Entry;
import dev.onespace.exact.ExactTerm;
import dev.onespace.exact.ExactTerm.Code;
import dev.onespace.exact.ExactTerm.Phrase;
import dev.onespace.filter.Filter;
import dev.onespace.index.ExactMatch;
import dev.onespace.index.PassageScore;
import dev.onespace.index.SearchIndex;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.store.lucene.LuceneIndex;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import dev.onespace.testkit.fuzz.AwkwardText;
import dev.onespace.testkit.fuzz.Cases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresIndexTest {
  private static final double NEAR = 1e-5;

  @SuppressWarnings("NullAway.Init")
  private static TestDatabase database;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @BeforeAll
  static void openDatabase() {
    database = new TestDatabase();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @Test
  void words_and_phrases_score_as_in_the_embedded_index() {
    Cases.of(3, 60)
        .check(
            seed -> {
              Random random = new Random(seed);
              List<Entry> entries = wordy(random, 80);
              Path files = Files.createTempDirectory(folder, "lucene");
              try (SearchIndex ours = database.freshIndex();
                  SearchIndex lucene = LuceneIndex.open(files, Access.WRITE)) {
                for (SearchIndex each : List.of(ours, lucene)) {
                  each.put(entries);
                  each.commit(1);
                }
                for (int i = 0; i < 10; i++) {
                  assertSameWords(ours, lucene, text(random, 1 + random.nextInt(40)));
                  assertSameCodes(ours, lucene, new Phrase(text(random, 1 + random.nextInt(3))));
                }
              }
            });
  }

  private static void assertSameWords(SearchIndex ours, SearchIndex lucene, String query) {
    assertThat(ours.terms(query)).as(query).isEqualTo(lucene.terms(query));
    List<PassageScore> expected = lucene.matching(query, Filter.ALL, 1_000);
    List<PassageScore> found = ours.matching(query, Filter.ALL, 1_000);
    assertThat(found).as(query).hasSameSizeAs(expected);
    for (int k = 1; k < 9; k += 3) {
      assertThat(ours.matching(query, Filter.ALL, k))
          .as("best %d of %s", k, query)
          .isEqualTo(found.subList(0, Math.min(k, found.size())));
    }
    Map<Object, Double> scores = new HashMap<>();
    found.forEach(each -> scores.put(each.passage(), each.score()));
    for (PassageScore each : expected) {
      assertThat(scores.get(each.passage()))
          .as("%s in %s", query, each)
          .isCloseTo(each.score(), within(NEAR * Math.max(1, each.score())));
    }
  }

  private static void assertSameCodes(SearchIndex ours, SearchIndex lucene, ExactTerm term) {
    List<ExactMatch> expected = lucene.carrying(List.of(term), Filter.ALL, 1_000);
    assertThat(ours.carrying(List.of(term), Filter.ALL, 1_000)).as("%s", term).isEqualTo(expected);
  }

  /** Items of a few words up to a few hundred, some of them awkward. */
  private static List<Entry> wordy(Random random, int count) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int words = random.nextInt(4) == 0 ? random.nextInt(400) : random.nextInt(30);
      entries.add(Entries.texts("t" + i, text(random, words), text(random, 3)));
    }
    return entries;
  }

  private static String text(Random random, int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      // A few common words, many rare ones, stop words between them.
      int rank = (int) Math.pow(300, random.nextDouble());
      text.append(rank % 7 == 0 ? " the" : " word" + rank);
      if (random.nextInt(40) == 0) {
        text.append(AwkwardText.any(random, 3));
      }
    }
    return text.toString();
  }

  @Test
  void a_very_long_passage_is_found_by_its_first_and_last_words_and_counts_every_repeat() {
    StringBuilder text = new StringBuilder("firstly ");
    for (int i = 0; i < 30_000; i++) {
      text.append("filler").append(i % 500).append(' ');
    }
    text.append("refund ".repeat(1_000)).append("penultimate lastly");
    try (SearchIndex index = database.freshIndex();
        SearchIndex lucene = LuceneIndex.open(folder.resolve("long"), Access.WRITE)) {
      for (SearchIndex each : List.of(index, lucene)) {
        each.put(List.of(Entries.texts("long", text.toString()), Entries.texts("short", "refund")));
        each.commit(1);
      }
      assertThat(items(index.matching("firstly", Filter.ALL, 5))).containsExactly("long");
      assertThat(index.carrying(List.of(new Phrase("penultimate lastly")), Filter.ALL, 5))
          .hasSize(1);
      assertSameWords(index, lucene, "refund lastly");
    }
  }

  @Test
  void words_codes_and_fields_longer_than_an_index_takes_are_found() {
    StringBuilder letters = new StringBuilder();
    new Random(9).ints(9_000, 'a', 'z').forEach(letter -> letters.append((char) letter));
    String name = letters.toString();
    Metadata fields = new Metadata(Map.of(name, new MetaValue.Text("v" + name)));
    try (SearchIndex index = database.freshIndex()) {
      index.put(
          List.of(
              Entries.described("a", Modality.TEXT, fields, "E4" + name + "7 " + name),
              Entries.described("b", Modality.TEXT, Metadata.NONE, "other")));
      index.commit(1);
      assertThat(items(index.matching(name, Filter.ALL, 5))).containsExactly("a");
      assertThat(index.carrying(List.of(new Code("x" + name)), Filter.ALL, 5)).isEmpty();
      for (Filter filter :
          List.of(
              new Filter.Exists(name),
              new Filter.Equal(name, new MetaValue.Text("v" + name)),
              new Filter.Ordered(name, Filter.Side.BELOW, new MetaValue.Text("v" + name + "\0")))) {
        assertThat(index.items(filter, 5)).containsExactly(new ItemId("a"));
      }
    }
  }

  @Test
  void a_term_may_hold_any_character() {
    try (SearchIndex index = database.freshIndex()) {
      index.put(List.of(Entries.texts("a", "nul \0 between \ud83d half", "\u0000")));
      index.commit(1);
      for (String query : List.of("nul", "\0", "\ud83d", "between\0half", "half\udc00")) {
        assertThat(index.matching(query, Filter.ALL, 5)).hasSizeLessThan(2);
        assertThat(index.carrying(List.of(new Code(query), new Phrase(query + "x")), Filter.ALL, 5))
            .hasSizeLessThan(2);
      }
      Filter filter = new Filter.Equal("\0", new MetaValue.Text("\ud83d"));
      assertThat(index.items(filter, 5)).isEmpty();
    }
  }

  @Test
  void counts_stay_right_when_items_are_replaced_and_removed() {
    Random random = new Random(3);
    try (PostgresIndex changed = database.freshIndex();
        PostgresIndex fresh = database.freshIndex()) {
      List<Entry> last = new ArrayList<>();
      for (int round = 0; round < 4; round++) {
        last = wordy(random, 30);
        changed.put(last);
        changed.put(last.subList(0, 10));
        if (round % 2 == 0) {
          changed.commit(round);
        }
      }
      changed.remove(last.subList(20, 30).stream().map(entry -> entry.item().id()).toList());
      changed.commit(9);
      fresh.put(last.subList(0, 20));
      fresh.commit(1);
      assertThat(changed.passages()).isEqualTo(fresh.passages()).isEqualTo(40);
      String query = text(random, 60);
      assertThat(changed.terms(query)).isEqualTo(fresh.terms(query));
      assertThat(changed.matching(query, Filter.ALL, 100))
          .isEqualTo(fresh.matching(query, Filter.ALL, 100));
      changed.clear();
      changed.commit(10);
      assertThat(changed.terms("word1")).isEqualTo(database.freshIndex().terms("word1"));
    }
  }

  @Test
  void of_an_item_put_twice_at_once_the_last_one_counts() {
    try (SearchIndex index = database.freshIndex()) {
      index.put(List.of(Entries.texts("a", "old"), Entries.texts("a", "fresh")));
      index.commit(1);
      assertThat(index.passages()).isEqualTo(1);
      assertThat(items(index.matching("fresh old", Filter.ALL, 5))).containsExactly("a");
      assertThat(index.matching("old", Filter.ALL, 5)).isEmpty();
    }
  }

  @Test
  void indexes_of_one_database_know_nothing_of_each_other() {
    try (SearchIndex one = database.freshIndex();
        SearchIndex two = database.freshIndex()) {
      one.put(List.of(Entries.texts("a", "shared E-4012")));
      two.put(List.of(Entries.texts("b", "shared E-4012", "shared")));
      one.commit(1);
      two.commit(1);
      assertThat(items(one.matching("shared", Filter.ALL, 9))).containsExactly("a");
      assertThat(one.carrying(List.of(new Code("e4012")), Filter.ALL, 9)).hasSize(1);
      assertThat(one.passages()).isEqualTo(1);
      float[] vector = new RandomData(1).unitVector();
      assertThat(one.nearest(vector, Facet.WORDS, Filter.ALL, 9)).hasSize(1);
      assertThat(one.vectors(List.of(new ItemId("b")))).isEmpty();
      two.clear();
      two.commit(2);
      assertThat(one.passages()).isEqualTo(1);
      assertThat(items(one.matching("shared", Filter.ALL, 9))).containsExactly("a");
    }
  }

  private static List<String> items(List<PassageScore> found) {
    return found.stream().map(each -> each.passage().item().value()).toList();
  }
}
