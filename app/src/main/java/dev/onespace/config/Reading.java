package dev.onespace.config;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what is set, the later over the earlier, and all that is wrong with it. */
final class Reading {
  private static final String LIMITS = "ONESPACE_LIMITS_";
  private static final String VIEWS = "ONESPACE_VIEW_";

  private final Map<String, Written> set = new LinkedHashMap<>();
  private final Map<Setting, Long> limits = new EnumMap<>(Setting.class);
  private final Mistakes mistakes = new Mistakes();
  private final ViewsReader views = new ViewsReader(mistakes);

  void addFile(Path file) {
    PropertyLines.of(file, mistakes).forEach(this::add);
  }

  /** Takes a variable of the environment: limits have one each, views have none. */
  void addVariable(String name, String value) {
    Optional<Setting> setting = Setting.ofVariable(name);
    if (setting.isPresent()) {
      add(new Written(setting.get().key(), value, name));
    } else if (name.startsWith(LIMITS)) {
      mistakes.add("unknown variable " + name);
    } else if (name.startsWith(VIEWS)) {
      mistakes.add(
          "unknown variable %s: views are set in the file, or by --set view.NAME.top=5"
              .formatted(name));
    }
  }

  void add(Written written) {
    Optional<Setting> setting = Setting.named(written.key());
    if (setting.isPresent()) {
      addLimit(setting.get(), written);
    } else if (!views.add(written)) {
      mistakes.add(
          "unknown key '%s' (%s)%s".formatted(written.key(), written.from(), hint(written)));
      return;
    }
    set.put(written.key(), written);
  }

  private static String hint(Written written) {
    return written.key().startsWith(ViewKey.PREFIX)
        ? ": keys of views are "
            + String.join(", ", ViewKey.forms())
            + ", with names of letters, digits, _ and -"
        : "";
  }

  private void addLimit(Setting setting, Written written) {
    Amounts.read(setting.kind(), written.value())
        .ifPresentOrElse(
            number -> limits.put(setting, number),
            () ->
                mistakes.add(
                    "%s is not %s: %s"
                        .formatted(written, Amounts.form(setting.kind()), setting.meaning())));
  }

  Configuration result() {
    var all = views.views();
    mistakes.tell();
    return new Configuration(limits, all, List.copyOf(set.values()));
  }
}
