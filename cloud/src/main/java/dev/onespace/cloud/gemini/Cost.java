package dev.onespace.cloud.gemini;

import java.util.List;

/**
 * What a call costs, before it is sent.
 *
 * @param vectors it asks for
 * @param likely what it will probably be charged for
 * @param most what it will be charged for at most
 */
record Cost(int vectors, Tokens likely, Tokens most) {

  /** Of a call with these requests. */
  static Cost of(List<Request> requests) {
    return new Cost(
        requests.size(),
        requests.stream().map(Request::tokens).reduce(Tokens.NONE, Tokens::plus),
        requests.stream().map(Request::mostTokens).reduce(Tokens.NONE, Tokens::plus));
  }
}
