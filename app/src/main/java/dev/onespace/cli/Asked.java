package dev.onespace.cli;

import dev.onespace.search.Query;
import java.util.Optional;

/**
 * A query as the user gave it.
 *
 * @param query what is asked
 * @param written the words, or the path of the file
 * @param filter the filter as written
 */
record Asked(Query query, String written, Optional<String> filter) {}
