package dev.onespace.cli;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.ingest.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report of an ingest as a JSON file: what became of every input, written as it happens, and
 * the summary. It takes the place of a former report at its end, as a whole.
 */
final class ReportFile implements AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final Path file;
  private final Path unfinished;
  private final JsonGenerator out;

  private ReportFile(Path file, Path unfinished, JsonGenerator out) {
    this.file = file;
    this.unfinished = unfinished;
    this.out = out;
  }

  /**
   * Begins a report.
   *
   * @throws OnespaceException UNREADABLE if no file can be made beside {@code file}
   */
  static ReportFile to(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) { // it would be replaced by a file
      throw new OnespaceException(
          ErrorCode.USAGE, "--report %s is not a regular file".formatted(file));
    }
    try {
      Path folder = file.toAbsolutePath().resolveSibling("");
      Path unfinished = Files.createTempFile(folder, ".onespace-report", ".json");
      JsonGenerator out = MAPPER.createGenerator(unfinished.toFile(), JsonEncoding.UTF8);
      out.writeStartObject();
      out.writeArrayPropertyStart("items");
      return new ReportFile(file, unfinished, out);
    } catch (IOException failed) {
      throw unwritable(file, failed);
    }
  }

  /** Adds what became of an input. */
  void add(Outcome outcome) {
    out.writeRaw('\n');
    MAPPER.writeTree(out, OutcomeDocument.of(outcome));
  }

  /** Adds the summary and puts the report in its place. */
  void finish(ObjectNode summary) {
    out.writeEndArray();
    summary
        .properties()
        .forEach(
            property -> {
              out.writeName(property.getKey());
              MAPPER.writeTree(out, property.getValue());
            });
    out.writeEndObject();
    out.close();
    try {
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw unwritable(file, failed);
    }
  }

  /** Removes a report that was not finished. */
  @Override
  public void close() {
    out.close();
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException failed) {
      throw unwritable(file, failed);
    }
  }

  private static OnespaceException unwritable(Path file, IOException reason) {
    return new OnespaceException(
        ErrorCode.UNREADABLE,
        "the report " + file + " cannot be written: " + reason.getMessage(),
        reason);
  }
}
