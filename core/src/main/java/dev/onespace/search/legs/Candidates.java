package dev.onespace.search.legs;

import dev.onespace.calibrate.CalibratedQuery;
import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterField;
import dev.onespace.index.IndexReply;
import dev.onespace.index.IndexRequest;
import dev.onespace.index.IndexSearch;
import dev.onespace.index.LegRequest;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Modality;
import dev.onespace.search.question.EncodedPart;
import dev.onespace.search.question.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gathers the items worth a closer look: the best of each leg for each type, so that no type crowds
 * out another, each under the filter. Whatever is looked for together is one call of the index,
 * which also tells what has to be known to score what it finds; that is kept here. For one list,
 * from one thread.
 */
public final class Candidates {
  private final IndexSearch index;
  private final ExactTermLeg exact;
  private final List<String> words;
  private final Details details = new Details();

  /**
   * Candidates of one list.
   *
   * @param words what all that is found is compared with: the words of the question's parts
   */
  public Candidates(IndexSearch index, ExactTermLeg exact, List<String> words) {
    this.index = index;
    this.exact = exact;
    this.words = List.copyOf(words);
  }

  /** What the index told of everything that was found so far. */
  public Details details() {
    return details;
  }

  /**
   * What each of several parts may mean in its scope.
   *
   * @param depth how many passages a leg brings of each type
   */
  public List<CandidateItems> of(List<Sought> sought, int depth) {
    List<List<Reach>> legs = sought.stream().map(each -> legs(each, depth)).toList();
    List<IndexRequest> requests = new ArrayList<>();
    for (int i = 0; i < legs.size(); i++) {
      List<String> compared = new ArrayList<>(words);
      compared.add(sought.get(i).asked().words());
      requests.add(request(legs.get(i), compared));
    }
    return answered(legs, requests);
  }

  /** What these legs bring. */
  public CandidateItems of(List<Reach> legs) {
    return answered(List.of(legs), List.of(request(legs, words))).getFirst();
  }

  private List<CandidateItems> answered(List<List<Reach>> legs, List<IndexRequest> requests) {
    if (legs.stream().allMatch(List::isEmpty)) {
      return legs.stream().map(_ -> CandidateItems.union(List.of())).toList();
    }
    List<IndexReply> replies = index.search(requests);
    List<CandidateItems> found = new ArrayList<>();
    for (int i = 0; i < replies.size(); i++) {
      details.add(replies.get(i));
      found.add(found(legs.get(i), replies.get(i)));
    }
    return found;
  }

  private CandidateItems found(List<Reach> legs, IndexReply reply) {
    List<CandidateItems> found = new ArrayList<>();
    for (int i = 0; i < legs.size(); i++) {
      found.add(legs.get(i).found(reply.legs().get(i), reply.passages(), exact));
    }
    return CandidateItems.union(found);
  }

  private static IndexRequest request(List<Reach> legs, Collection<String> compared) {
    return new IndexRequest(legs.stream().map(Reach::leg).toList(), compared);
  }

  private static List<Reach> legs(Sought sought, int depth) {
    return sought.scope().types().stream()
        .flatMap(
            type -> legs(sought.asked(), type, ofType(type).and(sought.scope().filter()), depth))
        .toList();
  }

  private static Stream<Reach> legs(EncodedPart asked, Modality type, Filter filter, int depth) {
    Stream.Builder<LegRequest> legs = Stream.builder();
    for (CalibratedQuery probe : asked.probes()) {
      legs.add(new LegRequest.Nearest(probe.direction(), probe.channel().to(), filter, depth));
    }
    if (!asked.words().isBlank()) {
      legs.add(new LegRequest.Matching(asked.words(), filter, depth));
    }
    if (!asked.exact().isEmpty()) {
      legs.add(new LegRequest.Carrying(List.copyOf(asked.exact()), filter, ExactTermLeg.MOST));
    }
    return legs.build().map(leg -> new Reach(type, leg, asked.type() == Modality.TEXT));
  }

  private static Filter ofType(Modality type) {
    return new Filter.Equal(FilterField.TYPE, new MetaValue.Text(type.label()));
  }

  /**
   * What is looked for.
   *
   * @param asked what is asked with
   * @param scope where
   */
  public record Sought(EncodedPart asked, Scope scope) {}
}
