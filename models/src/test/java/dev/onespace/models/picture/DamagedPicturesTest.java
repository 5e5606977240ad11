package dev.onespace.models.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.error.OnespaceException;
import dev.onespace.models.golden.Golden;
import dev.onespace.space.ByteSource;
import dev.onespace.testkit.fuzz.Cases;
import dev.onespace.testkit.fuzz.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures of every format, damaged in every way, decoded with a heap of 512 MB (the execution
 * {@code damaged} of surefire): each is a picture or a problem of the input.
 */
class DamagedPicturesTest {
  private static final Path SAMPLES = Path.of("../samples/knowledge/images");
  private static final int MOST_BYTES = 400_000;

  private final List<byte[]> whole = new ArrayList<>();

  DamagedPicturesTest() throws IOException {
    Golden.part("decoded").forEach(it -> whole.add(Golden.bytes(it.get("name").asString())));
    whole.add(Golden.bytes("page.png"));
    try (Stream<Path> samples = Files.list(SAMPLES)) {
      for (Path sample : samples.sorted().filter(it -> size(it) < MOST_BYTES).limit(8).toList()) {
        whole.add(Files.readAllBytes(sample));
      }
    }
  }

  @Test
  void a_damaged_picture_is_a_picture_or_a_problem_of_the_input(@TempDir Path folder) {
    Cases.of(500, 20_000)
        .check(
            seed -> {
              Random random = new Random(seed);
              byte[] bytes = new Damage(random).of(one(random), one(random));
              ByteSource source =
                  random.nextInt(4) == 0
                      ? new ByteSource.OfFile(Files.write(folder.resolve("x"), bytes))
                      : new ByteSource.OfBytes(bytes);
              assertDecodes(source);
            });
  }

  /** Sizes that the limits allow, in all shapes. */
  @Test
  void a_header_that_lies_about_the_size_costs_no_more_memory_than_there_is() {
    Cases.of(6, 150)
        .check(
            seed -> {
              Random random = new Random(seed);
              int pixels = random.nextInt(10) == 0 ? 119_000_000 : 12_000_000;
              int width = List.of(1, 3_400, 9_000, 60_000).get(random.nextInt(4));
              int height = Math.min(60_000, pixels / width);
              assertDecodes(new ByteSource.OfBytes(LyingHeader.on(one(random), width, height)));
            });
  }

  private static void assertDecodes(ByteSource source) {
    Picture picture;
    try {
      picture = PictureDecoder.decode(source, PictureLimits.DEFAULT);
    } catch (OnespaceException bad) {
      assertThat(bad.problem().code().blamesInput()).as("%s", bad.problem()).isTrue();
      return;
    }
    assertThat((long) picture.width() * picture.height())
        .isBetween(1L, PictureLimits.DEFAULT.pixels());
    assertThat(Math.max(picture.image().getWidth(), picture.image().getHeight()))
        .isBetween(1, Picture.LOOK_SIDE);
    assertThat(Math.max(picture.detail().getWidth(), picture.detail().getHeight()))
        .isBetween(1, Picture.READ_SIDE);
    assertThat(picture.thumbnail()).isNotEmpty();
  }

  private byte[] one(Random random) {
    return whole.get(random.nextInt(whole.size()));
  }

  private static long size(Path file) {
    return file.toFile().length();
  }
}
