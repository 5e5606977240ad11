package dev.onespace.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.calibrate.FusionWeights;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.IndexFollower;
import dev.onespace.ingest.Ingest;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.IngestReport;
import dev.onespace.ingest.Input;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.item.Place;
import dev.onespace.search.answer.Answer;
import dev.onespace.search.answer.Hit;
import dev.onespace.search.legs.Leg;
import dev.onespace.search.question.Query;
import dev.onespace.search.ranking.Strength;
import dev.onespace.search.scoring.Evidence;
import dev.onespace.space.CheckedSpace;
import dev.onespace.space.Content;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.space.Task;
import dev.onespace.testkit.memory.MemoryBlobs;
import dev.onespace.testkit.memory.MemoryCatalog;
import dev.onespace.testkit.memory.MemorySearchIndex;
import dev.onespace.testkit.memory.NativeSpace;
import dev.onespace.time.StageClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions to a collection whose vectors a paid, native model made. */
class NativeSearchTest {
  private static final String TEXT = "The pump hums but no water reaches the boiler";
  private static final String SEEN = "brown bear river salmon stones";
  private static final List<String> CALL =
      List.of(
          "Good morning. You speak with Tom. How can I help?",
          "Our shop closes early. The gateway certificate expired yesterday evening. Nobody"
              + " noticed.");

  private final NativeSpace space = new NativeSpace(new ScriptSpace());
  private final MemoryCatalog catalog = new MemoryCatalog(SpaceIdentity.of(space));
  private final MemorySearchIndex index = new MemorySearchIndex();
  private final StageClock clock = new StageClock();
  private final CheckedSpace checked = new CheckedSpace(space);
  private final Search search = new Search(checked, catalog, index, FusionWeights.USUAL, clock);

  @BeforeEach
  void fill() {
    Map<String, Content> items = new LinkedHashMap<>();
    Random random = new Random(11);
    for (int i = 0; i < 80; i++) {
      items.put("text-" + i, new Content.Words(anything(random, 9)));
      items.put("shot-" + i, ScriptSpace.picture(anything(random, 5), anything(random, 3)));
      items.put("call-" + i, ScriptSpace.recording(anything(random, 9), anything(random, 9)));
    }
    items.put("pump", new Content.Words(TEXT));
    items.put("bear", ScriptSpace.picture(SEEN, "North Falls"));
    items.put("sync", ScriptSpace.picture("window with letters", "Recipe sync failed E-4012"));
    items.put("tom", ScriptSpace.recording(CALL.getFirst(), CALL.getLast()));
    assertThat(ingest(items).complete()).isTrue();
    new IndexFollower(catalog, index, clock).catchUp();
  }

  @Test
  void a_text_finds_the_text_that_says_the_same() {
    Hit hit = first(Query.words("no water in the boiler although the pump hums"));
    assertThat(hit.item().id()).isEqualTo(new ItemId("pump"));
    assertThat(hit.strength().level()).isEqualTo(Strength.Level.STRONG);
    assertThat(hit.best().facet()).isEqualTo(Facet.NATIVE);
    assertThat(legs(hit)).contains(Leg.VECTOR, Leg.WORDS);
    assertThat(hit.best().preview().text()).isEqualTo(TEXT);
    assertThat(hit.best().preview().highlights()).isNotEmpty();
  }

  @Test
  void words_find_the_picture_that_shows_them() {
    Hit hit = first(Query.words("brown bear, river, stones").only(Modality.IMAGE));
    assertThat(hit.item().id()).isEqualTo(new ItemId("bear"));
    assertThat(legs(hit)).containsExactly(Leg.VECTOR);
    assertThat(hit.strength().isRelevant()).isTrue();
  }

  @Test
  void a_picture_finds_its_like() {
    Content like = ScriptSpace.picture("brown bear river salmon forest", "");
    Hit hit = first(Query.of(like));
    assertThat(hit.item().id()).isEqualTo(new ItemId("bear"));
    assertThat(hit.strength().level()).isEqualTo(Strength.Level.STRONG);
  }

  @Test
  void a_stored_item_asks_with_its_native_vector_and_nothing_is_embedded() {
    int before = space.calls().size();
    assertThat(run(Query.like(new ItemId("bear"))).hits()).isNotEmpty();
    assertThat(space.calls()).hasSize(before);
  }

  @Test
  void a_recording_is_found_at_the_second_where_the_words_are_said() {
    Hit hit = first(Query.words("expired certificate"));
    assertThat(hit.item().id()).isEqualTo(new ItemId("tom"));
    assertThat(hit.best().preview().text())
        .isEqualTo("The gateway certificate expired yesterday evening.");
    assertThat(hit.best().preview().where()).isEqualTo(Place.of(new Place.Seconds(34, 40)));
  }

  @Test
  void a_recording_found_without_a_shared_word_opens_at_the_start_of_its_best_window() {
    Content asked = ScriptSpace.picture(CALL.getLast(), "");
    Hit hit = first(Query.of(asked).only(Modality.AUDIO));
    assertThat(hit.item().id()).isEqualTo(new ItemId("tom"));
    assertThat(hit.best().preview().where()).isEqualTo(Place.of(new Place.Seconds(30, 60)));
    assertThat(hit.best().preview().text()).isNotEmpty();
  }

  @Test
  void a_code_that_is_read_in_a_picture_comes_first() {
    Hit hit = first(Query.words("the pump hums but no water, E-4012"));
    assertThat(hit.item().id()).isEqualTo(new ItemId("sync"));
    assertThat(legs(hit)).contains(Leg.EXACT);
  }

  @Test
  void a_code_in_a_dropped_picture_is_asked_for() {
    Hit hit = first(Query.of(ScriptSpace.picture("telephone", "Error E-4012")));
    assertThat(hit.item().id()).isEqualTo(new ItemId("sync"));
    assertThat(legs(hit)).contains(Leg.EXACT);
    assertThat(run(Query.of(ScriptSpace.picture("telephone", "Error E-4012"))).understood())
        .isEqualTo("Error E-4012");
  }

  @Test
  void nothing_is_relevant_to_a_question_from_another_world_though_all_cosines_are_high() {
    Random random = new Random(5);
    int relevant = 0;
    for (int i = 0; i < 20; i++) {
      Answer answer = run(Query.words(foreign(random)));
      assertThat(answer.hits())
          .allSatisfy(
              hit -> assertThat(hit.strength().level()).isNotEqualTo(Strength.Level.STRONG));
      relevant += answer.relevant() > 0 ? 1 : 0;
      assertThat(answer.hits().stream().flatMap(NativeSearchTest::cosines))
          .allSatisfy(cosine -> assertThat(cosine).isGreaterThan(0.35));
    }
    assertThat(relevant).isLessThanOrEqualTo(4);
  }

  @Test
  void a_search_costs_one_call_with_one_content() {
    List<Query> queries =
        List.of(
            Query.words("expired certificate"),
            Query.words("someone talks about a shop"),
            Query.of(ScriptSpace.picture(SEEN, "North Falls")),
            Query.of(ScriptSpace.recording(CALL.getLast())));
    for (Query query : queries) {
      int before = space.calls().size();
      assertThat(run(query).hits()).isNotEmpty();
      List<NativeSpace.Call> made = space.calls().subList(before, space.calls().size());
      assertThat(made).hasSize(1);
      assertThat(made.getFirst().types()).hasSize(1);
      assertThat(made.getFirst().task()).isEqualTo(Task.QUERY);
    }
  }

  private Answer run(Query query) {
    return search.run(query);
  }

  private Hit first(Query query) {
    return run(query).hits().getFirst();
  }

  private static List<Leg> legs(Hit hit) {
    return hit.best().reasons().stream().map(reason -> reason.evidence().leg()).distinct().toList();
  }

  private static java.util.stream.Stream<Double> cosines(Hit hit) {
    return hit.best().reasons().stream()
        .map(reason -> reason.evidence())
        .filter(Evidence.OfVector.class::isInstance)
        .map(evidence -> ((Evidence.OfVector) evidence).reading().similarity().cosine());
  }

  private IngestReport ingest(Map<String, Content> items) {
    List<Incoming> inputs = new ArrayList<>();
    items.forEach(
        (id, content) ->
            inputs.add(
                new Incoming.Ready(
                    new Input(id, Optional.of(new ItemId(id)), id, content, Metadata.NONE))));
    return new Ingest(checked, catalog, new MemoryBlobs(), clock)
        .run(inputs.iterator(), IngestOptions.usual(_ -> true), IngestListener.SILENT);
  }

  /** Words that mean nothing, of a few hundred that are used by all. */
  private static String anything(Random random, int words) {
    return random
        .ints(words, 0, 400)
        .mapToObj(i -> "w" + (char) ('a' + i % 20) + (char) ('a' + i / 20))
        .collect(Collectors.joining(" "));
  }

  private static String foreign(Random random) {
    return random
        .ints(6, 0, 400)
        .mapToObj(i -> "z" + (char) ('a' + i % 20) + (char) ('a' + i / 20))
        .collect(Collectors.joining(" "));
  }
}
