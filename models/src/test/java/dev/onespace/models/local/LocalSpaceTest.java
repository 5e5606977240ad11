package dev.onespace.models.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.models.files.ModelFiles;
import dev.onespace.space.ByteSource;
import dev.onespace.space.CheckedSpace;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.Limits;
import dev.onespace.space.Space;
import dev.onespace.space.Task;
import dev.onespace.testkit.contract.SpaceContract;
import dev.onespace.time.StageClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The local space keeps the contract of all spaces, on files of the sample knowledge base. */
class LocalSpaceTest extends SpaceContract {
  private static final Path SAMPLES = Path.of("../samples/knowledge");

  @Override
  protected Space open() {
    return new CheckedSpace(new LocalSpace(ModelFiles.found(), Limits.DEFAULT, new StageClock()));
  }

  @Override
  protected List<Content> samples() {
    return List.of(
        new Content.Words("The login page shows an error after a password reset."),
        new Content.Words("Refund."),
        new Content.Words("A long text about coffee machines and their boilers. ".repeat(60)),
        picture("images/shot-sync-4012-console.png"),
        picture("images/photo-bear.jpg"),
        recording("audio/order-0b3c4445.flac"),
        recording("audio/call-7806.opus"));
  }

  @Override
  protected Content bad() {
    byte[] noPicture = "this is no picture".getBytes(StandardCharsets.UTF_8);
    return new Content.Picture(new ByteSource.OfBytes(noPicture));
  }

  @Test
  void of_a_long_question_a_bounded_part_is_encoded_and_the_rest_told() {
    String codes =
        IntStream.range(1_000, 2_250).mapToObj(n -> "AB-" + n).collect(Collectors.joining(" "));
    try (Space space = open()) {
      var asked =
          (Embedded.Done) space.embed(List.of(new Content.Words(codes)), Task.QUERY).getFirst();
      assertThat(asked.passages()).hasSizeBetween(2, 3);
      assertThat(asked.notes())
          .singleElement()
          .asString()
          .contains("of 9999 characters are asked with, which have 640 tokens");
    }
  }

  private static Content picture(String file) {
    return new Content.Picture(new ByteSource.OfFile(SAMPLES.resolve(file)));
  }

  private static Content recording(String file) {
    return new Content.Recording(new ByteSource.OfFile(SAMPLES.resolve(file)));
  }
}
