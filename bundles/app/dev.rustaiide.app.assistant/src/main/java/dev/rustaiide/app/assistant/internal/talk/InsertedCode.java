package dev.rustaiide.app.assistant.internal.talk;

import java.util.ArrayList;
import java.util.List;

/** Code of an answer, made to fit where it goes. */
public final class InsertedCode {
    private InsertedCode() {}

    /** {@code code} with the indentation of {@code line} before each of its lines but the first, and its own gone. */
    public static String fitted(String code, String line) {
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        int own = code.lines().filter(each -> !each.isBlank()).mapToInt(InsertedCode::indentation).min().orElse(0);
        List<String> lines = new ArrayList<>();
        for (String each : code.split("\n", -1)) {
            String bare = each.isBlank() ? "" : each.substring(own);
            lines.add(lines.isEmpty() || bare.isEmpty() ? bare : indent + bare);
        }
        return String.join("\n", lines);
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }
}
