package dev.onespace.models.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTypeTest {

  @ParameterizedTest
  @CsvSource({
    "RIFF....WAVEfmt,WAV",
    "RF64....WAVEds64,WAV",
    "fLaC,FLAC",
    "OggS,OGG",
    "....ftypM4A ,MP4",
    "....ftypisom,MP4",
    "FORM....AIFF,AIFF",
    "FORM....AIFC,AIFF",
    "'\u001aE\u00df\u00a3',WEBM",
    "'0&\u00b2u\u008ef\u00cf\u0011',ASF",
    "\u00ff\u00fb\u0090\u0064,MP3",
    "\u00ff\u00f1\u0050\u0080,ADTS"
  })
  void aTypeIsToldFromTheFirstBytes(String head, RecordingType type) {
    assertThat(RecordingType.of(padded(head))).contains(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RIFF....WEBPVP8",
        "RIFF....AVI LIST",
        "....ftypheic",
        "....ftypavif",
        "\u00ff\u00d8\u00ff\u00e0",
        "\u00ff\u00fe\u0041\u0000",
        "#EXTM3U",
        "\u0089PNG"
      })
  void picturesPlaylistsAndTextsAreNone(String head) {
    assertThat(RecordingType.of(padded(head))).isEmpty();
  }

  @Test
  void whatStandsBehindATagDecides() throws IOException {
    assertThat(behindTag("fLaC")).isEqualTo(RecordingType.FLAC);
    assertThat(behindTag("\u00ff\u00f1\u0050\u0080")).isEqualTo(RecordingType.ADTS);
    assertThat(behindTag("\u00ff\u00fb\u0090\u0064")).isEqualTo(RecordingType.MP3);
  }

  private static RecordingType behindTag(String head) throws IOException {
    String tag = "ID3\u0004\u0000\u0000\u0000\u0000\u0002\u0000" + ".".repeat(256);
    byte[] bytes = (tag + head + ".".repeat(64)).getBytes(ISO_8859_1);
    return RecordingType.of(new ByteArrayInputStream(bytes)).orElseThrow();
  }

  private static byte[] padded(String head) {
    return Arrays.copyOf(head.getBytes(ISO_8859_1), RecordingType.HEAD);
  }
}
