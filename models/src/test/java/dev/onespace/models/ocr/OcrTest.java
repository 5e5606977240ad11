package dev.onespace.models.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.item.Place.Box;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.golden.Golden;
import dev.onespace.models.picture.PictureDecoder;
import dev.onespace.models.picture.PictureLimits;
import dev.onespace.models.picture.Pixels;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OcrTest {
  private static final BufferedImage PAGE =
      PictureDecoder.decode(Golden.source("page.png"), PictureLimits.DEFAULT).detail();
  private static final JsonNode EXPECTED = Golden.part("ocr");

  private Ocr ocr;
  private OcrText page;

  @BeforeAll
  void read() {
    ocr = Ocr.open(ModelFiles.found());
    page = ocr.read(PAGE);
  }

  @AfterAll
  void close() {
    ocr.close();
  }

  @Test
  void linesAreThoseOfRapidOcrApartFromSpacesAndCase() {
    List<String> reference =
        EXPECTED.get("rapidocr").valueStream().map(line -> plain(line.get("text"))).toList();
    assertThat(page.lines()).extracting(line -> plain(line.text())).isEqualTo(reference);
  }

  @Test
  void wordsAreSeparatedAsTheyWereWritten() {
    List<String> written =
        EXPECTED.get("written").valueStream().map(line -> line.asString()).toList();
    assertThat(page.lines())
        .extracting(line -> line.text().toLowerCase(Locale.ROOT))
        .isEqualTo(written.stream().map(line -> line.toLowerCase(Locale.ROOT)).toList());
  }

  @Test
  void boxesLieWhereRapidOcrHasThem() {
    for (int i = 0; i < page.lines().size(); i++) {
      JsonNode corners = EXPECTED.get("rapidocr").get(i).get("box");
      Box box = page.lines().get(i).box();
      assertThat(box.x()).isCloseTo(corners.get(0).get(0).asInt(), within(6));
      assertThat(box.y()).isCloseTo(corners.get(0).get(1).asInt(), within(6));
      assertThat(box.x() + box.width()).isCloseTo(corners.get(2).get(0).asInt(), within(6));
      assertThat(box.y() + box.height()).isCloseTo(corners.get(2).get(1).asInt(), within(6));
    }
  }

  @Test
  void wordBoxesFollowOneAnotherInsideTheirLine() {
    for (OcrLine line : page.lines()) {
      int right = line.box().x() - 1;
      for (OcrWord word : line.words()) {
        assertThat(word.box().x()).as(word.text()).isGreaterThanOrEqualTo(right - 6);
        right = word.box().x() + word.box().width();
      }
      assertThat(right).isLessThanOrEqualTo(line.box().x() + line.box().width() + 1);
    }
  }

  @Test
  void whatIsReadInALineDoesNotDependOnOtherLines() {
    Pixels picture = Pixels.of(PAGE);
    List<Pixels> cuts =
        page.lines().stream()
            .map(OcrLine::box)
            .map(
                box ->
                    new LineBox(
                        box.x() + box.width() / 2.0,
                        box.y() + box.height() / 2.0,
                        1,
                        0,
                        box.width(),
                        box.height()))
            .map(box -> LineCutter.cut(picture, box))
            .toList();
    List<CtcLine> together = ocr.readLines(cuts);
    for (int i = 0; i < cuts.size(); i++) {
      CtcLine alone = ocr.readLines(List.of(cuts.get(i))).getFirst();
      assertThat(alone.characters()).hasSameSizeAs(together.get(i).characters());
      for (int k = 0; k < alone.characters().size(); k++) {
        CtcLine.Character a = alone.characters().get(k);
        CtcLine.Character b = together.get(i).characters().get(k);
        assertThat(a.text()).isEqualTo(b.text());
        assertThat(a.place()).isEqualTo(b.place());
        assertThat(a.confidence()).isCloseTo(b.confidence(), within(1e-4));
      }
    }
  }

  @Test
  void wordsThatRunDownwardsAreReadToo() {
    Pixels line = Pixels.of(PAGE.getSubimage(0, 60, 720, 60));
    Pixels turned = Pixels.blank(line.height(), line.width());
    for (int y = 0; y < line.height(); y++) {
      for (int x = 0; x < line.width(); x++) {
        int to = (x * line.height() + line.height() - 1 - y) * 3;
        System.arraycopy(line.bgr(), (y * line.width() + x) * 3, turned.bgr(), to, 3);
      }
    }
    assertThat(ocr.read(turned.toImage()).text()).contains("returned by the server");
  }

  @Test
  void aPictureWithoutWordsHasNoLines() {
    assertThat(ocr.read(Pixels.blank(300, 200).toImage()).lines()).isEmpty();
    assertThat(ocr.read(Pixels.blank(1, 1).toImage()).text()).isEmpty();
    assertThat(ocr.read(Pixels.blank(2, 1500).toImage()).text()).isEmpty();
  }

  private static String plain(JsonNode text) {
    return plain(text.asString());
  }

  private static String plain(String text) {
    return text.replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
