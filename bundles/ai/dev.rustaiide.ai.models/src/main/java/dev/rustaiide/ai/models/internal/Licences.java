package dev.rustaiide.ai.models.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out under which licence a model is. */
final class Licences {
    static final String UNKNOWN = "unknown";
    private static final int HEAD = 8192;
    /** In the head of a model's README, as Hugging Face has it. */
    private static final Pattern MEMBER = Pattern.compile("(?m)^license:\\s*[\"']?([A-Za-z0-9.+-]{1,60})");
    private static final List<String> SPDX = List.of("Apache-2.0", "MIT", "BSD-3-Clause", "BSD-2-Clause", "MPL-2.0",
            "GPL-3.0", "LGPL-3.0", "AGPL-3.0", "CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "ISC",
            "Unlicense", "BigScience-OpenRAIL-M", "OpenRAIL");

    private Licences() {}

    /** As SPDX writes it, if it is one of those that models have; else as it is. */
    static String spdx(String name) {
        return SPDX.stream().filter(known -> known.equalsIgnoreCase(name.strip())).findFirst().orElse(name.strip());
    }

    /** By what lies in {@code folder}. */
    static String of(Path folder) throws IOException {
        Optional<String> readme = head(folder.resolve("README.md"));
        if (readme.isPresent()) {
            Matcher member = MEMBER.matcher(readme.get());
            if (readme.get().startsWith("---") && member.find()) {
                return spdx(member.group(1));
            }
        }
        for (String name : List.of("LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE", "LICENCE.txt")) {
            Optional<String> text = head(folder.resolve(name));
            if (text.isPresent()) {
                return byText(text.get());
            }
        }
        return UNKNOWN;
    }

    private static String byText(String text) {
        String begin = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (begin.contains("apache license version 2.0")) {
            return "Apache-2.0";
        }
        return begin.contains("permission is hereby granted, free of charge") ? "MIT" : UNKNOWN;
    }

    private static Optional<String> head(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            return Optional.of(new String(in.readNBytes(HEAD), StandardCharsets.UTF_8));
        }
    }
}
