package dev.rustaiide.foundation.config.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingType;
import dev.rustaiide.foundation.config.Source;

/**
 * Values as bare words, by names that are made from the ids of keys.
 *
 * @param variables whether the names are those of variables
 */
record WordLayer(Origin origin, Map<String, String> words, boolean variables) implements Layer {
    static final String OPTION = "--set";
    private static final String PREFIX = "RUST_AI_IDE_SET_";

    /** {@code --set ID=VALUE} or {@code --set=ID=VALUE}; the last one counts. */
    static WordLayer ofCommandLine(List<String> arguments) {
        Map<String, String> words = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (OPTION.equals(argument) && i + 1 < arguments.size()) {
                add(words, arguments.get(++i));
            } else if (argument.startsWith(OPTION + '=')) {
                add(words, argument.substring(OPTION.length() + 1));
            }
        }
        return new WordLayer(Origin.COMMAND_LINE, words, false);
    }

    private static void add(Map<String, String> words, String word) {
        int sign = word.indexOf('=');
        if (sign > 0) {
            words.put(word.substring(0, sign), word.substring(sign + 1));
        }
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

    @Override
    public Set<String> names() {
        return words.keySet();
    }

    @Override
    public String nameOf(SettingKey<?> key) {
        return !variables || words.isEmpty() ? key.id() : PREFIX + key.id().replace('.', '_').toUpperCase(Locale.ROOT);
    }

    @Override
    public @Nullable Written written(String name) {
        String word = words.get(name);
        return word == null ? null : new Word(word);
    }

    @Override
    public Source source(String name) {
        return Source.named(variables ? name : OPTION + ' ' + name);
    }

    private record Word(String text) implements Written {
        @Override
        public <T> Optional<T> as(SettingType<T> type) {
            return type.parseWord(text);
        }
    }
}
