package dev.rustaiide.system.cli.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsSource;

/** What can be set about commands that go through many files. */
@Component
public final class AnalysisSettings implements SettingsSource {
    private static final String FILES = "Files";

    static final SettingKey<List<String>> EXCLUDE = SettingKey.list("files.exclude", List.of(), "Excluded files",
            "Files and folders that commands leave out, by patterns as in .gitignore.", FILES);
    static final SettingKey<Boolean> IGNORED = SettingKey.flag("files.includeIgnored", false, "Include ignored files",
            "Commands look at files that Git ignores.", FILES);
    static final SettingKey<Boolean> HIDDEN = SettingKey.flag("files.includeHidden", false, "Include hidden folders",
            "Commands go into folders whose names begin with a dot; never into .git.", FILES);
    static final SettingKey<Long> LARGEST = SettingKey.number("files.largest", 1024, 1, 1024, "Largest file",
            "In MiB. Commands that go through many files leave larger ones out.", FILES);
    static final SettingKey<Long> WORKERS = SettingKey.number("analysis.workers", 0, 0, 256, "Files at a time",
            "How many files are analysed at a time. 0 means as many as there are processors.", "System")
            .ofApplication();

    @Override
    public List<SettingKey<?>> keys() {
        return List.of(EXCLUDE, IGNORED, HIDDEN, LARGEST, WORKERS);
    }
}
