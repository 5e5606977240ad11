package dev.onespace.store.lucene;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads all bytes of a commit once before anything is searched in it, and compares them with their
 * checksums: Lucene itself does so for small files only, and answers wrongly from the others when
 * they are damaged. The segments of a later commit that were there before are not read again. The
 * files of a large index are read only if they are not those that the writer noted at its commit.
 *
 * <p>It works on the files as the reader has them open, so a writer that removes them meanwhile
 * does not disturb. Thread-safe.
 */
final class Integrity {
  private final FileMarks marks;
  private final long alwaysRead;
  private final Set<Object> sound =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  private final AtomicReference<@Nullable Object> last = new AtomicReference<>();

  /**
   * Of an index that is being opened.
   *
   * @param alwaysRead up to how many bytes an index is read whatever was noted
   */
  Integrity(Path folder, long alwaysRead) {
    this.marks = new FileMarks(folder);
    this.alwaysRead = alwaysRead;
  }

  /**
   * Does nothing if all bytes are what was written.
   *
   * @throws org.apache.lucene.index.CorruptIndexException naming the file if they are not
   */
  void require(IndexReader reader) throws IOException {
    var helper = reader.getReaderCacheHelper();
    if (helper == null || helper.getKey().equals(last.get())) {
      return;
    }
    boolean trusting = bytes(reader) > alwaysRead;
    FileMarks.Noted noted = trusting ? marks.noted() : FileMarks.Noted.NOTHING;
    for (LeafReaderContext leaf : reader.leaves()) {
      require((SegmentReader) FilterLeafReader.unwrap(leaf.reader()), noted);
    }
    last.set(helper.getKey());
  }

  private void require(SegmentReader segment, FileMarks.Noted noted) throws IOException {
    Object key = segment.getCoreCacheHelper().getKey();
    if (sound.contains(key)) {
      return;
    }
    if (!noted.areUnchanged(segment.getSegmentInfo().files())) {
      segment.checkIntegrity();
    }
    sound.add(key);
  }

  private static long bytes(IndexReader reader) throws IOException {
    long bytes = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      try {
        bytes +=
            ((SegmentReader) FilterLeafReader.unwrap(leaf.reader())).getSegmentInfo().sizeInBytes();
      } catch (NoSuchFileException | FileNotFoundException mergedAway) {
        return 0; // a writer goes on meanwhile: rather read what we have open than trust names
      }
    }
    return bytes;
  }
}
