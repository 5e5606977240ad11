package dev.onespace;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What may know of what. */
class BoundariesTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.onespace");

  private static final String[] CORE = {
    "dev.onespace.calibrate..",
    "dev.onespace.error..",
    "dev.onespace.measure..",
    "dev.onespace.exact..",
    "dev.onespace.file..",
    "dev.onespace.filter..",
    "dev.onespace.ingest..",
    "dev.onespace.item..",
    "dev.onespace.jobs..",
    "dev.onespace.moving..",
    "dev.onespace.patience..",
    "dev.onespace.search..",
    "dev.onespace.space..",
    "dev.onespace.spending..",
    "dev.onespace.blob..",
    "dev.onespace.catalog..",
    "dev.onespace.index..",
    "dev.onespace.time..",
    "dev.onespace.view.."
  };

  @Test
  void core_knows_the_jdk_and_jspecify_only() {
    classes()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(plus(CORE, "java..", "org.jspecify..", "org.slf4j.."))
        .check(ALL);
  }

  /** Nor anybody else below it: the library is used by programs that have no command line. */
  @Test
  void the_command_line_alone_knows_what_makes_it() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.onespace.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..", "me.tongfei..", "org.slf4j.jul..", "dev.onespace.cli..")
        .check(ALL);
  }

  @Test
  void packages_form_no_cycles() {
    slices().matching("dev.onespace.(**)").should().beFreeOfCycles().check(ALL);
  }

  /** A child that is started elsewhere would see the keys in our environment. */
  @Test
  void one_place_starts_children_and_empties_their_environment() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.onespace.models.files.ModelFiles")
        .should()
        .callConstructor(ProcessBuilder.class, String[].class)
        .orShould()
        .callConstructor(ProcessBuilder.class, java.util.List.class)
        .orShould()
        .callMethodWhere(target(owner(type(Runtime.class))).and(target(name("exec"))))
        .check(ALL);
  }

  private static String[] plus(String[] packages, String... more) {
    String[] all = java.util.Arrays.copyOf(packages, packages.length + more.length);
    System.arraycopy(more, 0, all, packages.length, more.length);
    return all;
  }
}
