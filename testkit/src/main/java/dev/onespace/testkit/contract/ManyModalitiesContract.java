package dev.onespace.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.calibrate.FusionWeights;
import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.PassageVector;
import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterSyntax;
import dev.onespace.index.SearchIndex;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.IndexFollower;
import dev.onespace.ingest.Ingest;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.Input;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.item.Place;
import dev.onespace.search.Search;
import dev.onespace.search.answer.Hit;
import dev.onespace.search.question.Query;
import dev.onespace.space.CheckedSpace;
import dev.onespace.space.Content;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.testkit.memory.MailSpace;
import dev.onespace.testkit.memory.MemoryBlobs;
import dev.onespace.time.StageClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What holds for an item that has passages of several modalities, in any catalog with any index:
 * {@code type} is that of the passage that answers.
 */
public abstract class ManyModalitiesContract {
  /** The space of the catalog. */
  protected static final SpaceIdentity SPACE = SpaceIdentity.of(new MailSpace());

  private static final ItemId MAIL = new ItemId("mail");
  private static final String WRITTEN = "invoice overdue since march please transfer";
  private static final String SHOWN = "brown bear catching salmon";
  private static final String SAID = "elevator stuck between floors technician";

  private final StageClock clock = new StageClock();
  private final MemoryBlobs blobs = new MemoryBlobs();

  @SuppressWarnings("NullAway.Init")
  private Catalog catalog;

  @SuppressWarnings("NullAway.Init")
  private SearchIndex index;

  /** An empty catalog of {@link #SPACE}. */
  protected abstract Catalog openCatalog() throws IOException;

  /** An empty index. */
  protected abstract SearchIndex openIndex() throws IOException;

  @BeforeEach
  void fill() throws IOException {
    catalog = openCatalog();
    index = openIndex();
    List<Incoming> inputs = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      inputs.add(
          input("other-" + i, MailSpace.mail(unlike(3 * i), unlike(3 * i + 1), unlike(3 * i + 2))));
    }
    inputs.add(input(MAIL.value(), MailSpace.mail(WRITTEN, SHOWN, SAID)));
    var ingest = new Ingest(new CheckedSpace(new MailSpace()), catalog, blobs, clock);
    var report =
        ingest.run(inputs.iterator(), IngestOptions.usual(_ -> true), IngestListener.SILENT);
    assertThat(report.complete()).isTrue();
    new IndexFollower(catalog, index, clock).catchUp();
  }

  @AfterEach
  void close() {
    index.close();
    catalog.close();
  }

  private static Incoming input(String id, Content content) {
    return new Incoming.Ready(
        new Input("test:" + id, Optional.of(new ItemId(id)), id, content, Metadata.NONE));
  }

  private static String unlike(int number) {
    return "w%da w%db w%dc".formatted(number, number, number);
  }

  private List<Hit> ask(String words, String filter) {
    var search =
        new Search(new CheckedSpace(new MailSpace()), catalog, index, FusionWeights.USUAL, clock);
    return search.run(Query.words(words).where(FilterSyntax.parse(filter)).top(10)).hits();
  }

  private void isFound(String words, Modality type, Place place) {
    for (String filter : List.of("type:" + type.label(), "type:*")) {
      List<Hit> hits = ask(words, filter);
      Hit hit = hits.getFirst();
      assertThat(hit.item().id()).as(filter).isEqualTo(MAIL);
      assertThat(hit.type()).as(filter).isEqualTo(type);
      assertThat(hit.best().preview().where()).as(filter).isEqualTo(place);
      assertThat(hits).filteredOn(each -> each.item().id().equals(MAIL)).hasSize(1);
    }
  }

  private List<Modality> answers(String words, String filter) {
    return ask(words, filter).stream()
        .filter(hit -> hit.item().id().equals(MAIL))
        .map(Hit::type)
        .toList();
  }

  @Test
  void its_words_answer_as_text_and_show_their_paragraph() {
    isFound(
        WRITTEN,
        Modality.TEXT,
        Place.of(new Place.Paragraph(1), new Place.Characters(0, WRITTEN.length())));
  }

  @Test
  void its_picture_answers_as_image_and_shows_its_page_and_box() {
    isFound(SHOWN, Modality.IMAGE, MailSpace.PICTURE);
  }

  @Test
  void its_recording_answers_as_audio_and_shows_its_seconds() {
    isFound(SAID, Modality.AUDIO, MailSpace.RECORDING);
  }

  @Test
  void what_only_another_side_of_it_says_is_not_found_in_a_type() {
    assertThat(answers(SAID, "-type:audio")).isEmpty();
    assertThat(answers(WRITTEN, "type:text OR type:image")).containsExactly(Modality.TEXT);
    assertThat(answers(WRITTEN, "type:text type:image")).isEmpty();
  }

  @Test
  void it_is_listed_by_each_of_its_types_and_counted_in_each() {
    for (Modality type : Modality.values()) {
      assertThat(index.items(FilterSyntax.parse("type:" + type.label()), 100))
          .hasSize(41)
          .contains(MAIL);
      assertThat(catalog.counts().byModality()).containsEntry(type, 41L);
      assertThat(catalog.sample(type, facet(type), 500, 3)).hasSize(41);
    }
    assertThat(index.items(FilterSyntax.parse("type:text type:image"), 100)).isEmpty();
    assertThat(catalog.counts().items()).isEqualTo(41);
    assertThat(index.vectors(List.of(MAIL)))
        .extracting(PassageVector::modality)
        .containsExactly(Modality.TEXT, Modality.IMAGE, Modality.AUDIO);
  }

  private static Facet facet(Modality type) {
    return type == Modality.IMAGE ? Facet.SIGHT : Facet.WORDS;
  }

  @Test
  void deleted_it_leaves_no_trace() {
    ContentHash content = catalog.item(MAIL).orElseThrow().item().content();
    catalog.delete(MAIL);
    new IndexFollower(catalog, index, clock).catchUp();
    for (String words : List.of(WRITTEN, SHOWN, SAID)) {
      assertThat(answers(words, "type:*")).isEmpty();
    }
    assertThat(index.vectors(List.of(MAIL))).isEmpty();
    assertThat(index.score(SAID, List.of(MAIL))).isEmpty();
    assertThat(index.items(Filter.ALL, 100)).hasSize(40).doesNotContain(MAIL);
    assertThat(index.passages()).isEqualTo(120);
    assertThat(catalog.passages(List.of(MAIL))).isEmpty();
    assertThat(catalog.counts().passages()).isEqualTo(120);
    assertThat(catalog.counts().byModality())
        .isEqualTo(Map.of(Modality.TEXT, 40L, Modality.IMAGE, 40L, Modality.AUDIO, 40L));
    assertThat(catalog.unused(List.of(content))).containsExactly(content);
  }
}
