package dev.onespace.cli;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.ingest.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report of an ingest as a JSON file: what became of every input, written as it happens, and
 * the summary. It takes the place of a former report at its end, as a whole.
 */
final class ReportFile implements AutoCloseable {
  private static final String BEGINNING = "{\"items\":[";
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final Path file;
  private final Path unfinished;
  private final JsonGenerator out;
  private final OutcomeDocument documents;

  private ReportFile(Path file, Path unfinished, JsonGenerator out, Remedies remedies) {
    this.file = file;
    this.unfinished = unfinished;
    this.out = out;
    this.documents = new OutcomeDocument(remedies);
  }

  /**
   * Begins a report.
   *
   * @throws OnespaceException UNREADABLE if no file can be made beside {@code file}
   */
  static ReportFile to(Path file, Remedies remedies) {
    OutputFile.check("--report", file, BEGINNING);
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      Path unfinished =
          target.resolveSibling(
              ".onespace-report-%s.json".formatted(ProcessHandle.current().pid()));
      JsonGenerator out = MAPPER.createGenerator(begun(unfinished), JsonEncoding.UTF8);
      out.writeStartObject();
      out.writeArrayPropertyStart("items");
      return new ReportFile(target, unfinished, out, remedies);
    } catch (IOException failed) {
      throw unwritable(file, failed);
    }
  }

  /** Never written through a link that someone laid there, nor into a file of another process. */
  private static OutputStream begun(Path unfinished) throws IOException {
    Files.deleteIfExists(unfinished);
    return Files.newOutputStream(
        unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Adds what became of an input. */
  void add(Outcome outcome) {
    try {
      out.writeRaw('\n');
      MAPPER.writeTree(out, documents.of(outcome));
    } catch (JacksonException failed) {
      throw unwritable(file, failed);
    }
  }

  /** Adds the summary and puts the report in its place. */
  void finish(ObjectNode summary) {
    try {
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
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | JacksonException failed) {
      throw unwritable(file, failed);
    }
  }

  /** Removes a report that was not finished. */
  @Override
  public void close() {
    try {
      out.close();
      Files.deleteIfExists(unfinished);
    } catch (IOException | JacksonException failed) {
      throw unwritable(file, failed);
    }
  }

  private static OnespaceException unwritable(Path file, Exception reason) {
    return new OnespaceException(
        ErrorCode.UNREADABLE,
        "the report " + file + " cannot be written: " + FileFailure.reason(reason),
        reason);
  }
}
