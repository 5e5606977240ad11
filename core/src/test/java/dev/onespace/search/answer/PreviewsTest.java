package dev.onespace.search.answer;

import static dev.onespace.testkit.data.Directions.axis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Facet;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.item.Place;
import dev.onespace.item.Span;
import dev.onespace.search.Shelf;
import dev.onespace.space.PipelineHash;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.memory.MemorySpace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What of a passage is shown, and where it lies. */
class PreviewsTest {
  private static final ContentHash THUMBNAIL = ContentHash.of("a thumbnail");

  private final Shelf shelf = new Shelf().among(30, Modality.TEXT);

  @Test
  void of_a_text_the_sentence_that_shares_most_with_the_question_is_shown() {
    String words = "The kettle is old. The green kettle whistles. It is Monday.";
    shelf.put("a", Modality.TEXT, shelf.saying(words));
    Preview preview = preview("green kettle", Modality.TEXT, words);
    assertThat(preview.text()).isEqualTo("The green kettle whistles.");
    assertThat(highlighted(preview)).containsExactly("green", "kettle");
    assertThat(preview.where()).isEqualTo(Place.of(new Place.Characters(100 + 19, 100 + 45)));
    assertThat(preview.thumbnail()).contains(THUMBNAIL);
  }

  @Test
  void a_word_said_twice_in_a_sentence_counts_once() {
    String words = "Kettle kettle kettle. A green kettle.";
    shelf.put("a", Modality.TEXT, shelf.saying(words));
    assertThat(preview("green kettle", Modality.TEXT, words).text()).isEqualTo("A green kettle.");
  }

  @Test
  void where_no_word_tells_the_first_sentence_is_shown() {
    String words = "It is Monday. It rains.";
    Preview preview = preview("green kettle", Modality.TEXT, words);
    assertThat(preview.text()).isEqualTo("It is Monday.");
    assertThat(preview.highlights()).isEmpty();
  }

  @Test
  void a_word_that_every_seventh_passage_has_does_not_make_a_sentence_the_best() {
    for (int i = 0; i < 12; i++) {
      shelf.put("common-" + i, Modality.TEXT, shelf.saying("kettle " + i));
    }
    assertThat(preview("kettle", Modality.TEXT, "It rains. A kettle.").text())
        .isEqualTo("It rains.");
  }

  @Test
  void a_long_sentence_is_cut_around_the_first_word_that_is_shared() {
    String words = "so much talk ".repeat(60) + "about the kettle " + "and so on ".repeat(60);
    Preview preview = preview("kettle", Modality.TEXT, words);
    assertThat(preview.text()).contains("kettle").hasSizeLessThan(300);
    assertThat(highlighted(preview)).containsExactly("kettle");
    assertThat(words).contains(preview.text());
    assertThat(preview.text()).as("from the beginning of a word").startsWith("much talk");
  }

  @Test
  void of_a_picture_the_box_of_the_shared_words_is_told() {
    String words = "kettle sale\nother line";
    List<Span> spans = List.of(box(0, 6, 10), box(7, 11, 40), box(12, 17, 70), box(18, 22, 90));
    Preview preview = preview("kettle", Modality.IMAGE, Facet.WORDS, words, spans);
    assertThat(preview.text()).isEqualTo("kettle sale");
    assertThat(preview.where()).isEqualTo(Place.of(new Place.Box(10, 0, 5, 5)));
    assertThat(preview("nothing", Modality.IMAGE, Facet.WORDS, words, spans).where())
        .as("without a shared word that of the line")
        .isEqualTo(Place.of(new Place.Box(10, 0, 35, 5)));
    assertThat(preview("kettle", Modality.IMAGE, Facet.WORDS, words, List.of()).where())
        .as("without boxes that of the passage")
        .isEqualTo(place(Modality.IMAGE));
  }

  @Test
  void of_a_recording_the_seconds_of_the_utterance_are_told() {
    String words = "Good morning. The kettle broke.";
    List<Span> spans = List.of(seconds(0, 13, 31), seconds(14, 31, 44));
    Preview preview = preview("kettle", Modality.AUDIO, Facet.WORDS, words, spans);
    assertThat(preview.text()).isEqualTo("The kettle broke.");
    assertThat(preview.where()).isEqualTo(Place.of(new Place.Seconds(44, 45)));
  }

  @Test
  void of_a_recording_in_which_no_word_tells_the_utterance_is_shown_that_means_the_question() {
    String words = "Good morning. The green kettle broke.";
    List<Span> spans = List.of(seconds(0, 13, 31), seconds(14, 37, 44));
    var moments =
        new Moments(new MemorySpace(), List.of(MemorySpace.meaning("the green kettle broke")));
    var previews = new Previews(shelf.index(), moments, List.of());
    Preview preview =
        previews.of(stored(Modality.AUDIO), passage(Modality.AUDIO, Facet.WORDS, words, spans));
    assertThat(preview.text()).isEqualTo("The green kettle broke.");
    assertThat(preview.where()).isEqualTo(Place.of(new Place.Seconds(44, 45)));
  }

  @Test
  void what_was_heard_itself_opens_at_its_start_where_no_word_tells() {
    String words = "Good morning. The kettle broke.";
    List<Span> spans = List.of(seconds(0, 13, 31), seconds(14, 31, 44));
    assertThat(preview("unknown", Modality.AUDIO, Facet.NATIVE, words, spans).where())
        .isEqualTo(place(Modality.AUDIO));
    assertThat(preview("kettle", Modality.AUDIO, Facet.NATIVE, words, spans).where())
        .isEqualTo(Place.of(new Place.Seconds(44, 45)));
  }

  @Test
  void a_passage_without_words_shows_none_and_lies_where_it_lies() {
    Preview preview = preview("kettle", Modality.IMAGE, Facet.SIGHT, "", List.of());
    assertThat(preview.text()).isEmpty();
    assertThat(preview.where()).isEqualTo(place(Modality.IMAGE));
    assertThat(preview.thumbnail()).contains(THUMBNAIL);
  }

  @Test
  void no_moment_is_told_where_there_is_no_choice_or_nothing_to_compare_with() {
    List<Units.Unit> two = Units.of(Modality.AUDIO, "One thing. Two things.");
    var space = new MemorySpace();
    assertThat(new Moments(space, List.of()).nearest("One thing. Two things.", two)).isEmpty();
    assertThat(new Moments(space, List.of(axis(0))).nearest("One thing.", two.subList(0, 1)))
        .isEmpty();
    assertThat(
            new Moments(space, List.of(MemorySpace.meaning("two things")))
                .nearest("One thing. Two things.", two))
        .contains(two.getLast());
  }

  private Preview preview(String asked, Modality type, String words) {
    return preview(asked, type, Facet.WORDS, words, List.of());
  }

  private Preview preview(
      String asked, Modality type, Facet facet, String words, List<Span> spans) {
    shelf.put("shown", type, shelf.saying(words));
    var previews =
        new Previews(
            shelf.index(), new Moments(new MemorySpace(), List.of()), shelf.index().terms(asked));
    return previews.of(stored(type), passage(type, facet, words, spans));
  }

  private static Passage passage(Modality type, Facet facet, String words, List<Span> spans) {
    return new Passage(0, type, facet, place(type), axis(0), words, spans);
  }

  private static Place place(Modality type) {
    return switch (type) {
      case TEXT -> Place.of(new Place.Characters(100, 2_000));
      case IMAGE -> Place.WHOLE;
      case AUDIO -> Place.of(new Place.Seconds(30, 60));
    };
  }

  private static StoredItem stored(Modality type) {
    return new StoredItem(
        Entries.item("shown", type, Metadata.NONE),
        new Checkpoint(new PipelineHash("p"), Optional.of(THUMBNAIL), Metadata.NONE));
  }

  private static Span box(int start, int end, int x) {
    return new Span(start, end, Place.of(new Place.Box(x, 0, 5, 5)));
  }

  private static Span seconds(int start, int end, int second) {
    return new Span(start, end, Place.of(new Place.Seconds(second, second + 1)));
  }

  private static List<String> highlighted(Preview preview) {
    return preview.highlights().stream()
        .map(it -> preview.text().substring(it.start(), it.end()))
        .toList();
  }
}
