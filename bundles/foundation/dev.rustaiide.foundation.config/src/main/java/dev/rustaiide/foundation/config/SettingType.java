package dev.rustaiide.foundation.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.serialization.Shape;

/** What values a setting can have, and how they are written. Sealed, so that a page of settings can show each kind. */
public sealed interface SettingType<T> {
    /** The value that {@code json} stands for; empty if it is none of these. */
    Optional<T> parse(Json json);

    /** The inverse of {@link #parse}. */
    Json print(T value);

    /** What a value must be, as the end of the sentence "It must be …". */
    String rule();

    /** The value that {@code word} on a command line or in the environment stands for; empty if it is none. */
    Optional<T> parseWord(String word);

    /** The inverse of {@link #parseWord}. */
    default String printWord(T value) {
        Json json = print(value);
        return json.asString().orElseGet(json::print);
    }

    /** True or false. */
    record Flag() implements SettingType<Boolean> {
        @Override
        public Optional<Boolean> parse(Json json) {
            return json.asBoolean();
        }

        @Override
        public Optional<Boolean> parseWord(String word) {
            return switch (word) {
                case "true" -> Optional.of(true);
                case "false" -> Optional.of(false);
                default -> Optional.empty();
            };
        }

        @Override
        public Json print(Boolean value) {
            return Json.of(value);
        }

        @Override
        public String rule() {
            return "true or false";
        }
    }

    /** Whole numbers from {@code min} to {@code max}, both included. */
    record Whole(long min, long max) implements SettingType<Long> {
        @Override
        public Optional<Long> parse(Json json) {
            var number = json.asLong();
            boolean fits = number.isPresent() && number.getAsLong() >= min && number.getAsLong() <= max;
            return fits ? Optional.of(number.getAsLong()) : Optional.empty();
        }

        @Override
        public Optional<Long> parseWord(String word) {
            try {
                return parse(Json.of(Long.parseLong(word)));
            } catch (NumberFormatException noNumber) {
                return Optional.empty();
            }
        }

        @Override
        public Json print(Long value) {
            return Json.of(value);
        }

        @Override
        public String rule() {
            return "a whole number from " + min + " to " + max;
        }
    }

    /** Numbers from {@code min} to {@code max}, both included. */
    record Decimal(double min, double max) implements SettingType<Double> {
        @Override
        public Optional<Double> parse(Json json) {
            var number = json.asDouble();
            boolean fits = number.isPresent() && number.getAsDouble() >= min && number.getAsDouble() <= max;
            return fits ? Optional.of(number.getAsDouble()) : Optional.empty();
        }

        @Override
        public Optional<Double> parseWord(String word) {
            try {
                double number = Double.parseDouble(word);
                return Double.isFinite(number) ? parse(Json.of(number)) : Optional.empty();
            } catch (NumberFormatException noNumber) {
                return Optional.empty();
            }
        }

        @Override
        public Json print(Double value) {
            return Json.of(value);
        }

        @Override
        public String rule() {
            return "a number from " + min + " to " + max;
        }
    }

    /**
     * Files or folders by their path, which need not exist; the empty path is none. {@code ~/} stands for the user's
     * home, and a relative path starts from {@link SettingsView#folder}.
     *
     * @param folder whether it is a folder that is asked for
     */
    record Place(boolean folder) implements SettingType<Path> {
        @Override
        public Optional<Path> parse(Json json) {
            return json.asString().flatMap(this::parseWord);
        }

        @Override
        public Optional<Path> parseWord(String word) {
            try {
                return Optional.of(word.startsWith("~/") || word.equals("~")
                        ? Path.of(System.getProperty("user.home"), word.substring(1)) : Path.of(word));
            } catch (InvalidPathException noPath) {
                return Optional.empty();
            }
        }

        @Override
        public Json print(Path value) {
            return Json.of(value.toString());
        }

        @Override
        public String rule() {
            return folder ? "the path of a folder in quotes" : "the path of a file in quotes";
        }
    }

    /** Any characters. */
    record Characters() implements SettingType<String> {
        @Override
        public Optional<String> parse(Json json) {
            return json.asString();
        }

        @Override
        public Optional<String> parseWord(String word) {
            return Optional.of(word);
        }

        @Override
        public Json print(String value) {
            return Json.of(value);
        }

        @Override
        public String rule() {
            return "a text in quotes";
        }
    }

    /** One of a few words. */
    record Choice(List<String> choices) implements SettingType<String> {
        public Choice {
            choices = List.copyOf(choices);
        }

        @Override
        public Optional<String> parse(Json json) {
            return json.asString().filter(choices::contains);
        }

        @Override
        public Optional<String> parseWord(String word) {
            return parse(Json.of(word));
        }

        @Override
        public Json print(String value) {
            return Json.of(value);
        }

        @Override
        public String rule() {
            return "one of " + String.join(", ", choices);
        }
    }

    /** Several texts in order. */
    record Texts() implements SettingType<List<String>> {
        @Override
        public Optional<List<String>> parse(Json json) {
            if (!(json instanceof Json.Arr(var items))) {
                return Optional.empty();
            }
            var texts = new ArrayList<String>();
            for (Json item : items) {
                item.asString().ifPresent(texts::add);
            }
            return texts.size() == items.size() ? Optional.of(List.copyOf(texts)) : Optional.empty();
        }

        /** Texts with commas between them, or an array in JSON. */
        @Override
        public Optional<List<String>> parseWord(String word) {
            if (word.startsWith("[")) {
                try {
                    return parse(Json.parse(word));
                } catch (JsonException noArray) {
                    return Optional.empty();
                }
            }
            return Optional.of(word.isEmpty() ? List.of() : List.of(word.split(",", -1)));
        }

        @Override
        public String printWord(List<String> value) {
            String word = String.join(",", value);
            return parseWord(word).filter(value::equals).isPresent() ? word : print(value).print();
        }

        @Override
        public Json print(List<String> value) {
            return Json.strings(value);
        }

        @Override
        public String rule() {
            return "a list of texts in quotes";
        }
    }

    /**
     * Records in order, each an object. Who declares a key with it says how one is written.
     *
     * @param row how one record is read and written
     * @param form the same as a JSON Schema, for editors that complete and explain
     */
    record Rows<T>(Shape<T> row, Json form) implements SettingType<List<T>> {
        @Override
        public Optional<List<T>> parse(Json json) {
            try {
                return Optional.of(Shape.list(row).fromJson(json));
            } catch (JsonException otherwise) {
                return Optional.empty();
            }
        }

        /** An array in JSON. */
        @Override
        public Optional<List<T>> parseWord(String word) {
            try {
                return parse(Json.parse(word));
            } catch (JsonException noArray) {
                return Optional.empty();
            }
        }

        @Override
        public Json print(List<T> value) {
            return Shape.list(row).json(value);
        }

        @Override
        public String rule() {
            return "a list of objects with " + String.join(", ", form.get("properties").members().keySet());
        }
    }
}
