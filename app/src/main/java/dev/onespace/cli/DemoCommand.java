package dev.onespace.cli;

import dev.onespace.Onespace;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.IngestReport;
import dev.onespace.item.MetadataChange;
import dev.onespace.item.Modality;
import dev.onespace.scan.Scan;
import dev.onespace.scan.Sources;
import dev.onespace.search.question.Query;
import dev.onespace.space.Limits;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code onespace demo}: takes the sample knowledge base in and asks it across modalities. */
@Command(
    name = "demo",
    description = "Takes in the sample knowledge base and asks it with words, pictures and speech.")
final class DemoCommand implements Callable<Integer> {
  private static final String SAMPLES = "onespace.samples";
  private static final String CALLED_AS = "onespace.command";
  private static final String OWN_DATA = ".onespace-demo";

  private final RootCommand root;

  DemoCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Path knowledge = samples();
    Path data = root.namesData() ? root.data() : root.shell().usualData().resolveSibling(OWN_DATA);
    Shell shell = root.shell();
    try (Onespace onespace = Onespace.open(data)) {
      IngestReport report = ingest(onespace, knowledge);
      if (report.stopped()) {
        shell.err().println("Stopped early; the same command goes on where it was.");
        return Exit.STOPPED;
      }
      List<DemoQuestion> questions = DemoQuestion.all(knowledge);
      for (int i = 0; i < questions.size(); i++) {
        ask(onespace, i + 1, questions.get(i));
      }
    }
    next(shell.out(), data, knowledge);
    return Exit.OK;
  }

  private IngestReport ingest(Onespace onespace, Path knowledge) {
    Shell shell = root.shell();
    List<Path> items = List.of(knowledge.resolve("items.jsonl"));
    shell.out().println("Taking in " + knowledge + " (the first time this takes a minute) ...");
    try (Scan scan = new Scan(items, MetadataChange.NONE, shell.in(), Limits.DEFAULT);
        Interrupts interrupts = Interrupts.caught(shell.err());
        Progress progress = Progress.of(shell, Scan.count(items), interrupts)) {
      IngestReport report = onespace.ingest(scan, IngestOptions.usual(Sources::isThere), progress);
      progress.close();
      var counts = onespace.stats().counts();
      shell
          .out()
          .printf(
              "%s items are in (%s texts, %s pictures, %s recordings); %s embedded now.%n",
              counts.items(),
              counts.byModality().getOrDefault(Modality.TEXT, 0L),
              counts.byModality().getOrDefault(Modality.IMAGE, 0L),
              counts.byModality().getOrDefault(Modality.AUDIO, 0L),
              report.embedded());
      return report;
    }
  }

  private void ask(Onespace onespace, int number, DemoQuestion question) {
    PrintStream out = root.shell().out();
    out.printf("%n%s. %s%n", number, bold(question.says()));
    out.println("   " + question.asked());
    for (DemoQuestion.Wanted wanted : question.wanted()) {
      out.printf("%n   %s%n", wanted.says());
      Query query = Query.of(question.asking().part()).only(wanted.type()).top(wanted.top());
      GivenQuery asked =
          new GivenQuery(query, List.of(), Optional.empty(), Optional.empty(), List.of());
      new AnswerText(out, root.shell().outTerminal(), false)
          .printHits(asked, onespace.search(query));
    }
  }

  private String bold(String text) {
    return root.shell().outTerminal() ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  private void next(PrintStream out, Path data, Path knowledge) {
    String command = System.getProperty(CALLED_AS, "onespace");
    Path queries = knowledge.resolve("queries");
    out.println();
    out.println("Now ask it yourself:");
    out.printf("  %s search --data %s \"a dog in the office\"%n", quoted(command), quoted(data));
    out.printf(
        "  %s search --data %s --image %s%n",
        quoted(command), quoted(data), quoted(queries.resolve("q-photo-tee.jpg")));
    out.printf(
        "  %s search --data %s --audio %s --type image%n",
        quoted(command), quoted(data), quoted(queries.resolve("q-voice-locked.opus")));
    out.println("and then your own files:");
    out.printf("  %s ingest PATH...%n", quoted(command));
    out.printf("  %s search WORDS%n", quoted(command));
  }

  private static String quoted(Object word) {
    String text = word.toString();
    return text.matches("[A-Za-z0-9_./~:+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private static Path samples() {
    return Optional.ofNullable(System.getProperty(SAMPLES))
        .map(Path::of)
        .map(folder -> folder.resolve("knowledge"))
        .filter(folder -> Files.exists(folder.resolve("items.jsonl")))
        .map(DemoCommand::fromHere)
        .orElseThrow(
            () ->
                new OnespaceException(
                    new Problem(
                        ErrorCode.NOT_FOUND,
                        "the sample knowledge base is not there",
                        "Run the launcher of the distribution: bin/onespace demo")));
  }

  /** As a person standing in the working folder would write it. */
  private static Path fromHere(Path folder) {
    Path here = Path.of("").toAbsolutePath();
    return folder.startsWith(here) ? here.relativize(folder) : folder;
  }
}
