package dev.rustaiide.app.settings.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.rustaiide.app.editor.language.Completion;
import dev.rustaiide.app.editor.language.CompletionSource;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.text.Text;

class SettingsCompletionsTest {
    private static final SettingKey<Boolean> KEY = SettingKey.flag("a.key", true, "Key", "A key.", "Keys");
    private static final Settings SETTINGS = (Settings) Proxy.newProxyInstance(Settings.class.getClassLoader(),
            new Class<?>[] {Settings.class}, (proxy, method, arguments) -> switch (method.getName()) {
                case "userFile" -> Path.of("/home/u/settings.json");
                case "keys" -> List.of(KEY);
                default -> throw new UnsupportedOperationException(method.getName());
            });

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /home/u/settings.json                   | a.key
            /work/p/.rust-ai-ide/settings.json      | a.key
            /opt/ide/distribution/settings.json     | a.key
            /etc/rust-ai-ide/policy.json            | by
            /work/p/settings.json                   | nothing
            /work/p/policy.json                     | nothing
            Untitled 1                              | nothing
            """)
    void each_file_of_settings_is_offered_what_can_stand_in_it(String file, String first) throws Exception {
        CompletionSource source = new SettingsCompletions(SETTINGS).of(Path.of(file)).orElse(CompletionSource.NONE);
        List<String> labels = source.at(Text.of("{}"), 1).stream().map(Completion::label).toList();
        assertEquals(first, labels.isEmpty() ? "nothing" : labels.getFirst());
    }
}
