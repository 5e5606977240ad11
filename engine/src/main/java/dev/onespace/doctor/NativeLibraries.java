package dev.onespace.doctor;

import ai.onnxruntime.OrtEnvironment;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.text.TextTokenizer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Whether the native libraries of this platform really load. */
final class NativeLibraries {
  private static final String WHAT = "native libraries";
  private static final String REMEDY =
      "Onespace runs on 64-bit Linux, macOS and Windows with glibc; /tmp must allow programs.";

  private NativeLibraries() {}

  static List<Finding> examine() {
    List<Finding> problems = new ArrayList<>();
    List<String> loaded = new ArrayList<>();
    load("ONNX Runtime", NativeLibraries::onnx, loaded, problems);
    load("the tokenizers", NativeLibraries::tokenizers, loaded, problems);
    load("SQLite", NativeLibraries::sqlite, loaded, problems);
    return problems.isEmpty()
        ? List.of(Finding.ok(WHAT, String.join(", ", loaded) + " loaded"))
        : problems;
  }

  private static void load(
      String name, Callable<String> loading, List<String> loaded, List<Finding> problems) {
    try {
      loaded.add(loading.call());
    } catch (Exception | LinkageError unloadable) {
      problems.add(
          Finding.problem(WHAT, name + " cannot be loaded: " + unloadable.getMessage(), REMEDY));
    }
  }

  private static String onnx() {
    return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion();
  }

  private static String tokenizers() {
    TextTokenizer.open(ModelFiles.found()).close();
    return "tokenizers";
  }

  private static String sqlite() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select sqlite_version()")) {
      return "SQLite " + row.getString(1);
    }
  }
}
