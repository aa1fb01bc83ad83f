package dev.rustaiide.system.cli.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rustaiide.foundation.common.Nearest;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;

/**
 * What followed a verb.
 *
 * @param options with the value of each, empty for those that have none
 */
record Arguments(List<String> parameters, Map<String, String> options) {
    /** Every verb has these; the last is for {@code foundation.config}, which reads it by itself. */
    static final List<Option> COMMON = List.of(
            new Option("json", "", "Answers in JSON"),
            new Option("help", "", "Tells how to use this command, and does nothing else"),
            new Option("set", "ID=VALUE", "Overrides a setting for this time"));

    static Arguments parse(Usage usage, List<String> words) throws UsageException {
        Map<String, Option> known = new HashMap<>();
        COMMON.forEach(option -> known.put(option.name(), option));
        usage.options().forEach(option -> known.put(option.name(), option));
        var arguments = new Arguments(new ArrayList<>(), new HashMap<>());
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if ("--".equals(word)) {
                arguments.parameters.addAll(words.subList(i + 1, words.size()));
                break;
            }
            if ("-h".equals(word)) {
                arguments.options.put("help", "");
            } else if (word.length() < 2 || word.charAt(0) != '-') {
                arguments.parameters.add(word);
            } else if (arguments.addOption(known, word, i + 1 < words.size() ? words.get(i + 1) : "")) {
                i++;
            }
        }
        if (!arguments.has("help")) {
            arguments.checkCount(usage.parameters());
        }
        return arguments;
    }

    /** Whether {@code next} was used up. */
    private boolean addOption(Map<String, Option> known, String word, String next) throws UsageException {
        int sign = word.indexOf('=');
        String name = (sign < 0 ? word : word.substring(0, sign)).replaceFirst("^--?", "");
        Option option = known.get(name);
        if (option == null || !word.startsWith("--")) {
            throw new UsageException("unknown option " + word + '.'
                    + Nearest.to(name, known.keySet()).map(near -> " Did you mean --" + near + '?').orElse(""));
        }
        if (option.value().isEmpty()) {
            if (sign >= 0) {
                throw new UsageException("option --" + name + " takes no value.");
            }
            options.put(name, "");
            return false;
        }
        String value = sign < 0 ? next : word.substring(sign + 1);
        if (value.isEmpty()) {
            throw new UsageException("option --" + name + " needs a value: " + option.value() + '.');
        }
        options.put(name, value);
        return sign < 0;
    }

    private void checkCount(List<Parameter> expected) throws UsageException {
        boolean open = !expected.isEmpty() && expected.getLast().count() == Count.ANY;
        long needed = expected.stream().filter(parameter -> parameter.count() == Count.ONE).count();
        if (parameters.size() < needed) {
            throw new UsageException("needs " + expected.get(parameters.size()).name() + '.');
        }
        if (!open && parameters.size() > expected.size()) {
            throw new UsageException("does not know what to do with \"" + parameters.get(expected.size()) + "\".");
        }
    }

    boolean has(String option) {
        return options.containsKey(option);
    }
}
