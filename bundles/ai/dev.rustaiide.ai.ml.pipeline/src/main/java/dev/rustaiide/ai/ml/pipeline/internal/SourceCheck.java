package dev.rustaiide.ai.ml.pipeline.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.rustaiide.ai.ml.pipeline.SourceSecrets;

/** Why a file must not teach. */
enum SourceCheck {
    TOO_LARGE("too large"), BINARY("no text"), MINIFIED("minified"), GENERATED("generated"), SECRET("has a secret"),
    COPY("a copy, or nearly"), LICENCE("licence");

    static final int LARGEST = 400_000;

    private static final int LONGEST_LINE = 1000;
    private static final int LONG_LINES_IN = 300;
    private static final int HEAD = 2000;
    private static final Pattern GENERATED_MARK = Pattern.compile("@generated|(?i:automatically generated"
            + "|auto-?generated|do not (?:edit|modify) (?:this|by hand))");

    private final String word;

    SourceCheck(String word) {
        this.word = word;
    }

    /** For lists. */
    String word() {
        return word;
    }

    /** Whether it is text: UTF-8 without zeros. */
    static Optional<String> text(byte[] content) {
        for (byte each : content) {
            if (each == 0) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }

    static Optional<SourceCheck> refused(String text) {
        int lines = 1;
        int longest = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                longest = Math.max(longest, i - start);
                start = i + 1;
                lines++;
            }
        }
        longest = Math.max(longest, text.length() - start);
        if (text.length() / lines > LONG_LINES_IN || longest > LONGEST_LINE && text.length() / lines > 120) {
            return Optional.of(MINIFIED);
        }
        if (GENERATED_MARK.matcher(text.substring(0, Math.min(HEAD, text.length()))).find()) {
            return Optional.of(GENERATED);
        }
        return SourceSecrets.areIn(text) ? Optional.of(SECRET) : Optional.empty();
    }
}
