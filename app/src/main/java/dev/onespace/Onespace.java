package dev.onespace;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.IndexFollower;
import dev.onespace.ingest.Ingest;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.IngestReport;
import dev.onespace.ingest.Pruning;
import dev.onespace.ingest.Rehearsal;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.scan.Scan;
import dev.onespace.scan.Sources;
import dev.onespace.search.Answer;
import dev.onespace.search.Part;
import dev.onespace.search.Query;
import dev.onespace.search.Search;
import dev.onespace.space.CheckedSpace;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.Space;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.store.Catalog.StoredItem;
import dev.onespace.store.Entry;
import dev.onespace.store.Known;
import dev.onespace.store.folder.DataFolder;
import dev.onespace.time.Stage;
import dev.onespace.time.StageClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A collection of texts, pictures and recordings in which any of them finds any other.
 *
 * <p>Opening is cheap: stores and models are opened when first needed. Reading takes no lock and
 * goes on beside a writer; the first call that writes makes this the one writer of the data folder
 * until it is closed. Thread-safe.
 */
public final class Onespace implements AutoCloseable {
  private static final int PAGE = 256;

  private final EmbeddedProfile profile;
  private final OpenOptions options;
  private final StageClock clock = new StageClock();
  private @Nullable Space space;
  private @Nullable Stores reading;
  private @Nullable Stores writing;
  private @Nullable Search search;

  private Onespace(EmbeddedProfile profile, OpenOptions options) {
    this.profile = profile;
    this.options = options;
  }

  /** Opens the default collection of a data folder, which need not be there yet. */
  public static Onespace open(Path data) {
    return open(data, OpenOptions.USUAL);
  }

  /** Opens a collection of a data folder. */
  public static Onespace open(Path data, OpenOptions options) {
    return new Onespace(new EmbeddedProfile(new DataFolder(data), options.collection()), options);
  }

  /**
   * Takes in files, folders and {@code items.jsonl} files; what is known is left as it is.
   *
   * @throws OnespaceException LOCKED if there is another writer, NOT_FOUND if a path is not there
   */
  public IngestReport ingest(Path... paths) {
    try (Scan scan = Scan.of(paths)) {
      return ingest(scan, IngestOptions.usual(Sources::isThere), IngestListener.SILENT);
    }
  }

  /**
   * Takes in what a scan brings. The index follows now and then, and at the end.
   *
   * @throws OnespaceException LOCKED if there is another writer
   */
  public IngestReport ingest(
      Iterator<Incoming> inputs, IngestOptions how, IngestListener listener) {
    Space embedding = space();
    Stores stores = toFill(embedding);
    IndexFollower follower = follower(stores);
    follower.catchUp();
    try {
      return new Ingest(embedding, stores.catalog(), stores.blobs(), clock)
          .run(inputs, how, new Following(listener, follower));
    } finally {
      follower.catchUp();
    }
  }

  /**
   * Tells what {@link #ingest(Iterator, IngestOptions, IngestListener)} would do, and does none of
   * it; there need be no data folder yet.
   */
  public IngestReport rehearse(
      Iterator<Incoming> inputs, IngestOptions how, IngestListener listener) {
    Known known = profile.isThere() ? toRead().catalog() : Known.NOTHING;
    return new Rehearsal(known, space().pipeline()).run(inputs, how, listener);
  }

  /**
   * Answers a query.
   *
   * @throws OnespaceException if the query's content cannot be read, or the collection was made
   *     with another space, or CORRUPT if the index is damaged or missing
   */
  public Answer search(Query query) {
    query.parts().forEach(this::prepare);
    Stores stores = toRead();
    stores.requireIndex();
    Answer answer = search(stores).run(query);
    return follower(stores).isUpToDate()
        ? answer
        : answer.noting(
            "the index is behind the catalog: an ingest is running, or was stopped;"
                + " the same ingest again, or onespace reindex, brings it up to date");
  }

  private void prepare(Part part) {
    if (part.subject() instanceof Part.Given(var content)) {
      space().prepare(content.type());
    }
  }

  /** An item with its passages. */
  public Optional<Entry> item(ItemId id) {
    var catalog = toRead().catalog();
    return catalog
        .item(id)
        .map(StoredItem::item)
        .map(item -> new Entry(item, catalog.passages(List.of(id)).getOrDefault(id, List.of())));
  }

  /**
   * Removes an item with its passages, its original and its thumbnail.
   *
   * @return false if there is no such item
   */
  public boolean delete(ItemId id) {
    return delete(List.of(id)) > 0;
  }

  /** Removes these items; gives the number of those that were there. */
  public long delete(Collection<ItemId> ids) {
    return remove(ids).items();
  }

  /** Removes these items; tells what was removed where. */
  public Deletion remove(Collection<ItemId> ids) {
    return removal("delete").remove(ids.stream().distinct().toList());
  }

  /** Removes for good what deleted and replaced items left in the files of index and catalog. */
  public Compaction compact() {
    return removal("delete --compact").compact(profile.folder(), profile.collection());
  }

  /** What is gone of the places that a scan, now at its end, went through; removes nothing. */
  public Pruning toPrune(Scan scan) {
    List<Item> known = new ArrayList<>();
    if (profile.isThere()) {
      toRead()
          .catalog()
          .forEachItem(
              PAGE,
              items ->
                  items.stream()
                      .map(StoredItem::item)
                      .filter(item -> scan.covers(item.source()))
                      .forEach(known::add));
    }
    return new Pruning(
        known.size(),
        known.stream().filter(item -> scan.vanished(item.source())).map(Item::id).toList());
  }

  /**
   * What is stored, counted. Loads no models.
   *
   * @throws OnespaceException NOT_FOUND if there is nothing in the data folder yet
   */
  public Stats stats() {
    Stores stores = toRead();
    var counts = stores.catalog().counts();
    PipelineHash present = space().pipeline();
    long current = counts.byPipeline().getOrDefault(present, 0L);
    return new Stats(
        stores.catalog().space(),
        counts,
        counts.items() - current,
        stores.catalog().quarantined(),
        stores.index().passages(),
        follower(stores).isUpToDate());
  }

  /** Builds the index anew from the catalog, embedding nothing; gives the number of items. */
  public long reindex() {
    return follower(toWrite(() -> profile.toRebuild("reindex"))).rebuild();
  }

  /** The space that embeds here. */
  public SpaceIdentity spaceIdentity() {
    return SpaceIdentity.of(space());
  }

  /** The pipeline that embeds here; items that another one made are stale. */
  public PipelineHash pipeline() {
    return space().pipeline();
  }

  /** Seconds spent so far, per stage. */
  public Map<Stage, Double> seconds() {
    return clock.seconds();
  }

  private Removal removal(String command) {
    Stores stores = toChange(command);
    return new Removal(stores, follower(stores));
  }

  private IndexFollower follower(Stores stores) {
    return new IndexFollower(stores.catalog(), stores.index(), clock);
  }

  private synchronized Space space() {
    if (space == null) {
      Space embedding = profile.space(options, clock);
      space =
          new CheckedSpace(
              options
                  .remembered()
                  .<Space>map(folder -> new RememberedQuestions(embedding, folder))
                  .orElse(embedding));
    }
    return space;
  }

  private synchronized Search search(Stores stores) {
    if (search == null) {
      stores.catalog().requireSpace(SpaceIdentity.of(space()));
      search = new Search(space(), stores.catalog(), stores.index(), options.tuning(), clock);
    }
    return search;
  }

  private synchronized Stores toRead() {
    if (writing != null) {
      return writing;
    }
    if (reading == null) {
      reading = profile.toRead();
    }
    return reading;
  }

  private Stores toChange(String command) {
    return toWrite(() -> profile.toChange(command));
  }

  private Stores toFill(Space embedding) {
    Stores stores = toWrite(() -> profile.toFill("ingest", SpaceIdentity.of(embedding)));
    stores.catalog().requireSpace(SpaceIdentity.of(embedding));
    return stores;
  }

  private synchronized Stores toWrite(Supplier<Stores> opening) {
    if (writing == null) {
      requireWritable();
      write(opening.get());
    }
    return toRead();
  }

  /** A search made on the reading stores would not see what is written from now on. */
  private void write(Stores stores) {
    writing = stores;
    search = null;
  }

  private void requireWritable() {
    if (options.readOnly()) {
      throw new OnespaceException(ErrorCode.USAGE, "this data folder was opened for reading only");
    }
  }

  @Override
  public synchronized void close() {
    try (Stores read = reading;
        Stores written = writing;
        Space models = space) {
      search = null;
      reading = null;
      writing = null;
      space = null;
    }
  }
}
