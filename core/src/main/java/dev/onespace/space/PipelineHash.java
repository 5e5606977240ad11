package dev.onespace.space;

/**
 * Names everything that decides what is embedded of a content: OCR, speech recognition, splitting,
 * decoding. Items made by another pipeline are stale, not wrong.
 *
 * @param value 16 hexadecimal digits
 */
public record PipelineHash(String value) {}
