package dev.onespace.store.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexFileNames;

/**
 * The commit that a reader shows, as it was when first looked at. Lucene tells whether there is a
 * newer one by reading the lists of all segments; a question asks many times.
 *
 * @param reader the reader
 * @param file its list of files, which the next commit removes
 * @param mark the size and time of that file; empty if it was gone already
 * @param next the list of files of the next commit
 * @param readable whether its documents are in the present form
 */
record LastCommit(DirectoryReader reader, Path file, String mark, Path next, boolean readable) {

  static LastCommit of(Path folder, DirectoryReader reader) throws IOException {
    IndexCommit commit = reader.getIndexCommit();
    Path file = folder.resolve(commit.getSegmentsFileName());
    String next =
        IndexFileNames.fileNameFromGeneration(
            IndexFileNames.SEGMENTS, "", commit.getGeneration() + 1);
    return new LastCommit(
        reader,
        file,
        FileMarks.markOrEmpty(file),
        folder.resolve(next),
        Format.isOf(commit.getUserData()));
  }

  /** Whether it surely is the last one still. */
  boolean isLast() {
    return !mark.isEmpty() && mark.equals(FileMarks.markOrEmpty(file)) && !Files.exists(next);
  }
}
