package dev.onespace.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.Moving;
import dev.onespace.Onespace;
import dev.onespace.OpenOptions;
import dev.onespace.Setup;
import dev.onespace.filter.FilterSyntax;
import dev.onespace.ingest.IngestListener;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.item.Place;
import dev.onespace.provider.SpaceProvider;
import dev.onespace.search.answer.Hit;
import dev.onespace.search.question.Query;
import dev.onespace.space.Content;
import dev.onespace.space.Space;
import dev.onespace.testkit.memory.MailSpace;
import dev.onespace.testkit.memory.MemorySpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A space that the library knows nothing of, with vectors of a length of its own, that finds text,
 * pictures and sound in one item: it is named in a setup, and all else goes on as ever.
 */
class SecondSpaceTest {
  private static final String WRITTEN = "invoice overdue since march please transfer";
  private static final String SHOWN = "brown bear catching salmon";
  private static final String SAID = "elevator stuck between floors technician";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path data;

  /** Mails of several modalities. */
  private record Mails() implements SpaceProvider {
    @Override
    public String space() {
      return "mail";
    }

    @Override
    public String described() {
      return "vectors of mails";
    }

    @Override
    public Space open(Opening opening) {
      return new MailSpace();
    }
  }

  /** Texts as one vector each, of another length. */
  private record Plain() implements SpaceProvider {
    @Override
    public String space() {
      return "memory";
    }

    @Override
    public String described() {
      return "vectors of plain texts";
    }

    @Override
    public Space open(Opening opening) {
      return new MemorySpace();
    }
  }

  @Test
  void what_it_finds_in_an_item_is_found_shown_and_deleted_without_a_trace() {
    try (Onespace kb = open(new Mails())) {
      fill(kb);
      assertThat(kb.usualSpace().dimension()).isEqualTo(MailSpace.DIMENSION);

      assertThat(best(kb, WRITTEN, "type:text").best().preview().where())
          .satisfies(it -> assertThat(it.steps().getFirst()).isEqualTo(new Place.Paragraph(1)));
      assertThat(best(kb, SHOWN, "type:image").best().preview().where())
          .isEqualTo(MailSpace.PICTURE);
      assertThat(best(kb, SAID, "type:audio").best().preview().where())
          .isEqualTo(MailSpace.RECORDING);
      assertThat(best(kb, SHOWN, "type:image").best().modality()).isEqualTo(Modality.IMAGE);

      kb.delete(List.of(new ItemId("mail")));
      assertThat(ask(kb, SHOWN, "type:image"))
          .extracting(hit -> hit.item().id().value())
          .doesNotContain("mail");
      assertThat(holds(SAID)).as("files that hold what was said in it").isEmpty();
    }
  }

  @Test
  void a_collection_is_taken_from_one_to_the_other_and_back() {
    try (Onespace kb = open(new Plain())) {
      fill(kb);
      assertThat(ask(kb, SHOWN, "type:image")).isEmpty();
    }
    Setup both =
        new Setup(
            new Setup.Keeping.Folder(data), new Plain(), List.of(new Mails()), Setup.Waits.USUAL);
    try (Onespace kb = Onespace.connect(both, OpenOptions.USUAL)) {
      Moving moving = kb.moving();
      var filled = moving.fill(new Mails(), OpenOptions.USUAL, IngestListener.SILENT);
      assertThat(filled.lack().isNothing()).isTrue();
      moving.serve(filled.number(), false);
      assertThat(kb.setup().provider()).isEqualTo(new Mails());
      assertThat(best(kb, SHOWN, "type:image").best().modality()).isEqualTo(Modality.IMAGE);
      moving.rollBack(false);
      assertThat(kb.setup().provider()).isEqualTo(new Plain());
      assertThat(ask(kb, SHOWN, "type:image")).isEmpty();
    }
  }

  private Onespace open(SpaceProvider provider) {
    return Onespace.connect(new Setup(new Setup.Keeping.Folder(data), provider), OpenOptions.USUAL);
  }

  private static void fill(Onespace kb) {
    for (int i = 0; i < 20; i++) {
      kb.add("other-" + i, text(unlike(3 * i), unlike(3 * i + 1), unlike(3 * i + 2)));
    }
    kb.add("mail", text(WRITTEN, SHOWN, SAID));
  }

  private static String text(String written, String shown, String said) {
    return ((Content.Words) MailSpace.mail(written, shown, said)).text();
  }

  private static String unlike(int number) {
    return "w%sa w%sb w%sc".formatted(number, number, number);
  }

  private static Hit best(Onespace kb, String words, String filter) {
    Hit best = ask(kb, words, filter).getFirst();
    assertThat(best.item().id().value()).isEqualTo("mail");
    return best;
  }

  private static List<Hit> ask(Onespace kb, String words, String filter) {
    return kb.search(Query.words(words).where(FilterSyntax.parse(filter)).top(5)).hits();
  }

  /** Files of the data folder that hold these words to the letter. */
  private List<Path> holds(String words) {
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(Files::isRegularFile).filter(file -> holds(file, words)).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean holds(Path file, String words) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(words);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
