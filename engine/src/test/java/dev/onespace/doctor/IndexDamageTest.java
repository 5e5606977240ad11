package dev.onespace.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.catalog.Access;
import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.catalog.Entry;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.filter.Filter;
import dev.onespace.index.PassageScore;
import dev.onespace.ingest.IndexFollower;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.Metadata;
import dev.onespace.item.Passage;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.store.folder.DataFolder;
import dev.onespace.store.lucene.LuceneIndex;
import dev.onespace.store.sqlite.SqliteCatalog;
import dev.onespace.testkit.data.CopiedFolder;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import dev.onespace.testkit.memory.MemorySpace;
import dev.onespace.time.StageClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * However an index is damaged, a search answers as if nothing had happened or says that the index
 * is corrupt, the doctor sees every byte that differs, and the catalog gives the index back. With
 * {@code -Donespace.proof=true} 200 damages rather than 8.
 */
class IndexDamageTest {
  private static final int DAMAGES = Boolean.getBoolean("onespace.proof") ? 200 : 8;
  private static final long SEED = Long.getLong("onespace.seed", 20_261_123L);
  private static final String COLLECTION = "default";
  private static final SpaceIdentity SPACE = SpaceIdentity.of(new MemorySpace());
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(new PipelineHash("00"), Optional.empty(), Metadata.NONE);
  private static final List<String> VOCABULARY =
      List.of("gateway", "certificate", "refund", "kettle", "login", "invoice", "ski", "bear");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path home;

  @SuppressWarnings("NullAway.Init")
  private static DataFolder whole;

  /** What the undisturbed index answers, and what one built anew from the catalog does. */
  @SuppressWarnings("NullAway.Init")
  private static Answers undisturbed;

  @SuppressWarnings("NullAway.Init")
  private static Answers anew;

  @BeforeAll
  static void makeAnIndexOfSeveralSegmentsWithDeletions() throws IOException {
    whole = new DataFolder(home.resolve("whole"));
    RandomData random = new RandomData(SEED);
    try (SqliteCatalog catalog = catalog(whole, Access.WRITE);
        LuceneIndex index = LuceneIndex.open(whole.index(COLLECTION), Access.WRITE)) {
      IndexFollower follower = new IndexFollower(catalog, index, new StageClock());
      for (int i = 0; i < 240; i++) {
        catalog.put(entry("item-" + i, random), CHECKPOINT);
        if (i % 60 == 59) {
          follower.catchUp();
        }
      }
      for (int i = 0; i < 240; i += 17) {
        catalog.delete(new ItemId("item-" + i));
      }
      follower.catchUp();
    }
    undisturbed = ask(whole);
    DataFolder again = copy("again");
    rebuild(again);
    anew = ask(again);
  }

  private static Entry entry(String id, RandomData random) {
    StringBuilder words = new StringBuilder(id.replace('-', ' '));
    for (int i = 0; i < 12; i++) {
      words.append(' ').append(random.one(VOCABULARY));
    }
    List<Passage> passages = new ArrayList<>();
    passages.add(Entries.words(0, words.toString()));
    passages.add(Entries.passage(1, Facet.LOOK, random.unitVector()));
    return new Entry(Entries.item(id), passages);
  }

  @Test
  void a_damaged_index_is_told_and_mended_and_never_answers_wrongly() throws IOException {
    int refused = 0;
    for (int i = 0; i < DAMAGES; i++) {
      DataFolder folder = copy("damaged");
      Damage damage = Damage.inflict(folder.index(COLLECTION), new Random(SEED + i));
      String about = "damage %d of seed %d: %s".formatted(i, SEED, damage);
      boolean matters = damage.isReal() && !damage.file().endsWith("marks");

      boolean answered = answersRightlyOrRefuses(folder, about);
      assertThat(isTold(folder)).as(about).isEqualTo(matters);
      assertThat(answered).as(about).isEqualTo(!matters);
      refused += answered ? 0 : 1;

      mend(folder, i);
      assertThat(isTold(folder)).as(about).isFalse();
      (matters || i % 2 == 1 ? anew : undisturbed).assertSame(ask(folder), about);
    }
    System.out.printf(
        "INDEX DAMAGE: %d damages, %d refused, none answered wrongly, all mended%n",
        DAMAGES, refused);
  }

  private static boolean answersRightlyOrRefuses(DataFolder folder, String about) {
    try {
      undisturbed.assertSame(ask(folder), about);
      return true;
    } catch (OnespaceException refused) {
      assertThat(refused.problem().code()).as(about).isEqualTo(ErrorCode.CORRUPT);
      assertThat(refused.problem().remedy().toString()).as(about).contains("reindex");
      return false;
    }
  }

  /** Half of them as {@code doctor --mend} does, half as {@code reindex}. */
  private static void mend(DataFolder folder, int which) {
    if (which % 2 == 1) {
      rebuild(folder);
    } else {
      assertThat(new Mending(folder).mend()).noneMatch(Finding::isProblem);
    }
  }

  private static void rebuild(DataFolder folder) {
    try (SqliteCatalog catalog = catalog(folder, Access.WRITE);
        LuceneIndex index = LuceneIndex.restore(folder.index(COLLECTION))) {
      new IndexFollower(catalog, index, new StageClock()).rebuild();
    }
  }

  private static boolean isTold(DataFolder folder) {
    try (SqliteCatalog catalog = catalog(folder, Access.READ)) {
      Examination index =
          new IndexExamination(catalog, folder.index(COLLECTION), true, false, true);
      return Examination.done("index", index).stream().anyMatch(Finding::isProblem);
    }
  }

  private static Answers ask(DataFolder folder) {
    RandomData random = new RandomData(SEED + 1);
    Answers answers = new Answers(new ArrayList<>(), new ArrayList<>());
    try (LuceneIndex index = LuceneIndex.open(folder.index(COLLECTION), Access.READ)) {
      answers.facts().add(index.sequence());
      answers.facts().add(index.passages());
      for (int i = 0; i < 10; i++) {
        String words = random.one(VOCABULARY) + " item " + random.below(240);
        answers.add(index.nearest(random.unitVector(), Facet.WORDS, Filter.ALL, 10));
        answers.add(index.nearest(random.unitVector(), Facet.LOOK, Filter.ALL, 500));
        answers.add(index.matching(words, Filter.ALL, 20));
        answers.add(index.score(words, List.of(new ItemId("item-" + random.below(240)))));
        answers.facts().add(index.terms(words));
      }
    }
    return answers;
  }

  /**
   * What an index answers. Cosines may differ in their last bit from one moment to the next: Java
   * leaves open in which order the numbers of a vector are summed up.
   */
  private record Answers(List<Object> facts, List<Double> scores) {
    void add(List<PassageScore> found) {
      found.forEach(
          each -> {
            facts.add(each.passage());
            scores.add(each.score());
          });
      facts.add(found.size());
    }

    void assertSame(Answers other, String about) {
      assertThat(other.facts).as(about).isEqualTo(facts);
      for (int i = 0; i < scores.size(); i++) {
        assertThat(other.scores.get(i)).as(about).isCloseTo(scores.get(i), within(1e-5));
      }
    }
  }

  private static SqliteCatalog catalog(DataFolder folder, Access access) {
    return SqliteCatalog.open(folder.catalog(), COLLECTION, SPACE, access);
  }

  private static DataFolder copy(String name) throws IOException {
    Path to = home.resolve(name);
    LuceneIndex.discard(to);
    CopiedFolder.of(whole.root(), to);
    return new DataFolder(to);
  }
}
