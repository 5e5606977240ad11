package dev.onespace.store.lucene;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.MMapDirectory;

/**
 * The files of an index, every byte of them compared with its checksum.
 *
 * @param sound the names of those that are what was written
 * @param bytes the size of these
 * @param damages what is wrong with the others, a sentence each
 * @param strays files that belong to no commit: a crash or a reader that held them left them
 */
public record IndexFiles(
    List<String> sound, long bytes, List<String> damages, List<String> strays) {
  private static final Set<String> OTHERS = Set.of(IndexWriter.WRITE_LOCK_NAME, FileMarks.NAME);
  private static final int ATTEMPTS = 10;

  public IndexFiles {
    sound = List.copyOf(sound);
    damages = List.copyOf(damages);
    strays = List.copyOf(strays);
  }

  /**
   * Reads all files of an index, also while a writer goes on; none if there is no index.
   *
   * @throws dev.onespace.error.OnespaceException UNREADABLE if the folder may not be read
   */
  public static IndexFiles examine(Path folder) {
    if (!Files.isDirectory(folder)) {
      return new IndexFiles(List.of(), 0, List.of(), List.of());
    }
    return new Faults(folder)
        .told(
            () -> {
              try (Directory directory = new MMapDirectory(folder)) {
                return examine(directory);
              }
            });
  }

  private static IndexFiles examine(Directory directory) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Set<String> all = new TreeSet<>(List.of(directory.listAll()));
      all.removeAll(OTHERS);
      long before = SegmentInfos.getLastCommitGeneration(directory);
      IndexFiles found = ofCommit(directory, all);
      boolean same = before == SegmentInfos.getLastCommitGeneration(directory);
      if (same || attempt == ATTEMPTS) {
        return found;
      }
    }
  }

  private static IndexFiles ofCommit(Directory directory, Set<String> all) throws IOException {
    List<String> sound = new ArrayList<>();
    List<String> damages = new ArrayList<>();
    long bytes = 0;
    try {
      if (all.isEmpty()) {
        return new IndexFiles(sound, bytes, damages, List.of());
      }
      for (String file : SegmentInfos.readLatestCommit(directory).files(true)) {
        all.remove(file);
        try (IndexInput in = directory.openInput(file, IOContext.READONCE)) {
          CodecUtil.checksumEntireFile(in);
          sound.add(file);
          bytes += in.length();
        } catch (NoSuchFileException | FileNotFoundException missing) {
          damages.add(file + " is missing");
        } catch (IOException | RuntimeException e) {
          damages.add(file + " is damaged: " + e.getMessage());
        }
      }
      if (damages.isEmpty()) {
        DirectoryReader.open(directory).close();
      }
    } catch (IOException | RuntimeException e) {
      damages.add(told(e));
    }
    return new IndexFiles(
        sound, bytes, damages, all.stream().filter(IndexFiles::isOfLucene).toList());
  }

  private static boolean isOfLucene(String file) {
    return file.startsWith("_") || file.startsWith("segments") || file.startsWith("pending_");
  }

  private static String told(Exception e) {
    return e instanceof CorruptIndexException corrupt && corrupt.getOriginalMessage() != null
        ? corrupt.getOriginalMessage() + " (" + corrupt.getResourceDescription() + ")"
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
