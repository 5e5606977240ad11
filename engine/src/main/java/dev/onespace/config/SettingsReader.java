package dev.onespace.config;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what is set, the later over the earlier, and all that is wrong with it. */
final class SettingsReader {
  private final Map<String, Written> set = new LinkedHashMap<>();
  private final EnumMap<Setting, Written> settings = new EnumMap<>(Setting.class);
  private final Mistakes mistakes = new Mistakes();
  private final ViewsReader views = new ViewsReader(mistakes);

  void addFile(Path file) {
    PropertyLines.of(file, mistakes).forEach(this::add);
  }

  void addEnvironment(Map<String, String> environment) {
    Variables.of(environment, mistakes).forEach(this::add);
  }

  void add(Written written) {
    Optional<Setting> setting = Setting.named(written.key());
    if (setting.isPresent()) {
      add(setting.get(), written);
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

  private void add(Setting setting, Written written) {
    if (setting.form().fits(written.value())) {
      settings.put(setting, written);
    } else {
      mistakes.add("%s is not %s: %s".formatted(written, setting.form().told(), setting.meaning()));
    }
  }

  Configuration result() {
    var all = views.views();
    Requirements.check(Values.of(settings), mistakes);
    SetupReader.check(Values.of(settings), mistakes);
    mistakes.tell();
    return new Configuration(Values.of(settings), all, List.copyOf(set.values()));
  }
}
