package dev.onespace.store.blobs;

import dev.onespace.blob.Blobs;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import dev.onespace.item.ContentHash;
import dev.onespace.space.ByteSource;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Blobs as files {@code ab/cd/abcd...} named by the SHA-256 of their bytes, in a folder made on the
 * first {@code put}. A file appears under its name complete and on the disk, or not at all: bytes
 * go to {@code tmp} first. What is there already is compared byte by byte with what is put, and
 * replaced where it differs: a read of what is there instead of a write. What a crash leaves in
 * {@code tmp} is harmless and {@link #tidy removed}.
 *
 * <p>Thread-safe. {@link #get} does not read the bytes; {@link #isSound} does.
 */
public final class FolderBlobs implements Blobs {
  private static final int FAN_OUT = 2;
  private static final int DEPTH = 3;
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Remedy WRITABLE =
      Remedy.of(
          "Check the mount and the rights of this folder (%s looks at them); then %s goes on where"
              + " it was.",
          Named.DOCTOR, Named.AGAIN);
  private static final boolean FOLDERS_CAN_BE_SYNCED = File.separatorChar == '/';

  private final Path folder;

  /** The blobs in a folder, which need not be there yet. */
  public FolderBlobs(Path folder) {
    this.folder = folder;
  }

  @Override
  public ContentHash put(ByteSource bytes) {
    Path temporaries = temporaries();
    Path temporary = temporaries.resolve(UUID.randomUUID().toString());
    return told(
        "cannot store",
        () -> {
          Files.createDirectories(temporaries);
          try {
            ContentHash hash = copy(bytes, temporary);
            keep(temporary, hash);
            return hash;
          } finally {
            Files.deleteIfExists(temporary);
          }
        });
  }

  private static ContentHash copy(ByteSource bytes, Path to) throws IOException {
    try (InputStream in = bytes.open();
        FileChannel file =
            FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(file)) {
      return ContentHash.of(new Tee(in, out));
    }
  }

  private void keep(Path temporary, ContentHash hash) throws IOException {
    Path file = file(hash);
    if (Files.exists(file) && Files.mismatch(temporary, file) < 0) {
      return;
    }
    try (FileChannel written = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.createDirectories(second(hash));
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    if (FOLDERS_CAN_BE_SYNCED) {
      sync(second(hash));
      sync(first(hash));
      sync(folder);
    }
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public Optional<ByteSource> get(ContentHash hash) {
    Path file = file(hash);
    return Files.exists(file) ? Optional.of(new ByteSource.OfFile(file)) : Optional.empty();
  }

  @Override
  public boolean has(ContentHash hash) {
    return Files.exists(file(hash));
  }

  @Override
  public Optional<Problem> hindrance(ContentHash hash) {
    return Files.exists(file(hash)) && !Files.isWritable(second(hash))
        ? Optional.of(
            new Problem(
                ErrorCode.UNREADABLE,
                "its original or thumbnail belongs to another user: this one may not write to "
                    + second(hash),
                Remedy.of(
                    "Run %s as the owner of that folder, or give this user the right to write"
                        + " there.",
                    Named.AGAIN)))
        : Optional.empty();
  }

  @Override
  public boolean delete(ContentHash hash) {
    return told("cannot delete " + hash, () -> Files.deleteIfExists(file(hash)));
  }

  @Override
  public boolean isSound(ContentHash hash) {
    Path file = file(hash);
    if (!Files.exists(file)) {
      return false;
    }
    return told(
        "cannot read " + hash,
        () -> {
          try (InputStream in = Files.newInputStream(file)) {
            return ContentHash.of(in).equals(hash);
          }
        });
  }

  /** The hashes of all blobs, a batch at a time. */
  public void forEach(int batchSize, Consumer<List<ContentHash>> batch) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    told(
        "cannot list",
        () -> {
          try (Stream<Path> files = Files.find(folder, DEPTH, (path, _) -> isBlob(path))) {
            List<ContentHash> hashes = new ArrayList<>();
            for (Path file : (Iterable<Path>) files::iterator) {
              hashes.add(new ContentHash(file.getFileName().toString()));
              if (hashes.size() == batchSize) {
                batch.accept(List.copyOf(hashes));
                hashes.clear();
              }
            }
            batch.accept(List.copyOf(hashes));
          }
          return true;
        });
  }

  private boolean isBlob(Path path) {
    String name = path.getFileName().toString();
    return HASH.matcher(name).matches() && path.equals(file(new ContentHash(name)));
  }

  /** What crashes left behind, or what is being written now. */
  public List<Path> leftovers() {
    Path temporaries = temporaries();
    return told(
        "cannot list " + temporaries,
        () -> {
          if (!Files.isDirectory(temporaries)) {
            return List.of();
          }
          try (Stream<Path> files = Files.list(temporaries)) {
            return files.toList();
          }
        });
  }

  /** Removes what crashes left behind; only while nothing else writes. */
  public void tidy() {
    Path temporary = temporaries();
    told(
        "cannot tidy " + temporary,
        () -> {
          if (Files.isDirectory(temporary)) {
            try (var files = Files.newDirectoryStream(temporary)) {
              for (Path file : files) {
                Files.delete(file);
              }
            }
          }
          return true;
        });
  }

  private Path temporaries() {
    return folder.resolve("tmp");
  }

  private Path first(ContentHash hash) {
    return folder.resolve(hash.hex().substring(0, FAN_OUT));
  }

  private Path second(ContentHash hash) {
    return first(hash).resolve(hash.hex().substring(FAN_OUT, 2 * FAN_OUT));
  }

  private Path file(ContentHash hash) {
    return second(hash).resolve(hash.hex());
  }

  private <T> T told(String failure, Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      String cause = "%s (blobs in %s): %s".formatted(failure, folder, FileFailure.withFile(e));
      throw ErrorCode.of(e) != ErrorCode.DISK_FULL && isOurs(e)
          ? new OnespaceException(new Problem(ErrorCode.UNAVAILABLE, cause, WRITABLE), e)
          : new OnespaceException(ErrorCode.of(e), cause, e);
    }
  }

  /** What is put is read meanwhile, too: that may fail as well, and only for this one. */
  private boolean isOurs(IOException failure) {
    return failure instanceof FileSystemException of
        && of.getFile() != null
        && Path.of(of.getFile()).startsWith(folder);
  }

  private interface Work<T> {
    T run() throws IOException;
  }
}
