package dev.onespace;

import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.catalog.Entry;
import dev.onespace.catalog.Generations;
import dev.onespace.catalog.KnownInputs;
import dev.onespace.error.OnespaceException;
import dev.onespace.ingest.DryRun;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.Ingest;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.IngestReport;
import dev.onespace.ingest.Input;
import dev.onespace.ingest.Outcome;
import dev.onespace.ingest.Pruning;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.jobs.SharedIngest;
import dev.onespace.scan.Scan;
import dev.onespace.scan.Sources;
import dev.onespace.search.answer.Answer;
import dev.onespace.search.question.Part;
import dev.onespace.search.question.Query;
import dev.onespace.space.Content;
import dev.onespace.space.Space;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.spending.Spend;
import dev.onespace.spending.Usage;
import dev.onespace.time.Stage;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A collection of texts, pictures and recordings in which any of them finds any other.
 *
 * <p>Opening is cheap: stores and models are opened when first needed. Reading takes no lock and
 * goes on beside a writer; the first call that writes makes this the one writer of the data folder
 * until it is closed; a second one, also in this process, is refused.
 *
 * <p>Thread-safe. Threads that write take turns item by item: a delete waits for the item that an
 * ingest of another thread is just writing, and for the index to follow, never for the ingest to
 * end. {@link #reindex} and {@link #compact} write whole files anew and are waited for. A search
 * waits for nobody, and shows what the catalog holds at one moment.
 */
public final class Onespace implements AutoCloseable {
  private static final int PAGE = 256;

  private static final int MOST_SWITCHES = 10;

  static {
    Quiet.please();
  }

  private final Session session;
  private final Consumer<Onespace> closed;

  /**
   * What a session works on.
   *
   * @param closed hears when it was closed
   */
  Onespace(Session session, Consumer<Onespace> closed) {
    this.session = session;
    this.closed = closed;
  }

  Onespace(Session session) {
    this(session, _ -> {});
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
    Engine engine = Engine.on(setup);
    return new Onespace(new Session(engine, setup, options), _ -> engine.close());
  }

  /** Where this collection is kept, and what makes the vectors of the generation that serves. */
  public Setup setup() {
    return session.setup().with(session.provider());
  }

  /** Takes in a text under an id; one that has this id already becomes this. */
  public ItemId add(String id, String text) {
    return add(id, text, Map.of());
  }

  /**
   * Takes in a text under an id; one that has this id already becomes this, and keeps fields that
   * are not named.
   *
   * @param fields by name; numbers, dates and truth values are typed as on the command line
   * @throws OnespaceException if it cannot be taken in, or LOCKED if there is another writer
   */
  public ItemId add(String id, String text, Map<String, String> fields) {
    Map<String, MetaValue> typed = new LinkedHashMap<>();
    fields.forEach((name, value) -> typed.put(name, MetaValue.ofWord(value)));
    Input input =
        new Input(
            "program:#" + id,
            Optional.of(new ItemId(id)),
            id,
            new Content.Words(text),
            new Metadata(typed));
    requireComplete(
        ingest(
            List.<Incoming>of(new Incoming.Ready(input)).iterator(),
            IngestOptions.usual(Sources::isThere),
            IngestListener.SILENT));
    return new ItemId(id);
  }

  /**
   * Takes in a file, or a folder with all that is in it.
   *
   * @throws OnespaceException if anything of it cannot be taken in (the rest is), NOT_FOUND if it
   *     is not there, or LOCKED if there is another writer
   */
  public IngestReport add(Path path) {
    return requireComplete(ingest(path));
  }

  private static IngestReport requireComplete(IngestReport report) {
    Stream.concat(report.failed().stream().map(Outcome.Failed::problem), report.stop().stream())
        .findFirst()
        .ifPresent(
            problem -> {
              throw new OnespaceException(problem);
            });
    return report;
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
   * Where another node switches to another generation meanwhile, it goes on in that one.
   *
   * @throws OnespaceException LOCKED if there is another writer
   */
  public IngestReport ingest(
      Iterator<Incoming> inputs, IngestOptions how, IngestListener listener) {
    leaveOut(inputs);
    return session
        .patience(listener::stopRequested, listener::waits)
        .during(() -> ingestIntoServing(new Unfinished(inputs, listener), how));
  }

  private IngestReport ingestIntoServing(Unfinished inputs, IngestOptions how) {
    IngestReport report = ingestIntoOne(inputs, how);
    for (int i = 0; i < MOST_SWITCHES && report.isSwitched() && inputs.startAgain(); i++) {
      inputs.goesOn(serving());
      report = report.and(ingestIntoOne(inputs, how));
    }
    return report;
  }

  private int serving() {
    return session.toRead().generations().serving(session.options().collection()).generation();
  }

  private IngestReport ingestIntoOne(Unfinished inputs, IngestOptions how) {
    Stores stores = session.toFill("ingest");
    stores.requireOwnIndex();
    var following =
        new Following(inputs, session.follower(stores), () -> session.isRetired(stores));
    IngestReport report = following.during(() -> ingest(stores, inputs, how, following));
    if (following.isLeft()) {
      session.follower(session.toFill("ingest")).catchUp();
    }
    return report;
  }

  /** What is kept here would come in as originals of originals. */
  private void leaveOut(Iterator<Incoming> inputs) {
    if (inputs instanceof Scan scan) {
      scan.leaveOut(
          switch (session.setup().keeping()) {
            case Setup.Keeping.Folder(var data) -> List.of(data);
            case Setup.Keeping.Servers servers -> List.of(servers.blobs());
          });
    }
  }

  private IngestReport ingest(
      Stores stores, Iterator<Incoming> inputs, IngestOptions how, IngestListener listener) {
    stores.dropReleased();
    Ingest ingest =
        new Ingest(
            session.spaceOf(stores),
            stores.catalog(),
            stores.blobs(),
            stores.turns(),
            session.clock());
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
    leaveOut(inputs);
    KnownInputs known = session.isThere() ? session.toRead().catalog() : KnownInputs.NOTHING;
    return new DryRun(known, session.space().pipeline()).run(inputs, how, listener);
  }

  /**
   * Tells what the same ingest would take of a provider and of this machine; does nothing and sends
   * nothing.
   */
  public Forecast estimate(Iterator<Incoming> inputs, IngestOptions how, IngestListener listener) {
    leaveOut(inputs);
    KnownInputs known = session.isThere() ? session.toRead().catalog() : KnownInputs.NOTHING;
    var estimating = new Estimating(session.provider());
    new DryRun(known, session.space().pipeline(), estimating::add).run(inputs, how, listener);
    return estimating.sum();
  }

  /**
   * Answers a query. Of servers that are away it waits for the setup's patience in total, then goes
   * on without, with a note: without a remote vector index the vectors are looked through in the
   * database, without a provider of vectors the words and exact terms of the question are asked.
   *
   * @throws OnespaceException if the query's content cannot be read, or the collection was made
   *     with another space, or CORRUPT if the index is damaged or missing
   */
  public Answer search(Query query) {
    return session.patienceOfQuestion().during(() -> answer(query));
  }

  private Answer answer(Query query) {
    query.parts().forEach(this::prepare);
    Stores stores = session.toRead();
    stores.requireIndex();
    Answer answer = session.search(stores).run(query);
    return session.follower(stores).isUpToDate()
        ? answer
        : answer.noting(
            "the index is behind the catalog: an ingest is running, or was stopped;"
                + " the same ingest again, or a reindex, brings it up to date");
  }

  private void prepare(Part part) {
    if (part.subject() instanceof Part.Given(var content)) {
      session.prepare(content.type());
    }
  }

  /** An item with its passages. */
  public Optional<Entry> item(ItemId id) {
    return Optional.ofNullable(session.toRead().catalog().entries(List.of(id)).get(id));
  }

  /**
   * Removes an item with its passages, its original and its thumbnail, in all generations.
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
    return removal("compaction").compact();
  }

  /** What is gone of the places that a scan, now at its end, went through; removes nothing. */
  public Pruning toPrune(Scan scan) {
    Pruning.Count count = new Pruning.Count();
    if (session.isThere()) {
      session
          .toRead()
          .catalog()
          .forEachItem(
              PAGE,
              items -> {
                for (StoredItem stored : items) {
                  switch (scan.fate(stored.item())) {
                    case OUTSIDE -> {}
                    case THERE -> count.there();
                    case GONE -> count.gone(stored.item().id());
                    case AWAY -> count.away(stored.item().id());
                  }
                }
              });
    }
    return count.pruning();
  }

  /**
   * What is stored, counted. Loads no models.
   *
   * @throws OnespaceException NOT_FOUND if there is nothing in the data folder yet
   */
  public Stats stats() {
    Stores stores = session.toRead();
    var counts = stores.catalog().counts();
    long stale =
        session
            .pipeline()
            .map(present -> counts.items() - counts.byPipeline().getOrDefault(present, 0L))
            .orElse(0L);
    return new Stats(
        stores.where(),
        stores.catalog().space(),
        stores.generations().serving(session.options().collection()),
        stores.generations().all(session.options().collection()),
        counts,
        stale,
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

  /** The space of a collection that would be made; what is there may be of another. */
  public SpaceIdentity usualSpace() {
    return SpaceIdentity.of(session.usualSpace());
  }

  /**
   * What embeds here for a collection that is there; its dimension and hash may be others.
   *
   * @param made the space of the collection
   * @return nothing if no such space is set
   */
  public Optional<Space> present(SpaceIdentity made) {
    return session.present(made);
  }

  /** What a provider was used since this was opened; nothing for a space that costs nothing. */
  public Optional<Usage> usage() {
    return session.usage();
  }

  /**
   * What was spent on vectors for all collections that are kept here, by whichever process: by day
   * (UTC), collection and space.
   *
   * @throws OnespaceException NOT_FOUND if nothing was ever taken in here
   */
  public List<Spend> spent() {
    return session.spent();
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
    return new Removal(session.options().collection(), session.all(session.toChange(command)));
  }

  @Override
  public void close() {
    try (session) {
      // closed before what it shares with others
    } finally {
      closed.accept(this);
    }
  }
}
