package dev.onespace.models.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.models.golden.Golden;
import dev.onespace.space.ByteSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PictureDecoderTest {

  static Stream<JsonNode> pillow() {
    return Golden.part("decoded").valueStream();
  }

  /**
   * Pixels equal Pillow's within 1 (JPEG 2, profiles 3). Only lossy WebP differs more at edges: its
   * decoder repeats colour of neighbouring pixels where libwebp interpolates; on average it is the
   * same.
   */
  @ParameterizedTest
  @MethodSource("pillow")
  void pixelsAreThoseOfPillow(JsonNode pillow) {
    String name = pillow.get("name").asString();
    Picture picture = decode(Golden.bytes(name));
    assertThat(picture.width()).isEqualTo(pillow.get("width").asInt());
    assertThat(picture.height()).isEqualTo(pillow.get("height").asInt());
    byte[] found = Golden.swapped(Pixels.of(picture.image()).bgr());
    byte[] expected = Golden.bytes(name + ".rgb");
    int[] differences = differences(found, expected);
    int most = name.startsWith("lossy") ? 48 : name.startsWith("profile") ? 3 : 2;
    assertThat(Arrays.stream(differences).map(Math::abs).max().orElseThrow())
        .as("largest difference")
        .isLessThanOrEqualTo(most);
    assertThat(Arrays.stream(differences).average().orElseThrow())
        .as("mean difference")
        .isBetween(-0.5, 0.5);
  }

  @Test
  void aLargePictureIsScaledAndSaysSo() throws Exception {
    Picture picture = decode(png(3000, 1500));
    assertThat(picture.width()).isEqualTo(3000);
    assertThat(picture.height()).isEqualTo(1500);
    assertThat(picture.image().getWidth()).isEqualTo(1024);
    assertThat(picture.image().getHeight()).isEqualTo(512);
    assertThat(picture.detail().getWidth()).isEqualTo(2000);
    assertThat(picture.notes()).containsExactly("scaled from 3000 x 1500 to 1024 x 512");
    var thumbnail = ImageIO.read(new ByteArrayInputStream(picture.thumbnail()));
    assertThat(thumbnail.getWidth()).isEqualTo(1024);
  }

  @Test
  void aSmallPictureIsKeptAsItIs() {
    Picture picture = decode(Golden.bytes("photo.png"));
    assertThat(picture.detail()).isSameAs(picture.image());
    assertThat(picture.notes()).isEmpty();
  }

  @Test
  void moreThanMemoryHoldsIsReadInSteps() throws Exception {
    PictureLimits tight = new PictureLimits(1_000_000, 10_000_000, 6_000_000);
    Picture picture = PictureDecoder.decode(new ByteSource.OfBytes(png(3000, 1500)), tight);
    assertThat(picture.width()).isEqualTo(3000);
    assertThat(picture.detail().getWidth()).isEqualTo(1000);
    assertThat(picture.notes()).contains("every 3. row and column was read");
  }

  @Test
  void aPictureOverTheLimitsIsTooLarge() throws Exception {
    byte[] png = png(400, 300);
    assertProblem(png, new PictureLimits(png.length - 1, 200_000, 200_000), ErrorCode.TOO_LARGE);
    assertProblem(png, new PictureLimits(1_000_000, 119_999, 200_000), ErrorCode.TOO_LARGE);
  }

  @Test
  void aHeaderThatClaimsTooMuchIsRefusedBeforeDecoding() {
    byte[] gif = Golden.bytes("animated.gif");
    Arrays.fill(gif, 6, 10, (byte) 0xff);
    assertProblem(gif, PictureLimits.DEFAULT, ErrorCode.TOO_LARGE);
    byte[] frame = LyingHeader.on(Golden.bytes("animated.gif"), 32_000, 32_000);
    Arrays.fill(frame, 6, 10, (byte) 1);
    assertProblem(frame, PictureLimits.DEFAULT, ErrorCode.TOO_LARGE);
    byte[] bmp = Golden.bytes("plain.bmp");
    bmp[20] = 0x7f;
    bmp[24] = 0x7f;
    assertProblem(bmp, PictureLimits.DEFAULT, ErrorCode.TOO_LARGE);
  }

  /** Taken for zeros, the missing pixels of a lossless WebP would cost a minute, and be wrong. */
  @Test
  void aWebpThatPromisesMorePixelsThanItHoldsIsDamaged() {
    byte[] webp = LyingHeader.on(Golden.bytes("profile.webp"), 3500, 3500);
    assertProblem(webp, PictureLimits.DEFAULT, ErrorCode.DAMAGED);
  }

  @Test
  void noBytesAreEmpty() {
    assertProblem(new byte[0], PictureLimits.DEFAULT, ErrorCode.EMPTY);
  }

  @Test
  void aMissingFileIsUnreadable(@TempDir Path folder) {
    assertThatThrownBy(
            () ->
                PictureDecoder.decode(
                    new ByteSource.OfFile(folder.resolve("none.png")), PictureLimits.DEFAULT))
        .isInstanceOfSatisfying(
            OnespaceException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.UNREADABLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html><body>not here</body></html>", "PK\u0003\u0004", "hello"})
  void otherBytesAreNoPicture(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertProblem(bytes, PictureLimits.DEFAULT, ErrorCode.UNSUPPORTED_TYPE);
  }

  @ParameterizedTest
  @CsvSource({
    "<svg xmlns='http://www.w3.org/2000/svg'/>, rsvg-convert",
    "____ftypheic____mif1heic, heif-convert",
    "____ftypavif____mif1avif, avifdec"
  })
  void aKnownTypeThatIsNotReadNamesTheProgramThatConvertsIt(String head, String program) {
    byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
    bytes[3] = bytes[0] == '<' ? bytes[3] : (byte) bytes.length;
    assertThatThrownBy(() -> decode(bytes))
        .isInstanceOfSatisfying(
            OnespaceException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(ErrorCode.UNSUPPORTED_TYPE);
              assertThat(e.problem().remedy().toString()).contains(program);
            });
  }

  private static Picture decode(byte[] bytes) {
    return PictureDecoder.decode(new ByteSource.OfBytes(bytes), PictureLimits.DEFAULT);
  }

  private static void assertProblem(byte[] bytes, PictureLimits limits, ErrorCode code) {
    assertThatThrownBy(() -> PictureDecoder.decode(new ByteSource.OfBytes(bytes), limits))
        .isInstanceOfSatisfying(
            OnespaceException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
  }

  private static byte[] png(int width, int height) throws Exception {
    var out = new java.io.ByteArrayOutputStream();
    ImageIO.write(Pixels.blank(width, height).toImage(), "png", out);
    return out.toByteArray();
  }

  private static int[] differences(byte[] a, byte[] b) {
    assertThat(a).hasSameSizeAs(b);
    int[] differences = new int[a.length];
    Arrays.setAll(differences, i -> (a[i] & 0xff) - (b[i] & 0xff));
    return differences;
  }
}
