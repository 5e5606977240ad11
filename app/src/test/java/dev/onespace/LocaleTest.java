package dev.onespace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What the program writes is the same wherever it runs: SQL, files, JSON and messages. In ar-EG or
 * fa-IR {@code %d} writes other digits, and in de-DE {@code %.1f} a comma; {@code %s} of a number
 * does not, and neither does what names {@code Locale.ROOT}.
 */
class LocaleTest {
  private static final Set<String> FORMATTING = Set.of("formatted", "format", "printf");
  private static final Pattern SAME_EVERYWHERE = Pattern.compile("%(\\d+\\$)?-?\\d*[sbc]|%%|%n");

  @Test
  void nothing_is_formatted_by_the_locale_of_the_machine() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path root : sources()) {
      try (Stream<Path> files = Files.walk(root)) {
        found.addAll(offences(files.filter(it -> it.toString().endsWith(".java")).toList()));
      }
    }
    assertThat(found).isEmpty();
  }

  /** Of a rule that finds nothing nobody knows whether it looks. */
  @Test
  void what_the_rule_is_for_is_found() {
    assertThat(isSameEverywhere("%s of %-10s, 100 %%%n")).isTrue();
    for (String bad : List.of("%d", "%,d", "%.1f", "%02x", "%S", "%tY", "%08d ms")) {
      assertThat(isSameEverywhere(bad)).as(bad).isFalse();
    }
    assertThat(String.format(Locale.forLanguageTag("ar-EG"), "%d", 12)).isNotEqualTo("12");
    assertThat(String.format(Locale.forLanguageTag("ar-EG"), "%s", 12)).isEqualTo("12");
  }

  private static List<Path> sources() {
    Path project = Path.of("..").toAbsolutePath().normalize();
    return Stream.of("core", "store", "cloud", "models", "engine", "app")
        .map(module -> project.resolve(module).resolve("src/main/java"))
        .toList();
  }

  private static List<String> offences(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      List<String> found = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        new Calls(unit, positions, found).scan(unit, null);
      }
      return found;
    }
  }

  private static boolean isSameEverywhere(String format) {
    return SAME_EVERYWHERE.matcher(format).replaceAll("").indexOf('%') < 0;
  }

  /** Looks at every call that formats. */
  private static final class Calls extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> found;

    Calls(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
      if (call.getMethodSelect() instanceof MemberSelectTree method
          && FORMATTING.contains(method.getIdentifier().toString())
          && !namesLocale(call)) {
        Optional<String> format =
            method.getIdentifier().contentEquals("formatted")
                ? text(method.getExpression())
                : call.getArguments().stream().findFirst().flatMap(Calls::text);
        if (format.isPresent() && !isSameEverywhere(format.get())) {
          long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, call));
          found.add("%s:%s: %s".formatted(unit.getSourceFile().getName(), line, format.get()));
        }
      }
      return super.visitMethodInvocation(call, none);
    }

    private static boolean namesLocale(MethodInvocationTree call) {
      return call.getArguments().stream()
          .findFirst()
          .map(Object::toString)
          .filter(it -> it.contains("Locale."))
          .isPresent();
    }

    /** A text that is written out in the source, in one piece or several. */
    private static Optional<String> text(ExpressionTree written) {
      return switch (written) {
        case LiteralTree literal when literal.getValue() instanceof String text ->
            Optional.of(text);
        case ParenthesizedTree inner -> text(inner.getExpression());
        case BinaryTree sum -> {
          String both =
              text(sum.getLeftOperand()).orElse("") + text(sum.getRightOperand()).orElse("");
          yield Optional.of(both);
        }
        default -> Optional.empty();
      };
    }
  }
}
