package dev.onespace.doctor;

import dev.onespace.catalog.Generations;
import dev.onespace.catalog.Generations.Serving;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A generation of a collection, as the doctor meets it.
 *
 * @param collection the collection's name
 * @param number of the generation, from 1
 * @param role what it is there for
 */
public record Generation(String collection, int number, Role role) {

  /** What a generation is there for. */
  public enum Role {
    /** It answers searches. */
    SERVES,
    /** It served before, and can be rolled back to. */
    FORMER,
    /** It is being filled, or was left. */
    BESIDE
  }

  /** What these names in a catalog stand for, by collection and number. */
  static List<Generation> all(List<String> names, Function<String, Serving> serving) {
    return names.stream()
        .map(name -> of(name, serving))
        .sorted(Comparator.comparing(Generation::collection).thenComparingInt(Generation::number))
        .toList();
  }

  /** A problem for each collection whose serving generation the catalog does not have. */
  static List<Finding> lost(List<Generation> all, Function<String, Serving> serving) {
    return all.stream()
        .map(Generation::collection)
        .distinct()
        .filter(name -> all.stream().noneMatch(it -> it.collection.equals(name) && it.serves()))
        .map(
            name ->
                Finding.problem(
                    "generation",
                    "%s: generation %s is to serve, and is not there"
                        .formatted(name, serving.apply(name).generation()),
                    Remedy.of("Let another serve: %s", Named.SWITCH)))
        .toList();
  }

  private static Generation of(String name, Function<String, Serving> serving) {
    int mark = name.lastIndexOf(Generations.MARK);
    String before = mark < 0 ? name : name.substring(0, mark);
    Optional<Integer> number = Generations.number(before, name);
    String collection = number.isPresent() ? before : name;
    return new Generation(
        collection, number.orElse(1), role(number.orElse(1), serving.apply(collection)));
  }

  private static Role role(int number, Serving serving) {
    if (number == serving.generation()) {
      return Role.SERVES;
    }
    return serving.former().filter(former -> former == number).isPresent()
        ? Role.FORMER
        : Role.BESIDE;
  }

  /** The name the catalog and its index have it under. */
  String name() {
    return Generations.name(collection, number);
  }

  /** Whether it answers searches. */
  boolean serves() {
    return role == Role.SERVES;
  }

  /** Of these, the one of the same collection that serves. */
  Optional<Generation> serving(List<Generation> all) {
    return all.stream().filter(it -> it.serves() && it.collection.equals(collection)).findFirst();
  }

  /** {@code default}, or {@code default, generation 2}. */
  @Override
  public String toString() {
    return number == 1 && serves() ? collection : collection + ", generation " + number;
  }
}
