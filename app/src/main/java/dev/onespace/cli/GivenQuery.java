package dev.onespace.cli;

import dev.onespace.document.AnswerDocument;
import dev.onespace.document.QueryDocument;
import dev.onespace.search.answer.Answer;
import dev.onespace.search.question.Layout;
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
    List<String> fields) {

  /** An answer to it, as JSON. */
  AnswerDocument document(Answer answer, boolean explain) {
    return AnswerDocument.of(
        QueryDocument.of(query, parts.stream().map(Asking::document).toList(), filter, view),
        !(query.layout().grouping() instanceof Layout.OneList),
        answer,
        fields,
        explain);
  }
}
