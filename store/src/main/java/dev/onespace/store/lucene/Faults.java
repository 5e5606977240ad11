package dev.onespace.store.lucene;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * Tells what went wrong with an index.
 *
 * @param folder the index's folder
 */
record Faults(Path folder) {
  private static final Remedy REBUILD =
      Remedy.of(
          "Run: %s (builds it anew from the catalog; nothing is embedded again)", Named.REINDEX);

  /** The work's result; what it throws is told to a user. */
  <T> T told(Work<T> work) {
    try {
      return work.run();
    } catch (CorruptIndexException
        | IndexFormatTooNewException
        | IndexFormatTooOldException
        | NoSuchFileException
        | FileNotFoundException
        | FileAlreadyExistsException
        | NotDirectoryException
        | EOFException e) {
      throw new OnespaceException(
          new Problem(
              ErrorCode.CORRUPT,
              "the index in %s cannot be read: %s".formatted(folder, e.getMessage()),
              REBUILD),
          e);
    } catch (LockObtainFailedException e) {
      throw new OnespaceException(ErrorCode.LOCKED, "another writer has the index in " + folder, e);
    } catch (IOException e) {
      throw new OnespaceException(
          ErrorCode.of(e), "the index in %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  /** What may fail. */
  interface Work<T> {
    T run() throws IOException;
  }
}
