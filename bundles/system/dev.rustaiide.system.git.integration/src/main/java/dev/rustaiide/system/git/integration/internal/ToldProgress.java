package dev.rustaiide.system.git.integration.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;

/** Reads what git says while it works: how far it is, which it writes over and over in one line, and all else. */
final class ToldProgress {
    private static final Pattern FAR = Pattern.compile(
            "(?:remote: )?([A-Z][a-z]+ [a-z ]+): +\\d+% \\((\\d+)/(\\d+)\\).*");
    /** A line that goes on for ever is nothing that anybody reads. */
    private static final int LONGEST = 64 << 10;
    private static final int MOST = 8 << 20;

    private final InputStream in;
    private final Scope scope;
    private final StringBuilder kept = new StringBuilder();

    ToldProgress(InputStream in, Scope scope) {
        this.in = in;
        this.scope = scope;
    }

    /** Reads to the end; gives the lines that are no progress. */
    String read() throws IOException {
        var line = new StringBuilder();
        char[] some = new char[4096];
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            for (int count = reader.read(some); count >= 0; count = reader.read(some)) {
                for (int i = 0; i < count; i++) {
                    if (some[i] == '\n' || some[i] == '\r') {
                        end(line);
                    } else if (line.length() < LONGEST) {
                        line.append(some[i]);
                    }
                }
            }
        }
        end(line);
        return kept.toString();
    }

    private void end(StringBuilder line) {
        String text = line.toString();
        line.setLength(0);
        Matcher far = FAR.matcher(text);
        if (far.matches()) {
            scope.report(new Progress(far.group(1), number(far.group(2)), number(far.group(3))));
        } else if (!text.isBlank() && kept.length() < MOST) {
            kept.append(text.stripTrailing()).append('\n');
        }
    }

    private static long number(String digits) {
        return digits.length() > 18 ? 0 : Long.parseLong(digits);
    }
}
