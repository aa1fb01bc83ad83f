package dev.rustaiide.foundation.validation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A target for Jazzer: no words make the check of commands throw, and none with a program outside the list, a NUL or a
 * setting that names a program is accepted. Words are separated by line feeds; the first may be {@code NAME=VALUE}.
 */
public final class CommandFuzz {
    private CommandFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        List<String> words = List.of(new String(data, StandardCharsets.UTF_8).split("\n", -1));
        String first = words.getFirst();
        int sign = first.indexOf('=');
        Map<String, String> environment = sign < 0 ? Map.of()
                : Map.of(first.substring(0, sign), first.substring(sign + 1));
        List<String> line = sign < 0 || words.size() == 1 ? words : words.subList(1, words.size());
        var command = new CommandLine(line.getFirst(), line.subList(1, line.size()), environment);
        if (CommandRules.check(command).isAccepted()) {
            String program = line.getFirst().replaceFirst(".*/", "").replaceFirst("(?i)\\.exe$", "");
            boolean behind = line.contains("--");
            boolean wrapper = !behind && line.stream().anyMatch(word -> word.contains("rustc-wrapper=")
                    && line.getFirst().endsWith("cargo") && line.contains("--config"));
            if (!CommandRules.programs().contains(program) || String.join("", line).indexOf('\0') >= 0 || wrapper) {
                throw new IllegalStateException("accepted: " + command);
            }
        }
    }
}
