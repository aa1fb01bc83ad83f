package dev.rustaiide.foundation.config;

import java.util.List;

/**
 * Something that can be set. Two keys are the same setting if their ids are equal.
 *
 * @param id dotted, in lower camel case, e.g. {@code editor.tabSize}
 * @param standard the value where nobody has set one
 * @param title for people, e.g. {@code Tab size}
 * @param description one or two sentences for people
 * @param category the group that it is shown in, e.g. {@code Editor}
 */
public record SettingKey<T>(String id, SettingType<T> type, T standard, String title, String description,
        String category) {
    /** On or off. */
    public static SettingKey<Boolean> flag(String id, boolean standard, String title, String description,
            String category) {
        return new SettingKey<>(id, new SettingType.Flag(), standard, title, description, category);
    }

    /** A whole number from {@code min} to {@code max}. */
    public static SettingKey<Long> number(String id, long standard, long min, long max, String title,
            String description, String category) {
        return new SettingKey<>(id, new SettingType.Whole(min, max), standard, title, description, category);
    }

    /** Any characters. */
    public static SettingKey<String> text(String id, String standard, String title, String description,
            String category) {
        return new SettingKey<>(id, new SettingType.Characters(), standard, title, description, category);
    }

    /** One of {@code choices}. */
    public static SettingKey<String> choice(String id, String standard, List<String> choices, String title,
            String description, String category) {
        return new SettingKey<>(id, new SettingType.Choice(choices), standard, title, description, category);
    }

    /** Several texts in order. */
    public static SettingKey<List<String>> list(String id, List<String> standard, String title, String description,
            String category) {
        return new SettingKey<>(id, new SettingType.Texts(), List.copyOf(standard), title, description, category);
    }
}
