package dev.onespace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.ingest.IngestReport;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.Passage;
import dev.onespace.search.answer.Answer;
import dev.onespace.search.answer.Hit;
import dev.onespace.search.question.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that the encoder's vocabulary cannot spell: all alike to it, so it does not count. */
class UnknownCharactersTest {
  private static final String THAI =
      "\u0e25\u0e34\u0e1f\u0e15\u0e4c\u0e17\u0e35\u0e48\u0e0a\u0e31\u0e49\u0e19"
          + "\u0e2a\u0e32\u0e21\u0e40\u0e2a\u0e35\u0e22";
  private static final String EMOJI = "\ud83d\udc4d";

  @TempDir Path folder;
  private Onespace kb;
  private IngestReport report;

  @BeforeEach
  void fill() throws IOException {
    Path items = folder.resolve("items.jsonl");
    Files.writeString(
        items,
        """
        {"id":"thai","type":"text","text":"%s"}
        {"id":"emoji","type":"text","text":"%s"}
        {"id":"german","type":"text","text":"Der Aufzug im dritten Stock ist defekt."}
        {"id":"thanks","type":"text","text":"Thank you, the lift runs again! %s"}
        """
            .formatted(THAI, EMOJI, EMOJI));
    kb = Onespace.open(folder.resolve("data"));
    report = kb.ingest(items);
  }

  @AfterEach
  void close() {
    kb.close();
  }

  @Test
  void what_cannot_be_spelt_has_no_vector_that_counts_and_a_note_says_so() {
    assertThat(facet("thai")).isEqualTo(Facet.UNKNOWN);
    assertThat(facet("emoji")).isEqualTo(Facet.UNKNOWN);
    assertThat(facet("german")).isEqualTo(Facet.WORDS);
    assertThat(facet("thanks")).isEqualTo(Facet.WORDS);
    assertThat(report.toString()).contains("does not know");
  }

  @Test
  void they_do_not_find_each_other() {
    Answer answer = kb.search(Query.words(EMOJI));
    assertThat(answer.hits())
        .filteredOn(hit -> hit.strength().isRelevant())
        .extracting(hit -> hit.item().id())
        .doesNotContain(new ItemId("thai"));
    assertThat(answer.notes()).anyMatch(note -> note.contains("does not know"));
  }

  @Test
  void they_are_found_by_the_same_words() {
    assertThat(kb.search(Query.words(THAI)).hits())
        .extracting(Hit::item)
        .extracting(item -> item.id().value())
        .containsExactly("thai");
  }

  private Facet facet(String id) {
    return kb.item(new ItemId(id)).orElseThrow().passages().stream()
        .map(Passage::facet)
        .findFirst()
        .orElseThrow();
  }
}
