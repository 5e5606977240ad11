package dev.onespace.evaluate;

import dev.onespace.Onespace;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.file.AbsolutePath;
import dev.onespace.filter.Filter;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.IngestReport;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Modality;
import dev.onespace.measure.Evaluation;
import dev.onespace.measure.Judgement;
import dev.onespace.measure.Quality;
import dev.onespace.measure.StrengthQuality;
import dev.onespace.scan.Confined;
import dev.onespace.scan.Json;
import dev.onespace.scan.Lines;
import dev.onespace.scan.Scan;
import dev.onespace.scan.Sources;
import dev.onespace.search.answer.Hit;
import dev.onespace.search.question.Query;
import dev.onespace.search.ranking.Strength;
import dev.onespace.space.Content;
import dev.onespace.time.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Measures a folder with {@code items.jsonl} and {@code queries.jsonl}: takes the items in, then
 * asks each query once for ten items of its target type. Where a query's file is an item's file
 * too, it asks for eleven and takes that item out.
 */
public final class EvalRun implements AutoCloseable {
  private static final int TOP = 10;
  private static final String ITEMS = "items.jsonl";
  private static final String QUERIES = "queries.jsonl";
  private static final String ANSWERS = "_answers";
  private static final Filter FAQ_ANSWERS =
      new Filter.Equal("category", new MetaValue.Text("faq_answer"));

  private final Optional<Onespace> filling;
  private final Onespace onespace;
  private final Path folder;
  private final EvalOptions options;
  private final Optional<RunFile> hitsFile;
  private final Evaluation evaluation = new Evaluation();
  private final StrengthQuality trust = new StrengthQuality();
  private final Stopwatch searches = new Stopwatch();
  private final List<String> failures = new ArrayList<>();
  private final Map<String, ItemId> itemOfPath = new HashMap<>();

  /**
   * A run over a folder.
   *
   * @param filling a collection for these items alone; not closed
   * @param asking the same collection, to ask; not closed
   * @throws OnespaceException NOT_FOUND if the folder lacks one of the two files
   */
  public EvalRun(Onespace filling, Onespace asking, Path folder, EvalOptions options) {
    this(Optional.of(filling), asking, folder, options, List.of(ITEMS, QUERIES));
  }

  /**
   * A run that only asks, of a collection that is there: the folder needs no items.
   *
   * @param asking what is asked; not closed
   * @throws OnespaceException NOT_FOUND if the folder has no queries
   */
  public static EvalRun asking(Onespace asking, Path folder, EvalOptions options) {
    return new EvalRun(Optional.empty(), asking, folder, options, List.of(QUERIES));
  }

  private EvalRun(
      Optional<Onespace> filling,
      Onespace asking,
      Path folder,
      EvalOptions options,
      List<String> needed) {
    this.filling = filling;
    this.onespace = asking;
    this.options = options;
    this.folder = AbsolutePath.of(folder);
    for (String name : needed) {
      if (!Files.isRegularFile(folder.resolve(name))) {
        throw new OnespaceException(
            ErrorCode.NOT_FOUND, "there is no %s in %s".formatted(name, folder));
      }
    }
    hitsFile = options.hits().map(RunFile::new);
  }

  /** Takes the items in, asks all queries, and gives what was measured. */
  public EvalResult run(IngestListener listener) {
    try (PeakMemory memory = PeakMemory.watching()) {
      long start = System.nanoTime();
      IngestReport report = ingest(listener);
      double ingestSeconds = (System.nanoTime() - start) / 1e9;
      askAll();
      return new EvalResult(
          evaluation.byKind(),
          evaluation.byDirection(),
          evaluation.errors(),
          failures,
          report,
          seconds(),
          ingestSeconds,
          searches.latency(),
          memory.megabytes(),
          trust.summary());
    }
  }

  private Map<Stage, Double> seconds() {
    Map<Stage, Double> seconds = new TreeMap<>(onespace.seconds());
    filling
        .filter(it -> it != onespace)
        .ifPresent(it -> it.seconds().forEach((at, more) -> seconds.merge(at, more, Double::sum)));
    return seconds;
  }

  /** Asks all queries of what is there already, and gives what was measured per kind. */
  public Asked ask() {
    askAll();
    return new Asked(evaluation.byKind(), failures);
  }

  /**
   * What was measured by asking alone.
   *
   * @param kinds per kind of query
   * @param failures queries that could not be asked
   */
  public record Asked(Map<String, Quality> kinds, List<String> failures) {
    public Asked {
      kinds = Map.copyOf(kinds);
      failures = List.copyOf(failures);
    }
  }

  private void askAll() {
    if (Files.isRegularFile(folder.resolve(ITEMS))) {
      eachLine(ITEMS, this::rememberPath);
    }
    eachLine(QUERIES, line -> ask(EvalQuery.of(line)));
    options.foreign().ifPresent(which -> eachLine(ITEMS, line -> askForeign(line, which)));
  }

  @Override
  public void close() {
    hitsFile.ifPresent(RunFile::close);
  }

  private IngestReport ingest(IngestListener listener) {
    try (Scan scan = Scan.of(folder.resolve(ITEMS))) {
      return filling.orElse(onespace).ingest(scan, IngestOptions.usual(Sources::isThere), listener);
    }
  }

  private void rememberPath(tools.jackson.databind.JsonNode item) {
    if (item.has("path") && item.has("id")) {
      itemOfPath.put(item.get("path").asString(), new ItemId(item.get("id").asString()));
    }
  }

  private void ask(EvalQuery query) {
    Judgement judgement =
        new Judgement(query.kind(), Optional.of(query.direction()), query.relevant());
    ask(query, judgement, Filter.ALL);
    if (!query.answers().isEmpty()) {
      ask(
          query,
          new Judgement(query.kind() + ANSWERS, Optional.empty(), query.answers()),
          FAQ_ANSWERS);
    }
  }

  private void ask(EvalQuery query, Judgement judgement, Filter filter) {
    try {
      Optional<ItemId> itself = itself(query);
      List<Hit> hits =
          search(query, filter, itself.isPresent() ? TOP + 1 : TOP).stream()
              .filter(hit -> itself.isEmpty() || !hit.item().id().equals(itself.get()))
              .toList();
      count(query, judgement, hits);
    } catch (OnespaceException failed) {
      failures.add("query %s: %s".formatted(query.id(), failed.problem().cause()));
      evaluation.addError(judgement);
    }
  }

  private List<Hit> search(EvalQuery query, Filter filter, int top) {
    Query asked = Query.of(content(query)).where(filter).top(top).bridge(options.bridge());
    Query targeted = query.target().map(asked::only).orElse(asked);
    return searches.time(() -> onespace.search(targeted)).requireVectors().hits();
  }

  private void count(EvalQuery query, Judgement judgement, List<Hit> hits) {
    List<ItemId> ranking = hits.stream().map(hit -> hit.item().id()).toList();
    hitsFile.ifPresent(file -> file.add(query.id(), judgement.kind(), hits, judgement.relevant()));
    if (judgement.direction().isPresent()) {
      countTrust(query, judgement.relevant(), hits);
    }
    if (query.target().isPresent()) {
      evaluation.add(judgement, ranking);
    } else {
      List<Modality> types = hits.stream().map(Hit::type).toList();
      evaluation.addMixed(judgement, ranking, types, types(judgement.relevant()));
    }
  }

  private void countTrust(EvalQuery query, Set<ItemId> relevant, List<Hit> hits) {
    List<Hit> right = hits.stream().filter(hit -> relevant.contains(hit.item().id())).toList();
    for (Hit hit : hits) {
      trust.hit(
          query.pair(hit.type()),
          right.contains(hit),
          hit.strength().confidence(),
          Evidences.cosine(hit));
    }
    if (query.exact() && !right.isEmpty()) {
      trust.found(right.stream().anyMatch(EvalRun::isStrong));
    }
  }

  /** An item that belongs to no question's world asks; its like are left out. */
  private void askForeign(tools.jackson.databind.JsonNode line, Filter which) {
    ItemId id = new ItemId(line.get("id").asString());
    if (!line.has("text") || onespace.item(id).filter(entry -> entry.matches(which)).isEmpty()) {
      return;
    }
    Query query = Query.words(line.get("text").asString()).where(new Filter.Not(which)).top(TOP);
    List<Hit> hits = onespace.search(query).requireVectors().hits();
    hitsFile.ifPresent(file -> file.add(id.value(), "foreign", hits, Set.of()));
    trust.foreign(
        hits.stream().anyMatch(hit -> hit.strength().isRelevant()),
        hits.stream().anyMatch(EvalRun::isStrong));
  }

  private static boolean isStrong(Hit hit) {
    return hit.strength().level() == Strength.Level.STRONG;
  }

  private Set<Modality> types(Set<ItemId> items) {
    return items.stream()
        .flatMap(id -> onespace.item(id).stream())
        .flatMap(entry -> entry.modalities().stream())
        .collect(Collectors.toSet());
  }

  /** The item whose file the query asks with, if it could be among the answers. */
  private Optional<ItemId> itself(EvalQuery query) {
    return query.target().equals(Optional.of(query.modality()))
        ? query.path().map(itemOfPath::get)
        : Optional.empty();
  }

  private Content content(EvalQuery query) {
    if (query.modality() == Modality.TEXT) {
      return new Content.Words(query.text().orElseThrow());
    }
    return Scan.content(new Confined(folder).file(query.path().orElseThrow()));
  }

  private void eachLine(
      String name, java.util.function.Consumer<tools.jackson.databind.JsonNode> work) {
    Path file = folder.resolve(name);
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new OnespaceException(ErrorCode.UNREADABLE, file + " is not a regular file");
    }
    try (Lines lines = new Lines(Files.newInputStream(file))) {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        try {
          work.accept(Json.object(line.get().bytes()));
        } catch (OnespaceException bad) {
          failures.add(
              "%s line %s: %s".formatted(name, line.get().number(), bad.problem().cause()));
        }
      }
    } catch (IOException unreadable) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE,
          "%s cannot be read: %s".formatted(name, FileFailure.reason(unreadable)));
    }
  }
}
