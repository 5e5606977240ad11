package dev.onespace.cloud.gemini;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.Problem;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Facet;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.space.Capabilities;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.Preparation;
import dev.onespace.space.Prepared;
import dev.onespace.space.Prepared.Piece;
import dev.onespace.space.Space;
import dev.onespace.space.SpaceHash;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.space.Task;
import dev.onespace.spending.Meter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Gemini Embedding 2: text, pictures and recordings natively in one space. What is sent is what the
 * {@link Preparation} makes of a content; every piece of it becomes one passage of {@link
 * Facet#NATIVE} with the piece's place and words. Thread-safe.
 *
 * <p>It throws no exception for what the provider does: when a quota, the budget or the provider
 * itself ends in the middle of a batch, contents whose vectors are complete are {@link
 * Embedded.Done}, as they are paid for, and the others {@link Embedded.Failed} with a problem whose
 * code {@linkplain ErrorCode#stopsAll() stops all}.
 */
public final class GeminiSpace implements Space {
  private static final int DIGITS = 16;

  private final GeminiSettings settings;
  private final Preparation preparation;
  private final Caller caller;
  private final Semaphore places;

  /** A question does not wait for documents. */
  private final Semaphore questions;

  /**
   * The space.
   *
   * @param preparation what is done on this machine first; closed with the space
   * @param meter counts what is used; may be shared
   */
  public GeminiSpace(GeminiSettings settings, Preparation preparation, Meter meter) {
    this(settings, preparation, meter, Timing.real());
  }

  /** The space in another time, for tests. */
  public GeminiSpace(GeminiSettings settings, Preparation preparation, Meter meter, Timing timing) {
    this.settings = settings;
    this.preparation = preparation;
    this.caller = new Caller(settings, meter, timing);
    this.places = new Semaphore(settings.calls().parallel(), true);
    this.questions = new Semaphore(settings.calls().parallel(), true);
  }

  @Override
  public String id() {
    return "gemini";
  }

  @Override
  public int dimension() {
    return settings.dimension();
  }

  /** Model, dimension and prefixes decide where a vector lies; the endpoint does not. */
  @Override
  public SpaceHash hash() {
    return hash(settings.dimension());
  }

  private SpaceHash hash(int dimension) {
    return new SpaceHash(
        digits("gemini", settings.model(), Integer.toString(dimension), Prefixes.VERSION));
  }

  /** What the API gives for a smaller dimension is the beginning of what it gives for a larger. */
  @Override
  public Optional<SpaceIdentity> cut(int dimension) {
    return dimension >= GeminiSettings.LEAST_DIMENSION && dimension < settings.dimension()
        ? Optional.of(new SpaceIdentity(id(), dimension, hash(dimension)))
        : Optional.empty();
  }

  @Override
  public PipelineHash pipeline() {
    return new PipelineHash(digits("gemini", preparation.pipeline().value()));
  }

  private static String digits(String... parts) {
    return ContentHash.of(String.join("\n", parts)).hex().substring(0, DIGITS);
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(Set.of(Modality.values()), Map.of(), false, true);
  }

  @Override
  public List<Embedded> embed(List<Content> contents, Task task) {
    return embed(contents, task, () -> false);
  }

  /**
   * Asked to stop, it prepares no other content and tries no failed call again. Calls that are not
   * begun are left where all contents are texts: what was read and heard took longer than its calls
   * will.
   */
  @Override
  public List<Embedded> embed(List<Content> contents, Task task, BooleanSupplier stop) {
    List<Prepared> prepared = preparation.prepare(contents, task, stop);
    List<Request> requests = new ArrayList<>();
    for (Prepared one : prepared) {
      pieces(one).forEach(piece -> requests.add(new Request(piece.medium(), task)));
    }
    boolean texts = contents.stream().allMatch(content -> content.type() == Modality.TEXT);
    List<Embedding.Outcome> outcomes =
        new Embedding(
                settings,
                caller,
                task == Task.QUERY ? questions : places,
                requests,
                new Ending(stop, texts))
            .outcomes();
    List<Embedded> answers = new ArrayList<>();
    int used = 0;
    for (Prepared one : prepared) {
      List<Embedding.Outcome> its = outcomes.subList(used, used + pieces(one).size());
      used += its.size();
      if (its.stream().anyMatch(Embedding.Outcome.Left.class::isInstance)) {
        return answers;
      }
      answers.add(
          switch (one) {
            case Prepared.Refused(var problem) -> new Embedded.Failed(problem);
            case Prepared.Ready ready -> embedded(ready, its.iterator());
          });
    }
    return answers;
  }

  private static List<Piece> pieces(Prepared prepared) {
    return switch (prepared) {
      case Prepared.Ready ready -> ready.pieces();
      case Prepared.Refused _ -> List.of();
    };
  }

  private static Embedded embedded(Prepared.Ready ready, Iterator<Embedding.Outcome> outcomes) {
    List<Passage> passages = new ArrayList<>();
    List<String> notes = new ArrayList<>(ready.notes());
    Optional<Problem> failure = Optional.empty();
    for (Piece piece : ready.pieces()) {
      switch (outcomes.next()) {
        case Embedding.Outcome.Vector(var unit) -> passages.add(passage(passages, piece, unit));
        case Embedding.Outcome.Left() -> throw new IllegalStateException("it was left");
        case Embedding.Outcome.Missing(var problem) -> {
          notes.add("a passage was left out: " + problem.cause());
          failure = failure.filter(GeminiSpace::isWorse).or(() -> Optional.of(problem));
        }
      }
      if (new Request(piece.medium(), Task.DOCUMENT).tokens().total()
          > TokenRules.MOST_OF_A_REQUEST) {
        notes.add("a passage is longer than the 8,192 tokens that Gemini reads");
      }
    }
    if (failure.isPresent() && (passages.isEmpty() || isWorse(failure.get()))) {
      return new Embedded.Failed(failure.get(), words(ready));
    }
    return new Embedded.Done(passages, ready.facts(), ready.thumbnail(), notes);
  }

  /** A bad vector costs its passage only; anything else leaves the content to be done again. */
  private static boolean isWorse(Problem problem) {
    return problem.code() != ErrorCode.BAD_VECTOR;
  }

  private static String words(Prepared.Ready ready) {
    return ready.pieces().stream()
        .map(Piece::words)
        .filter(words -> !words.isBlank())
        .collect(Collectors.joining("\n"));
  }

  private static Passage passage(List<Passage> before, Piece piece, float[] unit) {
    return new Passage(
        before.size(),
        piece.medium().modality(),
        Facet.NATIVE,
        piece.place(),
        unit,
        piece.words(),
        piece.spans());
  }

  @Override
  public void close() {
    caller.close();
    preparation.close();
  }
}
