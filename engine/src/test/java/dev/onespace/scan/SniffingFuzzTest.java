package dev.onespace.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.error.OnespaceException;
import dev.onespace.item.Modality;
import dev.onespace.space.Content;
import dev.onespace.testkit.fuzz.AwkwardText;
import dev.onespace.testkit.fuzz.Cases;
import dev.onespace.testkit.fuzz.Damage;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telling types and reading text of any bytes. */
class SniffingFuzzTest {
  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          Charset.forName("windows-1252"));
  private static final List<String> STARTS =
      List.of("", "\ufeff", "RIFF    WAVE", "\u0000\u0000\u0000 ftypM4A ", "BM", "ID3", "%PDF-");

  @Test
  void any_bytes_are_content_or_a_problem_of_the_input(@TempDir Path folder) {
    Path file = folder.resolve("x");
    Cases.of(600, 60_000)
        .check(
            seed -> {
              Files.write(file, bytes(new Random(seed)));
              try {
                assertFits(Scan.content(file), file);
              } catch (OnespaceException bad) {
                assertThat(bad.problem().code().blamesInput()).as("%s", bad.problem()).isTrue();
              }
            });
  }

  private static void assertFits(Content content, Path file) throws IOException {
    if (content instanceof Content.Words(var text)) {
      assertThat(text).doesNotContain("\u0000");
      assertThat(AwkwardText.isWhole(text)).isTrue();
    } else {
      assertThat(Signatures.sniff(Files.readAllBytes(file)))
          .isInstanceOfSatisfying(
              Sniffed.Media.class,
              it -> assertThat(it.type().modality()).isEqualTo(content.type()));
      assertThat(content.type()).isNotEqualTo(Modality.TEXT);
    }
  }

  private static byte[] bytes(Random random) {
    String text =
        STARTS.get(random.nextInt(STARTS.size())) + AwkwardText.any(random, 20) + "words of a text";
    byte[] whole = text.getBytes(CHARSETS.get(random.nextInt(CHARSETS.size())));
    return random.nextInt(4) == 0 ? whole : new Damage(random).of(whole, whole);
  }
}
