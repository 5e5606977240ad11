package dev.onespace.cli;

import dev.onespace.search.question.Query;
import java.util.List;
import java.util.Optional;

/**
 * A query as the user gave it.
 *
 * @param query what is asked
 * @param parts its parts as written
 * @param filter the filter as written
 * @param view the view asked through
 * @param fields the metadata fields to show, in order; empty for all
 */
record GivenQuery(
    Query query,
    List<Asking> parts,
    Optional<String> filter,
    Optional<String> view,
    List<String> fields) {}
