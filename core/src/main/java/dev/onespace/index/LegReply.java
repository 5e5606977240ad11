package dev.onespace.index;

import dev.onespace.item.ItemId;
import dev.onespace.item.PassageRef;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What an index found for a {@link LegRequest}, best first. */
public sealed interface LegReply {

  /** How much was found. */
  int size();

  /** The items of it, as often as they were found. */
  Stream<ItemId> items();

  /** What is left of it where only some passages count, and of items only those that have one. */
  LegReply where(Predicate<PassageRef> counts, Predicate<ItemId> hasOne);

  /** The first of it, so many at most. */
  LegReply first(int most);

  /** Passages by their score. */
  record Passages(List<PassageScore> found) implements LegReply {
    public Passages {
      found = List.copyOf(found);
    }

    @Override
    public int size() {
      return found.size();
    }

    @Override
    public Stream<ItemId> items() {
      return found.stream().map(it -> it.passage().item());
    }

    @Override
    public LegReply where(Predicate<PassageRef> counts, Predicate<ItemId> hasOne) {
      return new Passages(found.stream().filter(it -> counts.test(it.passage())).toList());
    }

    @Override
    public LegReply first(int most) {
      return new Passages(found.subList(0, Math.min(most, found.size())));
    }
  }

  /** Passages with the terms that they carry. */
  record Exact(List<ExactMatch> found) implements LegReply {
    public Exact {
      found = List.copyOf(found);
    }

    @Override
    public int size() {
      return found.size();
    }

    @Override
    public Stream<ItemId> items() {
      return found.stream().map(it -> it.passage().item());
    }

    @Override
    public LegReply where(Predicate<PassageRef> counts, Predicate<ItemId> hasOne) {
      return new Exact(found.stream().filter(it -> counts.test(it.passage())).toList());
    }

    @Override
    public LegReply first(int most) {
      return new Exact(found.subList(0, Math.min(most, found.size())));
    }
  }

  /** Items by id. */
  record Items(List<ItemId> found) implements LegReply {
    public Items {
      found = List.copyOf(found);
    }

    @Override
    public int size() {
      return found.size();
    }

    @Override
    public Stream<ItemId> items() {
      return found.stream();
    }

    @Override
    public LegReply where(Predicate<PassageRef> counts, Predicate<ItemId> hasOne) {
      return new Items(found.stream().filter(hasOne).toList());
    }

    @Override
    public LegReply first(int most) {
      return new Items(found.subList(0, Math.min(most, found.size())));
    }
  }
}
