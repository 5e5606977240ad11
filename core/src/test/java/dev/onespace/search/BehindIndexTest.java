package dev.onespace.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.calibrate.FusionWeights;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.IndexFollower;
import dev.onespace.ingest.Ingest;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.Input;
import dev.onespace.item.ItemId;
import dev.onespace.item.Metadata;
import dev.onespace.search.question.Query;
import dev.onespace.space.Content;
import dev.onespace.space.Space;
import dev.onespace.testkit.memory.MemoryBlobs;
import dev.onespace.testkit.memory.MemoryCatalog;
import dev.onespace.testkit.memory.MemorySearchIndex;
import dev.onespace.testkit.memory.MemorySpace;
import dev.onespace.time.StageClock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A search while the index has yet to follow the catalog: beside an ingest, or after a kill. */
class BehindIndexTest {
  private final Space space = new MemorySpace();
  private final MemoryCatalog catalog = new MemoryCatalog();
  private final MemorySearchIndex index = new MemorySearchIndex();
  private final StageClock clock = new StageClock();

  @BeforeEach
  void fill() {
    put("doc", "the zeppelin landed in Friedrichshafen");
    put("other", "something else about printers");
    new IndexFollower(catalog, index, clock).catchUp();
  }

  @Test
  void what_has_not_changed_is_found() {
    put("new", "another thing");
    assertThat(found("zeppelin Friedrichshafen")).contains("doc");
  }

  @Test
  void an_item_that_is_gone_is_not_found() {
    catalog.delete(new ItemId("doc"));
    assertThat(found("zeppelin Friedrichshafen")).doesNotContain("doc");
  }

  @Test
  void an_item_is_not_found_by_words_that_it_had() {
    put("doc", "short now: all is well");
    assertThat(found("zeppelin Friedrichshafen")).doesNotContain("doc");
  }

  private List<String> found(String words) {
    return new Search(space, catalog, index, FusionWeights.USUAL, clock)
        .run(Query.words(words)).hits().stream().map(hit -> hit.item().id().value()).toList();
  }

  private void put(String id, String text) {
    var input =
        new Input(
            "source of " + id,
            Optional.of(new ItemId(id)),
            id,
            new Content.Words(text),
            Metadata.NONE);
    new Ingest(space, catalog, new MemoryBlobs(), clock)
        .run(
            List.<Incoming>of(new Incoming.Ready(input)).iterator(),
            new IngestOptions(4, false, false, _ -> true),
            IngestListener.SILENT);
  }
}
