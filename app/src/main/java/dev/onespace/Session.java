package dev.onespace;

import dev.onespace.Setup.Embedding;
import dev.onespace.cloud.gemini.GeminiSpace;
import dev.onespace.cloud.gemini.Meter;
import dev.onespace.cloud.gemini.Usage;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.ingest.IndexFollower;
import dev.onespace.ingest.IngestListener;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.local.LocalPreparation;
import dev.onespace.models.local.LocalSpace;
import dev.onespace.patience.Circuits;
import dev.onespace.patience.Patience;
import dev.onespace.search.Search;
import dev.onespace.space.CheckedSpace;
import dev.onespace.space.Space;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.spending.Spend;
import dev.onespace.time.StageClock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is open of a collection: stores to read, stores to write, space and search, each opened when
 * it is first needed. Thread-safe.
 */
final class Session implements AutoCloseable {
  private final Setup setup;
  private final Profile profile;
  private final OpenOptions options;
  private final StageClock clock = new StageClock();
  private final Circuits circuits = new Circuits();
  private final Optional<Spenders> spenders;
  private final Optional<Meter> meter;
  private @Nullable Space space;
  private @Nullable Stores reading;
  private @Nullable Stores writing;
  private @Nullable Search search;

  Session(Setup setup, OpenOptions options) {
    this.setup = setup;
    this.profile = Profile.of(setup.keeping(), options.collection());
    this.options = options;
    this.spenders =
        switch (setup.embedding()) {
          case Embedding.Local() -> Optional.empty();
          case Embedding.Gemini gemini -> Optional.of(spenders(gemini));
        };
    this.meter =
        switch (setup.embedding()) {
          case Embedding.Local() -> Optional.empty();
          case Embedding.Gemini(var settings, _) ->
              Optional.of(new Meter(settings.prices(), options.budget(), spenders.orElseThrow()));
        };
  }

  private Spenders spenders(Embedding.Gemini gemini) {
    return new Spenders(
        () -> toRead().spending(),
        Spenders.spender(gemini, options.collection(), profile.node()),
        Spenders.limits(gemini, options.budget()),
        profile.lease());
  }

  Setup setup() {
    return setup;
  }

  OpenOptions options() {
    return options;
  }

  StageClock clock() {
    return clock;
  }

  /** Whether anything was ever taken in. */
  boolean isThere() {
    return profile.isThere();
  }

  /** How long work that fills the collection waits for servers that are away. */
  Patience patience(IngestListener listener) {
    return Patience.ofWork(setup.waits().ingest(), listener::waits);
  }

  /** How long one question waits for them. */
  Patience patienceOfQuestion() {
    return Patience.ofQuestion(setup.waits().search(), circuits);
  }

  /** What was spent on all collections that are kept here, by whoever spent it. */
  List<Spend> spent() {
    return profile.spent();
  }

  /** What a provider was used so far; nothing for a space that costs nothing. */
  Optional<Usage> usage() {
    return meter.map(Meter::usage);
  }

  synchronized Space space() {
    if (space == null) {
      Space embedding = embedding();
      space =
          new CheckedSpace(
              options
                  .trial()
                  .remembered()
                  .<Space>map(folder -> new RememberedQuestions(embedding, folder))
                  .orElse(embedding));
    }
    return space;
  }

  private Space embedding() {
    return switch (setup.embedding()) {
      case Embedding.Local() ->
          new LocalSpace(
              ModelFiles.found(),
              options.limits(),
              clock,
              options.trial().recipe(),
              options.trial().memory());
      case Embedding.Gemini(var settings, var preparation) ->
          new ConformingSpace(
              new GeminiSpace(
                  settings,
                  new LocalPreparation(ModelFiles.found(), options.limits(), preparation, clock),
                  meter.orElseThrow()),
              settings,
              meter.orElseThrow());
    };
  }

  synchronized Search search(Stores stores) {
    if (search == null) {
      stores.catalog().requireSpace(SpaceIdentity.of(space()));
      search =
          new Search(space(), stores.catalog(), stores.index(), options.trial().tuning(), clock);
    }
    return search;
  }

  IndexFollower follower(Stores stores) {
    return new IndexFollower(stores.catalog(), stores.index(), clock);
  }

  synchronized Stores toRead() {
    if (writing != null) {
      return writing;
    }
    if (reading == null) {
      reading = profile.toRead();
    }
    return reading;
  }

  Stores toChange(String command) {
    return toWrite(() -> profile.toChange(command));
  }

  Stores toRebuild(String command) {
    return toWrite(() -> profile.toRebuild(command));
  }

  Stores toFill(String command) {
    SpaceIdentity identity = SpaceIdentity.of(space());
    Stores stores = toWrite(() -> profile.toFill(command, identity));
    stores.catalog().requireSpace(identity);
    spenders.ifPresent(Spenders::fill);
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
      throw new OnespaceException(ErrorCode.USAGE, "this collection was opened for reading only");
    }
  }

  @Override
  public synchronized void close() {
    try (Stores read = reading;
        Stores written = writing;
        Space models = space) {
      spenders.ifPresent(Spenders::close);
      search = null;
      reading = null;
      writing = null;
      space = null;
    }
  }
}
