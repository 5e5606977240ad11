package dev.onespace;

import dev.onespace.catalog.Turns;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.ingest.IndexFollower;
import dev.onespace.item.Modality;
import dev.onespace.patience.Outage;
import dev.onespace.patience.Patience;
import dev.onespace.provider.SpaceProvider;
import dev.onespace.provider.SpaceProvider.Billing;
import dev.onespace.search.Search;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.Space;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.spending.Spend;
import dev.onespace.spending.SpendLimits;
import dev.onespace.spending.Usage;
import dev.onespace.store.sql.Target;
import dev.onespace.time.StageClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is open of a collection: stores to read, stores to write, space and search, each opened when
 * it is first needed. It follows a switch: whoever asks gets the stores and the space of the
 * generation that serves then. Thread-safe.
 */
final class Session implements AutoCloseable {
  private final Engine engine;
  private final Setup setup;
  private final Profile profile;
  private final OpenOptions options;
  private final Spaces spaces;
  private final Turns beside = new Turns();
  private final List<Retired> retired = new ArrayList<>();
  private @Nullable Stores reading;
  private @Nullable Stores writing;
  private @Nullable Asking asking;

  /** Longer than any call takes: {@code limits.item-time} is an hour. */
  private static final Duration CALL = Duration.ofHours(2);

  /** Stores that serve no longer, which calls that began before may be using. */
  private record Retired(Stores stores, Instant since) {}

  /** The search over some stores. */
  private record Asking(Stores stores, Search search) {}

  /** The generation of a collection that serves. */
  Session(Engine engine, Setup setup, OpenOptions options) {
    this(engine, setup, options, new Target.Served(options.collection()));
  }

  private Session(Engine engine, Setup setup, OpenOptions options, Target target) {
    this.engine = engine;
    this.setup = setup;
    this.profile = engine.place().profile(target);
    this.options = options;
    this.spaces = new Spaces(engine, options, setup.paid().map(this::paid));
  }

  /** The same collection with vectors of another provider. */
  Session beside(SpaceProvider provider, OpenOptions how) {
    return new Session(engine, setup.with(provider), how);
  }

  /** A generation of the same collection, with what makes its vectors. */
  Session beside(SpaceProvider provider, OpenOptions how, Target target) {
    return new Session(engine, setup.with(provider), how, target);
  }

  private Spaces.Paid paid(SpaceProvider provider) {
    Billing billing = provider.billing().orElseThrow();
    return Spaces.Paid.by(
        billing.prices(),
        options.budget(),
        new Spenders(
            () -> toRead().spending(),
            Spenders.spender(billing, options.collection(), profile.node()),
            new SpendLimits(options.budget(), billing.dailyLimit()),
            profile.lease()));
  }

  Setup setup() {
    return setup;
  }

  /** Opens the stores of any generation. */
  Profile profile() {
    return profile;
  }

  OpenOptions options() {
    return options;
  }

  StageClock clock() {
    return engine.clock();
  }

  /** Whether the collection is there. */
  boolean isThere() {
    return made().isPresent();
  }

  /**
   * How long work that fills the collection waits for servers that are away, unless it is to stop,
   * and who hears of it.
   */
  Patience patience(BooleanSupplier stop, Consumer<Outage> waits) {
    return Patience.ofWork(setup.waits().ingest(), stop, waits);
  }

  /** How long one question waits for them. */
  Patience patienceOfQuestion() {
    return Patience.ofQuestion(setup.waits().search(), engine.circuits());
  }

  /** What was spent on all collections that are kept here, by whoever spent it. */
  List<Spend> spent() {
    return profile.spent();
  }

  /** What a provider was used so far; nothing for a space that costs nothing. */
  Optional<Usage> usage() {
    return spaces.usage();
  }

  /**
   * The space of the generation that serves; of a collection that is not there yet, the one that is
   * set.
   *
   * @throws OnespaceException SPACE_MISMATCH if nothing is set that makes vectors of that space
   */
  synchronized Space space() {
    return spaces.of(provider());
  }

  /** The pipeline of the generation that serves; nothing if its space is not set here. */
  synchronized Optional<PipelineHash> pipeline() {
    return made().flatMap(this::present).map(Space::pipeline);
  }

  /** What makes vectors of a space; nothing if it is not set here. */
  Optional<Space> present(SpaceIdentity made) {
    return setup.find(made).map(spaces::of);
  }

  /** What makes vectors of the generation that serves. */
  SpaceProvider provider() {
    return made().map(setup::provider).orElseGet(setup::provider);
  }

  /** The space of the collection; nothing if it is not there yet. */
  private synchronized Optional<SpaceIdentity> made() {
    return opened().isPresent() ? Optional.of(toRead().catalog().space()) : profile.made();
  }

  /** The space for a collection that is made; opens nothing else. */
  synchronized Space usualSpace() {
    return spaces.of(setup.provider());
  }

  /** Begins to load what embedding takes, at the same time as the stores are opened. */
  void prepare(Modality type) {
    boolean costsNothing = setup.provider().billing().isEmpty();
    if (opened().isEmpty() && costsNothing) {
      usualSpace().prepare(type);
    } else {
      space().prepare(type);
    }
  }

  /** The space of what these stores hold, whichever generation serves by now. */
  Space spaceOf(Stores stores) {
    return spaces.of(setup.provider(stores.catalog().space()));
  }

  synchronized Search search(Stores stores) {
    Asking made = asking;
    if (made == null || !made.stores.equals(stores)) {
      Space space = spaceOf(stores);
      stores.catalog().requireSpace(SpaceIdentity.of(space));
      Search search =
          new Search(space, stores.catalog(), stores.index(), options.trial().weights(), clock());
      made = new Asking(stores, search);
      asking = made;
    }
    return made.search;
  }

  IndexFollower follower(Stores stores) {
    return new IndexFollower(stores.catalog(), stores.index(), clock());
  }

  /** All generations of the collection, beside stores that are open for writing. */
  AllGenerations all(Stores stores) {
    return new AllGenerations(options.collection(), stores, profile, this::follower, beside);
  }

  synchronized Stores toRead() {
    followSwitch();
    if (writing != null) {
      return writing;
    }
    if (reading == null) {
      reading = profile.toRead();
    }
    return reading;
  }

  /** Whether others have taken the place of these stores. */
  synchronized boolean isRetired(Stores stores) {
    return opened().filter(stores::equals).isEmpty();
  }

  private synchronized Optional<Stores> opened() {
    return Optional.ofNullable(writing == null ? reading : writing);
  }

  /**
   * Lets go of stores that serve no longer. Others may be searching them still, or end what they
   * began: they are closed when no call of then can be at work any more, or at the end.
   */
  private void followSwitch() {
    Instant now = Instant.now();
    retired.stream()
        .filter(it -> it.since.plus(CALL).isBefore(now))
        .toList()
        .forEach(
            over -> {
              retired.remove(over);
              over.stores.close();
            });
    if (opened().map(it -> it.catalog().serves()).orElse(true)) {
      return;
    }
    if (reading != null) {
      retired.add(new Retired(reading, now));
      reading = null;
    }
    if (writing != null) {
      Profile.Reopened reopened = profile.reopened(writing);
      reopened.retired().remains().rest();
      retired.add(new Retired(reopened.retired(), now));
      writing = reopened.fresh();
    }
    asking = null;
  }

  Stores toChange(String command) {
    return toWrite(() -> profile.toChange(command));
  }

  Stores toRebuild(String command) {
    return toWrite(() -> profile.toRebuild(command));
  }

  Stores toFill(String command) {
    return toFill(() -> profile.toFill(command, SpaceIdentity.of(usualSpace())));
  }

  /** The stores of another generation, beside those that a session has open for writing. */
  Stores toFillBeside() {
    return toFill(() -> profile.besideWriter(SpaceIdentity.of(usualSpace())));
  }

  private Stores toFill(Supplier<Stores> opening) {
    Stores stores = toWrite(opening);
    stores.catalog().requireSpace(SpaceIdentity.of(spaceOf(stores)));
    spaces.fill();
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
    asking = null;
  }

  private void requireWritable() {
    if (options.readOnly()) {
      throw new OnespaceException(ErrorCode.USAGE, "this collection was opened for reading only");
    }
  }

  @Override
  public synchronized void close() {
    List<AutoCloseable> all = new ArrayList<>();
    all.add(spaces);
    Optional.ofNullable(writing).ifPresent(all::add);
    Optional.ofNullable(reading).ifPresent(all::add);
    retired.forEach(it -> all.add(it.stores));
    spaces.settle();
    asking = null;
    reading = null;
    writing = null;
    retired.clear();
    Closing.lastFirst(all);
  }
}
