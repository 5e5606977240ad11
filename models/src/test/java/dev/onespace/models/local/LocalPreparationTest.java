package dev.onespace.models.local;

import static dev.onespace.models.local.Preparing.FILES;
import static dev.onespace.models.local.Preparing.SAMPLES;
import static dev.onespace.models.local.Preparing.limits;
import static dev.onespace.models.local.Preparing.open;
import static dev.onespace.models.local.Preparing.picture;
import static dev.onespace.models.local.Preparing.recording;
import static dev.onespace.models.local.Preparing.without;
import static dev.onespace.models.local.Preparing.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.error.ErrorCode;
import dev.onespace.item.Facet;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Passage;
import dev.onespace.item.Place;
import dev.onespace.item.Span;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.Limits;
import dev.onespace.space.Prepared;
import dev.onespace.space.Prepared.Medium;
import dev.onespace.space.Prepared.Piece;
import dev.onespace.space.Task;
import dev.onespace.time.StageClock;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LocalPreparationTest {
  private static final LocalPreparation PREPARATION = open(PreparationSettings.STANDARD);

  @AfterAll
  static void close() {
    PREPARATION.close();
  }

  @Test
  void a_text_becomes_windows_that_know_their_characters() {
    String text = "The pump hums, the boiler is warm and the light stays red. ".repeat(150);
    Prepared.Ready ready = ready(new Content.Words(text));
    assertThat(ready.pieces()).hasSizeGreaterThan(2);
    for (Piece piece : ready.pieces()) {
      var where = (Place.Characters) piece.place().steps().getLast();
      assertThat(piece.words()).isEqualTo(text.substring(where.start(), where.end()));
      assertThat(piece.medium()).isEqualTo(new Medium.Text(piece.words()));
    }
    assertThat(((Place.Characters) ready.pieces().get(1).place().steps().getLast()).start())
        .isLessThan(((Place.Characters) ready.pieces().get(0).place().steps().getLast()).end());
    assertThat(ready.facts().get("size_bytes")).contains(MetaValue.of((long) text.length()));
  }

  @Test
  void what_is_over_the_limit_of_tokens_is_left_out_with_a_note() {
    Limits limits = limits(1_000, Limits.DEFAULT.recordingLength(), Limits.DEFAULT.memory());
    try (var preparation = open(limits, PreparationSettings.STANDARD)) {
      var ready =
          Preparing.ready(preparation, new Content.Words("coffee and water ".repeat(2_000)));
      assertThat(ready.pieces()).hasSize(2);
      assertThat(ready.notes()).singleElement().asString().contains("limits.text-tokens");
    }
  }

  @Test
  void a_screenshot_is_a_small_jpeg_with_all_its_words_and_their_boxes() throws IOException {
    Content shot = picture("images/shot-sync-4012-console.png");
    Prepared.Ready ready = ready(shot);
    Piece piece = ready.pieces().getFirst();
    assertThat(ready.pieces()).hasSize(1);
    assertThat(piece.place()).isEqualTo(Place.WHOLE);
    assertThat(piece.words()).contains("E-4012");
    BufferedImage original =
        ImageIO.read(SAMPLES.resolve("images/shot-sync-4012-console.png").toFile());
    assertThat(piece.spans()).isNotEmpty();
    for (Span span : piece.spans()) {
      var box = (Place.Box) span.where().steps().getLast();
      assertThat(box.x() + box.width()).isLessThanOrEqualTo(original.getWidth() + 1);
      assertThat(box.y() + box.height()).isLessThanOrEqualTo(original.getHeight() + 1);
      assertThat(piece.words().substring(span.start(), span.end())).isNotBlank();
    }
    assertThat(ready.facts().get("width")).contains(MetaValue.of((long) original.getWidth()));
    assertSmallJpeg(piece.medium());
    assertThat(ready.thumbnail()).isPresent();
  }

  @Test
  void a_picture_has_the_facts_notes_thumbnail_and_words_that_the_local_space_gives() {
    Content shot = picture("images/shot-sync-4012-console.png");
    try (var space = new LocalSpace(FILES, Limits.DEFAULT, new StageClock())) {
      var local = (Embedded.Done) space.embed(List.of(shot), Task.DOCUMENT).getFirst();
      Prepared.Ready ready = ready(shot);
      assertThat(ready.facts()).isEqualTo(local.facts());
      assertThat(ready.notes()).isEqualTo(local.notes());
      assertThat(ready.thumbnail().orElseThrow().jpeg())
          .isEqualTo(local.thumbnail().orElseThrow().jpeg());
      Passage words =
          local.passages().stream()
              .filter(it -> it.facet() == Facet.WORDS)
              .findFirst()
              .orElseThrow();
      assertThat(ready.pieces().getFirst().words()).startsWith(words.words());
    }
  }

  @Test
  void a_question_has_no_thumbnail() {
    var prepared = PREPARATION.prepare(List.of(picture("images/photo-bear.jpg")), Task.QUERY);
    assertThat(((Prepared.Ready) prepared.getFirst()).thumbnail()).isEmpty();
  }

  @Test
  void what_is_transparent_is_white() throws IOException {
    var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_ARGB);
    Prepared.Ready ready = ready(new Content.Picture(png(image)));
    var jpeg = ((Medium.Picture) ready.pieces().getFirst().medium()).jpeg();
    assertThat(new Color(ImageIO.read(new ByteArrayInputStream(jpeg)).getRGB(20, 15)))
        .isEqualTo(Color.WHITE);
  }

  @Test
  void a_picture_of_a_hundred_megapixels_fits_into_the_memory_given() throws IOException {
    Content large =
        new Content.Picture(png(new BufferedImage(10_000, 10_000, BufferedImage.TYPE_BYTE_BINARY)));
    Limits limits = limits(1_000, Limits.DEFAULT.recordingLength(), 60_000_000);
    try (var preparation = open(limits, without())) {
      Prepared.Ready ready = Preparing.ready(preparation, large);
      assertSmallJpeg(ready.pieces().getFirst().medium());
      assertThat(ready.facts().get("width")).contains(MetaValue.of(10_000L));
      assertThat(ready.notes()).anySatisfy(note -> assertThat(note).contains("row and column"));
    }
  }

  @Test
  void without_words_nothing_is_read_or_heard() {
    try (var preparation = open(without())) {
      for (Content content :
          List.of(
              picture("images/shot-sync-4012-console.png"), recording("audio/call-7806.opus"))) {
        Prepared.Ready ready = Preparing.ready(preparation, content);
        assertThat(ready.pieces()).isNotEmpty();
        assertThat(words(ready)).isBlank();
        assertThat(ready.pieces()).allSatisfy(piece -> assertThat(piece.spans()).isEmpty());
      }
      assertThat(preparation.pipeline()).isNotEqualTo(PREPARATION.pipeline());
    }
  }

  @Test
  void one_bad_content_is_refused_alone() {
    var bad = new ByteSource.OfBytes("no picture, no sound".getBytes(StandardCharsets.UTF_8));
    List<Prepared> prepared =
        PREPARATION.prepare(
            List.of(
                new Content.Words("fine"),
                new Content.Picture(bad),
                new Content.Words(" \n"),
                new Content.Recording(bad),
                recording("audio/order-0b3c4445.flac")),
            Task.DOCUMENT);
    assertThat(prepared.get(0)).isInstanceOf(Prepared.Ready.class);
    assertThat(code(prepared.get(1))).isEqualTo(ErrorCode.UNSUPPORTED_TYPE);
    assertThat(code(prepared.get(2))).isEqualTo(ErrorCode.EMPTY);
    assertThat(code(prepared.get(3))).isEqualTo(ErrorCode.UNSUPPORTED_TYPE);
    assertThat(prepared.get(4)).isInstanceOf(Prepared.Ready.class);
  }

  @Test
  void every_setting_is_part_of_the_pipeline() {
    var settings =
        List.of(
            PreparationSettings.STANDARD,
            without(),
            new PreparationSettings(256, 64, Duration.ofSeconds(30), true),
            new PreparationSettings(512, 32, Duration.ofSeconds(30), true),
            new PreparationSettings(512, 64, Duration.ofSeconds(60), true));
    assertThat(settings.stream().map(it -> LocalHashes.preparation(FILES, it)))
        .doesNotHaveDuplicates()
        .allSatisfy(hash -> assertThat(hash.value()).matches("[0-9a-f]{16}"))
        .doesNotContain(LocalHashes.pipeline(FILES, EmbeddingParameters.USUAL));
  }

  private static Prepared.Ready ready(Content content) {
    return Preparing.ready(PREPARATION, content);
  }

  private static void assertSmallJpeg(Medium medium) throws IOException {
    var picture = (Medium.Picture) medium;
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(picture.jpeg()));
    assertThat(picture.jpeg()).startsWith(0xff, 0xd8).hasSizeLessThan(20_000_000);
    assertThat(Math.max(read.getWidth(), read.getHeight())).isLessThanOrEqualTo(1024);
    assertThat(List.of(read.getWidth(), read.getHeight()))
        .containsExactly(picture.width(), picture.height());
  }

  private static ErrorCode code(Prepared prepared) {
    return ((Prepared.Refused) prepared).problem().code();
  }

  private static ByteSource png(BufferedImage image) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return new ByteSource.OfBytes(bytes.toByteArray());
  }
}
