import java.util.Set;

/** A thing that photos show and recordings speak of: fixed words on either side. */
enum Theme {
  MEAL(
      "food plate plates meal dish dishes pizza pizzas vegetables meat chicken rice broccoli burger"
          + " sandwich dinner restaurant kitchen cook cooking eating chef",
      "lobster lobsters dish dishes dinners recipe restaurant cook butter toast meat food"),
  PRINT(
      "book books bookcase bookshelf library newspaper newspapers magazine printing printed"
          + " typewriter reading",
      "book books printing printed types letterpress gutenberg bible letters"),
  MEDICINE(
      "doctor doctors nurse nurses patient patients hospital medical medicine medication pill pills"
          + " surgery surgeon drug drugs syringe",
      "medical patient patients doctor medicine poisoning stomach dose emetic apomorphine"
          + " morphine"),
  POLICE("police officer officers prison jail crime arrest arrested", "police detectives"),
  WINE("wine winery champagne", "wine sherry");

  private final Set<String> seen;
  private final Set<String> spoken;

  Theme(String seen, String spoken) {
    this.seen = Set.of(seen.split(" "));
    this.spoken = Set.of(spoken.split(" "));
  }

  boolean seenIn(String text) {
    return Words.of(text).stream().anyMatch(seen::contains);
  }

  boolean spokenIn(String text) {
    return Words.of(text).stream().anyMatch(spoken::contains);
  }
}
