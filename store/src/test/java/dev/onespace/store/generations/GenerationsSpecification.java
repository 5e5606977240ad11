package dev.onespace.store.generations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.catalog.Entry;
import dev.onespace.catalog.Generations;
import dev.onespace.catalog.Generations.Serving;
import dev.onespace.catalog.Lack;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.SpaceHash;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.store.sql.Target;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for the generations of a collection, in whichever database they are. */
public abstract class GenerationsSpecification {
  protected static final SpaceIdentity OLD = space("0000000000000001");
  protected static final SpaceIdentity NEW = space("0000000000000002");
  protected static final String NAME = "tickets";

  private static final Target SERVED = new Target.Served(NAME);
  private static final Target SECOND = Target.generation(NAME, 2);
  private static final Target FILLED = new Target.Filled(NAME, NAME + "@2", NAME);
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(new PipelineHash("00"), Optional.empty(), Metadata.NONE);

  @SuppressWarnings("NullAway.Init")
  private Catalog first;

  @SuppressWarnings("NullAway.Init")
  private Catalog second;

  /** A generation of a database that is empty when a test begins; made if it is not there. */
  protected abstract Catalog open(Target target, SpaceIdentity ifNew);

  protected abstract Generations generations();

  private static SpaceIdentity space(String hash) {
    return new SpaceIdentity("local", RandomData.DIMENSION, new SpaceHash(hash));
  }

  @BeforeEach
  void fill() {
    first = open(SERVED, OLD);
    second = open(FILLED, NEW);
    put(first, "a");
    put(first, "b");
    put(second, "a");
  }

  private static void put(Catalog catalog, String id) {
    catalog.put(Entries.texts(id, "text of " + id), CHECKPOINT);
  }

  private static void fails(ErrorCode code, ThrowingCallable work) {
    assertThatExceptionOfType(OnespaceException.class)
        .isThrownBy(work)
        .satisfies(failed -> assertThat(failed.problem().code()).isEqualTo(code));
  }

  private Lack serve(int generation, boolean force) {
    return generations().serve(NAME, generation, force);
  }

  @Test
  void one_that_lacks_items_or_has_older_ones_serves_only_if_it_is_forced() {
    assertThat(serve(2, false)).isEqualTo(new Lack(1, 0, List.of(new ItemId("b"))));
    assertThat(generations().serving(NAME)).isEqualTo(Serving.FIRST);

    put(second, "b");
    Item changed =
        new Item(
            new ItemId("a"),
            Entries.item("a").media(),
            "file:///data/a",
            "a",
            ContentHash.of("other"),
            Metadata.NONE);
    first.put(new Entry(changed, List.of(Entries.words(0, "other"))), CHECKPOINT);
    assertThat(serve(2, false)).isEqualTo(new Lack(0, 1, List.of(new ItemId("a"))));
    assertThat(generations().serving(NAME)).isEqualTo(Serving.FIRST);

    assertThat(serve(2, true).older()).isEqualTo(1);
    assertThat(generations().serving(NAME)).isEqualTo(new Serving(2, Optional.of(1)));
  }

  @Test
  void what_is_known_without_embedding_comes_over_with_the_switch() {
    put(second, "b");
    Item told = Entries.item("b", Modality.TEXT, Entries.metadata("price", "5"));
    first.update(told);
    long before = second.sequence();
    assertThat(serve(2, false)).isEqualTo(Lack.NOTHING);
    assertThat(second.item(told.id()).orElseThrow().item()).isEqualTo(told);
    assertThat(second.changesAfter(before, 9)).as("its index follows").hasSize(1);
  }

  @Test
  void who_writes_to_what_serves_no_longer_is_refused() {
    put(second, "b");
    serve(2, false);
    assertThat(first.serves()).isFalse();
    fails(ErrorCode.SWITCHED, () -> put(first, "c"));
    fails(ErrorCode.SWITCHED, () -> first.update(Entries.item("a")));
    assertThat(first.counts().items()).isEqualTo(2);

    Catalog now = open(SERVED, OLD);
    assertThat(now.space()).isEqualTo(NEW);
    put(now, "c");
    assertThat(open(SECOND, NEW).counts().items()).isEqualTo(3);
  }

  @Test
  void the_first_generation_is_opened_by_its_exact_name_though_another_serves() {
    put(second, "b");
    serve(2, false);
    assertThat(open(Target.generation(NAME, 1), NEW).space()).isEqualTo(OLD);
    assertThat(open(SERVED, OLD).space()).isEqualTo(NEW);
  }

  @Test
  void what_is_filled_takes_nothing_that_was_deleted_and_nothing_once_another_serves() {
    generations().delete(NAME, new ItemId("b"));
    fails(ErrorCode.GONE, () -> put(second, "b"));
    assertThat(second.item(new ItemId("b"))).isEmpty();
    serve(2, false);
    fails(ErrorCode.SWITCHED, () -> put(second, "a"));
  }

  @Test
  void an_item_is_deleted_in_all_generations_at_once_and_their_indexes_hear_of_it() {
    put(second, "b");
    long before = second.sequence();
    List<StoredItem> deleted = generations().delete(NAME, new ItemId("b"));
    assertThat(deleted).hasSize(2);
    assertThat(first.item(new ItemId("b"))).isEmpty();
    assertThat(second.item(new ItemId("b"))).isEmpty();
    assertThat(second.changesAfter(before, 9)).hasSize(1);
    assertThat(generations().delete(NAME, new ItemId("b"))).isEmpty();
  }

  @Test
  void one_is_removed_page_by_page_but_never_the_one_that_serves() {
    put(second, "b");
    serve(2, false);
    fails(ErrorCode.USAGE, () -> generations().dismantle(NAME, 2, 1));
    assertThat(generations().dismantle(NAME, 1, 1)).hasSize(1);
    assertThat(generations().all(NAME)).as("stopped in between").containsExactly(1, 2);
    assertThat(generations().dismantle(NAME, 1, 1)).hasSize(1);
    assertThat(generations().dismantle(NAME, 1, 1)).isEmpty();
    assertThat(generations().all(NAME)).containsExactly(2);
    assertThat(generations().serving(NAME)).isEqualTo(new Serving(2, Optional.empty()));
    assertThat(first.serves()).isFalse();
    fails(ErrorCode.SWITCHED, () -> put(first, "c"));
    assertThat(open(SERVED, OLD).counts().items()).isEqualTo(2);
  }

  @Test
  void one_that_is_made_anew_under_a_former_number_is_not_taken_for_it() {
    Catalog former = open(SECOND, NEW);
    generations().dismantle(NAME, 2, 9);
    generations().dismantle(NAME, 2, 9);
    Catalog fresh = open(SECOND, OLD);
    fails(ErrorCode.SWITCHED, () -> put(former, "a"));
    assertThat(fresh.counts().items()).isZero();
  }
}
