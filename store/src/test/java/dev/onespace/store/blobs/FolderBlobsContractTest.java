package dev.onespace.store.blobs;

import dev.onespace.blob.Blobs;
import dev.onespace.testkit.contract.BlobsContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FolderBlobsContractTest extends BlobsContract {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Override
  protected Blobs open() throws IOException {
    return new FolderBlobs(Files.createTempDirectory(folder, "blobs"));
  }
}
