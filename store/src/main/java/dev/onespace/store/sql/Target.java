package dev.onespace.store.sql;

import dev.onespace.catalog.Generations;

/** Which generation of a collection a catalog is opened for. */
public sealed interface Target {

  /**
   * The generation that serves when the catalog is opened. As soon as another one serves, writes
   * are refused.
   *
   * @param collection the collection's name
   */
  record Served(String collection) implements Target {}

  /**
   * One generation, whether it serves or not.
   *
   * @param name its own name, which of the first generation is the collection's
   */
  record Named(String name) implements Target {}

  /**
   * A generation that is filled from the one that serves: it takes no item that the other one has
   * no more, and nothing once another one serves.
   *
   * @param collection the collection's name
   * @param name its own name
   * @param source the name of the generation that it is filled from
   */
  record Filled(String collection, String name, String source) implements Target {}

  /** One generation of a collection, by its number. */
  static Target generation(String collection, int number) {
    return new Named(Generations.name(collection, number));
  }
}
