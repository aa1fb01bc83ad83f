package dev.rustaiide.foundation.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A command as it could be typed into a shell: what is shown is what can be copied. */
public final class CommandLine {
    private CommandLine() {}

    /** The words of {@code command} behind the variables that it sets, quoted where a POSIX shell needs it. */
    public static String of(Command command) {
        List<String> words = new ArrayList<>();
        new TreeMap<>(command.environment()).forEach((name, value) -> words.add(name + "=" + quoted(value)));
        words.add(quoted(command.program()));
        command.arguments().forEach(argument -> words.add(quoted(argument)));
        return String.join(" ", words);
    }

    private static String quoted(String word) {
        boolean plain = !word.isEmpty() && word.chars().allMatch(c -> c > ' ' && c < 0x7F
                && (Character.isLetterOrDigit(c) || "@%+=:,./_-".indexOf(c) >= 0) || c > 0xA0);
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
