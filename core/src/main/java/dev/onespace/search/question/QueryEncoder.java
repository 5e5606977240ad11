package dev.onespace.search.question;

import dev.onespace.calibrate.ScoreCohort;
import dev.onespace.catalog.CatalogView;
import dev.onespace.catalog.Entry;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.patience.Patience;
import dev.onespace.search.question.EncodedQuery.WeightedPart;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.Space;
import dev.onespace.space.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the parts of a query into vectors, words and exact terms; into the latter alone where what
 * makes the vectors is away. For one use.
 */
public final class QueryEncoder {
  private static final String INSTEAD =
      "asked with words and exact terms only, as there are no vectors for the question";

  private final Space space;
  private final CatalogView catalog;
  private final ScoreCohort cohort;
  private @Nullable OnespaceException without;

  public QueryEncoder(Space space, CatalogView catalog, ScoreCohort cohort) {
    this.space = space;
    this.catalog = catalog;
    this.cohort = cohort;
  }

  /**
   * The question that a query asks.
   *
   * @throws OnespaceException if a content cannot be embedded, NOT_FOUND if a stored item is not
   *     there, UNAVAILABLE or QUOTA if there is no vector and no word to ask with
   */
  public EncodedQuery of(Query query) {
    List<WeightedPart> parts = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Set<ItemId> themselves = new HashSet<>();
    for (Part part : query.parts()) {
      EncodedPart asked =
          switch (part.subject()) {
            case Part.Given(var content) -> given(content, notes);
            case Part.Stored(var id) -> {
              themselves.add(id);
              yield stored(id, notes);
            }
          };
      parts.add(new WeightedPart(asked, part.weight(), part.not()));
    }
    EncodedQuery question =
        new EncodedQuery(List.copyOf(parts), Set.copyOf(themselves), List.copyOf(notes));
    if (without != null && question.isEmpty()) {
      throw without;
    }
    return question;
  }

  private EncodedPart given(Content content, List<String> notes) {
    return switch (space.embed(List.of(content), Task.QUERY).getFirst()) {
      case Embedded.Failed(var problem, var words) -> {
        var failed = new OnespaceException(problem);
        Patience.current().goOnWithout(space.id(), INSTEAD, failed);
        without = failed;
        yield EncodedPart.ofWords(content.type(), words);
      }
      case Embedded.Done done -> {
        notes.addAll(done.notes());
        List<Passage> passages = spread(done.passages(), notes);
        yield content.type() == Modality.IMAGE // what is read in a picture is encoded as a document
            ? EncodedPart.ofStored(content.type(), passages, cohort)
            : EncodedPart.of(content.type(), passages, meanings(passages), cohort);
      }
    };
  }

  /** An item with passages of several modalities asks as what it begins with. */
  private EncodedPart stored(ItemId id, List<String> notes) {
    Entry entry =
        Optional.ofNullable(catalog.entries(List.of(id)).get(id))
            .orElseThrow(
                () ->
                    new OnespaceException(
                        ErrorCode.NOT_FOUND, "there is no item '%s' to ask with".formatted(id)));
    List<Passage> passages = entry.passages();
    Modality type = passages.isEmpty() ? Modality.TEXT : passages.getFirst().modality();
    return EncodedPart.ofStored(type, spread(passages, notes), cohort);
  }

  private static List<Passage> spread(List<Passage> passages, List<String> notes) {
    List<Passage> spread = EncodedPart.spread(passages);
    if (spread.size() < passages.size()) {
      notes.add(
          "asked with %s of its %s passages, spread evenly"
              .formatted(spread.size(), passages.size()));
    }
    return spread;
  }

  /**
   * What the words of a query mean: encoded as documents, and as captions if they are short; where
   * embedding is paid for, their vectors as a query stand for all.
   */
  private List<Meaning> meanings(List<Passage> passages) {
    List<Passage> words =
        passages.stream().filter(passage -> passage.facet() == Facet.WORDS).toList();
    if (words.isEmpty()) {
      return List.of();
    }
    if (space.capabilities().paid()) {
      return words.stream().map(passage -> Meaning.plain(passage.vector())).toList();
    }
    List<Content> contents = new ArrayList<>();
    words.forEach(passage -> contents.add(new Content.Words(passage.words())));
    if (words.size() == 1) {
      contents.add(new Content.Words(space.caption(words.getFirst().words())));
    }
    List<Embedded> documents = space.embed(contents, Task.DOCUMENT);
    List<Meaning> meanings = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      float[] document = firstVector(documents.get(i), words.get(i).vector());
      float[] caption = words.size() == 1 ? firstVector(documents.getLast(), document) : document;
      meanings.add(new Meaning(document, caption));
    }
    return meanings;
  }

  private static float[] firstVector(Embedded embedded, float[] otherwise) {
    return switch (embedded) {
      case Embedded.Failed _ -> otherwise;
      case Embedded.Done done ->
          done.passages().stream().map(Passage::vector).findFirst().orElse(otherwise);
    };
  }
}
