package dev.rustaiide.foundation.config;

import java.nio.file.Path;
import java.util.List;

/**
 * Something that can be set. Two keys are the same setting if their ids are equal.
 *
 * @param id dotted, in lower camel case, e.g. {@code editor.tabSize}
 * @param standard the value where nobody has set one
 * @param title for people, e.g. {@code Tab size}
 * @param description one or two sentences for people
 * @param category the group that it is shown in, e.g. {@code Editor}
 * @param needsTrust whether it can make something run, so that the files of a folder set it only if the folder is
 *     trusted; such are paths of programs and arguments for them
 * @param scope how far it reaches
 */
public record SettingKey<T>(String id, SettingType<T> type, T standard, String title, String description,
        String category, boolean needsTrust, SettingScope scope) {
    /** A key of a folder that needs no trust. */
    public SettingKey(String id, SettingType<T> type, T standard, String title, String description, String category) {
        this(id, type, standard, title, description, category, false, SettingScope.FOLDER);
    }

    /** The same key, needing trust. */
    public SettingKey<T> trusted() {
        return new SettingKey<>(id, type, standard, title, description, category, true, scope);
    }

    /** The same key, which no folder can set since it is a person's to choose. */
    public SettingKey<T> ofUser() {
        return new SettingKey<>(id, type, standard, title, description, category, needsTrust, SettingScope.USER);
    }

    /** The same key, which no folder can set since it holds for the whole program. */
    public SettingKey<T> ofApplication() {
        return new SettingKey<>(id, type, standard, title, description, category, needsTrust,
                SettingScope.APPLICATION);
    }

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

    /** A number from {@code min} to {@code max}. */
    public static SettingKey<Double> decimal(String id, double standard, double min, double max, String title,
            String description, String category) {
        return new SettingKey<>(id, new SettingType.Decimal(min, max), standard, title, description, category);
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

    /** A file; the empty path where nobody has set one. */
    public static SettingKey<Path> file(String id, String title, String description, String category) {
        return new SettingKey<>(id, new SettingType.Place(false), Path.of(""), title, description, category);
    }

    /** A folder; the empty path where nobody has set one. */
    public static SettingKey<Path> folder(String id, String title, String description, String category) {
        return new SettingKey<>(id, new SettingType.Place(true), Path.of(""), title, description, category);
    }
}
