package dev.onespace.testkit.pinecone;

import java.util.Map;

/**
 * What is answered.
 *
 * @param tree the body
 * @param headers beside the usual ones
 */
record FakeAnswer(int status, Object tree, Map<String, String> headers) {
  static FakeAnswer of(int status, Object tree) {
    return new FakeAnswer(status, tree, Map.of());
  }
}
