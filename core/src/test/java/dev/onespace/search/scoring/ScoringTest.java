package dev.onespace.search.scoring;

import static dev.onespace.search.Shelf.saying;
import static dev.onespace.testkit.data.Directions.axis;
import static dev.onespace.testkit.data.Directions.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.calibrate.CalibratedQuery;
import dev.onespace.calibrate.Channel;
import dev.onespace.calibrate.FusionWeight;
import dev.onespace.calibrate.FusionWeights;
import dev.onespace.exact.ExactTerm;
import dev.onespace.index.ExactMatch;
import dev.onespace.index.IndexRequest;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.item.PassageRef;
import dev.onespace.search.Shelf;
import dev.onespace.search.legs.Details;
import dev.onespace.search.legs.Leg;
import dev.onespace.search.legs.Side;
import dev.onespace.search.question.EncodedPart;
import dev.onespace.search.scoring.Evidence.OfVector;
import dev.onespace.search.scoring.Evidence.OfWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every passage of a candidate is measured in every way, whichever leg found it. */
class ScoringTest {
  private static final Side GONE = new Side(new ItemId("gone"), Modality.TEXT);
  private static final String WORDS = "green kettle";

  private final Shelf shelf = new Shelf();

  @Test
  void vectors_words_and_codes_of_a_passage_all_count() {
    shelf.put("a", Modality.TEXT, saying("the green kettle E-4012", near(0, 0.8, 1)));
    shelf.put("b", Modality.TEXT, saying("something else", axis(9)));
    var code = new ExactMatch(ref("a", 0), List.of(new ExactTerm.Code("E4012")), 5);
    Scored scored = scored(Modality.TEXT, List.of(code), asking(Modality.TEXT, WORDS), "a");
    assertThat(legs(scored)).containsExactlyInAnyOrder(Leg.VECTOR, Leg.WORDS, Leg.EXACT);
    assertThat(scored.exact().nats()).isEqualTo(5);
    assertThat(scored.passages().getFirst().evidence())
        .extracting(it -> it.surprisal().nats())
        .isSortedAccordingTo((x, y) -> Double.compare(y, x));
  }

  @Test
  void a_passage_is_measured_by_the_vectors_of_its_own_facet_only() {
    shelf.put("a", Modality.IMAGE, Shelf.of(Facet.SIGHT, near(0, 0.8, 1)));
    Scored scored = scored(Modality.IMAGE, List.of(), asking(Modality.TEXT, WORDS), "a");
    assertThat(vector(scored).reading().channel()).isEqualTo(Channel.WORDS_TO_SIGHT);
    assertThat(legs(scored)).containsExactly(Leg.VECTOR);
  }

  @Test
  void what_says_nothing_is_no_evidence() {
    shelf.put("far", Modality.TEXT, saying("unrelated", near(0, -0.9, 1)));
    Scored scored = scored(Modality.TEXT, List.of(), asking(Modality.TEXT, WORDS), "far");
    assertThat(scored.isEmpty()).isTrue();
    assertThat(scored.score().nats()).isZero();
  }

  @Test
  void every_candidate_gets_an_answer_also_one_that_the_index_does_not_know() {
    EncodedPart asked = asking(Modality.TEXT, WORDS);
    Map<Side, Scored> scored =
        new Scoring(shelf.cohort(), Set.of(GONE), new Details()).score(asked, List.of());
    assertThat(scored).isEqualTo(Map.of(GONE, Scored.nothing(new ItemId("gone"), Modality.TEXT)));
  }

  @Test
  void of_several_vectors_that_ask_the_nearest_counts() {
    shelf.put("a", Modality.TEXT, saying("x", axis(1)));
    EncodedPart asked =
        EncodedPart.ofStored(
            Modality.TEXT,
            Shelf.asking(saying("y", near(1, 0.5, 2)), saying("z", near(1, 0.9, 2))),
            shelf.cohort());
    assertThat(vector(scored(Modality.TEXT, List.of(), asked, "a")).cosine())
        .isEqualTo(0.9, within(1e-6));
  }

  @Test
  void shared_words_count_most_where_they_were_read_and_least_between_texts() {
    assertThat(wordsWeight(Modality.TEXT, Modality.TEXT)).isEqualTo(0.25);
    assertThat(wordsWeight(Modality.TEXT, Modality.IMAGE)).isEqualTo(1.55);
    assertThat(wordsWeight(Modality.IMAGE, Modality.TEXT)).isEqualTo(1.55);
    assertThat(wordsWeight(Modality.AUDIO, Modality.IMAGE)).isEqualTo(1.55);
    assertThat(wordsWeight(Modality.TEXT, Modality.AUDIO)).isEqualTo(0.85);
    assertThat(wordsWeight(Modality.AUDIO, Modality.TEXT)).isEqualTo(0.85);
  }

  private double wordsWeight(Modality from, Modality to) {
    String id = from + "-" + to;
    shelf.put(id, to, shelf.saying("the green kettle"));
    return scored(to, List.of(), asking(from, WORDS), id).passages().stream()
        .flatMap(passage -> passage.evidence().stream())
        .filter(OfWords.class::isInstance)
        .map(evidence -> ((OfWords) evidence).weight())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void words_that_were_read_and_share_none_with_the_question_count_less() {
    assertThat(unsharedWeight(Modality.TEXT, Modality.IMAGE)).isEqualTo(0.4);
    assertThat(unsharedWeight(Modality.IMAGE, Modality.TEXT)).isEqualTo(0.4);
    assertThat(unsharedWeight(Modality.TEXT, Modality.TEXT)).isEqualTo(1);
    assertThat(unsharedWeight(Modality.AUDIO, Modality.TEXT)).isEqualTo(1);
    shelf.put("shared", Modality.IMAGE, saying("green things", near(0, 0.8, 1)));
    assertThat(
            vector(scored(Modality.IMAGE, List.of(), asking(Modality.TEXT, WORDS), "shared"))
                .reading()
                .weight())
        .isEqualTo(1);
  }

  @Test
  void what_is_seen_counts_fully_though_no_word_is_shared() {
    shelf.put("seen", Modality.IMAGE, Shelf.of(Facet.SIGHT, near(0, 0.8, 1)));
    assertThat(
            vector(scored(Modality.IMAGE, List.of(), asking(Modality.TEXT, WORDS), "seen"))
                .reading()
                .weight())
        .isEqualTo(2.5);
  }

  private double unsharedWeight(Modality from, Modality to) {
    String id = from + "-without-" + to;
    shelf.put(id, to, saying("unrelated", near(0, 0.8, 1)));
    return vector(scored(to, List.of(), asking(from, WORDS), id)).reading().weight();
  }

  @Test
  void the_share_is_of_the_bm25_of_a_passage_of_average_length_with_every_word_once() {
    for (int i = 0; i < 9; i++) {
      shelf.put("other-" + i, Modality.TEXT, shelf.saying("so many unrelated words"));
    }
    shelf.put("all", Modality.TEXT, shelf.saying("my green kettle whistles"));
    shelf.put("half", Modality.TEXT, shelf.saying("some old kettle rusts"));
    EncodedPart asked = asking(Modality.TEXT, "kettle green kettle");
    assertThat(scored(Modality.TEXT, List.of(), asked, "all").share()).isEqualTo(1, within(1e-9));
    double green = shelf.index().terms("green").getFirst().idf();
    double kettle = shelf.index().terms("kettle").getFirst().idf();
    assertThat(scored(Modality.TEXT, List.of(), asked, "half").share())
        .isEqualTo(kettle / (green + kettle), within(1e-9));
  }

  @Test
  void an_item_is_as_long_as_its_most_frequent_facet() {
    shelf.put(
        "a",
        Modality.IMAGE,
        Shelf.of(Facet.SIGHT, axis(1)),
        saying("kettle", axis(2)),
        saying("pot", axis(3)),
        saying("pan", axis(4)));
    assertThat(scored(Modality.IMAGE, List.of(), asking(Modality.TEXT, WORDS), "a").length())
        .isEqualTo(3);
  }

  @Test
  void only_a_question_of_words_is_fed_back() {
    shelf.put("a", Modality.TEXT, saying("a", near(0, 0.8, 1)));
    EncodedPart words = asking(Modality.TEXT, WORDS);
    EncodedPart picture = asking(Modality.IMAGE, WORDS);
    var scoring = scoring(FusionWeights.USUAL, "a");
    assertThat(scoring.fedBack(picture)).isSameAs(picture);
    assertThat(scoring.fedBack(words).probes()).isNotEqualTo(words.probes());
    assertThat(scoring.fedBack(words).words()).isEqualTo(words.words());
  }

  @Test
  void the_nearest_texts_ask_beside_a_question_so_that_what_is_near_to_them_is_nearer() {
    shelf.among(80, Modality.TEXT);
    shelf.put("nearest", Modality.TEXT, saying("a", near(0, 0.8, 1)));
    shelf.put("next", Modality.TEXT, saying("d", near(0, 0.7, 1)));
    shelf.put("like-it", Modality.TEXT, saying("b", near(0, 0.5, 1)));
    shelf.put("unlike-it", Modality.TEXT, saying("c", near(0, 0.5, 2)));
    EncodedPart asked = asking(Modality.TEXT, WORDS);
    var scoring = scoring(FusionWeights.USUAL, "nearest", "next", "like-it", "unlike-it");
    Map<Side, Scored> before = scoring.score(asked, List.of());
    Map<Side, Scored> after = scoring.score(scoring.fedBack(asked), List.of());
    assertThat(nats(before, "like-it")).isEqualTo(nats(before, "unlike-it"), within(0.2));
    assertThat(nats(after, "like-it")).isGreaterThan(nats(after, "unlike-it") + 1);
    assertThat(nats(after, "nearest"))
        .as("the best is as unusual as it was to the question alone")
        .isEqualTo(nats(before, "nearest"), within(1e-6));
  }

  @Test
  void two_texts_are_fed_back_and_of_each_only_its_nearest_passage() {
    shelf.put(
        "first",
        Modality.TEXT,
        saying("a", near(0, 0.9, 1)),
        saying("b", near(0, 0.89, 2)),
        saying("c", near(0, 0.88, 3)));
    shelf.put("second", Modality.TEXT, saying("d", near(0, 0.7, 4)));
    shelf.put("third", Modality.TEXT, saying("e", near(0, 0.6, 5)));
    EncodedPart asked = asking(Modality.TEXT, WORDS);
    var feedback = feedback("first", "second", "third");
    CalibratedQuery probe = asked.probes().getFirst();
    CalibratedQuery expected =
        probe.towards(List.of(near(0, 0.9, 1), near(0, 0.7, 4)), 0.5, shelf.cohort());
    assertThat(feedback.better(probe).direction()).isEqualTo(expected.direction());
  }

  @Test
  void feedback_is_left_out_where_there_is_none_or_it_counts_for_nothing() {
    shelf.put("a", Modality.TEXT, saying("a", near(0, 0.8, 1)));
    shelf.put("seen", Modality.IMAGE, Shelf.of(Facet.SIGHT, near(0, 0.8, 1)));
    CalibratedQuery words = asking(Modality.TEXT, WORDS).probes().getFirst();
    CalibratedQuery sight =
        CalibratedQuery.of(axis(0), axis(0), Channel.WORDS_TO_SIGHT, shelf.cohort());
    assertThat(feedback().better(words)).as("no candidates").isSameAs(words);
    assertThat(feedback("seen").better(words)).as("no words").isSameAs(words);
    assertThat(feedback("a").better(sight)).as("another channel").isSameAs(sight);
    var without = new FusionWeights(Map.of(FusionWeight.FEEDBACK, 0.0));
    var off =
        new PseudoRelevanceFeedback(
            shelf.cohort(without), List.of(shelf.index().vectors(List.of(new ItemId("a")))));
    assertThat(off.better(words)).isSameAs(words);
    shelf.put("far", Modality.TEXT, saying("a", near(0, -0.9, 1)));
    assertThat(feedback("far").better(words)).as("none is near").isSameAs(words);
  }

  private PseudoRelevanceFeedback feedback(String... ids) {
    return new PseudoRelevanceFeedback(
        shelf.cohort(),
        List.of(ids).stream().map(id -> shelf.index().vectors(List.of(new ItemId(id)))).toList());
  }

  private Scoring scoring(FusionWeights weights, String... ids) {
    Set<Side> items = new LinkedHashSet<>();
    for (String id : ids) {
      items.add(new Side(new ItemId(id), Modality.TEXT));
    }
    return new Scoring(shelf.cohort(weights), items, details(Arrays.asList(ids)));
  }

  private Scored scored(Modality type, List<ExactMatch> exact, EncodedPart asked, String id) {
    return Optional.ofNullable(
            new Scoring(
                    shelf.cohort(), Set.of(new Side(new ItemId(id), type)), details(List.of(id)))
                .score(asked, exact)
                .get(new Side(new ItemId(id), type)))
        .orElseThrow();
  }

  /** What the index tells of these items to whoever asks with the words of these tests. */
  private Details details(List<String> ids) {
    var details = new Details();
    Set<ItemId> items = ids.stream().map(ItemId::new).collect(Collectors.toSet());
    var request = new IndexRequest(List.of(), items, List.of(WORDS, "x", "kettle green kettle"));
    shelf.index().search(List.of(request)).forEach(details::add);
    return details;
  }

  private EncodedPart asking(Modality type, String words) {
    return EncodedPart.ofStored(type, Shelf.asking(saying(words, axis(0))), shelf.cohort());
  }

  private static double nats(Map<Side, Scored> scored, String id) {
    return scored
        .getOrDefault(
            new Side(new ItemId(id), Modality.TEXT), Scored.nothing(new ItemId(id), Modality.TEXT))
        .score()
        .nats();
  }

  private static PassageRef ref(String id, int ordinal) {
    return new PassageRef(new ItemId(id), ordinal);
  }

  private static OfVector vector(Scored scored) {
    return scored
        .evidence()
        .filter(OfVector.class::isInstance)
        .map(OfVector.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static List<Leg> legs(Scored scored) {
    return new ArrayList<>(scored.evidence().map(Evidence::leg).toList());
  }
}
