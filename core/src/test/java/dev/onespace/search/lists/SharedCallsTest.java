package dev.onespace.search.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.index.IndexReply;
import dev.onespace.index.IndexRequest;
import dev.onespace.index.IndexSearch;
import dev.onespace.index.WordIndex.Token;
import dev.onespace.item.ItemId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work that is done at once asks an index once for all. */
class SharedCallsTest {
  private final List<Integer> calls = Collections.synchronizedList(new ArrayList<>());

  /** Answers with the number of passages that a request names as its item. */
  private final IndexSearch index =
      new IndexSearch() {
        @Override
        public List<IndexReply> search(List<IndexRequest> requests) {
          calls.add(requests.size());
          return requests.stream().map(SharedCallsTest::reply).toList();
        }

        @Override
        public List<Token> tokens(String words) {
          return List.of();
        }
      };

  @Test
  void each_has_its_own_answer_of_one_call() {
    assertThat(SharedCalls.run(index, asking(1, 1, 1))).containsExactly(0L, 100L, 200L);
    assertThat(calls).containsExactly(3);
  }

  @Test
  void those_that_ask_more_go_on_without_those_that_have_ended() {
    assertThat(SharedCalls.run(index, asking(3, 1, 0, 2)))
        .containsExactly(0L + 1 + 2, 100L, 0L, 300L + 301);
    assertThat(calls).containsExactly(3, 2, 1);
  }

  @Test
  void one_by_itself_asks_the_index() {
    assertThat(SharedCalls.run(index, asking(2))).containsExactly(1L);
    assertThat(SharedCalls.run(index, List.<Function<IndexSearch, Long>>of())).isEmpty();
    assertThat(calls).containsExactly(1, 1);
  }

  @Test
  void one_that_fails_does_not_hold_up_the_others_and_is_told() {
    List<Function<IndexSearch, Long>> work = new ArrayList<>(asking(2, 2));
    work.add(
        _ -> {
          throw new IllegalArgumentException("this one");
        });
    assertThatThrownBy(() -> SharedCalls.run(index, work)).hasMessage("this one");
    assertThat(calls).containsExactly(2, 2);
  }

  @Test
  void where_the_index_fails_all_that_asked_fail() {
    IndexSearch away =
        new IndexSearch() {
          @Override
          public List<IndexReply> search(List<IndexRequest> requests) {
            throw new IllegalArgumentException("away");
          }

          @Override
          public List<Token> tokens(String words) {
            return List.of();
          }
        };
    assertThatThrownBy(() -> SharedCalls.run(away, asking(1, 1))).hasMessage("away");
  }

  /** One for each number, which asks so many times and sums up the answers. */
  private static List<Function<IndexSearch, Long>> asking(int... times) {
    return IntStream.range(0, times.length)
        .<Function<IndexSearch, Long>>mapToObj(i -> shared -> asked(shared, i, times[i]))
        .toList();
  }

  private static long asked(IndexSearch shared, int who, int times) {
    long sum = 0;
    for (int time = 0; time < times; time++) {
      var request =
          new IndexRequest(
              List.of(), Set.of(new ItemId(String.valueOf(100 * who + time))), List.of());
      sum += shared.search(List.of(request)).getFirst().passages();
    }
    return sum;
  }

  private static IndexReply reply(IndexRequest request) {
    long named = Long.parseLong(request.items().iterator().next().value());
    return new IndexReply(List.of(), Map.of(), Map.of(), named);
  }
}
