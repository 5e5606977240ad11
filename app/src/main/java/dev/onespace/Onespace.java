package dev.onespace;

import dev.onespace.cloud.gemini.Usage;
import dev.onespace.error.OnespaceException;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.Ingest;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.IngestReport;
import dev.onespace.ingest.Pruning;
import dev.onespace.ingest.Rehearsal;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.jobs.SharedIngest;
import dev.onespace.scan.Scan;
import dev.onespace.scan.Sources;
import dev.onespace.search.Answer;
import dev.onespace.search.Part;
import dev.onespace.search.Query;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.store.Catalog.StoredItem;
import dev.onespace.store.Entry;
import dev.onespace.store.Generations;
import dev.onespace.store.Known;
import dev.onespace.time.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A collection of texts, pictures and recordings in which any of them finds any other.
 *
 * <p>Opening is cheap: stores and models are opened when first needed. Reading takes no lock and
 * goes on beside a writer; the first call that writes makes this the one writer of the data folder
 * until it is closed. Thread-safe.
 */
public final class Onespace implements AutoCloseable {
  private static final int PAGE = 256;

  private final Session session;

  Onespace(Session session) {
    this.session = session;
  }

  /** Opens the default collection of a data folder, which need not be there yet. */
  public static Onespace open(Path data) {
    return open(data, OpenOptions.USUAL);
  }

  /** Opens a collection of a data folder. */
  public static Onespace open(Path data, OpenOptions options) {
    return connect(Setup.embedded(data), options);
  }

  /**
   * Opens a collection wherever it is kept, in whichever space.
   *
   * @throws OnespaceException USAGE if no collection may have this name
   */
  public static Onespace connect(Setup setup, OpenOptions options) {
    Generations.requireName(options.collection());
    return new Onespace(new Session(setup, options));
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
   * Takes in what a scan brings. The index follows now and then, and at the end. Servers that are
   * away are waited for; one that is away for too long ends it, with a report of what was done.
   *
   * @throws OnespaceException LOCKED if there is another writer
   */
  public IngestReport ingest(
      Iterator<Incoming> inputs, IngestOptions how, IngestListener listener) {
    Stores stores = session.toFill("ingest");
    var following = new Following(listener, session.follower(stores));
    return session
        .patience(listener)
        .during(() -> following.during(() -> ingest(stores, inputs, how, following)));
  }

  private IngestReport ingest(
      Stores stores, Iterator<Incoming> inputs, IngestOptions how, IngestListener listener) {
    Ingest ingest = new Ingest(session.space(), stores.catalog(), stores.blobs(), session.clock());
    return stores
        .shared()
        .map(
            it ->
                new SharedIngest(ingest, stores.catalog(), stores.blobs(), it.jobs(), it.node())
                    .run(inputs, how, listener))
        .orElseGet(() -> ingest.run(inputs, how, listener));
  }

  /**
   * Tells what {@link #ingest(Iterator, IngestOptions, IngestListener)} would do, and does none of
   * it; there need be no data folder yet.
   */
  public IngestReport rehearse(
      Iterator<Incoming> inputs, IngestOptions how, IngestListener listener) {
    Known known = session.isThere() ? session.toRead().catalog() : Known.NOTHING;
    return new Rehearsal(known, session.space().pipeline()).run(inputs, how, listener);
  }

  /**
   * Tells what the same ingest would take of a provider and of this machine; does nothing and sends
   * nothing.
   */
  public Forecast estimate(Iterator<Incoming> inputs, IngestOptions how, IngestListener listener) {
    Known known = session.isThere() ? session.toRead().catalog() : Known.NOTHING;
    var estimating = new Estimating(session.setup().embedding());
    new Rehearsal(known, session.space().pipeline(), estimating::add).run(inputs, how, listener);
    return estimating.sum();
  }

  /**
   * Answers a query.
   *
   * @throws OnespaceException if the query's content cannot be read, or the collection was made
   *     with another space, or CORRUPT if the index is damaged or missing
   */
  public Answer search(Query query) {
    query.parts().forEach(this::prepare);
    Stores stores = session.toRead();
    stores.requireIndex();
    Answer answer = session.search(stores).run(query);
    return session.follower(stores).isUpToDate()
        ? answer
        : answer.noting(
            "the index is behind the catalog: an ingest is running, or was stopped;"
                + " the same ingest again, or onespace reindex, brings it up to date");
  }

  private void prepare(Part part) {
    if (part.subject() instanceof Part.Given(var content)) {
      session.space().prepare(content.type());
    }
  }

  /** An item with its passages. */
  public Optional<Entry> item(ItemId id) {
    var catalog = session.toRead().catalog();
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
    Stores stores = session.toChange("delete --compact");
    return stores.remains().compact(session.follower(stores));
  }

  /** What is gone of the places that a scan, now at its end, went through; removes nothing. */
  public Pruning toPrune(Scan scan) {
    List<Item> known = new ArrayList<>();
    if (session.isThere()) {
      session
          .toRead()
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
    Stores stores = session.toRead();
    var counts = stores.catalog().counts();
    PipelineHash present = session.space().pipeline();
    long current = counts.byPipeline().getOrDefault(present, 0L);
    return new Stats(
        stores.where(),
        stores.catalog().space(),
        counts,
        counts.items() - current,
        stores.catalog().quarantined(),
        stores.index().passages(),
        session.follower(stores).isUpToDate());
  }

  /** Builds the index anew from the catalog, embedding nothing; gives the number of items. */
  public long reindex() {
    return session.follower(session.toRebuild("reindex")).rebuild();
  }

  /** The space that embeds here. */
  public SpaceIdentity spaceIdentity() {
    return SpaceIdentity.of(session.space());
  }

  /** The pipeline that embeds here; items that another one made are stale. */
  public PipelineHash pipeline() {
    return session.space().pipeline();
  }

  /** What a provider was used since this was opened; nothing for a space that costs nothing. */
  public Optional<Usage> usage() {
    return session.usage();
  }

  /** The generations of this collection, and what takes it elsewhere. */
  public Moving moving() {
    return new Moving(session);
  }

  /** Seconds spent so far, per stage. */
  public Map<Stage, Double> seconds() {
    return session.clock().seconds();
  }

  private Removal removal(String command) {
    Stores stores = session.toChange(command);
    return new Removal(stores, session.follower(stores));
  }

  @Override
  public void close() {
    session.close();
  }
}
