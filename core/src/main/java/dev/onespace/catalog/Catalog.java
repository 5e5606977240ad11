package dev.onespace.catalog;

import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Facet;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.space.SpaceMismatch;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The system of record of one collection: items, passages, vectors, words, and the changes the
 * indexes have yet to follow. Every method is one transaction: it happens entirely or not at all,
 * and what it wrote survives a crash; those that go through all items read each batch in one, which
 * is over when the batch is handed on, so that whoever is called may use the catalog. Thread-safe;
 * one writer, many readers, also from other processes.
 */
public interface Catalog extends KnownInputs, CatalogView, AutoCloseable {

  /** The space its vectors were made in. */
  SpaceIdentity space();

  /**
   * Does nothing if vectors of this space may be compared with those here.
   *
   * @throws OnespaceException SPACE_MISMATCH naming both spaces
   */
  default void requireSpace(SpaceIdentity asking) {
    if (!space().equals(asking)) {
      throw new OnespaceException(new SpaceMismatch(space(), asking).problem("the collection"));
    }
  }

  /**
   * Whether this is still the generation that its collection's name stands for. Where it is not,
   * reads give what the former generation has, and items are no longer written.
   */
  default boolean serves() {
    return true;
  }

  /**
   * Writes an item with all its passages, in place of what was there under its id, with the
   * checkpoint; whether its blobs are there is the caller's business.
   *
   * @throws OnespaceException SWITCHED if another generation serves since this was opened; GONE if
   *     this generation is filled from another one that has the item no longer
   */
  void put(Entry entry, Checkpoint checkpoint);

  /**
   * Writes an item as {@link #put} does, if it takes the place of what its writer read, and its
   * original and its thumbnail are kept. Asked and written in one: no other writer, on whatever
   * node, comes in between, and no {@link #sweep} of anybody takes the blobs.
   *
   * @param former what was there under its id when it was planned; nothing if there was none
   * @param kept tells whether a blob is there
   */
  Written putInPlaceOf(
      Optional<StoredItem> former, Entry entry, Checkpoint checkpoint, Predicate<ContentHash> kept);

  /** What became of an item that was to be written in place of another. */
  enum Written {
    /** It is written. */
    DONE,
    /** Nothing is written: a blob is not there. */
    NOT_KEPT,
    /**
     * Nothing is written: since it was planned its id became that of something else, or its source
     * that of an item of another id.
     */
    CHANGED
  }

  /**
   * Changes what is known of an item without touching its passages: source, title, metadata,
   * origin.
   *
   * @throws OnespaceException NOT_FOUND if there is none; SWITCHED and GONE as {@link #put}
   */
  void update(Item item);

  /**
   * Changes what is known of an item as {@link #update} does, if it is what its writer read and no
   * item of another id has its source.
   *
   * @return false, with nothing written, if it is not
   */
  boolean updateInPlaceOf(Item former, Item item);

  /** Removes an item with all that belongs to it; nothing if there is none. */
  Optional<StoredItem> delete(ItemId id);

  /**
   * Reads several things as of one moment, whatever is written meanwhile. The work should do
   * nothing else: it holds a connection. It may be done again where that is lost.
   */
  <T> T atOneMoment(Function<CatalogView, T> work);

  /** All items with their passages, a batch at a time, ordered by id. */
  void forEach(int batchSize, Consumer<List<Entry>> batch);

  /**
   * Vectors of passages of a modality and facet, drawn at random, at most so many of one item: else
   * the one with the most passages would own the sample. The same sample for the same collection,
   * whatever the order in which it was filled, and unrelated to content.
   *
   * @param size how many at most; there may be fewer where a few items hold nearly all passages, as
   *     no more than {@value #LOOKED_AT} times as many are looked at
   * @param each how many of one item at most
   */
  List<PassageVector> sample(Modality modality, Facet facet, int size, int each);

  /** So many times the size of a sample are looked at to find passages of enough items. */
  int LOOKED_AT = 20;

  /** What is stored, counted. */
  Counts counts();

  /** All items without their passages, a batch at a time, ordered by id. */
  void forEachItem(int batchSize, Consumer<List<StoredItem>> batch);

  /**
   * The items changed after a change number, each once, oldest first; those that were {@link
   * #forget forgotten} are left out.
   */
  List<Change> changesAfter(long sequence, int limit);

  /**
   * Forgets the names of items deleted up to a change number: every index has followed it, and
   * knows so durably. The numbers of changes go on growing.
   */
  void forget(long sequence);

  /**
   * The number of the last change that was forgotten, 0 if none was. An index that has not followed
   * it can no longer catch up and has to be built anew.
   */
  long forgotten();

  /**
   * Those of these blobs that are neither original nor thumbnail of any item, nor wanted by one
   * that is about to be taken in, also of other collections that share the blobs.
   */
  Set<ContentHash> unused(Collection<ContentHash> blobs);

  /**
   * Drops those of these blobs that are {@link #unused}, while nobody can begin to use one.
   *
   * @param drop removes a blob; may be called again for the same one
   */
  void sweep(Collection<ContentHash> blobs, Consumer<ContentHash> drop);

  /**
   * Blobs of items that were deleted or replaced, of all collections that share the blobs, and that
   * nobody has swept since: noted with the deletion, so that a process which is killed before it
   * sweeps leaves none for ever. Some of them may be used by other items.
   *
   * @param most how many at most
   */
  List<ContentHash> released(int most);

  /** Remembers that these bytes cannot be ingested. */
  void quarantine(ContentHash content, String source, Problem problem);

  /** All bytes that could not be ingested. */
  List<Quarantined> quarantined();

  /** Forgets that these bytes could not be ingested. */
  void release(ContentHash content);

  @Override
  void close();

  /**
   * What made an item's passages.
   *
   * @param pipeline the pipeline
   * @param thumbnail the blob of its thumbnail, for pictures
   * @param facts what was learnt of its content; part of the item's metadata
   */
  record Checkpoint(PipelineHash pipeline, Optional<ContentHash> thumbnail, Metadata facts) {}

  /** An item as stored, with what made it. */
  record StoredItem(Item item, Checkpoint checkpoint) {
    /** Its fields but for what was learnt of its content; one with another value is the user's. */
    public Metadata usersFields() {
      Map<String, MetaValue> fields = new LinkedHashMap<>(item.metadata().fields());
      fields.entrySet().removeAll(checkpoint.facts().fields().entrySet());
      return new Metadata(fields);
    }
  }

  /**
   * An item that was written or removed.
   *
   * @param sequence the change's number
   * @param item which
   */
  record Change(long sequence, ItemId item) {}

  /** Bytes that could not be ingested. */
  record Quarantined(ContentHash content, String source, Problem problem) {}

  /**
   * Counts of what is stored.
   *
   * @param items all items
   * @param passages all passages
   * @param byModality items that have a passage of a modality; one with several counts in each
   * @param byFacet passages per facet
   * @param byPipeline items per pipeline that made them
   */
  record Counts(
      long items,
      long passages,
      Map<Modality, Long> byModality,
      Map<Facet, Long> byFacet,
      Map<PipelineHash, Long> byPipeline) {
    public Counts {
      byModality = Map.copyOf(byModality);
      byFacet = Map.copyOf(byFacet);
      byPipeline = Map.copyOf(byPipeline);
    }
  }
}
