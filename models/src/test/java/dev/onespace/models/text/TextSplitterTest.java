package dev.onespace.models.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.models.files.ModelFiles;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSplitterTest {
  private static final TextTokenizer TOKENIZER = TextTokenizer.open(ModelFiles.found());
  private static final int MARKS = 2;

  private final TextSplitter splitter = TextSplitter.standard(TOKENIZER);

  @AfterAll
  static void close() {
    TOKENIZER.close();
  }

  @Test
  void aShortTextIsOneWindowWithoutTheSpaceAroundIt() {
    assertThat(splitter.split("  The quick brown fox. \n"))
        .containsExactly(new Window(2, 22, "The quick brown fox."));
  }

  @Test
  void whiteSpaceOnlyHasNoWindow() {
    assertThat(splitter.split("")).isEmpty();
    assertThat(splitter.split(" \n\t\u00a0\u3000")).isEmpty();
  }

  @Test
  void windowsOverlapAndEndWithSentences() {
    String text = "The gate opens at eight. Visitors wait in the hall! ".repeat(100);
    List<Window> windows = splitter.split(text);
    assertThat(windows).hasSizeGreaterThan(3);
    assertThat(windows).allMatch(window -> window.text().matches("(?s)^[TV].*[.!]$"));
    for (int i = 1; i < windows.size(); i++) {
      assertThat(windows.get(i).start()).isLessThan(windows.get(i - 1).end());
      assertThat(windows.get(i).start()).isGreaterThan(windows.get(i - 1).start());
    }
  }

  @Test
  void aParagraphEndIsPreferredToALaterSentenceEnd() {
    String first = "Water runs down. ".repeat(55).trim();
    String text = first + "\n\n" + "It is cold. ".repeat(100);
    assertThat(splitter.split(text).getFirst().text()).isEqualTo(first);
  }

  @Test
  void aWordOf100000LettersIsKeptWhole() {
    String word = "x".repeat(100_000);
    List<Window> windows = splitter.split("before " + word + " after");
    assertThat(windows).allMatch(window -> window.text().length() <= 4096);
    assertCovers("before " + word + " after", windows);
  }

  @Test
  void aTextOfFiveMegabytesIsSplitToItsEnd() {
    String text = "Lorem ipsum dolor sit amet, consectetur adipiscing elit. ".repeat(88_000);
    List<Window> windows = splitter.split(text);
    assertThat(windows.getLast().end()).isEqualTo(text.length() - 1);
    assertThat(windows.stream().mapToLong(window -> window.text().length()).sum())
        .isLessThan(text.length() * 2L);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void nothingIsLostAndNoWindowIsTooLong(long seed) {
    String text = mixed(new Random(seed));
    for (int size : new int[] {1, 7, 64, 256, 510}) {
      for (int overlap : new int[] {0, size / 8, size / 2}) {
        List<Window> windows = new TextSplitter(TOKENIZER, size, overlap).split(text);
        assertCovers(text, windows);
        assertThat(windows)
            .allSatisfy(
                window ->
                    assertThat(TOKENIZER.ids(window.text()).length)
                        .as("tokens of %s", window)
                        .isLessThanOrEqualTo(size + MARKS));
      }
    }
  }

  private static void assertCovers(String text, List<Window> windows) {
    boolean[] covered = new boolean[text.length()];
    int last = -1;
    for (Window window : windows) {
      assertThat(window.text()).isEqualTo(text.substring(window.start(), window.end()));
      assertThat(window.start()).isGreaterThan(last);
      last = window.start();
      assertThat(splitsPair(text, window.start()) || splitsPair(text, window.end())).isFalse();
      java.util.Arrays.fill(covered, window.start(), window.end(), true);
    }
    for (int i = 0; i < text.length(); i++) {
      assertThat(covered[i] || text.substring(i, i + 1).isBlank() || text.charAt(i) == '\u00a0')
          .as("character %s is in a window", i)
          .isTrue();
    }
  }

  private static boolean splitsPair(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }

  private static String mixed(Random random) {
    String[] parts = {
      "word",
      "Stra\u00dfe",
      "na\u00efve",
      "\u4f60\u597d\u3002",
      "\ud83d\ude00\ud83d\udc4d\ud83c\udffd",
      "\ud800",
      "a.b/c-d_e",
      "\n\n",
      " ",
      "  ",
      "\u00a0",
      "x".repeat(130),
      "unbelievablyantidisestablishmentarian",
      "1234567890",
      "!?",
      "\u0000",
      "\u200b",
      "e\u0301",
      "\uff21",
      "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35"
    };
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 700; i++) {
      text.append(parts[random.nextInt(parts.length)]);
      text.append(random.nextInt(3) == 0 ? " " : "");
    }
    return text.toString();
  }
}
