package dev.onespace.search.question;

/**
 * What the words of a question mean, as the encoder puts it.
 *
 * @param asDocument their vector as a document: {@code float[dimension]}, unit length
 * @param asCaption their vector as the caption of a picture; the same where that is not asked
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
record Meaning(float[] asDocument, float[] asCaption) {
  static Meaning plain(float[] vector) {
    return new Meaning(vector, vector);
  }
}
