package dev.onespace.evaluate;

import dev.onespace.filter.Filter;
import dev.onespace.search.question.Query.Bridge;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How an evaluation is done.
 *
 * @param bridge how questions use the bridge
 * @param foreign the texts that belong to no question's world: each asks, they themselves left out,
 *     and should find nothing strong
 * @param hits a file to which every hit is written
 */
public record EvalOptions(Bridge bridge, Optional<Filter> foreign, Optional<Path> hits) {
  /** As a user would search. */
  public static final EvalOptions USUAL =
      new EvalOptions(Bridge.AUTO, Optional.empty(), Optional.empty());
}
