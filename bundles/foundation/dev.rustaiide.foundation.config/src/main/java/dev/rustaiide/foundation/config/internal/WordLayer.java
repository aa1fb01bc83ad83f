package dev.rustaiide.foundation.config.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.SettingKey;

/**
 * Values as bare words, by names that are made from the ids of keys.
 *
 * @param variables whether the names are those of variables
 */
record WordLayer(Origin origin, Map<String, String> words, boolean variables) implements Layer {
    static final String OPTION = "--set";
    private static final String PREFIX = "RUST_AI_IDE_SET_";

    static WordLayer ofCommandLine(List<String> arguments) {
        Map<String, String> words = new HashMap<>();
        for (int i = 0; i + 1 < arguments.size(); i++) {
            String word = arguments.get(i + 1);
            int sign = word.indexOf('=');
            if (OPTION.equals(arguments.get(i)) && sign > 0) {
                words.put(word.substring(0, sign), word.substring(sign + 1));
            }
        }
        return new WordLayer(Origin.COMMAND_LINE, words, false);
    }

    static WordLayer ofEnvironment(Map<String, String> environment) {
        Map<String, String> words = new HashMap<>();
        environment.forEach((name, word) -> {
            if (name.startsWith(PREFIX)) {
                words.put(name, word);
            }
        });
        return new WordLayer(Origin.ENVIRONMENT, words, true);
    }

    private String name(SettingKey<?> key) {
        return variables ? PREFIX + key.id().replace('.', '_').toUpperCase(Locale.ROOT) : key.id();
    }

    @Override
    public boolean has(SettingKey<?> key) {
        return !words.isEmpty() && words.containsKey(name(key));
    }

    @Override
    public <T> Optional<T> value(SettingKey<T> key) {
        return key.type().parseWord(words.get(name(key)));
    }
}
