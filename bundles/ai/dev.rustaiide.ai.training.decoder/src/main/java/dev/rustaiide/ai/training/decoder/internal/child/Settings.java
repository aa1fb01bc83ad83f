package dev.rustaiide.ai.training.decoder.internal.child;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Numbers by their names, which the child is given as words like {@code width=192}. */
public record Settings(Map<String, Double> numbers) {
    public Settings {
        numbers = Map.copyOf(numbers);
    }

    /** @throws IllegalArgumentException if one of {@code words} is none */
    static Settings of(List<String> words) {
        Map<String, Double> numbers = new HashMap<>();
        for (String word : words) {
            int at = word.indexOf('=');
            if (at < 1) {
                throw new IllegalArgumentException("no setting: " + word);
            }
            numbers.put(word.substring(0, at), Double.valueOf(word.substring(at + 1)));
        }
        return new Settings(numbers);
    }

    public List<String> words() {
        List<String> words = new ArrayList<>();
        new TreeMap<>(numbers).forEach((name, number) -> words.add(name + '=' + number));
        return words;
    }

    double number(String name, double otherwise) {
        return numbers.getOrDefault(name, otherwise);
    }

    int whole(String name, int otherwise) {
        return (int) number(name, otherwise);
    }
}
