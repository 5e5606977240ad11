package dev.onespace;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.provider.SpaceProvider;
import dev.onespace.provider.SpaceProvider.Opening;
import dev.onespace.space.CheckedSpace;
import dev.onespace.space.ForwardingSpace;
import dev.onespace.space.Space;
import dev.onespace.spending.Meter;
import dev.onespace.spending.Prices;
import dev.onespace.spending.Usage;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The spaces of a session, each opened when it is first needed, and what they cost. Thread-safe.
 */
final class Spaces implements AutoCloseable {
  private final Engine engine;
  private final OpenOptions options;
  private final Optional<Paid> paid;
  private final Map<SpaceProvider, Space> opened = new HashMap<>();

  /**
   * @param engine has those that cost nothing
   * @param paid how a provider is paid; nothing where none is set
   */
  Spaces(Engine engine, OpenOptions options, Optional<Paid> paid) {
    this.engine = engine;
    this.options = options;
    this.paid = paid;
  }

  /**
   * What counts the cost of a provider's calls.
   *
   * @param meter of this session
   * @param spenders the books of all who spend
   */
  record Paid(Meter meter, Spenders spenders) {
    static Paid by(Prices prices, Optional<BigDecimal> budget, Spenders spenders) {
      return new Paid(new Meter(prices, budget, spenders), spenders);
    }
  }

  /** The space that makes vectors so. */
  synchronized Space of(SpaceProvider provider) {
    return opened.computeIfAbsent(provider, this::open);
  }

  /** What a provider was used so far; nothing if no space was opened that costs. */
  synchronized Optional<Usage> usage() {
    return opened.keySet().stream().anyMatch(it -> it.billing().isPresent())
        ? paid.map(it -> it.meter().usage())
        : Optional.empty();
  }

  /** From now on what is spent fills the collection. */
  void fill() {
    paid.map(Paid::spenders).ifPresent(Spenders::fill);
  }

  /** Writes down what was spent, while the books are open still. */
  void settle() {
    paid.map(Paid::spenders).ifPresent(Spenders::close);
  }

  private Space open(SpaceProvider provider) {
    Space space = opened(provider);
    requireNamed(provider, space);
    return new CheckedSpace(
        options
            .trial()
            .remembered()
            .<Space>map(folder -> new QueryEmbeddingCache(space, folder))
            .orElse(space));
  }

  /** Opened for this session where calls cost: it has a budget of its own. */
  private Space opened(SpaceProvider provider) {
    if (provider.billing().isEmpty()) {
      return new Lent(engine.free(provider, options));
    }
    return provider.open(
        new Opening(
            options.limits(),
            engine.clock(),
            options.trial().parameters(),
            options.trial().memory(),
            paid.map(Paid::meter)));
  }

  /** A space that others use too: it stays open. */
  private static final class Lent extends ForwardingSpace {
    Lent(Space space) {
      super(space);
    }

    @Override
    public void close() {}
  }

  /** A collection is given to the provider by the name of its space. */
  private static void requireNamed(SpaceProvider provider, Space space) {
    if (!space.id().equals(provider.space())) {
      String opened = space.id();
      space.close();
      throw new OnespaceException(
          new Problem(
              ErrorCode.SPACE_MISMATCH,
              "the provider of space '%s' opened a space that calls itself '%s'"
                  .formatted(provider.space(), opened),
              "Have SpaceProvider.space() and Space.id() give the same name."));
    }
  }

  /** Closes all, whatever fails. */
  @Override
  public synchronized void close() {
    @Nullable RuntimeException failed = null;
    for (Space space : opened.values()) {
      try {
        space.close();
      } catch (RuntimeException notClosed) {
        if (failed == null) {
          failed = notClosed;
        } else {
          failed.addSuppressed(notClosed);
        }
      }
    }
    opened.clear();
    if (failed != null) {
      throw failed;
    }
  }
}
