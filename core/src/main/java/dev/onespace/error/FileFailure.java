package dev.onespace.error;

import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a file could not be used, in words for a person. */
public final class FileFailure {
  private FileFailure() {}

  /**
   * The reason without the file's name, which the sentence around it says. Java tells some reasons
   * by the class of the exception alone, and of others its message is the name of the file.
   */
  public static String reason(Exception failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "it is not there";
      case AccessDeniedException _ -> "permission denied";
      case NotDirectoryException _ -> "it is not a folder";
      case FileAlreadyExistsException _ -> "something of that name is there already";
      case FileSystemLoopException _ -> "its links lead in a circle";
      case ClosedByInterruptException _ -> "it was interrupted";
      case FileSystemException other -> or(other.getReason(), other);
      default -> or(failure.getMessage(), failure);
    };
  }

  /** The same after the name of the file, for a sentence that does not say it. */
  public static String withFile(Exception failure) {
    return failure instanceof FileSystemException of && of.getFile() != null
        ? of.getFile() + ": " + reason(failure)
        : reason(failure);
  }

  private static String or(@Nullable String told, Exception failure) {
    return Optional.ofNullable(told)
        .filter(it -> !it.isBlank())
        .orElseGet(() -> failure.getClass().getSimpleName());
  }
}
