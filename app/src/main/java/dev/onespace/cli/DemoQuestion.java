package dev.onespace.cli;

import dev.onespace.item.Modality;
import java.nio.file.Path;
import java.util.List;

/**
 * A question of the demo.
 *
 * @param says what it shows, to a newcomer
 * @param asked the options of {@code search} that ask it
 * @param asking the question
 * @param wanted what to ask for, in parts
 */
record DemoQuestion(String says, String asked, Asking asking, List<Wanted> wanted) {

  /** A part of the answer: the best so many of one type, under a heading. */
  record Wanted(String says, Modality type, int top) {}

  /** The questions to the sample knowledge base in this folder. */
  static List<DemoQuestion> all(Path knowledge) {
    Path queries = knowledge.resolve("queries");
    Path screenshot = queries.resolve("q-sync-error.png");
    Path voice = queries.resolve("q-voice-drip.opus");
    String photo = "skiing down a snowy slope";
    String call = "smell of something burning, hot cable";
    return List.of(
        new DemoQuestion(
            "A screenshot of an error finds the ticket that speaks of it, and screenshots like it.",
            "search --image " + screenshot,
            Asking.file(screenshot, Modality.IMAGE),
            List.of(
                new Wanted("tickets and documents:", Modality.TEXT, 2),
                new Wanted("pictures:", Modality.IMAGE, 2),
                new Wanted("calls:", Modality.AUDIO, 1))),
        new DemoQuestion(
            "Words find a photo that has no text in it.",
            "search \"" + photo + "\" --type image",
            Asking.words(photo),
            List.of(new Wanted("pictures:", Modality.IMAGE, 2))),
        new DemoQuestion(
            "Words find the second in a recording where they are spoken of.",
            "search \"" + call + "\" --type audio",
            Asking.words(call),
            List.of(new Wanted("calls:", Modality.AUDIO, 2))),
        new DemoQuestion(
            "A spoken question finds the ticket that solved it, in other words.",
            "search --audio " + voice + " --type text",
            Asking.file(voice, Modality.AUDIO),
            List.of(new Wanted("tickets and documents:", Modality.TEXT, 2))));
  }
}
