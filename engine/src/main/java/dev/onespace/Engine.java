package dev.onespace;

import dev.onespace.catalog.Generations;
import dev.onespace.error.OnespaceException;
import dev.onespace.models.local.EmbeddingParameters;
import dev.onespace.patience.Circuits;
import dev.onespace.provider.SpaceProvider;
import dev.onespace.provider.SpaceProvider.Opening;
import dev.onespace.space.Limits;
import dev.onespace.space.Space;
import dev.onespace.time.StageClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Opens any number of collections of one place, which share what is dear: the local models, the
 * connections to a database, and the lock of a data folder, which all of them may write to at the
 * same time. For a program that works on one collection, {@link Onespace#open(Path)} is enough.
 *
 * <p>Opening is cheap: models and connections are opened when first needed. Thread-safe. Closing it
 * closes its collections.
 */
public final class Engine implements AutoCloseable {
  static {
    Quiet.please();
  }

  private final Setup setup;
  private final Place place;
  private final StageClock clock = new StageClock();
  private final Circuits circuits = new Circuits();
  private final Map<Models, Space> spaces = new HashMap<>();
  private final List<Onespace> collections = new ArrayList<>();

  /** What decides whether two collections can use the same models. */
  private record Models(
      SpaceProvider provider,
      Limits limits,
      EmbeddingParameters parameters,
      Optional<Path> memory) {}

  private Engine(Setup setup) {
    this.setup = setup;
    this.place = Place.of(setup.keeping());
  }

  /** An engine on what is kept somewhere, with what makes the vectors there. */
  public static Engine on(Setup setup) {
    return new Engine(setup);
  }

  /** An engine on a data folder, which need not be there yet, with the local models. */
  public static Engine on(Path data) {
    return on(Setup.embedded(data));
  }

  /**
   * Opens a collection, which need not be there yet; whoever opens it closes it, or the engine
   * does. To be opened once at a time for writing.
   *
   * @throws OnespaceException USAGE if no collection may have this name
   */
  public synchronized Onespace open(OpenOptions options) {
    Generations.requireName(options.collection());
    Onespace opened = new Onespace(new Session(this, setup, options), this::forget);
    collections.add(opened);
    return opened;
  }

  /** Opens a collection by its name, with all else as usual. */
  public Onespace open(String collection) {
    return open(OpenOptions.USUAL.collection(collection));
  }

  private synchronized void forget(Onespace closed) {
    collections.remove(closed);
  }

  Place place() {
    return place;
  }

  StageClock clock() {
    return clock;
  }

  Circuits circuits() {
    return circuits;
  }

  /** A space that costs nothing, not to be closed by who asks: models are opened once. */
  synchronized Space free(SpaceProvider provider, OpenOptions options) {
    var trial = options.trial();
    return spaces.computeIfAbsent(
        new Models(provider, options.limits(), trial.parameters(), trial.memory()),
        wanted ->
            provider.open(
                new Opening(
                    wanted.limits, clock, wanted.parameters, wanted.memory, Optional.empty())));
  }

  /** Closes the collections that are open still, then what they shared, whatever fails. */
  @Override
  public void close() {
    List<AutoCloseable> all = new ArrayList<>();
    synchronized (this) {
      all.add(place);
      all.addAll(spaces.values());
      all.addAll(collections);
      spaces.clear();
    }
    Closing.lastFirst(all);
  }
}
