package dev.onespace.cli;

import ai.onnxruntime.OrtEnvironment;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;

/** Whether the native libraries of this platform can be loaded. */
final class NativeLibraries {
  private NativeLibraries() {}

  /**
   * Loads ONNX Runtime; gives its version.
   *
   * @throws OnespaceException CORRUPT if that is not possible
   */
  static String load() {
    try {
      return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion();
    } catch (LinkageError | IllegalStateException unloadable) {
      throw new OnespaceException(
          new Problem(
              ErrorCode.CORRUPT,
              "ONNX Runtime cannot be loaded: " + unloadable.getMessage(),
              "Onespace runs on 64-bit Linux, macOS and Windows with glibc; /tmp must allow"
                  + " programs."),
          unloadable);
    }
  }
}
